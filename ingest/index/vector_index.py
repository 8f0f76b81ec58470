"""Vectors and their ids: the only file that knows Chroma, and llama-index' interface of a vector store.

A collection holds ids and unit vectors, no text and no metadata: what a directory does not hold cannot leak from it,
and the archive stays the only truth. Ids are the key of a passage ("<document id>/<block>/<paragraph>") or of a
sentence ("<key>#<n>"), so a document's ids begin with its id and a slash.

What Chroma 1.5.9 does that this file must mind (measured, see the contract tests):

* ``add`` on a known id silently does nothing: always ``upsert``; more than 5,461 rows at once fail.
* Its ``Settings`` read ``.env`` in the working directory and ``CHROMA_*`` variables, which can turn the embedded client
  into one of a foreign server: file off, implementation named.
* Systems are cached by path: a directory that is deleted without ``close`` is still "open" and fails on the next write.
* ``delete`` leaves the vectors in the files; only building the directory anew erases them.
* It writes uninitialised memory into its files (:mod:`ingest.index.vector_files`): erased after every call.
* Rust panics arrive as ``PanicException``, which is no ``Exception``.

Importing this module takes about 1.5 s warm (llama-index 1.0 s: any of its modules loads the whole core; Chroma 0.5 s).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from llama_index.core.schema import BaseNode
from llama_index.core.vector_stores.types import BasePydanticVectorStore, VectorStoreQuery, VectorStoreQueryResult
from pydantic import PrivateAttr

from ingest.index.entry import Vector
from ingest.index.faults import IndexFaults
from ingest.index.vector_files import MemoryTraces

#: Most rows Chroma takes at once.
BATCH = 5461
#: On 8,000 vectors shaped like e5's: 99.98 % of the exact 50 nearest, 1.7 ms a query (Chroma's defaults: 96 %, 1.1 ms).
_GRAPH: dict[str, Any] = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 400}
#: Reading a vector to compare it exactly costs as much as this many more of the graph's nearest (26 µs and 3 to 5 µs).
_EXACT_COST = 5
#: How many more than wanted are fetched at first, and where these are all as near as the last that is wanted.
_EQUALS = 16, 400


class VectorDirectory:
    """A directory of vector stores on disk; one process at a time.

    Args:
        path: The directory; made if missing.

    Raises:
        IndexUnusable: Chroma cannot read it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = ChromaSettings(  # type: ignore[call-arg,unused-ignore]
            _env_file=None, chroma_api_impl="chromadb.api.rust.RustBindingsAPI", anonymized_telemetry=False
        )
        with IndexFaults("Chroma", path):
            self._client = chromadb.PersistentClient(str(path), settings=settings)

    @staticmethod
    def check(path: Path) -> None:
        """Check Chroma's own database before it is opened; for a directory that was not closed in order.

        Args:
            path: The directory; one without a database passes.

        Raises:
            IndexUnusable: The database is damaged.
        """
        file = path / "chroma.sqlite3"
        if file.exists():
            with IndexFaults("Chroma", path), closing(sqlite3.connect(file)) as database:
                state = database.execute("PRAGMA quick_check(1)").fetchone()[0]
                if state != "ok":
                    raise sqlite3.DatabaseError(state)

    def store(self, name: str) -> ChromaIdStore:
        """The store of a name (three letters or more); made if missing."""
        with IndexFaults("Chroma", self.path):
            collection = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": _GRAPH}
            )
        return ChromaIdStore(collection, self.path)

    def close(self) -> None:
        """Let go of all files; the stores are of no use afterwards."""
        with IndexFaults("Chroma", self.path):
            self._client.close()
            MemoryTraces(self.path).erase()


