"""The archive's tables, how its file is opened, and what SQLite's faults mean to the user."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from ingest.errors import ArchiveUnusable

#: Version of the tables and of the JSON in them; an archive of a newer one is refused.
SCHEMA = 3

METADATA = MetaData()

META = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", Integer, nullable=False))

#: One row a letter: what lists and links need as columns, the whole structure (without the text) as JSON.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("tier", String, nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("reference", String),
    Column("further_references", String, nullable=False),
    Column("date", String),
    Column("office", String),
    Column("subject", String),
    Column("mark_state", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("letter", String, nullable=False),
    # From format 2 on; in a row of format 1 they are empty until the letter is read anew.
    Column("title", String),
    Column("paper", String, index=True),
    Column("paper_data", String),
    Column("basis", String),
    Column("superseded_by", String),
)


def _document(**options: Any) -> Column[str]:
    return Column("document_id", ForeignKey("documents.document_id", ondelete="CASCADE"), nullable=False, **options)


#: Apart from DOCUMENTS, so that reading a list of letters does not page through megabytes of originals.
SOURCES = Table(
    "sources",
    METADATA,
    _document(primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("text", String, nullable=False),
)

PASSAGES = Table(
    "passages",
    METADATA,
    Column("key", String, primary_key=True),
    _document(),
    Column("position", Integer, nullable=False),
    Column("passage", String, nullable=False),
    Index("passages_in_order", "document_id", "position"),
)

#: What letters point at (:mod:`ingest.links.links`); ``paper`` is the reference in the form that alike ones share.
LINKS = Table(
    "links",
    METADATA,
    _document(primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("paper", String, index=True),
    Column("reference", String),
    Column("link", String, nullable=False),
)

#: Where the bytes of a document were seen: files, addresses, "bundle.zip!name". A document can lie in several places.
ORIGINS = Table(
    "origins", METADATA, Column("origin", String, primary_key=True), _document(primary_key=True, index=True)
)

#: Where a scanned or set text stands on its pages: compressed JSON, one row a document.
PAGE_BOXES = Table("page_boxes", METADATA, _document(primary_key=True), Column("boxes", LargeBinary, nullable=False))

#: Without a foreign key: who decided what about a letter outlives the letter.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document_id", String, nullable=False, index=True),
    Column("tier", String, nullable=False),
    Column("who", String, nullable=False),
    Column("decided_at", String, nullable=False),
    Column("why", String, nullable=False),
    sqlite_autoincrement=True,
)

#: What staff corrected, and what of it they undid: a row that undoes another names it. Rows go only with their letter,
#: because they hold its words.
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document_id", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("old", String),
    Column("new", String),
    Column("who", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("undoes", Integer),
    sqlite_autoincrement=True,
)


def append_only(table: Table, deletable: str = "") -> None:
    """Have the file refuse to change rows of a table, or to delete them, unless a condition (SQL) holds."""
    for verb, condition in (("UPDATE", ""), ("DELETE", deletable)):
        event.listen(table, "after_create", DDL(append_only_trigger(table, verb, condition)))  # type: ignore[no-untyped-call]


def append_only_trigger(table: Table, verb: str, condition: str = "") -> str:
    """The statement that makes such a trigger; its name is "<table>_no_<verb>"."""
    return (
        f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name} are append-only'); END"
    )


append_only(DECISIONS)
append_only(CORRECTIONS, "WHEN EXISTS (SELECT 1 FROM documents WHERE document_id = OLD.document_id)")


def open_engine(path: Path) -> Engine:
    """An engine over an archive's file; a missing file is made, readable by its user alone (mode 0600).

    Commits are durable: with ``synchronous=FULL`` SQLite syncs the write-ahead log on every commit. The log (WAL) is
    there so that a question never waits for an ingest; SQLite gives it the mode of the main file.
    ``secure_delete`` overwrites what is deleted.

    Args:
        path: The file.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    engine = create_engine(f"sqlite:///{path}", poolclass=QueuePool, pool_size=4, max_overflow=-1)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own; _begin does, reads included
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def iso(moment: datetime.datetime) -> str:
    """A moment as columns hold it: UTC to the second (ISO 8601), so that the order of text is that of time."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds")


@contextmanager
def archive_faults(path: Path) -> Iterator[None]:
    """Turn SQLAlchemy's, SQLite's and the system's faults into one sentence.

    Raises:
        ArchiveUnusable: In the place of each of them.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
        origin = getattr(fault, "orig", None) or fault
        code = getattr(origin, "sqlite_errorname", "") or ""
        found, remedy = next(
            (words for start, words in _MEANINGS.items() if code.startswith(start)),
            ("das System meldet einen Fehler", "bitte prüfen Sie Datei, Rechte und freien Speicherplatz"),
        )
        raise unusable(f"bei {path}: {found} ({str(origin)[:160]})", remedy) from fault


_MEANINGS = {
    "SQLITE_FULL": ("der Datenträger ist voll", "bitte schaffen Sie Speicherplatz; Bestätigtes ist erhalten"),
    "SQLITE_BUSY": ("ein anderes Programm sperrt die Datei", "bitte beenden Sie es"),
    "SQLITE_READONLY": ("die Datei ist schreibgeschützt", "bitte prüfen Sie die Rechte"),
    "SQLITE_CANTOPEN": ("die Datei lässt sich nicht öffnen", "bitte prüfen Sie Pfad und Rechte"),
    "SQLITE_NOTADB": ("die Datei ist kein Archiv", "bitte spielen Sie eine Sicherung ein"),
    "SQLITE_CORRUPT": ("die Datei ist beschädigt", "bitte spielen Sie eine Sicherung ein"),
}


def unusable(found: str, remedy: str) -> ArchiveUnusable:
    """The fault of an archive: what was found, and what to do."""
    return ArchiveUnusable("Erwartet wird ein lesbares Archiv", found, remedy)
