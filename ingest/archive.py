"""The archive: the truth about every letter. What is committed here is durable; every index is built from it.

All reads of letters and passages take the tiers that may be seen and never return anything of another; only the upkeep
of the indexes (:meth:`Archive.states`, :meth:`Archive.tier_of`, :meth:`Archive.all_passages`) and the record of
decisions look at a letter without them.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from ingest.archive_cache import GenerationCache
from ingest.archive_rows import connected, decision_row, letter_of, load, passage_adapter, plain, rows_of
from ingest.archive_tables import (
    DECISIONS,
    DOCUMENTS,
    META,
    PASSAGES,
    REFERENCES,
    SOURCES,
    archive_faults,
    open_engine,
    prepare,
)
from ingest.errors import BadInput
from ingest.model import Letter, LetterKind, MarkState, Passage, Tier

Tiers = frozenset[Tier]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """What a list of letters shows.

    Attributes:
        document_id: Its id.
        file: Stem of the source file's name.
        kind, reference, further_references, date, office, subject: Those of its letterhead.
        tier: Its tier, as decided.
        mark_state: What the letterhead's own mark shows.
        passages: Number of its passages.
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


@dataclass(frozen=True, slots=True)
class TierDecision:
    """Who put a letter into a tier, when (UTC, ISO 8601) and why; never altered, kept when the letter goes."""

    document_id: str
    tier: Tier
    who: str
    when: str
    why: str


