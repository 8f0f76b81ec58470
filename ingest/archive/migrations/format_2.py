"""Format 2: versions of a file, corrections, links, papers, places on pages; noise has kinds.

Two documents of one origin are two versions of one file that format 1 kept side by side. They stay so until the file is
taken in again: only then is it sure which of them it still holds. Letters of format 1 count as read by an older
version, so the next ``fundstelle ingest`` reads them anew.
"""

from __future__ import annotations

import json
from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, column, select, table

from ingest.archive.rows import letter_of, link_rows, load, passage_adapter
from ingest.errors import ArchiveUnusable
from ingest.labels import title
from ingest.model import NoiseKind
from ingest.text.noise import PAGE_MARK

revision = "2"
down_revision = "1"

_DOCUMENTS = table("documents", *(column(name) for name in ("document_id", "letter", "origin", "title")))
_SOURCES = table("sources", column("document_id"), column("text"))
_PASSAGES = table("passages", *(column(name) for name in ("document_id", "position", "passage")))
_ORIGINS = table("origins", column("origin"), column("document_id"))


def upgrade() -> None:
    """Add what format 2 knows; every letter keeps its text, passages, original and decisions."""
    for name in ("title", "paper", "paper_data", "basis", "superseded_by"):
        op.add_column("documents", Column(name, String))
    op.create_index("ix_documents_paper", "documents", ["paper"])
    _make_tables()
    connection = op.get_bind()
    origins = select(_DOCUMENTS.c.origin, _DOCUMENTS.c.document_id).where(_DOCUMENTS.c.origin != "")
    connection.execute(_ORIGINS.insert().from_select(["origin", "document_id"], origins))
    for row in connection.execute(_letters()).all():
        if values := _renewed(row.letter, row.text):
            connection.execute(_DOCUMENTS.update().where(_DOCUMENTS.c.document_id == row.document_id).values(values))
    _link()


def _make_tables() -> None:
    op.create_table(
        "links",
        _document(),
        Column("position", Integer, primary_key=True),
        Column("kind", String, nullable=False),
        Column("paper", String, index=True),
        Column("reference", String),
        Column("link", String, nullable=False),
    )
    op.create_table("origins", Column("origin", String, primary_key=True), _document(index=True))
    op.create_table("page_boxes", _document(), Column("boxes", LargeBinary, nullable=False))
    op.create_table(
        "corrections",
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
    there = "WHEN EXISTS (SELECT 1 FROM documents WHERE document_id = OLD.document_id)"
    for verb, condition in (("UPDATE", ""), ("DELETE", there)):
        op.execute(
            f"CREATE TRIGGER corrections_no_{verb.lower()} BEFORE {verb} ON corrections {condition} "
            "BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END"
        )


def _document(**options: Any) -> Column[str]:
    own = ForeignKey("documents.document_id", ondelete="CASCADE")
    return Column("document_id", String, own, primary_key=True, nullable=False, **options)


def _letters() -> Any:
    both = select(_DOCUMENTS.c.document_id, _DOCUMENTS.c.letter, _SOURCES.c.text)
    return both.join_from(_DOCUMENTS, _SOURCES, _DOCUMENTS.c.document_id == _SOURCES.c.document_id)


def _link() -> None:
    """Find what each letter points at; format 1 kept the references of the heads alone."""
    connection = op.get_bind()
    op.drop_table("document_references")
    for row in connection.execute(_letters()).all():
        mine = select(_PASSAGES.c.passage).where(_PASSAGES.c.document_id == row.document_id)
        try:
            stored = connection.execute(mine.order_by(_PASSAGES.c.position)).scalars()
            passages = [load(passage_adapter(), passage) for passage in stored]
            rows = link_rows(letter_of(row.letter, row.text), passages)
        except ArchiveUnusable:  # as below: it is to be taken in anew
            continue
        if rows:
            names = ("document_id", "position", "kind", "paper", "reference", "link")
            connection.execute(table("links", *(column(name) for name in names)).insert(), rows)


def _renewed(structure: str, source: str) -> dict[str, str] | None:
    """A letter's structure with kinds for its noise, and its title; None for an entry that cannot be read.

    Such an entry stays as it is: reading it is a fault that names the remedy, to take the letter in anew.
    """
    try:
        letter = json.loads(structure)
        noise = [{"kind": _kind(source[span["start"] : span["end"]]), "span": span} for span in letter["noise"]]
        dumped = json.dumps(letter | {"noise": noise}, ensure_ascii=False)
        return {"letter": dumped, "title": title(letter_of(dumped, source))}
    except (ValueError, KeyError, TypeError, ArchiveUnusable):
        return None


def _kind(stretch: str) -> NoiseKind:
    if PAGE_MARK.fullmatch(stretch.strip()):
        return NoiseKind.PAGE_MARK
    return NoiseKind.PAGE_HEAD if any(character.isalnum() for character in stretch) else NoiseKind.BLANK
