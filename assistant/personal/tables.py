"""The tables of what people keep for themselves, and the file that they stand in.

Whatever a person wrote or read stands in a column ``sealed`` (:mod:`assistant.personal.sealing`). In plain text stand
only ids, what expiry needs (when a conversation changed last, on which day a holder was here last) and which letters an
answer cites: those can be hidden and erased without the key.
"""

from __future__ import annotations

import datetime

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.dialects.sqlite import insert

from assistant.personal.holder import Holder
from ingest.archive.lazy_database import LazyDatabase
from ingest.archive.tables import META
from ingest.errors import ArchiveUnusable

#: Version of the tables and of what is sealed in them; a file of a newer one is refused.
SCHEMA = 1

METADATA = MetaData()
META.to_metadata(METADATA)

#: ``seen_on`` is a day. ``visited_at`` and ``last_visit`` are moments of looking at what is remembered, not of asking.
HOLDERS = Table(
    "holders",
    METADATA,
    Column("holder", String, primary_key=True),
    Column("history", Integer, nullable=False),
    Column("seen_on", String, nullable=False),
    Column("visited_at", String),
    Column("last_visit", String),
)


def _holder() -> Column[str]:
    return Column("holder", ForeignKey("holders.holder", ondelete="CASCADE"), nullable=False, index=True)


CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("id", String, primary_key=True),
    _holder(),
    Column("changed_at", String, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

EXCHANGES = Table(
    "exchanges",
    METADATA,
    Column("id", String, primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

CITED = Table(
    "cited",
    METADATA,
    Column("exchange", ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", String, primary_key=True, index=True),
)

#: ``mark`` tells a holder's rows of the same content (:func:`assistant.personal.sealing.mark`).
REMEMBERED = Table(
    "remembered",
    METADATA,
    Column("number", Integer, primary_key=True),
    _holder(),
    Column("kind", String, nullable=False),
    Column("mark", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("holder", "mark"),
    sqlite_autoincrement=True,
)


def be_seen(connection: Connection, holder: Holder, now: datetime.datetime) -> None:
    """Note the day on which a holder kept something; makes the row on which all that they keep hangs.

    Args:
        connection: The transaction.
        holder: Who.
        now: The moment, with a time zone; only its day (UTC) is kept.
    """
    day = now.astimezone(datetime.UTC).date().isoformat()
    row = {"holder": holder.id, "history": 1, "seen_on": day}
    connection.execute(insert(HOLDERS).values(row).on_conflict_do_update(set_={"seen_on": day}))


class PersonalFile(LazyDatabase):
    """The file; of a damaged one no backup is to be had: it begins anew. One process owns it."""

    metadata, schema, known_by = METADATA, SCHEMA, frozenset({HOLDERS.name})
    expected = "Erwartet wird eine lesbare Datei der Verläufe"
    remedy = "bitte benennen Sie sie um: Verläufe und Gemerktes beginnen dann neu, die Schreiben sind nicht betroffen"
    other_version = "bitte verwenden Sie die Fundstelle-Version, die sie geschrieben hat"

    def retold(self, fault: ArchiveUnusable) -> str | None:
        """Damage alone; what else can happen the archive's words and remedies tell."""
        code = getattr(getattr(fault.__cause__, "orig", fault.__cause__), "sqlite_errorname", "")
        is_damaged = str(code).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))
        return f"{self._path} ist beschädigt ({code})" if is_damaged else None
