"""The vector store, and what Chroma really does."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)

from ingest.errors import IndexUnusable
from ingest.index.vector_index import BATCH, ChromaIdStore, VectorDirectory
from tests.ingest.made_letters import holds


def unit(count: int, dimension: int = 16, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[VectorDirectory]:
    opened = VectorDirectory(tmp_path / "vectors")
    yield opened
    opened.close()


@pytest.fixture
def store(directory: VectorDirectory) -> ChromaIdStore:
    return directory.store("passages")


def test_similarities_are_cosines_nearest_first(store: ChromaIdStore) -> None:
    store.upsert(["a/1", "a/2", "b/1"], np.array([[2, 0], [0, 3], [-1, 0]], np.float32))
    found = store.nearest(np.array([5, 0], np.float32), 10)
    assert [key for key, _ in found] == ["a/1", "a/2", "b/1"]
    assert [score for _, score in found] == pytest.approx([1, 0, -1], abs=1e-6)
    assert store.nearest(np.array([5, 0], np.float32), 0) == []


@pytest.mark.parametrize("equals", [10, 300])
def test_among_equals_the_id_decides_who_is_found_last(directory: VectorDirectory, equals: int) -> None:
    """Whichever way the store came about: the same letters shall answer the same after each rebuild."""
    ids, row = [f"{number:03}/1" for number in range(equals)], unit(1)[0]
    for seed in range(3):
        store = directory.store(f"store-{seed}")
        for key in np.random.default_rng(seed).permutation(ids):
            store.upsert([str(key)], row[None])
        assert [key for key, _ in store.nearest(row, 5)] == ids[:5]


def test_an_empty_store_finds_nothing(store: ChromaIdStore) -> None:
    assert store.nearest(np.ones(3, np.float32), 5) == []
    assert (store.ids(), store.count(), store.vectors([]), store.vectors(["x"])) == ([], 0, {}, {})
    store.upsert([], np.empty((0, 3), np.float32))
    store.delete_ids([])
    store.delete("unknown")


def test_a_known_id_gets_the_new_vector(store: ChromaIdStore) -> None:
    store.upsert(["a/1"], np.array([[1, 0]], np.float32))
    store.upsert(["a/1"], np.array([[0, 1]], np.float32))
    assert dict(store.nearest(np.array([0, 1], np.float32), 1)) == pytest.approx({"a/1": 1})
    assert store.vectors(["a/1", "a/1", "no"])["a/1"].tolist() == [0, 1]
    assert store.count() == 1


@pytest.mark.parametrize("rows", [[[0, 0]], [[np.nan, 1]], [[np.inf, 1]], [[1, 0], [0, 1]], [1, 0]])
def test_vectors_without_direction_are_refused(store: ChromaIdStore, rows: list[object]) -> None:
    with pytest.raises(ValueError, match="finite non-zero"):
        store.upsert(["a/1"], np.array(rows, np.float32))
    assert store.count() == 0


def test_a_vector_of_another_length_is_a_fault_not_an_absence(store: ChromaIdStore) -> None:
    store.upsert(["a/1"], unit(1, 16))
    with pytest.raises(IndexUnusable, match="dimension"):
        store.nearest(unit(1, 8)[0], 1)


def test_vectors_come_back_exactly_and_after_reopening(tmp_path: Path) -> None:
    rows, ids = unit(1500, 32), [f"d{number // 10}/{number}" for number in range(1500)]
    directory = VectorDirectory(tmp_path)
    directory.store("passages").upsert(ids, rows)
    directory.close()
    directory = VectorDirectory(tmp_path)
    held = directory.store("passages").vectors(ids)
    directory.close()
    assert np.allclose(np.array([held[key] for key in ids]), rows, atol=1e-6)


def test_search_among_allowed_ids_is_exact(store: ChromaIdStore) -> None:
    rows, ids = unit(300), [f"d/{number}" for number in range(300)]
    store.upsert(ids, rows)
    allowed, query = ids[::7], unit(1, seed=1)[0]
    scores = dict(zip(ids, rows @ query, strict=True))
    best = sorted(allowed, key=lambda key: -scores[key])[:5]
    assert [key for key, _ in store.nearest_of(query, [*allowed, "unknown"], 5)] == best


def test_more_rows_than_chroma_takes_at_once(store: ChromaIdStore) -> None:
    count = BATCH + 10
    store.upsert([f"d/{number}" for number in range(count)], unit(count, 4))
    assert store.count() == len(store.ids()) == len(store.vectors(store.ids())) == count
    store.delete("d")
    assert store.count() == 0


def test_a_document_goes_with_all_its_ids(store: ChromaIdStore) -> None:
    store.upsert(["a/1", "a/2", "ab/1"], unit(3))
    assert store.ids_of("a") == ["a/1", "a/2"]
    store.upsert(["a/3"], unit(1))
    assert store.ids_of("a") == ["a/1", "a/2", "a/3"]
    store.delete("a")
    assert (store.ids_of("a"), store.ids()) == ([], ["ab/1"])


def test_llama_index_sees_a_vector_store_that_keeps_no_text(store: ChromaIdStore, tmp_path: Path) -> None:
    assert isinstance(store, BasePydanticVectorStore)
    assert not store.stores_text
    sentence = "Seit März 2022 ist ein Verbindungsbüro eingerichtet."
    nodes = [TextNode(id_=f"a/{number}", text=sentence, embedding=row.tolist()) for number, row in enumerate(unit(3))]
    assert store.add(nodes) == ["a/0", "a/1", "a/2"]
    assert store.add([]) == []
    result = store.query(VectorStoreQuery(query_embedding=unit(3)[1].tolist(), similarity_top_k=2))
    assert (result.nodes, result.ids[0], result.similarities[0]) == (None, "a/1", pytest.approx(1))
    narrow = VectorStoreQuery(query_embedding=unit(3)[1].tolist(), similarity_top_k=5)
    narrow.node_ids = ["a/2"]
    assert store.query(narrow).ids == ["a/2"]
    narrow.doc_ids = ["a"]
    assert sorted(store.query(narrow).ids) == ["a/0", "a/1", "a/2"]
    store.delete("a")
    assert store.ids() == []
    assert holds(tmp_path, b"Verbindungsb") == []


def test_filters_and_queries_without_embedding_are_refused(store: ChromaIdStore) -> None:
    with pytest.raises(ValueError, match="by embedding"):
        store.query(VectorStoreQuery(query_str="Frage"))
    filters = MetadataFilters(filters=[MetadataFilter(key="tier", value="oeffentlich")])
    with pytest.raises(NotImplementedError, match="no metadata"):
        store.query(VectorStoreQuery(query_embedding=[1.0], filters=filters))


def test_no_file_and_no_variable_makes_the_client_a_remote_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remote = "chromadb.api.fastapi.FastAPI"
    (tmp_path / ".env").write_text(f"CHROMA_API_IMPL={remote}\nCHROMA_SERVER_HOST=evil.example\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHROMA_API_IMPL", remote)
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "True")
    directory = VectorDirectory(tmp_path / "vectors")
    directory.store("passages").upsert(["a/1"], unit(1))
    settings = directory._client.get_settings()
    directory.close()
    assert (tmp_path / "vectors" / "chroma.sqlite3").exists()
    assert (settings.chroma_api_impl, settings.anonymized_telemetry) == ("chromadb.api.rust.RustBindingsAPI", False)


def test_chroma_add_ignores_a_known_id(store: ChromaIdStore) -> None:
    """The reason for upsert."""
    for row in ([1.0, 0.0], [0.0, 1.0]):
        store.client.add(ids=["a/1"], embeddings=[row])
    assert store.vectors(["a/1"])["a/1"].tolist() == [1, 0]


def test_chroma_delete_leaves_the_vector_in_the_file(tmp_path: Path) -> None:
    """The reason why only a rebuild erases."""
    row = unit(1, 32)
    directory = VectorDirectory(tmp_path)
    store = directory.store("passages")
    store.upsert(["a/1"], row)
    store.delete("a")
    directory.close()
    assert holds(tmp_path, row.tobytes())


def test_a_directory_can_be_thrown_away_once_closed(tmp_path: Path) -> None:
    for _ in range(2):
        directory = VectorDirectory(tmp_path / "vectors")
        store = directory.store("passages")
        assert store.ids() == []
        store.upsert(["a/1"], unit(1))
        directory.close()
        shutil.rmtree(tmp_path / "vectors")


def test_a_damaged_database_is_found_before_it_is_opened(tmp_path: Path) -> None:
    VectorDirectory.check(tmp_path)
    VectorDirectory(tmp_path).close()
    VectorDirectory.check(tmp_path)
    (tmp_path / "chroma.sqlite3").write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    with pytest.raises(IndexUnusable, match="fundstelle reindex"):
        VectorDirectory.check(tmp_path)
    with pytest.raises(IndexUnusable):
        VectorDirectory(tmp_path)


def test_nearest_of_a_thousand_takes_less_than_five_milliseconds(store: ChromaIdStore) -> None:
    rows = unit(1000, 384)
    store.upsert([f"d/{number}" for number in range(1000)], rows)

    def seconds(number: int) -> float:
        began = time.perf_counter()
        assert store.nearest(rows[number], 50)[0][0] == f"d/{number}"
        return time.perf_counter() - began

    assert min(seconds(number) for number in range(50)) < 0.005


def test_a_thousand_vectors_are_searched_as_if_exactly(store: ChromaIdStore) -> None:
    rows, queries = unit(1000, 384), unit(50, 384, seed=1)
    store.upsert([f"d/{number}" for number in range(1000)], rows)
    exact = [[f"d/{number}" for number in np.argsort(-(rows @ query))[:10]] for query in queries]
    assert [[key for key, _ in store.nearest(query, 10)] for query in queries] == exact


@pytest.mark.parametrize("share", [1, 3, 20, 60, 100])
def test_the_nearest_in_some_documents_are_found_as_if_exactly(store: ChromaIdStore, share: int) -> None:
    rows, queries = unit(2000, 64), unit(10, 64, seed=1)
    ids = [f"d{number % 100}/{number}" for number in range(2000)]
    store.upsert(ids, rows)
    allowed = {f"d{number}" for number in range(share)}
    for query in queries:
        order = [ids[number] for number in np.argsort(-(rows @ query))]
        exact = [key for key in order if key.partition("/")[0] in allowed][:10]
        assert [key for key, _ in store.nearest_in(query, allowed, 10)] == exact


def test_the_nearest_in_documents_far_from_the_question_are_found(store: ChromaIdStore) -> None:
    near = np.array([1, 0, 0], np.float32)
    store.upsert([f"a/{n}" for n in range(3000)], near + 0.01 * unit(3000, 3))
    store.upsert([f"b/{n}" for n in range(600)], -near + 0.01 * unit(600, 3))
    found = store.nearest_in(near, {"b", "unknown"}, 20)
    assert len(found) == 20 and {key.partition("/")[0] for key, _ in found} == {"b"}
    assert store.nearest_in(near, {"unknown"}, 5) == store.nearest_in(near, set(), 5) == []
    assert store.nearest_in(near, {"a"}, 0) == []
