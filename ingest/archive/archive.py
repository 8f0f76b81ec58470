"""The archive: the truth about every letter. What is committed here is durable; every index is built from it.

All reads of letters and passages take the tiers that may be seen and never return anything of another; only the upkeep
of the indexes (:meth:`Archive.states`, :meth:`Archive.tier_of`, :meth:`Archive.all_passages`) and the record of
decisions look at a letter without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, select
from sqlalchemy.dialects.sqlite import insert

from ingest.archive.corrections import Corrections
from ingest.archive.erasures import Erasures
from ingest.archive.file import ArchiveFile
from ingest.archive.links import Links
from ingest.archive.lists import CURRENT, LetterSummary, Tiers, summaries, within
from ingest.archive.rows import (
    LetterRows,
    Row,
    decision_row,
    letter_of,
    load,
    packed,
    passage_adapter,
    plain,
    rows_of,
    source_of,
    unpacked,
)
from ingest.archive.tables import CORRECTIONS, DECISIONS, DOCUMENTS, LINKS, PAGE_BOXES, PASSAGES, SOURCES
from ingest.archive.versions import Succession, Versions, succeed
from ingest.clearance import SINGLY, stands
from ingest.errors import BadInput
from ingest.model import Letter, PageBox, Paper, Passage, Source, Tier

__all__ = ["Archive", "LetterSummary", "Provenance", "Succession", "TierDecision", "Tiers"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Provenance:
    """By what a letter was read, and what it succeeds.

    Attributes:
        paper: The paper it belongs to.
        basis: By what it was read (:func:`ingest.structure.basis`).
        boxes: Where its text stands on its pages.
        succession: Which documents it replaces.
    """

    paper: Paper | None = None
    basis: str = ""
    boxes: tuple[PageBox, ...] = ()
    succession: Succession = field(default_factory=Succession)


@dataclass(frozen=True, slots=True)
class TierDecision:
    """Who put a letter into a tier, when (UTC, ISO 8601) and why; never altered, kept when the letter goes."""

    document_id: str
    tier: Tier
    who: str
    when: str
    why: str


_UNKNOWN = Provenance()
_Seen = Mapping[str, Tier] | None


class Archive(ArchiveFile):
    """The letters of an archive, with all that is recorded about them; see :class:`ingest.archive.file.ArchiveFile`.

    Attributes:
        versions: Which document stands for a file now, and which it replaced.
        corrections: What staff corrected.
        links: What points where.
        erasures: What was erased.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.versions = Versions(self)
        self.corrections = Corrections(self, self.versions)
        self.links = Links(self)
        self.erasures = Erasures(self)

    # Writing.

    def store(
        self,
        letter: Letter,
        passages: Sequence[Passage],
        content: bytes,
        origin: str,
        tier: Tier,
        who: str = "fundstelle",
        why: str = "",
        provenance: Provenance = _UNKNOWN,
    ) -> bool:
        """Write a letter in the place of the one with the same document id, in one transaction.

        The tier is recorded as a decision, unless the last decision about this document says the same and no new reason
        is given.

        Args:
            letter: The letter.
            passages: Its passages in reading order.
            content: The original file's bytes.
            origin: Where the file came from (a path, an address, "bundle.zip!name"); "" if nobody knows.
            tier: Who may see it.
            who: Who decided the tier.
            why: Why.
            provenance: By what it was read, and what it succeeds.

        Returns:
            Whether it is new, or its structure is other than before.

        Raises:
            BadInput: A text cannot be stored because it holds a lone surrogate.
            ValueError: A passage belongs to another document, or two have the same key.
        """
        document_id = letter.source.document_id
        keys = {passage.key for passage in passages if passage.document_id == document_id}
        if len(keys) != len(passages):
            raise ValueError(f"passages of {document_id} must be its own, each with a key of its own")
        own = {"basis": provenance.basis, "origin": plain(origin), "superseded_by": None}
        rows = rows_of(letter, passages, content, provenance.paper)
        with self.change() as connection:
            before = _digest(connection, document_id)
            put = _standing(connection, document_id, tier, who)
            _put(connection, DOCUMENTS, rows.document | own | {"tier": put.value})
            _put(connection, SOURCES, rows.source)
            _put_parts(connection, document_id, rows)
            boxes = [{"document_id": document_id, "boxes": packed(provenance.boxes)}] if provenance.boxes else []
            _replace(connection, PAGE_BOXES, document_id, boxes)
            succeed(connection, document_id, origin, provenance.succession)
            last = connection.execute(_decisions_of(document_id)).all()
            if put is tier and (why or not last or last[-1].tier != tier):
                connection.execute(DECISIONS.insert(), decision_row(document_id, tier, who, why))
        return before != rows.document["digest"]

    def restructure(self, letter: Letter, passages: Sequence[Passage], paper: Paper | None, basis: str) -> bool:
        """Write another structure of a letter that is there; its bytes, its tier and its place stay as they are.

        Args:
            letter: The letter, of the same source.
            passages: Its passages in reading order.
            paper: The paper it belongs to.
            basis: By what it was read.

        Returns:
            Whether anything of it is other than before.
        """
        document_id = letter.source.document_id
        rows = rows_of(letter, passages, b"", paper)
        with self.change() as connection:
            before = _digest(connection, document_id)
            own = DOCUMENTS.update().where(DOCUMENTS.c.document_id == document_id)
            connection.execute(own.values(rows.document | {"basis": basis}))
            _put_parts(connection, document_id, rows)
        return before != rows.document["digest"]

    def remove(self, document_id: str) -> bool:
        """Erase a letter with all that belongs to it, in the file as well; decisions about its tier stay.

        Args:
            document_id: The letter.

        Returns:
            Whether it was there.
        """
        with self.change() as connection:
            gone = connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.document_id == plain(document_id)))
            connection.execute(CORRECTIONS.delete().where(CORRECTIONS.c.document_id == plain(document_id)))
            found = bool(gone.rowcount)
        self.empty_log()
        return found

    def decide_tier(
        self, document_id: str, tier: Tier, who: str, why: str, also: Sequence[str] = (), seen: _Seen = None
    ) -> None:
        """Put a letter into a tier and record who decided it and why; what stands against a run's word stays.

        Args:
            document_id: The letter.
            tier: The tier.
            who: Who decided it.
            why: Why.
            also: Other documents that go with it, in the same transaction.
            seen: In which tiers they were when it was decided: what is more closed by now is not opened.

        Raises:
            BadInput: There is no such letter, it is more closed by now, or nobody answers for the decision.
        """
        if not who.strip() or not why.strip():
            raise BadInput("Erwartet wird, wer einstuft und warum", "eines davon fehlt", "bitte nennen Sie beides")
        with self.change() as connection:
            for key in map(plain, (document_id, *also)):
                put = _standing(connection, key, tier, who, seen)
                change = DOCUMENTS.update().where(DOCUMENTS.c.document_id == key).values(tier=put.value)
                if not connection.execute(change).rowcount:
                    raise _unknown(key)
                if put is tier:
                    connection.execute(DECISIONS.insert(), decision_row(key, tier, who, why))

    # Reading, within tiers.

    def letter(self, document_id: str, tiers: Tiers) -> Letter | None:
        """A letter with its text, also one that was replaced since; None if there is none in these tiers."""

        def read(connection: Connection, missing: list[str]) -> dict[str, Letter]:
            query = select(DOCUMENTS, SOURCES.c.text).join(SOURCES).where(within(tiers))
            rows = connection.execute(query.where(DOCUMENTS.c.document_id.in_([plain(key) for key in missing])))
            return {row.document_id: letter_of(row.letter, row.text) for row in rows}

        return self._visible("letter", [document_id], tiers, read).get(document_id)

    def passages(self, keys: Sequence[str], tiers: Tiers) -> list[Passage]:
        """The passages of keys in the order of keys; those that are not in these tiers are left out."""

        def read(connection: Connection, missing: list[str]) -> dict[str, Passage]:
            return _passages(connection, PASSAGES.c.key.in_([plain(key) for key in missing]), tiers)

        found = self._visible("passage", keys, tiers, read)
        return [found[key] for key in keys if key in found]

    def passages_of(self, document_id: str, tiers: Tiers) -> list[Passage]:
        """All passages of a letter in reading order; empty if it is not in these tiers."""
        document_id = plain(document_id)
        keys = self.derived(("keys", document_id, tiers), lambda: self._keys_of(document_id, tiers))

        def read(connection: Connection, missing: list[str]) -> dict[str, Passage]:
            mine = PASSAGES.c.document_id == document_id  # all of them: an IN has room for so many only
            return _passages(connection, mine, tiers)

        found = self._visible("passage", keys, tiers, read)
        return [found[key] for key in keys if key in found]

    def content(self, document_id: str, tiers: Tiers) -> bytes | None:
        """The original bytes of a letter; None if there is none in these tiers."""
        query = select(SOURCES.c.content).join(DOCUMENTS)
        rows = self.rows(query.where(SOURCES.c.document_id == plain(document_id), within(tiers)))
        return bytes(rows[0].content) if rows else None

    def boxes(self, document_id: str, tiers: Tiers) -> tuple[PageBox, ...]:
        """Where the text of a letter stands on its pages; empty where the format has none, or it may not be seen."""
        query = select(PAGE_BOXES.c.boxes).join(DOCUMENTS)
        rows = self.rows(query.where(PAGE_BOXES.c.document_id == plain(document_id), within(tiers)))
        return unpacked(rows[0].boxes) if rows else ()

    def summaries(self, tiers: Tiers) -> list[LetterSummary]:
        """All letters in these tiers by date (those without one last), then file."""
        return list(self.derived(("summaries", tiers), lambda: tuple(summaries(self, tiers))))

    def related(self, document_id: str, tiers: Tiers) -> list[str]:
        """The letters of one Vorgang in these tiers, this one included, by date (those without one last).

        See :meth:`ingest.archive.links.Links.groups`. Empty if the letter is not in these tiers.
        """
        return list(self.derived(("related", tiers), lambda: self.links.groups(tiers)).get(document_id, ()))

    # Upkeep.

    def decisions(self, document_id: str) -> list[TierDecision]:
        """The decisions about a letter's tier, first to last."""
        return [
            TierDecision(row.document_id, Tier(row.tier), row.who, row.decided_at, row.why)
            for row in self.rows(_decisions_of(plain(document_id)))
        ]

    def tier_of(self, document_id: str) -> Tier | None:
        """The tier of a letter; None if there is no such letter."""
        rows = self.rows(select(DOCUMENTS.c.tier).where(DOCUMENTS.c.document_id == plain(document_id)))
        return Tier(rows[0].tier) if rows else None

    def state_of(self, document_id: str) -> tuple[Tier, str] | None:
        """The tier and the digest of a letter that stands for its file; None if it is gone or was replaced."""
        query = select(DOCUMENTS.c.tier, DOCUMENTS.c.digest).where(DOCUMENTS.c.superseded_by.is_(None))
        rows = self.rows(query.where(DOCUMENTS.c.document_id == plain(document_id)))
        return (Tier(rows[0].tier), rows[0].digest) if rows else None

    def states(self, tier: Tier) -> dict[str, str]:
        """For each letter that is to be found in a tier the digest of what it holds, for indexes to compare."""
        query = select(DOCUMENTS.c.document_id, DOCUMENTS.c.digest).where(within(frozenset({tier})), CURRENT)
        return {row.document_id: row.digest for row in self.rows(query.order_by(DOCUMENTS.c.document_id))}

    def source(self, document_id: str) -> Source:
        """The text of a letter, whatever its tier and even if its structure cannot be read: to read it again.

        Raises:
            BadInput: There is no such letter.
        """
        query = select(DOCUMENTS.c.letter, SOURCES.c.text).join(SOURCES)
        for row in self.rows(query.where(DOCUMENTS.c.document_id == plain(document_id))):
            return source_of(row.letter, row.text)
        raise _unknown(document_id)

    def all_passages(self, tier: Tier) -> Iterator[Passage]:
        """Every passage of a tier, document by document."""
        for document_id in self.states(tier):
            yield from self.passages_of(document_id, frozenset({tier}))

    # How.

    def _visible(
        self,
        kind: Literal["letter", "passage"],
        keys: Sequence[str],
        tiers: Tiers,
        read: Callable[[Connection, list[str]], dict[str, _T]],
    ) -> dict[str, _T]:
        """What keys stand for, from the cache or the file, within tiers.

        What somebody may not see is not read for them, nor found in a cache that another filled: so it takes as long as
        what is not there.
        """
        known: dict[str, _T] = {}
        epoch = self.cache.epoch
        for key in keys:
            if (entry := self.cache.get((kind, key, tiers))) is not None:
                known[key] = entry
        if missing := [key for key in dict.fromkeys(keys) if key not in known]:
            with self.reading() as connection:
                found = read(connection, missing)
            for key, entry in found.items():
                self.cache.put((kind, key, tiers), entry, epoch)
            known |= found
        return known

    def _keys_of(self, document_id: str, tiers: Tiers) -> tuple[str, ...]:
        query = select(PASSAGES.c.key).join(DOCUMENTS).where(PASSAGES.c.document_id == document_id, within(tiers))
        return tuple(row.key for row in self.rows(query.order_by(PASSAGES.c.position)))


