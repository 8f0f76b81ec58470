"""What of a fluent version is shown, and how it reads as plain text: the one place that decides it for every output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.model import Answer, Citation
from ingest.errors import BadInput
from ui.fluent.texts import FluentTexts

#: Outcomes after which no sentence is shown, whatever else the version holds.
_NOTHING_SHOWN = frozenset({Outcome.WITHDRAWN, Outcome.NOT_ALLOWED})


def begun() -> Fluent:
    """A version of which nothing has come yet."""
    return Fluent(sentences=(), citations=(), removed=(), outcome=Outcome.WRITTEN, model="", done=False)


def shown(fluent: Fluent | None) -> tuple[FluentSentence, ...]:
    """The sentences that are shown; none where the version was withdrawn as a whole."""
    return fluent.sentences if fluent is not None and fluent.outcome not in _NOTHING_SHOWN else ()


def cited(fluent: Fluent | None) -> tuple[Citation, ...]:
    """The citations behind the shown sentences, by marker; each carries the whole paragraph."""
    markers = {marker for sentence in shown(fluent) for marker in sentence.markers}
    found = (one for one in (fluent.citations if fluent else ()) if one.marker in markers)
    return tuple(sorted(found, key=lambda citation: citation.marker))


def trimmed(fluent: Fluent) -> Fluent:
    """A version as it is kept: without the citations that the model was shown and no shown sentence rests on."""
    return replace(fluent, citations=cited(fluent))


def further(fluent: Fluent | None, answer: Answer) -> tuple[Citation, ...]:
    """Citations behind the shown sentences that the extract does not have."""
    known = {one.marker for one in answer.citations}
    return tuple(one for one in cited(fluent) if one.marker not in known)


def remark(fluent: Fluent, texts: FluentTexts, running: bool = False) -> str:
    """What has to be said of a version beside its sentences; "" where it speaks for itself.

    Args:
        fluent: The version.
        texts: The language.
        running: Whether it is still being written; one that is neither running nor done was stopped.
    """
    any_shown = bool(shown(fluent))
    if not fluent.done:
        return (texts.writing if running else texts.stopped) if any_shown or running else texts.stopped_empty
    if any_shown:
        return texts.cut.get(fluent.outcome, "")
    return texts.outcomes[fluent.outcome]


def wanted(asked_for: bool | None, writes: bool) -> bool:
    """Whether a version is wanted: as somebody said, else where a language model is set up.

    Args:
        asked_for: What was said; None for nothing.
        writes: Whether one is set up.

    Raises:
        BadInput: It is asked for, and none is set up.
    """
    if asked_for and not writes:
        raise BadInput(
            "Erwartet wird ein eingerichtetes Sprachmodell",
            "in fundstelle.toml steht keines im Abschnitt [language_model]",
            "bitte richten Sie eines ein oder lassen Sie --language-model weg",
        )
    return writes if asked_for is None else asked_for


def whole(coming: Iterator[Fluent]) -> Fluent | None:
    """A version when nothing more comes of it, as it is kept; None where nothing came at all."""
    latest = None
    for latest in coming:
        if latest.done:
            break
    return trimmed(latest) if latest else None


def pieces(sentence: FluentSentence) -> Iterator[tuple[str, bool]]:
    """A sentence piece by piece, each with whether it stands verbatim in its source."""
    at = 0
    for start, end in sentence.verbatim:
        if start > at:
            yield sentence.text[at:start], False
        yield sentence.text[start:end], True
        at = end
    if at < len(sentence.text):
        yield sentence.text[at:], False


def told(fluent: Fluent | None, texts: FluentTexts) -> list[str]:
    """A version as lines of plain text: mark, sentences with markers and badges, what was removed; [] without one."""
    if fluent is None:
        return []
    rows = [texts.heading if shown(fluent) else texts.none]
    rows[0] += f" ({texts.by.format(model=fluent.model)}):" if fluent.model else ":"
    rows += [line(sentence, texts) for sentence in shown(fluent)]
    return [*rows, *filter(None, (remark(fluent, texts), texts.removed(fluent.removed)))]


def line(sentence: FluentSentence, texts: FluentTexts) -> str:
    """One sentence with its markers, its badge, and whether what it quotes is verbatim."""
    markers = "".join(f"[{marker}]" for marker in sentence.markers)
    said = [texts.badges[sentence.badge], *([f"„…“ {texts.verbatim}"] if sentence.verbatim else [])]
    return f"{sentence.text} {markers} ({', '.join(said)})"


def summary(fluent: Fluent, texts: FluentTexts) -> Sequence[str]:
    """What the check made of a version, line by line: carried and written by which model, then what was removed."""
    by = texts.by.format(model=fluent.model) if fluent.model else ""
    counted = texts.counted([sentence.badge for sentence in shown(fluent)])
    return tuple(filter(None, (" · ".join(filter(None, (counted, by))), texts.removed(fluent.removed))))