class Archive:
    """An SQLite file with everything that cannot be rebuilt. Threads may share it; one process owns it.

    Args:
        path: The file; made if missing.

    Raises:
        ArchiveUnusable: It is damaged, no archive, of a newer version, or cannot be opened. All methods raise it when
            the file cannot be read or written (a full disk is named); a failed write leaves everything as it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        with archive_faults(path):
            self._engine = open_engine(path)
            prepare(self._engine, path)
            with self._engine.connect() as connection:
                query = select(META.c.value).where(META.c.key == "generation")
                self._generation = int(connection.execute(query).scalar_one())
        self._cache = GenerationCache(capacity=4096)

    @property
    def generation(self) -> int:
        """Grows with every committed change."""
        return self._generation

    def close(self) -> None:
        """Close the file."""
        with archive_faults(self.path):
            self._engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
    ) -> None:
        """Write a letter in the place of the one with the same document id, in one transaction.

        The tier is recorded as a decision, unless the last decision about this document says the same and no new reason
        is given.

        Args:
            letter: The letter.
            passages: Its passages in reading order.
            content: The original file's bytes.
            origin: Where the file came from (a path or an address).
            tier: Who may see it.
            who: Who decided the tier.
            why: Why.

        Raises:
            BadInput: A text cannot be stored because it holds a lone surrogate.
            ValueError: A passage belongs to another document, or two have the same key.
        """
        document_id = letter.source.document_id
        keys = {passage.key for passage in passages if passage.document_id == document_id}
        if len(keys) != len(passages):
            raise ValueError(f"passages of {document_id} must be its own, each with a key of its own")
        rows = rows_of(letter, passages, content)
        row = rows.document | {"tier": tier.value, "origin": plain(origin)}
        with self._change() as connection:
            connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.document_id == document_id))
            connection.execute(DOCUMENTS.insert(), row)
            connection.execute(SOURCES.insert(), rows.source)
            for table, many in ((PASSAGES, rows.passages), (REFERENCES, rows.references)):
                if many:
                    connection.execute(table.insert(), many)
            last = connection.execute(_decisions_of(document_id)).all()
            if why or not last or last[-1].tier != tier:
                connection.execute(DECISIONS.insert(), decision_row(document_id, tier, who, why))

    def remove(self, document_id: str) -> bool:
        """Erase a letter with all that belongs to it, in the file as well; decisions about it stay.

        Args:
            document_id: The letter.

        Returns:
            Whether it was there.
        """
        with self._change() as connection:
            gone = connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.document_id == plain(document_id)))
            found = bool(gone.rowcount)
        # The log still holds the pages as they were; emptying it works outside a transaction only.
        with archive_faults(self.path), closing(self._engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        return found

    def decide_tier(self, document_id: str, tier: Tier, who: str, why: str) -> None:
        """Put a letter into a tier and record who decided it and why.

        Raises:
            BadInput: There is no such letter, or nobody answers for the decision.
        """
        if not who.strip() or not why.strip():
            raise BadInput("Erwartet wird, wer einstuft und warum", "eines davon fehlt", "bitte nennen Sie beides")
        with self._change() as connection:
            change = DOCUMENTS.update().where(DOCUMENTS.c.document_id == plain(document_id)).values(tier=tier.value)
            if not connection.execute(change).rowcount:
                raise BadInput(
                    "Erwartet wird die Kennung eines Schreibens im Archiv",
                    f"„{plain(document_id)[:40]}“ ist dort nicht",
                    "bitte prüfen Sie die Kennung",
                )
            connection.execute(DECISIONS.insert(), decision_row(plain(document_id), tier, who, why))

    # Reading, within tiers.

    def letter(self, document_id: str, tiers: Tiers) -> Letter | None:
        """A letter with its text; None if there is none in these tiers."""

        def read(connection: Connection, missing: list[str]) -> dict[str, tuple[Tier, Letter]]:
            query = select(DOCUMENTS, SOURCES.c.text).join(SOURCES)
            rows = connection.execute(query.where(DOCUMENTS.c.document_id.in_([plain(key) for key in missing])))
            return {row.document_id: (Tier(row.tier), letter_of(row.letter, row.text)) for row in rows}

        return self._visible("letter", [document_id], tiers, read).get(document_id)

    def passages(self, keys: Sequence[str], tiers: Tiers) -> list[Passage]:
        """The passages of keys in the order of keys; those that are not in these tiers are left out."""

        def read(connection: Connection, missing: list[str]) -> dict[str, tuple[Tier, Passage]]:
            return _passages(connection, PASSAGES.c.key.in_([plain(key) for key in missing]))

        found = self._visible("passage", keys, tiers, read)
        return [found[key] for key in keys if key in found]

    def passages_of(self, document_id: str, tiers: Tiers) -> list[Passage]:
        """All passages of a letter in reading order; empty if it is not in these tiers."""
        document_id = plain(document_id)
        keys = self._derived(("keys", document_id), lambda: self._keys_of(document_id))

        def read(connection: Connection, missing: list[str]) -> dict[str, tuple[Tier, Passage]]:
            return _passages(connection, PASSAGES.c.document_id == document_id)  # all: an IN has room for so many only

        found = self._visible("passage", keys, tiers, read)
        return [found[key] for key in keys if key in found]

    def content(self, document_id: str, tiers: Tiers) -> bytes | None:
        """The original bytes of a letter; None if there is none in these tiers."""
        query = select(SOURCES.c.content).join(DOCUMENTS)
        rows = self._rows(query.where(SOURCES.c.document_id == plain(document_id), _within(tiers)))
        return bytes(rows[0].content) if rows else None

    def summaries(self, tiers: Tiers) -> list[LetterSummary]:
        """All letters in these tiers by date (those without one last), then file."""
        return list(self._derived(("summaries", tiers), lambda: tuple(self._summaries(tiers))))

    def related(self, document_id: str, tiers: Tiers) -> list[str]:
        """The letters of one Vorgang in these tiers, this one included, by date (those without one last).

        Letters belong together if they share a reference, or each shares one with a third that may be seen; sessions do
        not tie. Empty if the letter is not in these tiers.
        """
        return list(self._derived(("related", tiers), lambda: self._groups(tiers)).get(document_id, ()))

    # Upkeep.

    def decisions(self, document_id: str) -> list[TierDecision]:
        """The decisions about a letter's tier, first to last."""
        return [
            TierDecision(row.document_id, Tier(row.tier), row.who, row.decided_at, row.why)
            for row in self._rows(_decisions_of(plain(document_id)))
        ]

    def tier_of(self, document_id: str) -> Tier | None:
        """The tier of a letter; None if there is no such letter."""
        rows = self._rows(select(DOCUMENTS.c.tier).where(DOCUMENTS.c.document_id == plain(document_id)))
        return Tier(rows[0].tier) if rows else None

    def states(self, tier: Tier) -> dict[str, str]:
        """For each letter of a tier the digest of what it holds; an index compares it with what it has indexed."""
        query = select(DOCUMENTS.c.document_id, DOCUMENTS.c.digest).where(DOCUMENTS.c.tier == tier.value)
        return {row.document_id: row.digest for row in self._rows(query.order_by(DOCUMENTS.c.document_id))}

    def all_passages(self, tier: Tier) -> Iterator[Passage]:
        """Every passage of a tier, document by document."""
        for document_id in self.states(tier):
            yield from self.passages_of(document_id, frozenset({tier}))

    # How.

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """One transaction that counts the generation up; the cache forgets everything once it is committed."""
        with self._writing, archive_faults(self.path):
            with self._engine.begin() as connection:
                yield connection
                connection.execute(META.update().where(META.c.key == "generation").values(value=META.c.value + 1))
            self._generation += 1
            self._cache.forget()

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with archive_faults(self.path), self._engine.connect() as connection:
            return connection.execute(query).all()

    def _visible(
        self,
        kind: Literal["letter", "passage"],
        keys: Sequence[str],
        tiers: Tiers,
        read: Callable[[Connection, list[str]], dict[str, tuple[Tier, _T]]],
    ) -> dict[str, _T]:
        """What keys stand for, from the cache or the file, within tiers."""
        known: dict[str, tuple[Tier, _T]] = {}
        epoch = self._cache.epoch
        for key in keys:
            if (entry := self._cache.get((kind, key))) is not None:
                known[key] = entry
        if missing := [key for key in dict.fromkeys(keys) if key not in known]:
            with archive_faults(self.path), self._engine.connect() as connection:
                found = read(connection, missing)
            for key, entry in found.items():
                self._cache.put((kind, key), entry, epoch)
            known |= found
        return {key: value for key, (tier, value) in known.items() if tier in tiers}

    def _derived(self, key: tuple[str, Tiers | str], make: Callable[[], Any]) -> Any:
        epoch = self._cache.epoch
        if (held := self._cache.get(key)) is None:
            held = make()
            self._cache.put(key, held, epoch)
        return held

    def _keys_of(self, document_id: str) -> tuple[str, ...]:
        query = select(PASSAGES.c.key).where(PASSAGES.c.document_id == document_id)
        return tuple(row.key for row in self._rows(query.order_by(PASSAGES.c.position)))

    def _summaries(self, tiers: Tiers) -> Iterator[LetterSummary]:
        held = select(func.count()).where(PASSAGES.c.document_id == DOCUMENTS.c.document_id).scalar_subquery()
        columns = [column for column in DOCUMENTS.c if column is not DOCUMENTS.c.letter]
        query = select(*columns, held.label("passages")).where(_within(tiers))
        query = query.order_by(DOCUMENTS.c.date.nulls_last(), DOCUMENTS.c.file)
        for row in self._rows(query):
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
            )

    def _groups(self, tiers: Tiers) -> dict[str, tuple[str, ...]]:
        query = select(REFERENCES.c.document_id, REFERENCES.c.reference).join(DOCUMENTS).where(_within(tiers))
        return connected([s.document_id for s in self.summaries(tiers)], [tuple(row) for row in self._rows(query)])


def _passages(connection: Connection, chosen: ColumnElement[bool]) -> dict[str, tuple[Tier, Passage]]:
    """Chosen passages by key, each with the tier of its letter."""
    query = select(PASSAGES.c.key, PASSAGES.c.passage, DOCUMENTS.c.tier).join(DOCUMENTS).where(chosen)
    return {row.key: (Tier(row.tier), load(passage_adapter(), row.passage)) for row in connection.execute(query)}


def _within(tiers: Tiers) -> ColumnElement[bool]:
    return DOCUMENTS.c.tier.in_([tier.value for tier in tiers])


def _decisions_of(document_id: str) -> Select[Any]:
    return select(DECISIONS).where(DECISIONS.c.document_id == document_id).order_by(DECISIONS.c.number)