def _unknown(document_id: str) -> BadInput:
    return BadInput(
        "Erwartet wird die Kennung eines Schreibens im Archiv",
        f"„{plain(document_id)[:40]}“ ist dort nicht",
        "bitte prüfen Sie die Kennung",
    )


def _standing(connection: Connection, document_id: str, tier: Tier, who: str, seen: _Seen = None) -> Tier:
    """The tier that a letter is put into: the wanted one, unless the last decision about it stands against that.

    Looked at inside the transaction: somebody may classify a letter while a run that decided before still writes.
    """
    held = connection.execute(select(DOCUMENTS.c.tier).where(DOCUMENTS.c.document_id == document_id)).scalar()
    if seen and held not in (None, seen.get(document_id)) and Tier(held).closedness > tier.closedness:
        expected, remedy = (
            "Erwartet wird die Einstufung, die zuletzt gezeigt wurde",
            "bitte sehen Sie sie noch einmal an",
        )
        raise BadInput(expected, "inzwischen hat jemand anders eingestuft", remedy)
    last = connection.execute(_decisions_of(document_id)).all() if held else []
    keeps = last and not who.startswith(SINGLY) and stands(Tier(last[-1].tier), last[-1].who, tier)
    return Tier(last[-1].tier) if keeps else tier


def _digest(connection: Connection, document_id: str) -> str | None:
    query = select(DOCUMENTS.c.digest).where(DOCUMENTS.c.document_id == document_id)
    return connection.execute(query).scalar()


def _put(connection: Connection, table: Table, row: Row) -> None:
    connection.execute(insert(table).values(row).on_conflict_do_update(set_=row))


def _replace(connection: Connection, table: Table, document_id: str, rows: list[Row]) -> None:
    connection.execute(table.delete().where(table.c.document_id == document_id))
    if rows:
        connection.execute(table.insert(), rows)


def _put_parts(connection: Connection, document_id: str, rows: LetterRows) -> None:
    """Write what hangs on a letter's structure in the place of what hung on the old one."""
    _replace(connection, PASSAGES, document_id, rows.passages)
    _replace(connection, LINKS, document_id, rows.links)


def _passages(connection: Connection, chosen: ColumnElement[bool], tiers: Tiers) -> dict[str, Passage]:
    """Chosen passages of letters in some tiers, by key."""
    query = select(PASSAGES.c.key, PASSAGES.c.passage).join(DOCUMENTS).where(chosen, within(tiers))
    return {row.key: load(passage_adapter(), row.passage) for row in connection.execute(query)}


def _decisions_of(document_id: str) -> Select[Any]:
    return select(DECISIONS).where(DECISIONS.c.document_id == document_id).order_by(DECISIONS.c.number)
