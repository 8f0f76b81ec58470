"""Letters that were erased: what is still to be done about them, and the receipts that stay, without a word of theirs.

An erasure begins in one transaction: the letters go with all that hangs on them, and an order to finish takes their
place. It is finished in another one: the order goes, the receipt comes. A crash in between leaves the order, and the
next start carries it out (:mod:`assistant.erasing.erasing`).

What was erased is known by marks, not by ids: HMAC-SHA256 (RFC 2104) over the document's id under a random salt of its
own. Whoever has the same bytes again can tell that they were erased; nobody can tell from a mark what they were.
"""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, String, Table, func, select, text

from ingest.archive.file import ArchiveFile
from ingest.archive.rows import plain
from ingest.archive.tables import (
    CORRECTIONS,
    DECISIONS,
    DOCUMENTS,
    LINKS,
    METADATA,
    ORIGINS,
    PAGE_BOXES,
    PASSAGES,
    SOURCES,
    append_only,
    append_only_trigger,
)

#: Receipts as JSON (:class:`assistant.erasing.receipt.Receipt`).
ERASURES = Table(
    "erasures", METADATA, Column("number", Integer, primary_key=True), Column("receipt", String, nullable=False)
)

#: The marks of what was erased.
ERASED = Table(
    "erased",
    METADATA,
    Column("salt", String, primary_key=True),
    Column("mark", String, nullable=False),
    Column("number", Integer, nullable=False, index=True),
)

#: Erasures that have begun and are not finished.
ERASING = Table(
    "erasing", METADATA, Column("number", Integer, primary_key=True), Column("task", String, nullable=False)
)

append_only(ERASURES)
append_only(ERASED)

#: What belongs to a letter, under the name by which a receipt counts it.
_PARTS = {
    "documents": DOCUMENTS,
    "texts": SOURCES,
    "passages": PASSAGES,
    "links": LINKS,
    "places": ORIGINS,
    "page_images": PAGE_BOXES,
    "corrections": CORRECTIONS,
    "decisions": DECISIONS,
}
_SALT_BYTES = 16


class Erasures:
    """The erasures of an archive.

    Args:
        file: The archive's file.
    """

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def begin(self, document_ids: Sequence[str], task: Mapping[str, Any]) -> tuple[int, dict[str, int]]:
        """Take letters out of the archive for good, decisions and corrections included, and note what is to follow.

        Args:
            document_ids: The letters.
            task: What is needed to finish, as JSON can say it; the ids and what was counted are added.

        Returns:
            Number of the erasure, and how many rows of each kind are gone.
        """
        keys = [plain(key) for key in document_ids]
        with self._file.change() as connection:
            number = 1 + max(
                connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
                for table in (ERASURES, ERASED, ERASING)
            )
            counts = {name: _count(connection, table, keys) for name, table in _PARTS.items()}
            connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.document_id.in_(keys)))
            connection.execute(CORRECTIONS.delete().where(CORRECTIONS.c.document_id.in_(keys)))
            # The one exception to the rule that decisions stay: they name the letter, and why it was hidden.
            connection.execute(text(f"DROP TRIGGER IF EXISTS {DECISIONS.name}_no_delete"))
            connection.execute(DECISIONS.delete().where(DECISIONS.c.document_id.in_(keys)))
            connection.execute(text(append_only_trigger(DECISIONS, "DELETE")))
            rows = [{"number": number, **_marked(key)} for key in keys]
            connection.execute(ERASED.insert(), rows)
            written = _hidden({**task, "document_ids": keys, "counts": counts})
            connection.execute(ERASING.insert(), {"number": number, "task": written})
        return number, counts

    def begun(self) -> list[tuple[int, dict[str, Any]]]:
        """The erasures that are not finished: number and task, with ``document_ids`` and ``counts``."""
        rows = self._file.rows(select(ERASING).order_by(ERASING.c.number))
        return [(row.number, _shown(row.task)) for row in rows]

    def finish(self, number: int, receipt: Mapping[str, Any]) -> None:
        """Put the receipt into the place of the task."""
        with self._file.change() as connection:
            connection.execute(ERASING.delete().where(ERASING.c.number == number))
            written = json.dumps(receipt, ensure_ascii=False, sort_keys=True)
            connection.execute(ERASURES.insert(), {"number": number, "receipt": written})

    def receipts(self) -> list[dict[str, Any]]:
        """All receipts, the latest first."""
        query = select(ERASURES.c.receipt).order_by(ERASURES.c.number.desc())
        return [json.loads(row.receipt) for row in self._file.rows(query)]

    def marks(self, number: int) -> list[str]:
        """The marks of an erasure, each as "<salt>:<mark>" in hexadecimal digits."""
        rows = self._file.rows(select(ERASED).where(ERASED.c.number == number).order_by(ERASED.c.salt))
        return [f"{row.salt}:{row.mark}" for row in rows]

    def number_of(self, document_id: str) -> int | None:
        """The erasure by which a document went; None if it was never erased."""
        held: tuple[Any, ...] = self._file.derived("erased", lambda: tuple(self._file.rows(select(ERASED))))
        found = [row.number for row in held if is_marked(document_id, f"{row.salt}:{row.mark}")]
        return max(found, default=None)

    def used_elsewhere(self, words: str) -> bool:
        """Whether some words stand in a letter that is there."""
        query = select(SOURCES.c.document_id).where(func.instr(SOURCES.c.text, plain(words)) > 0).limit(1)
        return bool(self._file.rows(query))


def is_marked(document_id: str, mark: str) -> bool:
    """Whether a mark ("<salt>:<mark>") is that of a document."""
    salt, _, digest = mark.partition(":")
    return hmac.compare_digest(_digest(document_id, salt), digest)


def _marked(document_id: str) -> dict[str, str]:
    salt = secrets.token_hex(_SALT_BYTES)
    return {"salt": salt, "mark": _digest(document_id, salt)}


def _digest(document_id: str, salt: str) -> str:
    return hmac.new(salt.encode("ascii"), plain(document_id).encode(), "sha256").hexdigest()


def _count(connection: Connection, table: Table, keys: Collection[str]) -> int:
    query = select(func.count()).select_from(table).where(table.c.document_id.in_(keys))
    return int(connection.execute(query).scalar_one())


def _hidden(task: Mapping[str, Any]) -> str:
    """A task in letters that show none of its words: while it is there, the ids are looked for in the same file."""
    return base64.b64encode(json.dumps(task).encode()).decode("ascii")


def _shown(task: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.b64decode(task))
    return found
