"""When letters came into view: what is new since somebody looked last."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from ingest.archive.file import ArchiveFile
from ingest.archive.lists import CURRENT, Tiers, within
from ingest.archive.tables import DECISIONS, DOCUMENTS
from ingest.model import Tier


def arrived_since(file: ArchiveFile, moment: datetime.datetime, tiers: Tiers) -> dict[str, datetime.datetime]:
    """The letters that came into some tiers since a moment: taken in, or cleared.

    A letter arrives with the decision that puts it into one of these tiers from outside of them; one that says the same
    again, or moves it between them, is no arrival, and reading a letter anew decides nothing.

    Args:
        file: The archive's file.
        moment: The moment, with a time zone. Decisions are dated to the second: those of its own second count.
        tiers: The tiers that somebody sees.

    Returns:
        Document ids with the moments (UTC) of their arrival; only letters that are to be seen now, and that no newer
        version replaced.
    """
    start = moment.astimezone(datetime.UTC).replace(microsecond=0)
    arrivals: dict[str, datetime.datetime] = file.derived(("arrivals", tiers), lambda: _arrivals(file, tiers))
    return {document_id: arrived for document_id, arrived in arrivals.items() if arrived >= start}


def _arrivals(file: ArchiveFile, tiers: Tiers) -> dict[str, datetime.datetime]:
    """When each letter that is to be seen now came into view last."""
    columns = DECISIONS.c.document_id, DECISIONS.c.tier, DECISIONS.c.decided_at
    query = select(*columns).join(DOCUMENTS, DOCUMENTS.c.document_id == DECISIONS.c.document_id)
    found: dict[str, datetime.datetime] = {}
    seen: set[str] = set()
    for row in file.rows(query.where(within(tiers), CURRENT).order_by(DECISIONS.c.number)):
        if Tier(row.tier) not in tiers:
            seen.discard(row.document_id)
        elif row.document_id not in seen:
            seen.add(row.document_id)
            found[row.document_id] = datetime.datetime.fromisoformat(row.decided_at)
    return found
