"""Letters as a list shows them, and which of them are searched: those that may be seen and pass the filter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.filters import Filter
from assistant.model import Scope
from ingest.archive.archive import Archive, LetterSummary
from ingest.links.links import TYING, LinkKind
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
        fraction: The group in the council that asked or moved; None where the letterhead names none.
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
    fraction: str | None = None


def letter_entries(archive: Archive, tiers: frozenset[Tier]) -> list[LetterEntry]:
    """All letters in these tiers by date (those without one last), then file."""
    return [letter_entry(archive, summary, tiers) for summary in archive.summaries(tiers)]


def allowed(archive: Archive, tiers: frozenset[Tier], within: Filter | None) -> frozenset[str] | None:
    """The documents in these tiers that a filter lets pass; None where it restricts nothing."""
    if within is None or within.is_empty:
        return None
    vorgang = _documents_of(archive, within.vorgang, tiers)
    letters = archive.summaries(tiers)
    return frozenset(one.document_id for one in letters if within.passes(one) and _in(vorgang, one))


def scope_of(archive: Archive, tiers: frozenset[Tier], within: Filter | None = None) -> Scope:
    """What is searched for those who may see these tiers, restricted by a filter."""
    let_pass = allowed(archive, tiers, within)
    summaries = [one for one in archive.summaries(tiers) if let_pass is None or one.document_id in let_pass]
    latest = max((one.date for one in summaries if one.date), default=None)
    if within is None or let_pass is None:
        return Scope(len(summaries), latest)
    return Scope(len(summaries), latest, within, _undated(archive, tiers, within))


def _undated(archive: Archive, tiers: frozenset[Tier], within: Filter) -> int:
    """Number of letters that only the period of a filter leaves out, because they have no date."""
    if not within.has_period:
        return 0
    vorgang = _documents_of(archive, within.vorgang, tiers)
    letters = (one for one in archive.summaries(tiers) if one.date is None)
    return sum(within.passes_but_period(one) and _in(vorgang, one) for one in letters)


def _documents_of(archive: Archive, reference: str | None, tiers: frozenset[Tier]) -> frozenset[str] | None:
    """The letters of a Vorgang that may be seen, minutes that record it included; None where none is named."""
    if reference is None:
        return None
    links = archive.links.to(reference, tiers)
    recorded = {link.source.partition("/")[0] for link in links if link.kind is LinkKind.RECORDS}
    tied = {link.source.partition("/")[0] for link in links if link.kind in TYING}
    return frozenset(recorded | {other for one in tied for other in archive.related(one, tiers)})


def _in(vorgang: frozenset[str] | None, letter: LetterSummary) -> bool:
    return vorgang is None or letter.document_id in vorgang


def letter_entry(archive: Archive, summary: LetterSummary, tiers: frozenset[Tier]) -> LetterEntry:
    """What a list shows of a letter in these tiers."""
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
        fraction=summary.fraction,
    )
