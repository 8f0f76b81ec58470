"""The tables of what people keep for themselves, and the file that they stand in.

Whatever a person wrote or read stands in a column ``sealed`` (:mod:`assistant.personal.sealing`). In plain text stand
only ids, what expiry needs (when a conversation changed last, on which day a holder was here last) and which letters an
answer cites: those can be hidden and erased without the key.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.sqlite import insert

from assistant.personal.holder import Holder
from ingest.archive.sweeping import empty_log, rewrite
from ingest.archive.tables import archive_faults, open_engine
from ingest.errors import ArchiveUnusable

#: Version of the tables and of what is sealed in them; a file of a newer one is refused.
SCHEMA = 1

METADATA = MetaData()

META = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", Integer, nullable=False))

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


def iso(moment: datetime.datetime) -> str:
    """A moment as the file writes it: UTC to the second (ISO 8601), so that the order of text is that of time."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds")


class PersonalFile:
    """The file; made and opened when it is first needed, so that commands which keep nothing leave none behind.

    Args:
        path: The file. Threads may share it; one process owns it.

    Raises:
        ArchiveUnusable: By all methods: it is damaged, another database or of a newer version, or cannot be read or
            written; a failed write leaves everything as it was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: Engine | None = None
        self._opening, self._writing = threading.Lock(), threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        return self._path.exists()

    def close(self) -> None:
        """Close the file; it opens again when it is needed."""
        with self._opening, _faults(self._path):
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """One transaction; what it wrote is on the disk when it ends."""
        with self._writing, _faults(self._path), self._opened().begin() as connection:
            yield connection

    def rows(self, query: Select[Any]) -> Sequence[Any]:
        """The rows of a query; none, and no file, where nothing was ever kept."""
        if not self.is_there:
            return ()
        with _faults(self._path), self._opened().connect() as connection:
            return connection.execute(query).all()

    def empty_log(self) -> None:
        """Write the log into the file and empty it: it still holds erased pages as they were."""
        with self._writing, _faults(self._path):
            empty_log(self._opened())

    def rewrite(self) -> None:
        """Write the file anew with what it holds, so that no page keeps a trace of what was erased."""
        if self.is_there:
            with self._writing, _faults(self._path):
                rewrite(self._opened())

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = open_engine(self._path)
                _prepare(engine, self._path)
                self._engine = engine
            return self._engine


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """As :func:`archive_faults`, but of a damaged file no backup is to be had: it begins anew."""
    try:
        with archive_faults(path):
            yield
    except ArchiveUnusable as fault:
        code = getattr(getattr(fault.__cause__, "orig", fault.__cause__), "sqlite_errorname", "")
        if str(code).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise _unusable(f"{path} ist beschädigt ({code})") from fault
        raise


def _prepare(engine: Engine, path: Path) -> None:
    """Check the file, and make its tables if it is new; in one transaction."""
    with engine.begin() as connection:
        if (state := connection.execute(text("PRAGMA quick_check(1)")).scalar()) != "ok":
            raise _unusable(f"{path} ist beschädigt ({str(state)[:100]})")
        tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        if tables and not {META.name, HOLDERS.name} <= tables:
            raise _unusable(f"{path} ist eine andere Datenbank")
        METADATA.create_all(connection)
        if not tables:
            connection.execute(META.insert(), [{"key": "schema", "value": SCHEMA}])
        version = connection.execute(META.select().where(META.c.key == "schema")).one().value
        if version != SCHEMA:
            raise ArchiveUnusable(
                "Erwartet wird eine lesbare Datei der Verläufe",
                f"{path} hat das Format {version}, diese Fundstelle liest Format {SCHEMA}",
                "bitte verwenden Sie die Fundstelle-Version, die sie geschrieben hat",
            )


def _unusable(found: str) -> ArchiveUnusable:
    remedy = "bitte benennen Sie sie um: Verläufe und Gemerktes beginnen dann neu, die Schreiben sind nicht betroffen"
    return ArchiveUnusable("Erwartet wird eine lesbare Datei der Verläufe", found, remedy)
