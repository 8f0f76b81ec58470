"""Earlier statements that do not agree: the same figure with another value, another year announced for the same, or one
denies what the other says.

They are shown side by side with their dates; which of them holds is for whoever drafts to decide. Figures of two
different years are no contradiction; two years in which the same was to begin or to be done are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.drafting.draft import Contradiction
from assistant.drafting.figures import figures
from assistant.model import Citation
from assistant.terms import Term, coverage, terms, wording
from ingest.text.grams import fold
from ingest.text.sentences import split_sentences
from ingest.text.words import lemma

#: Two sentences with a figure are about the same if each holds this share of what the other is about; two of which one
#: denies the other, this much larger one.
ABOUT, SAME = 0.35, 0.7
#: A word lighter than this says little of what a sentence is about (:class:`assistant.terms.Term`).
LIGHT = 2.0
_DENIES = re.compile(r"\b(?:nicht|kein(?:e[mnrs]?)?|niemals?|nie|Nein)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT = re.compile(r"(Euro|EUR|€|%|Prozent|km|m²|m2|ha)\b|[€%]")
_COUNTED = re.compile(r"\s*(?:[a-zäöüß]\w*\s+){0,2}([A-ZÄÖÜ][\w-]+)")
#: What is announced for a year, by the name it is told by.
_EVENTS = {
    "Beginn": re.compile(r"\b\w*beginn(?:en|t|s)?\b|\b\w*begonnen\b|\bSpatenstich\b|\b(?:ge)?startet?e?n?\b", re.I),
    "Fertigstellung": re.compile(
        r"\bfertig\s?gestellt\b|\bFertigstellung\b|\babgeschlossen\b|\b(?:Bau|Projekt)?abschluss\b|\bInbetriebnahme\b|"
        r"\bin\s+Betrieb\s+(?:genommen|gehen|geht)\b|\b(?:Wieder)?eröffnung\b|\b(?:wieder)?eröffnet\b|\bbezugsfertig\b",
        re.I,
    ),
}
_MONEY = frozenset({"euro", "eur", "€"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a citation, with what it is about."""

    citation: Citation
    text: str

    @property
    def about(self) -> tuple[Term, ...]:
        return tuple(one for one in terms(self.text) if one.weight >= LIGHT and not one.word[0].isdigit())


def contradictions(citations: Sequence[Citation]) -> tuple[Contradiction, ...]:
    """The pairs of statements of different letters that do not agree, each once.

    Args:
        citations: Statements on one question.

    Returns:
        Pairs, in each the earlier statement first.
    """
    found: list[Contradiction] = []
    for pair in combinations(citations, 2):
        first, second = sorted(pair, key=lambda one: (one.date is None, one.date and one.date.isoformat(), one.marker))
        if first.document_id == second.document_id:
            continue
        about = next(_differences(first, second), None)
        if about is not None:
            found.append(Contradiction(first, second, about))
    return tuple(found)


def _differences(first: Citation, second: Citation) -> Iterator[str]:
    """On what two statements differ, in words."""
    yield from _answers_differ(first, second)
    for one in _sentences(first):
        for other in _sentences(second):
            shared = _shared(one, other)
            yield from _announced_differ(one, other)
            if shared >= ABOUT and _same_time(one.text, other.text):
                yield from _figures_differ(one, other)
            if shared >= SAME and bool(_DENIES.search(one.text)) != bool(_DENIES.search(other.text)):
                yield f"Eine der Aussagen verneint, was die andere sagt ({_dated(first)}, {_dated(second)})"


def _answers_differ(first: Citation, second: Citation) -> Iterator[str]:
    """The one figure of each, where two letters were asked the same ("Wie viele …?") and name no two years."""
    one, other = (_Said(citation, citation.asked or "") for citation in (first, second))
    if _shared(one, other) >= SAME and _same_time(one.text + first.display, other.text + second.display):
        value, its = figures(first.display), figures(second.display)
        if len(value) == len(its) == 1 and fold(value[0].value) != fold(its[0].value):
            asked = one.text.rstrip(" ?")
            yield f"„{asked}?“: {value[0].value} ({_dated(first)}) und {its[0].value} ({_dated(second)})"


def _announced_differ(one: _Said, other: _Said) -> Iterator[str]:
    """What two letters announce for different years, each ahead of itself."""
    for name, event in _EVENTS.items():
        first, second = _announced(one, event), _announced(other, event)
        if first and second and first != second and _same_matter(one, other, event):
            yield f"{name}: {first} ({_dated(one.citation)}) und {second} ({_dated(other.citation)})"


def _same_matter(one: _Said, other: _Said, event: re.Pattern[str]) -> bool:
    """Whether two sentences share more than an event, and enough of it with what they answer."""
    said = [replace(side, text=event.sub(" ", side.text)) for side in (one, other)]
    asked = [replace(side, text=f"{side.citation.asked or ''} {side.text}") for side in said]
    return _shared(*said) > 0 and _shared(*asked) >= ABOUT


def _announced(said: _Said, event: re.Pattern[str]) -> int | None:
    """The one year that a sentence names for an event, if that was not yet over when the letter was written."""
    years = {int(year) for year in _YEAR.findall(said.text)}
    written = said.citation.date.year if said.citation.date else None
    ahead = written is not None and len(years) == 1 and min(years) >= written
    return min(years) if ahead and event.search(said.text) else None


def _sentences(citation: Citation) -> list[_Said]:
    return [_Said(citation, citation.display[start:end]) for start, end in split_sentences(citation.display)]


def _figures_differ(one: _Said, other: _Said) -> Iterator[str]:
    """What two sentences count or measure with another result."""
    theirs = _counted(other.text)
    for name, value in _counted(one.text).items():
        if name in theirs and fold(theirs[name]) != fold(value):
            yield f"{name}: {value} ({_dated(one.citation)}) und {theirs[name]} ({_dated(other.citation)})"


def _counted(text: str) -> dict[str, str]:
    """The figures of a sentence by what they count or measure; what it counts twice is left out."""
    found: dict[str, str | None] = {}
    for place in figures(text):
        unit = _UNIT.search(place.value)
        noun = _COUNTED.match(text[place.end :])
        if unit:
            name = "Euro" if fold(unit[0]) in _MONEY else "Prozent" if unit[0] == "%" else unit[0]
        elif noun:
            name = lemma(noun[1])
        else:
            continue
        found[name] = None if name in found else place.value
    return {name: value for name, value in found.items() if value is not None}


def _shared(one: _Said, other: _Said) -> float:
    """How much of what two sentences are about both of them are, 0 to 1."""
    if not one.about or not other.about:
        return 0.0
    return min(coverage(wording(other.text), one.about), coverage(wording(one.text), other.about))


def _same_time(one: str, other: str) -> bool:
    """Whether two sentences may speak of the same time: they share a year, or one names none."""
    years, others = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    return not years or not others or bool(years & others)


def _dated(citation: Citation) -> str:
    return f"{citation.date:%d.%m.%Y}" if citation.date else "ohne Datum"
