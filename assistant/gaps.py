"""What a Vorgang lacks in the letters that may be seen: reports, enquiries, announced letters, attachments, pages.

A gap is never a fact about the world: it says what was not found in what somebody may see.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.archive.archive import Archive, LetterSummary, Tiers
from ingest.links.links import LinkKind
from ingest.model import BlockKind, LetterKind, Missing, Spans
from ingest.text.references import same_paper
from ingest.vorgang import Item, Station, Vorgang

#: What a station says that answers a point or question; what minutes record is the resolution itself.
_REPORTED = (LinkKind.CONTROLS, LinkKind.ANSWERS)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that a letter of the Vorgang speaks of and its file does not hold."""

    letter: LetterSummary
    what: Missing


@dataclass(frozen=True, slots=True)
class Announced:
    """A letter that another one announces.

    Attributes:
        letter: The one that announces it.
        kind: What is to come.
        date: For when.
        spans: The words that say so.
        came: The letter of this kind that followed; None where none is found.
    """

    letter: LetterSummary
    kind: LetterKind
    date: datetime.date
    spans: Spans
    came: LetterSummary | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not there, in the order of the letters that speak of it; announced letters that came stand here, too."""

    lacking: tuple[Lacking, ...] = ()
    announced: tuple[Announced, ...] = ()


def gaps(archive: Archive, found: Vorgang, tiers: Tiers) -> Gaps:
    """What the letters of a Vorgang speak of: what their files lack, and which letters they announce.

    Args:
        archive: The archive.
        found: The Vorgang.
        tiers: What may be seen.
    """
    own = [station for station in found.letters if station.kind is not LinkKind.RECORDS]
    lacking: list[Lacking] = []
    for station in own:
        letter = archive.letter(station.letter.document_id, tiers)
        lacking += [Lacking(station.letter, what) for what in (letter.missing if letter else ())]
    announced = (one for place, station in enumerate(own) for one in _announced(archive, found, place, station, tiers))
    return Gaps(tuple(dict.fromkeys(lacking)), tuple(dict.fromkeys(announced)))


def is_reported(item: Item) -> bool:
    """Whether anybody reports on a point, or answers a question."""
    return any(station.kind in _REPORTED for station in item.stations)


def is_asked_about(item: Item) -> bool:
    """Whether a later enquiry asks about a point."""
    return any(station.kind is LinkKind.ASKS_ABOUT for station in item.stations)


def unanswered(found: Vorgang) -> tuple[Item, ...]:
    """The points or questions on which nobody reports or answers."""
    return tuple(item for item in found.items if not is_reported(item))


def unasked(found: Vorgang) -> tuple[Item, ...]:
    """The points of a resolution that no later enquiry asks about."""
    points = (item for item in found.items if item.kind is BlockKind.RESOLUTION_POINT)
    return tuple(item for item in points if not is_asked_about(item))


def unheard(item: Item) -> tuple[Station, ...]:
    """The questions of later enquiries about a point to which no answer of the same enquiry is found."""
    answered = {
        (station.letter.reference, passage.number)
        for station in item.stations
        if station.kind is LinkKind.ANSWERS
        for passage in station.passages[:1]
    }
    asked = (station for station in item.stations if station.kind is LinkKind.ASKS_ABOUT and station.passages)
    return tuple(one for one in asked if (one.letter.reference, one.passages[0].number) not in answered)


def _announced(archive: Archive, found: Vorgang, place: int, station: Station, tiers: Tiers) -> Iterator[Announced]:
    """The letters that a letter of a Vorgang announces; ``place`` is its own in the order of time."""
    later = [one.letter for one in found.letters if one.kind is not LinkKind.RECORDS][place + 1 :]
    for link in archive.links.of(station.letter.document_id, tiers):
        mine = link.reference is not None and same_paper(link.reference, found.reference)
        if link.kind is LinkKind.ANNOUNCES and mine and link.date and link.letter:
            came = next((one for one in later if one.kind is link.letter), None)
            yield Announced(station.letter, link.letter, link.date, link.spans, came)
