"""All indexes: one set per tier, each in a directory of its own, so that a search in one tier never sees another.

They are caches of the archive. :meth:`Indexes.update` makes them agree with it for some documents,
:meth:`Indexes.catch_up` for all that a crash left behind, :meth:`Indexes.rebuild` makes them anew. What is removed
leaves every search at once but stays in Chroma's files until a rebuild: removal that must erase is ``remove`` from the
archive, then ``rebuild``.

Importing this module is quick; opening the indexes loads Chroma and llama-index (about 1.5 s).
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ingest.archive.archive import Archive
from ingest.errors import IndexUnusable
from ingest.index.entry import Entry
from ingest.index.faults import REMEDY, unwritable
from ingest.model import Letter, Passage, Tier

if TYPE_CHECKING:
    from ingest.index.tier_index import Indexable, TierIndex

#: A letter with its passages.
LetterPassages = tuple[Letter, Sequence[Passage]]
#: Makes the entries (search texts and embeddings) of several letters' passages, in their order.
EntriesOf = Callable[[Sequence[LetterPassages]], Sequence[Sequence[Entry]]]
#: Told after each few documents: number done, number in all, id of the last.
Progress = Callable[[int, int, str], None]

#: Letters that are indexed in one go: 3,000 texts or so, 5 MB of vectors, half a minute of embedding.
AT_ONCE = 16


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

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out of every search; only :meth:`rebuild` erases them from the files."""
        with self._changing:
            for tier in Tier:
                self.tier(tier).remove(document_ids)

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

    def update(self, archive: Archive, document_ids: Sequence[str], entries_of: EntriesOf) -> None:
        """Make the indexes agree with the archive about some documents, whatever happened to them there.

        Each is taken out of the tiers where it no longer is before it is put where it is.
        """
        with self._changing:
            states = {key: state for key in document_ids if (state := archive.state_of(key))}
            self.remove([key for key in document_ids if key not in states])
            for tier in Tier:
                self.tier(tier).remove(
                    [k for k, (now, _) in states.items() if now != tier and self.tier(tier).holds(k)]
                )
            for tier in Tier:
                here = {key: digest for key, (now, digest) in states.items() if now == tier}
                if here:
                    self.tier(tier).put(_indexables(archive, here, tier, entries_of))

    def catch_up(self, archive: Archive, entries_of: EntriesOf, progress: Progress | None = None) -> int:
        """Make the indexes agree with the archive about all documents: what to do at every start.

        Returns:
            Number of documents that were indexed or taken out.
        """
        with self._changing:
            surplus = self.surplus(archive)
            due = list(dict.fromkeys([*surplus, *self.missing(archive)]))
            for done, some in _by_and_by(due):
                self.update(archive, some, entries_of)
                if progress:
                    progress(done, len(due), some[-1])
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
            progress: Told after each few documents.

        Returns:
            Number of documents indexed.

        Raises:
            IndexUnusable: The new files cannot be written; the old ones, if open, stay in use.
        """
        with self._changing:
            due = [(tier, archive.states(tier)) for tier in tiers]
            total, before = sum(len(documents) for _, documents in due), 0
            for tier, documents in due:
                with closing(self._fresh(tier)) as fresh:
                    for done, some in _by_and_by(list(documents)):
                        fresh.put(_indexables(archive, {key: documents[key] for key in some}, tier, entries_of))
                        if progress:
                            progress(before + done, total, some[-1])
                self._take(tier)
                before += len(documents)
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
        from ingest.index.tier_index import TierIndex  # late: loads Chroma and llama-index

        if tier not in self._tiers:
            self._tiers[tier] = TierIndex(self._directory / tier.value, self._embedder)

    def _fresh(self, tier: Tier) -> TierIndex:
        """An empty index beside the old one; a damaged old one makes room first."""
        from ingest.index.tier_index import TierIndex

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


def _indexables(
    archive: Archive, digests: Mapping[str, str], tier: Tier, entries_of: EntriesOf
) -> dict[str, Indexable]:
    """Documents of a tier as they are to be indexed; one that has left it meanwhile is left out."""
    from ingest.index.tier_index import Indexable

    seen = frozenset({tier})
    letters = {key: letter for key in digests if (letter := archive.letter(key, seen))}
    entries = entries_of([(letter, archive.passages_of(key, seen)) for key, letter in letters.items()])
    return {key: Indexable(one, digests[key]) for key, one in zip(letters, entries, strict=True)}


def _by_and_by(document_ids: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Some documents at a time, with the number that will be done after them."""
    for start in range(0, len(document_ids), AT_ONCE):
        some = document_ids[start : start + AT_ONCE]
        yield start + len(some), some


def _discard(directory: Path) -> None:
    try:
        if directory.exists():
            shutil.rmtree(directory)
    except OSError as fault:
        raise unwritable(directory, str(fault.strerror)) from fault
