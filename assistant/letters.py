"""A letter in a list: what its head says, its name, and the letters it belongs with."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.model import Scope
from ingest.archive.archive import Archive, LetterSummary
from ingest.model import LetterKind, MarkState, Tier


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """What a list of letters shows.

    Attributes:
        document_id: Its id.
        file: Stem of the source file's name.
        title: What a councillor calls it.
        kind, reference, date, office, subject: Those of its letterhead.
        tier: Who may see it.
        mark: What its letterhead shows.
        passages: Number of its passages.
        vorgang: Ids of the letters of its Vorgang that may be seen, itself included, by date.
    """

    document_id: str
    file: str
    title: str
    kind: LetterKind
    reference: str | None
    date: datetime.date | None
    office: str | None
    subject: str | None
    tier: Tier
    mark: MarkState
    passages: int
    vorgang: tuple[str, ...]


def letter_entries(archive: Archive, tiers: frozenset[Tier]) -> list[LetterEntry]:
    """All letters in these tiers by date (those without one last), then file."""
    return [_entry(archive, summary, tiers) for summary in archive.summaries(tiers)]


def scope_of(archive: Archive, tiers: frozenset[Tier]) -> Scope:
    """What is searched for those who may see these tiers."""
    summaries = archive.summaries(tiers)
    return Scope(len(summaries), max((one.date for one in summaries if one.date), default=None))


def _entry(archive: Archive, summary: LetterSummary, tiers: frozenset[Tier]) -> LetterEntry:
    return LetterEntry(
        document_id=summary.document_id,
        file=summary.file,
        title=summary.title,
        kind=summary.kind,
        reference=summary.reference,
        date=summary.date,
        office=summary.office,
        subject=summary.subject,
        tier=summary.tier,
        mark=summary.mark_state,
        passages=summary.passages,
        vorgang=tuple(archive.related(summary.document_id, tiers)),
    )
