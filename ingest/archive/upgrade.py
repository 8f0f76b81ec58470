"""An archive as it is opened: checked, its missing tables made, one of an older format brought up to date.

Format 1 (0.1.0 before structure, formats and links) knew neither versions nor corrections nor papers, and its noise had
no kinds. Nothing it holds is lost: columns and tables are added, noise gets the kind its text shows. Its letters count
as read by an older version, so the next ``fundstelle ingest`` reads them anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, select, text

from ingest.archive.rows import letter_of, link_rows, load, passage_adapter
from ingest.archive.tables import (
    DOCUMENTS,
    LINKS,
    META,
    METADATA,
    ORIGINS,
    PASSAGES,
    SCHEMA,
    SOURCES,
    unusable,
)
from ingest.errors import ArchiveUnusable
from ingest.labels import title
from ingest.model import NoiseKind
from ingest.text.noise import PAGE_MARK

#: The columns that format 2 added to the documents.
_ADDED = ("title", "paper", "paper_data", "basis", "superseded_by")


def prepare(engine: Engine, path: Path) -> None:
    """Check an archive's file, make missing tables, and bring one of an older version up to date; in one transaction.

    Args:
        engine: An engine over the file.
        path: The file, for messages.

    Raises:
        ArchiveUnusable: The file is damaged, no archive, or of a newer version.
    """
    with engine.begin() as connection:
        if (state := connection.execute(text("PRAGMA quick_check(1)")).scalar()) != "ok":
            raise unusable(f"{path} ist beschädigt ({str(state)[:100]})", "bitte spielen Sie eine Sicherung ein")
        tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        if tables and META.name not in tables:
            raise unusable(f"{path} ist eine andere Datenbank", "bitte wählen Sie ein anderes Datenverzeichnis")
        METADATA.create_all(connection)
        if not tables:
            connection.execute(META.insert(), [{"key": "schema", "value": SCHEMA}, {"key": "generation", "value": 0}])
        version = connection.execute(META.select().where(META.c.key == "schema")).one().value
        if version == 1:
            upgrade_1(connection)
        elif version != SCHEMA:
            raise unusable(
                f"{path} hat das Format {version}, diese Fundstelle liest Format {SCHEMA}",
                "bitte verwenden Sie die Fundstelle-Version, die es geschrieben hat",
            )


def upgrade_1(connection: Connection) -> None:
    """Bring an archive of format 1 to format 2; its missing tables have been made.

    Two documents of one origin are two versions of one file that format 1 kept side by side. They stay so until the
    file is taken in again: only then is it sure which of them it still holds.

    Args:
        connection: The transaction.
    """
    for name in _ADDED:
        connection.execute(text(f"ALTER TABLE documents ADD COLUMN {name} VARCHAR"))
    for index in DOCUMENTS.indexes:
        index.create(connection, checkfirst=True)
    origins = select(DOCUMENTS.c.origin, DOCUMENTS.c.document_id).where(DOCUMENTS.c.origin != "")
    connection.execute(ORIGINS.insert().from_select(["origin", "document_id"], origins))
    rows = connection.execute(select(DOCUMENTS.c.document_id, DOCUMENTS.c.letter, SOURCES.c.text).join(SOURCES))
    renewed = [one for row in rows if (one := _renewed(row.document_id, row.letter, row.text))]
    if renewed:
        change = DOCUMENTS.update().where(DOCUMENTS.c.document_id == bindparam("key"))
        connection.execute(change.values(letter=bindparam("structure"), title=bindparam("name")), renewed)
    _link(connection)
    connection.execute(META.update().where(META.c.key == "schema").values(value=2))


def _link(connection: Connection) -> None:
    """Find what each letter points at; format 1 kept the references of the heads alone."""
    connection.execute(text("DROP TABLE document_references"))
    query = select(DOCUMENTS.c.document_id, DOCUMENTS.c.letter, SOURCES.c.text).join(SOURCES)
    for row in connection.execute(query).all():
        mine = select(PASSAGES.c.passage).where(PASSAGES.c.document_id == row.document_id).order_by(PASSAGES.c.position)
        try:
            passages = [load(passage_adapter(), stored) for stored in connection.execute(mine).scalars()]
            rows = link_rows(letter_of(row.letter, row.text), passages)
        except ArchiveUnusable:  # as above: it is to be taken in anew
            continue
        if rows:
            connection.execute(LINKS.insert(), rows)


def _renewed(document_id: str, structure: str, source: str) -> dict[str, Any] | None:
    """A letter's structure with kinds for its noise, and its title; None for an entry that cannot be read.

    Such an entry stays as it is: reading it is a fault that names the remedy, to take the letter in anew.
    """
    try:
        letter = json.loads(structure)
        noise = [{"kind": _kind(source[span["start"] : span["end"]]), "span": span} for span in letter["noise"]]
        dumped = json.dumps(letter | {"noise": noise}, ensure_ascii=False)
        return {"key": document_id, "structure": dumped, "name": title(letter_of(dumped, source))}
    except (ValueError, KeyError, TypeError, ArchiveUnusable):
        return None


def _kind(stretch: str) -> NoiseKind:
    if PAGE_MARK.fullmatch(stretch.strip()):
        return NoiseKind.PAGE_MARK
    return NoiseKind.PAGE_HEAD if any(character.isalnum() for character in stretch) else NoiseKind.BLANK
