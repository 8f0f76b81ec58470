"""Erasing letters with everything that was made of them, in an order that survives a crash at any point.

First the archive: from that commit on nobody sees the letters. Then what was kept of them elsewhere, letters of the
same paper that were read with them, the index files, the logs; at the end every file is looked through for traces.
What a crash leaves undone is carried out at the next start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from assistant.audit.log import FOLDER as AUDIT
from assistant.erasing.receipt import (
    ErasedLetter,
    ErasureReason,
    Receipt,
    Remainder,
    Searched,
    plain_of,
    receipt_of,
    signed,
)
from assistant.erasing.selection import Condemned
from assistant.erasing.traces import needles, searched, stretches
from assistant.machinery import Machinery
from assistant.personal.store import Personal
from ingest.archive.archive import Archive
from ingest.archive.rows import now
from ingest.archive.upgrade import COPIES
from ingest.model import LetterKind, Tier
from ingest.pipeline import Later, read_again

#: Takes what was kept of a document (its id) away from one place, and says how much it was.
Forget = Callable[[str], int]

_EVERYONE = frozenset(Tier)
#: The folders of the indexes and of the audit, and that of a model that was trained on the house's own letters.
_INDEXES, _AUDIT, _OWN_MODEL = "indexes/", f"{AUDIT}/", "model-own"


class Erasing:
    """Erases letters from a data directory; the caller sees to it that nothing else changes it meanwhile.

    Args:
        directory: The data directory.
        archive: Its archive.
        machinery: Its indexes.
        personal: What people keep for themselves.

    Attributes:
        places: What else keeps something of letters, by the name under which a receipt counts it.
    """

    def __init__(self, directory: Path, archive: Archive, machinery: Machinery, personal: Personal) -> None:
        self._directory, self._archive, self._machinery, self._personal = directory, archive, machinery, personal
        self.places: dict[str, Forget] = {"history": personal.forget_document}

    def erase(self, condemned: Sequence[Condemned], who: str, reason: ErasureReason) -> Receipt:
        """Erase letters.

        Args:
            condemned: The letters, as :func:`assistant.erasing.selection.selected` found them.
            who: Name of the account that orders it.
            reason: Why.

        Returns:
            The receipt; also where something is left, which it names.

        Raises:
            FundstelleError: A file cannot be read or written; the next start goes on from there.
        """
        ids = [one.document_id for one in condemned]
        texts = [
            piece
            for key in ids
            if (found := self._archive.letter(key, _EVERYONE))
            for piece in stretches(found.source.text)
        ]
        papers = {held.paper.id for key in ids if (held := self._archive.versions.held(key)) and held.paper}
        task = {
            "begun_at": now(),
            "who": who,
            "reason": reason.value,
            "letters": [{"kind": one.kind, "reference": one.reference, "tier": one.tier} for one in condemned],
            "tiers": sorted(self._ever(ids)),
            "papers": sorted(papers),
            "files": any(one.files for one in condemned),
        }
        number, counts = self._archive.erasures.begin(ids, task)
        return self._finished(number, {**task, "document_ids": ids, "counts": counts}, texts)

    def finish(self) -> list[Receipt]:
        """Carry out what a crash interrupted; returns the receipts.

        Raises:
            FundstelleError: As for :meth:`erase`.
        """
        return [self._finished(number, task, ()) for number, task in self._archive.erasures.begun()]

    def receipts(self) -> list[Receipt]:
        """All receipts, the latest first."""
        return [receipt_of(row) for row in self._archive.erasures.receipts()]

    def _finished(self, number: int, task: Mapping[str, Any], texts: Iterable[str]) -> Receipt:
        ids: list[str] = task["document_ids"]
        counts = Counter(task["counts"]) + self._forgotten(ids)
        siblings = self._read_without_them(task["papers"])
        tiers = {Tier(tier) for tier in task["tiers"]} | self._ever(siblings)
        rebuilt = self._machinery.erase([*ids, *siblings], tiers)
        counts += self._forgotten(ids)  # of answers that were on their way when it began
        found = self._traces(ids, texts)
        receipt = signed(
            Receipt(
                number,
                task["begun_at"],
                now(),
                task["who"],
                ErasureReason(task["reason"]),
                tuple(ErasedLetter(LetterKind(o["kind"]), o["reference"], Tier(o["tier"])) for o in task["letters"]),
                {name: count for name, count in sorted(counts.items()) if count},
                tuple(self._archive.erasures.marks(number)),
                rebuilt,
                found,
                self._remainders(task["files"]),
            )
        )
        self._archive.erasures.finish(number, plain_of(receipt))
        self._archive.empty_log()
        return receipt

    def _forgotten(self, document_ids: Iterable[str]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for document_id in document_ids:
            for name, forget in self.places.items():
                counts[name] += forget(document_id)
        return counts

    def _read_without_them(self, papers: Iterable[str]) -> list[str]:
        """Read the letters of some papers again: what they say may have been understood by a letter that is gone."""
        later = Later()
        for paper in papers:
            if rest := self._archive.versions.of_paper(paper):
                read_again(rest[0], self._archive, later)
        return later.document_ids

    def _traces(self, document_ids: Sequence[str], texts: Iterable[str]) -> Searched:
        """Look for traces; where there are any, write the files anew that hold them, and look again."""
        used = self._archive.erasures.used_elsewhere
        wanted = [one for key in document_ids for one in needles(key, (), used)]
        wanted += [piece.encode() for piece in dict.fromkeys(texts) if not used(piece)]
        self._archive.empty_log()
        found = searched(self._directory, wanted)
        for name in found.left:
            if fnmatch(name, COPIES):  # made before the archive left an older format
                (self._directory / name).unlink()
        if any(not name.startswith(_AUDIT) for name in found.left):
            self._archive.rewrite()
            self._personal.rewrite()
            if any(name.startswith(_INDEXES) for name in found.left):
                self._machinery.discard()
            found = searched(self._directory, wanted)
        logged = tuple(name for name in found.left if name.startswith(_AUDIT))
        return replace(found, left=tuple(name for name in found.left if name not in logged), logged=logged)

    def _ever(self, document_ids: Collection[str]) -> set[Tier]:
        """The tiers in which documents are or ever were: their index files may hold something of them."""
        found = {one.tier for key in document_ids for one in self._archive.decisions(key)}
        return found | {tier for key in document_ids if (tier := self._archive.tier_of(key))}

    def _remainders(self, files: bool) -> tuple[Remainder, ...]:
        found = [Remainder.BACKUPS, Remainder.ON_PAPER]
        if files:
            found.append(Remainder.ORIGINAL_FILES)
        if (self._directory / _OWN_MODEL).exists():
            found.append(Remainder.OWN_MODEL)
        return tuple(found)
