"""A report against a repetition of it: what differs in the manifest, and what differs in answers or figures.

The manifest explains, answers and figures decide: another machine may give the same, the same commit must.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: The key of a report's answers.
ANSWERS = "predictions"
#: What no repetition can give again.
_NOT_REPEATED = ("manifest", "latency_ms")
#: Of the manifest: what is new each time, or where files happen to lie.
_NOT_COMPARED = ("date", "gold_path", "corpus_path")
_MISSING = "(fehlt)"
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same.

    Attributes:
        path: Where it stands, from outside in ("predictions", "dd-017", "answer").
        before: In the report.
        now: In the repetition.
    """

    path: tuple[str, ...]
    before: str
    now: str

    def __str__(self) -> str:
        return f"{'.'.join(self.path)}: im Bericht {self.before}, jetzt {self.now}"


def manifest_differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """What differs between two manifests, but for the date.

    Args:
        before: That of the report, as plain data.
        now: That of the repetition.
    """
    kept = [{key: told for key, told in one.items() if key not in _NOT_COMPARED} for one in (before, now)]
    return list(_differences((), kept[0], kept[1]))


def result_differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """What differs between two reports, but for manifest and latency: answers first, then figures.

    Args:
        before: The report, as plain data.
        now: The repetition.
    """
    answers = [{ANSWERS: _answers(one)} for one in (before, now)]
    others = [{key: told for key, told in one.items() if key not in (*_NOT_REPEATED, ANSWERS)} for one in (before, now)]
    return [*_differences((), answers[0], answers[1]), *_differences((), others[0], others[1])]


def _answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers by item, without their latency."""
    return {
        str(answer["id"]): {key: told for key, told in answer.items() if key != "latency_ms"}
        for answer in document[ANSWERS]
    }


def _differences(path: tuple[str, ...], before: Any, now: Any) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*before, *now]):
            yield from _differences((*path, str(key)), before.get(key, _MISSING), now.get(key, _MISSING))
    elif _listed(before) and _listed(now) and len(before) == len(now):
        for number, (one, other) in enumerate(zip(before, now, strict=True), 1):
            yield from _differences((*path, str(number)), one, other)
    elif before != now:
        yield Difference(path, _shown(before), _shown(now))


def _listed(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _shown(value: Any) -> str:
    if _listed(value):
        return f"{len(value)} Einträge"
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