class ChromaIdStore(BasePydanticVectorStore):
    """A llama-index vector store over a Chroma collection that holds ids and unit vectors only.

    Args:
        collection: The collection, with cosine distance and no embedding function.
        path: Its directory, for messages.
    """

    stores_text: bool = False
    is_embedding_query: bool = True

    _collection: Any = PrivateAttr()
    _path: Path = PrivateAttr()
    _lock: Any = PrivateAttr()
    _documents: dict[str, set[str]] | None = PrivateAttr(default=None)
    _traces: MemoryTraces = PrivateAttr()

    def __init__(self, collection: Any, path: Path) -> None:
        super().__init__()
        self._collection, self._path, self._lock = collection, path, threading.RLock()
        self._traces = MemoryTraces(path)

    @classmethod
    def class_name(cls) -> str:
        """The name llama-index writes into what it serialises."""
        return "ChromaIdStore"

    @property
    def client(self) -> Any:
        """The Chroma collection."""
        return self._collection

    def upsert(self, ids: Sequence[str], vectors: Vector) -> None:
        """Write vectors; a known id gets the new one.

        Args:
            ids: One id a row, each once.
            vectors: Array of shape (number of ids, dimension); rows are scaled to length 1.

        Raises:
            ValueError: Rows and ids differ in number, or a row has no direction (zero, NaN, infinite).
            IndexUnusable: Chroma cannot write them.
        """
        if not len(ids):
            return
        rows = np.asarray(vectors, dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
        if rows.ndim != 2 or len(rows) != len(ids) or not (np.isfinite(lengths) & (lengths > 0)).all():
            raise ValueError(f"{len(ids)} ids need as many finite non-zero vectors, found shape {rows.shape}")
        rows = rows / lengths
        with self._lock, self._chroma():
            known, self._documents = self._documents, None  # after a fault: read anew
            for start in range(0, len(ids), BATCH):
                part = slice(start, start + BATCH)
                self._collection.upsert(ids=list(ids[part]), embeddings=rows[part])
            self._documents = known if known is None else _grouped(ids, known)

    def nearest(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The ids nearest to a vector.

        Args:
            vector: Array of shape (dimension,).
            k: Most ids wanted; fewer come back where the store holds fewer.

        Returns:
            Ids with their cosine similarity (-1 to 1), nearest first, ties by id.
        """
        if k < 1:
            return []
        # Among equals the graph takes whichever it met first, which differs from one build to the next: so the last
        # place is given by id, among all that are as near, unless those are too many.
        found = self._fetched(vector, k + _EQUALS[0])
        if len(found) == k + _EQUALS[0] and found[k - 1][1] == found[-1][1]:
            found = self._fetched(vector, k + _EQUALS[1])
        return found[:k]

    def _fetched(self, vector: Vector, count: int) -> list[tuple[str, float]]:
        row = np.asarray(vector, dtype=np.float32)
        with self._chroma():
            found = self._collection.query(query_embeddings=[row], n_results=count, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return _ranked((key, 1.0 - float(distance)) for key, distance in pairs)

    def nearest_of(self, vector: Vector, ids: Sequence[str], k: int) -> list[tuple[str, float]]:
        """Like :meth:`nearest`, but exact and among the given ids only: the fast path of a narrow filter."""
        held = self.vectors(ids)
        row = np.asarray(vector, dtype=np.float32)
        row = row / (float(np.linalg.norm(row)) or 1.0)
        return _ranked((key, float(held[key] @ row)) for key in held)[: max(k, 0)]

    def nearest_in(self, vector: Vector, documents: Collection[str], k: int) -> list[tuple[str, float]]:
        """Like :meth:`nearest`, but among the ids of the given documents only, however few or many they are.

        Few are compared one by one. Many are kept out of the nearest of all, of which more are fetched until enough are
        theirs. On 30,000 vectors of 384 numbers, k = 60 (2 cores): 3 ms for 60 allowed ones, 10 ms for 300, 25 ms for
        1,000, 33 ms for 3,000, 18 ms for half; 25 to 180 ms where the question lies far from all that is allowed.
        Chroma's own restriction to ids takes 10 to 150 ms, and fails on an id that was deleted a moment ago.
        """
        allowed = self._ids_in(documents)
        if not allowed or k < 1:
            return []
        total = max(self.count(), len(allowed))
        fetched = min(total, max(_GRAPH["ef_search"], 4 * k * total // len(allowed)))
        while fetched < _EXACT_COST * len(allowed):
            found = [pair for pair in self.nearest(vector, fetched) if pair[0] in allowed]
            if len(found) >= 2 * k or fetched == total:  # the graph is unsure about the last it finds
                return found[:k]
            fetched = min(total, 4 * fetched)
        return self.nearest_of(vector, sorted(allowed), k)

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The unit vectors of ids, as they were written; ids the store does not hold are left out."""
        wanted, vectors = list(dict.fromkeys(ids)), dict[str, Vector]()
        with self._chroma():
            for start in range(0, len(wanted), BATCH):
                found = self._collection.get(ids=wanted[start : start + BATCH], include=["embeddings"])
                vectors |= zip(found["ids"], np.asarray(found["embeddings"], dtype=np.float32), strict=True)
        return vectors

    def ids(self) -> list[str]:
        """All ids, in no order. Slow on large stores (2 s for 400,000)."""
        with self._chroma():
            return list(self._collection.get(include=[])["ids"])

    def count(self) -> int:
        """Number of vectors."""
        with self._chroma():
            return int(self._collection.count())

    def ids_of(self, document_id: str) -> list[str]:
        """The ids of one document. The first call reads all ids; from then on they are kept in memory."""
        return sorted(self._ids_in([document_id]))

    def _ids_in(self, documents: Collection[str]) -> set[str]:
        with self._lock:
            if self._documents is None:
                self._documents = _grouped(self.ids(), {})
            return {key for document_id in documents for key in self._documents.get(document_id, ())}

    def delete_ids(self, ids: Sequence[str]) -> None:
        """Take ids out of the store; unknown ones do not matter. The vectors stay in the files until a rebuild."""
        with self._lock, self._chroma():
            known, self._documents = self._documents, None  # after a fault: read anew
            for start in range(0, len(ids), BATCH):
                self._collection.delete(ids=list(ids[start : start + BATCH]))
            for key in ids:
                (known or {}).get(_document_of(key), set()).discard(key)
            self._documents = known

    @contextmanager
    def _chroma(self) -> Iterator[None]:
        with IndexFaults("Chroma", self._path):
            yield
            self._traces.erase()

    # What llama-index calls.

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Write the vectors of nodes under the nodes' ids; the text is not kept."""
        if not nodes:
            return []
        self.upsert([node.node_id for node in nodes], np.array([node.get_embedding() for node in nodes], np.float32))
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        """Take one document out of the store; see :meth:`delete_ids`."""
        self.delete_ids(self.ids_of(ref_doc_id))

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """Ids and cosine similarities for a query with an embedding.

        Raises:
            ValueError: The query has no embedding.
            NotImplementedError: It has metadata filters; there is no metadata here, filter in the archive.
        """
        if query.query_embedding is None:
            raise ValueError("this store searches by embedding, found none in the query")
        if query.filters is not None and query.filters.filters:
            raise NotImplementedError("this store holds no metadata: filter in the archive, pass node_ids")
        vector = np.asarray(query.query_embedding, dtype=np.float32)
        k = query.similarity_top_k
        if query.doc_ids is not None:
            found = self.nearest_in(vector, query.doc_ids, k)
        elif query.node_ids is not None:
            found = self.nearest_of(vector, query.node_ids, k)
        else:
            found = self.nearest(vector, k)
        return VectorStoreQueryResult(ids=[key for key, _ in found], similarities=[score for _, score in found])


def _ranked(pairs: Iterator[tuple[str, float]]) -> list[tuple[str, float]]:
    # Rounding takes a similarity of 1 a hair beyond it.
    return sorted(((key, min(1.0, max(-1.0, score))) for key, score in pairs), key=lambda pair: (-pair[1], pair[0]))


def _document_of(key: str) -> str:
    return key.split("/", 1)[0]


def _grouped(ids: Sequence[str], documents: dict[str, set[str]]) -> dict[str, set[str]]:
    for key in ids:
        documents.setdefault(_document_of(key), set()).add(key)
    return documents
