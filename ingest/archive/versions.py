"""Which document stands for a file now, and which it replaced.

A file is known by where it comes from (its *origin*: a path, an address, "bundle.zip!name"), a document by its bytes.
New bytes at a known origin are a new version: it takes the old one's place in lists, counts, relations and indexes,
while the old one stays readable under its own id, for whoever cited it. The same bytes elsewhere are the same document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from ingest.archive.file import ArchiveFile
from ingest.archive.rows import load, paper_adapter, plain
from ingest.archive.tables import DECISIONS, DOCUMENTS, ORIGINS, PASSAGES
from ingest.model import MarkState, Paper, Tier


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive knows of a document without its text.

    Attributes:
        document_id: Its id.
        file: Stem of its file's name.
        title: What a councillor calls it.
        tier: Who may see it.
        mark: What its letterhead shows.
        passages: Number of its passages.
        paper: The paper it belongs to, None if none is known.
        basis: By what it was read (:func:`ingest.structure.basis`); "" where an older version read it.
        superseded_by: The version that took its place, None while it stands for its file.
        decided_by, why: Who decided its tier last, and why.
    """

    document_id: str
    file: str
    title: str
    tier: Tier
    mark: MarkState
    passages: int
    paper: Paper | None
    basis: str
    superseded_by: str | None
    decided_by: str
    why: str


@dataclass(frozen=True, slots=True)
class Succession:
    """What taking a document in changes about others and about where it lay before.

    Attributes:
        replaces: Ids of the documents whose place it takes.
        left: Origins of this document at which it lies no longer.
    """

    replaces: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Versions:
    """The versions of an archive's documents.

    Args:
        file: The archive's file.
    """

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def held(self, document_id: str) -> Held | None:
        """What the archive knows of a document, a superseded one included; None if it is not there."""
        key = plain(document_id)
        counted = select(func.count()).where(PASSAGES.c.document_id == key).scalar_subquery()
        last = select(func.max(DECISIONS.c.number)).where(DECISIONS.c.document_id == key).scalar_subquery()
        columns = [column for column in DOCUMENTS.c if column is not DOCUMENTS.c.letter]
        query = select(*columns, counted.label("passages"), DECISIONS.c.who, DECISIONS.c.why)
        query = query.join(DECISIONS, DECISIONS.c.number == last, isouter=True)
        for row in self._file.rows(query.where(DOCUMENTS.c.document_id == key)):
            return Held(
                row.document_id,
                row.file,
                row.title or row.file,
                Tier(row.tier),
                MarkState(row.mark_state),
                row.passages,
                load(paper_adapter(), row.paper_data) if row.paper_data else None,
                row.basis or "",
                row.superseded_by,
                row.who or "",
                row.why or "",
            )
        return None

    def at(self, origin: str) -> list[str]:
        """The documents that were last seen at an origin: one, or two where format 1 kept an older version."""
        query = select(ORIGINS.c.document_id).where(ORIGINS.c.origin == plain(origin)).order_by(ORIGINS.c.document_id)
        return [row.document_id for row in self._file.rows(query)]

    def origins(self, document_id: str) -> list[str]:
        """Where a document was last seen."""
        query = select(ORIGINS.c.origin).where(ORIGINS.c.document_id == plain(document_id)).order_by(ORIGINS.c.origin)
        return [row.origin for row in self._file.rows(query)]

    def of_paper(self, paper_id: str, replaced: bool = False) -> list[str]:
        """The documents of a paper that stand for their files; with ``replaced`` those that do so no longer."""
        query = select(DOCUMENTS.c.document_id).where(DOCUMENTS.c.paper == plain(paper_id))
        query = query.where(DOCUMENTS.c.superseded_by.is_(None) != replaced).order_by(DOCUMENTS.c.document_id)
        return [row.document_id for row in self._file.rows(query)]

    def settle(self, document_id: str, origin: str, succession: Succession, basis: str | None = None) -> None:
        """Write down where a document that is there already lies now.

        Args:
            document_id: The document.
            origin: Where its file lies.
            succession: What changes about other documents and places.
            basis: By what it was read, None to leave it.
        """
        with self._file.change() as connection:
            succeed(connection, document_id, origin, succession)
            if basis is not None:
                change = DOCUMENTS.update().where(DOCUMENTS.c.document_id == document_id)
                connection.execute(change.values(basis=basis))

    def successor(self, document_id: str, tiers: Iterable[Tier]) -> str | None:
        """The version that stands for a document's file now, if another one does and is in these tiers.

        A newer version that may not be seen looks like none, as everything hidden does.
        """
        links: dict[str, str] = self._file.derived("successors", self._links)
        newest, seen = plain(document_id), set[str]()
        while newest in links and newest not in seen:
            seen.add(newest)
            newest = links[newest]
        if not seen or newest in seen:
            return None
        query = select(DOCUMENTS.c.tier).where(DOCUMENTS.c.document_id == newest)
        return newest if {Tier(row.tier) for row in self._file.rows(query)} & set(tiers) else None

    def predecessors(self, document_id: str) -> list[str]:
        """The versions whose place a document took, directly or through others; the nearest first."""
        links: dict[str, str] = self._file.derived("successors", self._links)
        found = [plain(document_id)]
        for newer in found:
            found += [older for older, by in links.items() if by == newer and older not in found]
        return found[1:]

    def _links(self) -> dict[str, str]:
        query = select(DOCUMENTS.c.document_id, DOCUMENTS.c.superseded_by).where(DOCUMENTS.c.superseded_by.is_not(None))
        return {row.document_id: row.superseded_by for row in self._file.rows(query.order_by(DOCUMENTS.c.document_id))}


def succeed(connection: Connection, document_id: str, origin: str, succession: Succession) -> None:
    """Put a document into the place of others, inside a transaction; see :meth:`Versions.settle`."""
    origin = plain(origin)
    own = DOCUMENTS.c.document_id == document_id
    connection.execute(DOCUMENTS.update().where(own).values(superseded_by=None))
    if succession.replaces:
        replaced = DOCUMENTS.c.document_id.in_(succession.replaces)
        connection.execute(DOCUMENTS.update().where(replaced, ~own).values(superseded_by=document_id))
    if origin:
        place = {"origin": origin, "document_id": document_id}
        connection.execute(insert(ORIGINS).values(place).on_conflict_do_nothing())
        others = (ORIGINS.c.origin == origin) & (ORIGINS.c.document_id != document_id)
        connection.execute(ORIGINS.delete().where(others))
    if succession.left:
        left = ORIGINS.c.origin.in_([plain(one) for one in succession.left])
        connection.execute(ORIGINS.delete().where(ORIGINS.c.document_id == document_id, left))
