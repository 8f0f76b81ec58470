"""The indexes of one tier: vectors of passages, vectors of sentences, and words, kept in step by a manifest."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np

from ingest.index_entry import Entry
from ingest.index_faults import unusable
from ingest.index_manifest import Indexed, Manifest, Seal
from ingest.lexical_index import LexicalIndex
from ingest.vector_index import ChromaIdStore, VectorDirectory

#: Vectors looked up after a crash: each must be its own nearest neighbour.
_SAMPLE = 16


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

    def put(self, document_id: str, entries: Sequence[Entry], digest: str) -> None:
        """Index a document in the place of what was indexed of it.

        Args:
            document_id: The document.
            entries: Its passages.
            digest: Digest of its content in the archive (:meth:`ingest.archive.Archive.states`).

        Raises:
            IndexUnusable: It cannot be written; the document then counts as missing.
        """
        sentences = [entry for entry in entries if len(entry.sentences)]
        sentence_ids = [key for entry in sentences for key in entry.sentence_ids]
        with self._write():
            self._clear(document_id, {entry.key for entry in entries}, set(sentence_ids))
            self.lexical.replace(document_id, [(entry.key, entry.search_text) for entry in entries])
            if entries:
                self.passages.upsert([entry.key for entry in entries], np.stack([entry.vector for entry in entries]))
            if sentences:
                self.sentences.upsert(sentence_ids, np.concatenate([entry.sentences for entry in sentences]))
            self._manifest.put(document_id, Indexed(digest, len(entries), len(sentence_ids)))

    def remove(self, document_id: str) -> None:
        """Take a document out of every search. Its vectors and tokens may stay in the files: only a rebuild erases."""
        with self._write():
            self._clear(document_id, set(), set())
            self.lexical.remove(document_id)

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

    def _clear(self, document_id: str, passages: set[str], sentences: set[str]) -> None:
        """Take a document off the manifest and drop its vectors, but for those that are about to be overwritten."""
        self._manifest.drop(document_id)
        for store, kept in ((self.passages, passages), (self.sentences, sentences)):
            store.delete_ids([key for key in store.ids_of(document_id) if key not in kept])

    def _recover(self) -> None:
        """After a crash: drop what was being written, count as missing what is not whole, sample the rest."""
        held = [Counter(key.split("/", 1)[0] for key in store.ids()) for store in self._stores()]
        for document_id in set().union(*held) | set(self._manifest.documents):
            indexed = self._manifest.documents.get(document_id)
            expected = [indexed.passages, indexed.sentences, indexed.passages] if indexed else [0, 0, 0]
            if [counter[document_id] for counter in held] != expected:
                self.remove(document_id)
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
