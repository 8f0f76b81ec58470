"""The fluent version for a terminal, of plain data as :mod:`ui.commands` returns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.verification.verdict import Badge, Flaw
from ui.fluent.texts import texts
from ui.fluent.words import line, remark, shown, summary

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the terminal: its text, what stands before its first line, and before its others."""

    text: str
    indent: str = ""
    hanging: str = ""


def rows(data: Data, language: str) -> Iterator[Row]:
    """A version with its mark, and the heading of the excerpts that follow it.

    Args:
        data: The version as plain data.
        language: "de" or "en".
    """
    fluent, words = _read(data), texts(language)
    sentences = shown(fluent)
    yield Row(f"{words.sign} | {words.heading if sentences else words.none}", hanging=" " * 5)
    for sentence in sentences:
        yield Row(line(sentence, words), "  ", "  ")
    for said in (remark(fluent, words), *summary(fluent, words)):
        if said:
            yield Row(said, "  ", "  ")
    yield Row("")
    yield Row(f"{words.excerpts}:")


def further(data: Data, citations: Sequence[Data]) -> list[Data]:
    """Citations, as plain data, that shown sentences rest on and the answer does not have."""
    known = {one["marker"] for one in citations}
    cited = {marker for sentence in shown(_read(data)) for marker in sentence.markers}
    return [one for one in data["citations"] if one["marker"] in cited - known]


def _read(data: Data) -> Fluent:
    """A version of plain data; of its citations nothing is needed here."""
    sentences = (
        FluentSentence(
            text=one["text"],
            markers=tuple(one["markers"]),
            badge=Badge(one["badge"]),
            support=one["support"],
            verbatim=tuple((start, end) for start, end in one["verbatim"]),
        )
        for one in data["sentences"]
    )
    removed = tuple(Flaw(one) for one in data["removed"])
    return Fluent(tuple(sentences), (), removed, Outcome(data["outcome"]), data["model"], data["done"])
