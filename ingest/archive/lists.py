"""The list of an archive's letters: their summaries. Replaced versions do not stand in it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select

from ingest.archive.file import ArchiveFile
from ingest.archive.tables import DOCUMENTS, PASSAGES
from ingest.model import LetterKind, MarkState, Tier

Tiers = frozenset[Tier]

#: Whether a document stands for its file, and no newer version took its place.
CURRENT = DOCUMENTS.c.superseded_by.is_(None)


#: The fraction stands in the stored structure only (19 µs a letter); None where that cannot be read.
_FRACTION = case((func.json_valid(DOCUMENTS.c.letter), func.json_extract(DOCUMENTS.c.letter, "$.head.fraction")))


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """What a list of letters shows.

    Attributes:
        document_id: Its id.
        file: Stem of the source file's name.
        kind, reference, further_references, date, office, subject, fraction: Those of its letterhead.
        tier: Its tier, as decided.
        mark_state: What the letterhead's own mark shows.
        passages: Number of its passages.
        title: What a councillor calls it.
    """

    document_id: str
    file: str
    kind: LetterKind
    reference: str | None
    further_references: tuple[str, ...]
    date: datetime.date | None
    office: str | None
    subject: str | None
    tier: Tier
    mark_state: MarkState
    passages: int
    title: str
    fraction: str | None = None


def within(tiers: Tiers) -> ColumnElement[bool]:
    """Whether a document is in one of some tiers."""
    return DOCUMENTS.c.tier.in_([tier.value for tier in tiers])


def summaries(file: ArchiveFile, tiers: Tiers) -> Iterator[LetterSummary]:
    """All letters in these tiers by date (those without one last), then file."""
    held = select(func.count()).where(PASSAGES.c.document_id == DOCUMENTS.c.document_id).scalar_subquery()
    columns = [column for column in DOCUMENTS.c if column is not DOCUMENTS.c.letter]
    query = select(*columns, held.label("passages"), _FRACTION.label("fraction")).where(within(tiers), CURRENT)
    query = query.order_by(DOCUMENTS.c.date.nulls_last(), DOCUMENTS.c.file)
    for row in file.rows(query):
        yield LetterSummary(
            row.document_id,
            row.file,
            LetterKind(row.kind),
            row.reference,
            tuple(json.loads(row.further_references)),
            datetime.date.fromisoformat(row.date) if row.date else None,
            row.office,
            row.subject,
            Tier(row.tier),
            MarkState(row.mark_state),
            row.passages,
            row.title or row.file,
            row.fraction,
        )
