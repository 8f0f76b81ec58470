"""The indexes of one tier: vectors of passages, vectors of sentences, and words, kept in step by a manifest."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.index.entry import Entry
from ingest.index.faults import unusable
from ingest.index.lexical_index import LexicalIndex
from ingest.index.manifest import Indexed, Manifest, Seal
from ingest.index.vector_index import ChromaIdStore, VectorDirectory

#: Vectors looked up after a crash: each must be its own nearest neighbour.
_SAMPLE = 16


@dataclass(frozen=True, slots=True)
class Indexable:
    """A document as it is to be indexed: its passages, and the digest of its content in the archive
    (:meth:`ingest.archive.archive.Archive.states`)."""

    entries: Sequence[Entry]
    digest: str

    @property
    def indexed(self) -> Indexed:
        """What the indexes hold of it once it is written."""
        return Indexed(self.digest, len(self.entries), sum(len(entry.sentences) for entry in self.entries))


class TierIndex:
    """The indexes of one tier, open for reading and writing by any thread of one process.

    Args:
        directory: Their directory; a new or empty one becomes an empty index.
        embedder: Fingerprint of the embedding model.

    Raises:
        IndexUnusable: They are damaged or were made by another version or model; the archive is whole.

    Attributes:
        passages: Vectors of passages, by key.
        sentences: Vectors of sentences, by "<key>#<n>".
        lexical: Words and exact keys of passages.
    """

    passages: ChromaIdStore
    sentences: ChromaIdStore
    lexical: LexicalIndex

    def __init__(self, directory: Path, embedder: str) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory, self._writing, self._closed = directory, threading.Lock(), False
        self._torn = False  # a write failed half-way: the next start must look closely
        self._seal = Seal(directory)
        intact = self._seal.intact()
        self._manifest = Manifest(directory, embedder)
        if not intact:
            VectorDirectory.check(directory / "vectors")
        self._seal.opening()
        try:
            self._open(intact)
        finally:  # we are alive: what failed here failed with a fault, not with the end of the process
            self._seal.opened()

    @property
    def documents(self) -> dict[str, Indexed]:
        """The documents that are indexed completely."""
        return dict(self._manifest.documents)

    def holds(self, document_id: str) -> bool:
        """Whether a document is indexed completely."""
        return document_id in self._manifest.documents

    def put(self, documents: Mapping[str, Indexable]) -> None:
        """Index documents in the place of what was indexed of them.

        A write takes some 60 ms however many documents it holds: many at once are faster than one by one.

        Args:
            documents: Each document's entries and digest.

        Raises:
            IndexUnusable: They cannot be written; all of them then count as missing.
        """
        entries = [entry for indexable in documents.values() for entry in indexable.entries]
        sentences = [entry for entry in entries if len(entry.sentences)]
        sentence_ids = [key for entry in sentences for key in entry.sentence_ids]
        with self._write():
            self._clear(documents, {entry.key for entry in entries}, set(sentence_ids))
            self.lexical.replace(
                {key: [(entry.key, entry.search_text) for entry in one.entries] for key, one in documents.items()}
            )
            if entries:
                self.passages.upsert([entry.key for entry in entries], np.stack([entry.vector for entry in entries]))
            if sentences:
                self.sentences.upsert(sentence_ids, np.concatenate([entry.sentences for entry in sentences]))
            self._manifest.put({key: one.indexed for key, one in documents.items()})

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out of every search. What was indexed may stay in the files: only a rebuild erases."""
        if document_ids:
            with self._write():
                self._clear(document_ids, set(), set())
                self.lexical.remove(document_ids)

    def close(self) -> None:
        """Close the files and seal them, unless a write failed; a second call does nothing."""
        with self._writing:
            if not self._closed:
                self._closed = True
                self._vectors.close()
                if not self._torn:
                    self._seal.closed()

    @contextmanager
    def _write(self) -> Iterator[None]:
        with self._writing:
            torn, self._torn = self._torn, True
            yield
            self._torn = torn

    def _open(self, intact: bool) -> None:
        self._vectors = VectorDirectory(self._directory / "vectors")
        with ExitStack() as undo:
            undo.callback(self._vectors.close)
            self.passages, self.sentences = self._vectors.store("passages"), self._vectors.store("sentences")
            self.lexical = LexicalIndex(self._directory / "lexical")
            if not intact:
                self._recover()
            self._check_counts()
            undo.pop_all()

    def _clear(self, document_ids: Iterable[str], passages: set[str], sentences: set[str]) -> None:
        """Take documents off the manifest and drop their vectors, but for those that are about to be overwritten."""
        self._manifest.drop(document_ids)
        for store, kept in ((self.passages, passages), (self.sentences, sentences)):
            held = [key for document_id in document_ids for key in store.ids_of(document_id)]
            store.delete_ids([key for key in held if key not in kept])

    def _recover(self) -> None:
        """After a crash: drop what was being written, count as missing what is not whole, sample the rest."""
        held = [Counter(key.split("/", 1)[0] for key in store.ids()) for store in self._stores()]
        torn = []
        for document_id in sorted(set().union(*held) | set(self._manifest.documents)):
            indexed = self._manifest.documents.get(document_id)
            expected = [indexed.passages, indexed.sentences, indexed.passages] if indexed else [0, 0, 0]
            if [counter[document_id] for counter in held] != expected:
                torn.append(document_id)
        self.remove(torn)
        for store in (self.passages, self.sentences):
            sample = store.ids()[:_SAMPLE]
            for key, vector in store.vectors(sample).items():
                if not (found := store.nearest(vector, 1)) or found[0][1] < 0.999:
                    raise unusable(self._directory, f"ein Vektor, der sich selbst nicht findet ({key})")

    def _check_counts(self) -> None:
        documents = self._manifest.documents.values()
        passages = sum(indexed.passages for indexed in documents)
        expected = [passages, sum(indexed.sentences for indexed in documents), passages]
        if (found := [store.count() for store in self._stores()]) != expected:
            raise unusable(self._directory, f"eine andere Zahl von Einträgen ({found} statt {expected})")

    def _stores(self) -> tuple[ChromaIdStore, ChromaIdStore, LexicalIndex]:
        return self.passages, self.sentences, self.lexical
