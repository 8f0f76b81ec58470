"""All indexes: one set per tier, each in a directory of its own, so that a search in one tier never sees another.

They are caches of the archive. :meth:`Indexes.update` makes them agree with it for one document,
:meth:`Indexes.catch_up` for all that a crash left behind, :meth:`Indexes.rebuild` makes them anew. What is removed
leaves every search at once but stays in Chroma's files until a rebuild: removal that must erase is ``remove`` from the
archive, then ``rebuild``.

Importing this module is quick; opening the indexes loads Chroma and llama-index (about 1.5 s).
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ingest.archive import Archive
from ingest.errors import IndexUnusable
from ingest.index_entry import Entry
from ingest.index_faults import REMEDY, unwritable
from ingest.model import Letter, Passage, Tier

if TYPE_CHECKING:
    from ingest.tier_index import TierIndex

#: Makes the entries of a letter's passages: search texts and embeddings.
EntriesOf = Callable[[Letter, Sequence[Passage]], Sequence[Entry]]
#: Told after each document: number done, number in all, document id.
Progress = Callable[[int, int, str], None]


class Indexes:
    """The indexes of all tiers; nothing is opened before :meth:`open`. Any thread of one process may use them.

    Args:
        directory: The folder of the tiers' folders.
        embedder: Fingerprint of the embedding model.
    """

    def __init__(self, directory: Path, embedder: str) -> None:
        self._directory, self._embedder = directory, embedder
        self._tiers: dict[Tier, TierIndex] = {}
        self._changing = threading.RLock()

    def open(self) -> None:
        """Open and check the indexes of every tier; missing ones are made, empty.

        Raises:
            IndexUnusable: One is damaged or of another version or model; none is open then, and :meth:`rebuild` helps.
        """
        with self._changing, ExitStack() as undo:
            undo.callback(self.close)
            for tier in Tier:
                _discard(self._directory / f"{tier.value}.new")
                self._open(tier)
            undo.pop_all()

    def tier(self, tier: Tier) -> TierIndex:
        """The indexes of one tier.

        Raises:
            IndexUnusable: They are not open.
        """
        index = self._tiers.get(tier)
        if index is None:
            raise IndexUnusable("Erwartet wird ein geöffneter Index", f"für „{tier.value}“ ist keiner geöffnet", REMEDY)
        return index

    def put(self, document_id: str, tier: Tier, entries: Sequence[Entry], digest: str) -> None:
        """Index a document in one tier and take it out of the others, those first.

        Args:
            document_id: The document.
            tier: Its tier in the archive.
            entries: Its passages.
            digest: Its digest in the archive (:meth:`ingest.archive.Archive.states`).
        """
        with self._changing:
            for other in Tier:
                if other != tier and document_id in self.tier(other).documents:
                    self.tier(other).remove(document_id)
            self.tier(tier).put(document_id, entries, digest)

    def remove(self, document_id: str) -> None:
        """Take a document out of every search; only :meth:`rebuild` erases it from the files."""
        with self._changing:
            for tier in Tier:
                self.tier(tier).remove(document_id)

    def missing(self, archive: Archive) -> list[str]:
        """Documents of the archive that are not indexed in their tier as they are now."""
        return [
            document_id
            for tier in Tier
            for document_id, digest in archive.states(tier).items()
            if (held := self.tier(tier).documents.get(document_id)) is None or held.digest != digest
        ]

    def surplus(self, archive: Archive) -> list[str]:
        """Documents indexed in a tier in which the archive does not have them."""
        return sorted({key for tier in Tier for key in self.tier(tier).documents.keys() - archive.states(tier).keys()})

    def update(self, archive: Archive, document_id: str, entries_of: EntriesOf) -> None:
        """Make the indexes agree with the archive about one document, whatever happened to it there."""
        with self._changing:
            tier = archive.tier_of(document_id)
            if tier is None:
                return self.remove(document_id)
            entries, digest = _entries(archive, document_id, tier, entries_of)
            self.put(document_id, tier, entries, digest)

    def catch_up(self, archive: Archive, entries_of: EntriesOf, progress: Progress | None = None) -> int:
        """Make the indexes agree with the archive about all documents: what to do at every start.

        Returns:
            Number of documents that were indexed or taken out.
        """
        with self._changing:
            surplus = self.surplus(archive)
            due = [*surplus, *(key for key in self.missing(archive) if key not in set(surplus))]
            for number, document_id in enumerate(due, start=1):
                self.update(archive, document_id, entries_of)
                if progress:
                    progress(number, len(due), document_id)
            return len(due)

    def rebuild(
        self,
        archive: Archive,
        entries_of: EntriesOf,
        tiers: Iterable[Tier] = tuple(Tier),
        progress: Progress | None = None,
    ) -> int:
        """Build indexes anew from the archive and throw the old files away; also for damaged ones.

        A tier that is open answers questions until its new files are complete; they need room beside the old ones.

        Args:
            archive: The archive.
            entries_of: Makes the entries of a document.
            tiers: The tiers to build.
            progress: Told after each document.

        Returns:
            Number of documents indexed.

        Raises:
            IndexUnusable: The new files cannot be written; the old ones, if open, stay in use.
        """
        with self._changing:
            due = [(tier, list(archive.states(tier))) for tier in tiers]
            total, done = sum(len(documents) for _, documents in due), 0
            for tier, documents in due:
                with closing(self._fresh(tier)) as fresh:
                    for document_id in documents:
                        fresh.put(document_id, *_entries(archive, document_id, tier, entries_of))
                        done += 1
                        if progress:
                            progress(done, total, document_id)
                self._take(tier)
            return total

    def close(self) -> None:
        """Close and seal all indexes; a second call does nothing. One that cannot be sealed keeps no other open."""
        with self._changing, ExitStack() as closing_all:
            while self._tiers:
                closing_all.callback(self._tiers.popitem()[1].close)

    def __enter__(self) -> Indexes:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, tier: Tier) -> None:
        from ingest.tier_index import TierIndex  # late: loads Chroma and llama-index

        if tier not in self._tiers:
            self._tiers[tier] = TierIndex(self._directory / tier.value, self._embedder)

    def _fresh(self, tier: Tier) -> TierIndex:
        """An empty index beside the old one; a damaged old one makes room first."""
        from ingest.tier_index import TierIndex

        aside = self._directory / f"{tier.value}.new"
        _discard(aside)
        if tier not in self._tiers:
            _discard(self._directory / tier.value)
        return TierIndex(aside, self._embedder)

    def _take(self, tier: Tier) -> None:
        """Put the new files in the place of the old ones. A crash in between leaves none, and all count as missing."""
        if old := self._tiers.pop(tier, None):
            old.close()
        _discard(self._directory / tier.value)
        (self._directory / f"{tier.value}.new").rename(self._directory / tier.value)
        self._open(tier)


def _entries(archive: Archive, document_id: str, tier: Tier, entries_of: EntriesOf) -> tuple[Sequence[Entry], str]:
    seen = frozenset({tier})
    letter = archive.letter(document_id, seen)
    if letter is None:
        return (), ""
    return entries_of(letter, archive.passages_of(document_id, seen)), archive.states(tier).get(document_id, "")


def _discard(directory: Path) -> None:
    try:
        if directory.exists():
            shutil.rmtree(directory)
    except OSError as fault:
        raise unwritable(directory, str(fault.strerror)) from fault
