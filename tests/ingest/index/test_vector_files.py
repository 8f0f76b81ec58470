"""No memory of this process in Chroma's files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ingest.index.vector_files import MemoryTraces
from ingest.index.vector_index import VectorDirectory


def rows(count: int) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(count, 384)).astype(np.float32)


def sizes(directory: Path) -> dict[str, tuple[int, bool]]:
    """Size of each file of a graph, and whether it holds anything but zeros."""
    return {file.name: (file.stat().st_size, any(file.read_bytes())) for file in directory.glob("*/*.bin")}


def test_files_of_an_empty_graph_are_blank_in_use_and_closed_and_the_store_works(tmp_path: Path) -> None:
    vectors = rows(20)
    for _ in range(3):
        directory = VectorDirectory(tmp_path)
        store = directory.store("passages")
        store.upsert([f"a/{number}" for number in range(20)], vectors)
        assert sizes(tmp_path)["data_level0.bin"] == (180_400, False)
        assert store.nearest(vectors[3], 1)[0][0] == "a/3"
        directory.close()
        directory = VectorDirectory(tmp_path)  # Chroma writes them anew at the first search
        assert directory.store("passages").nearest(vectors[5], 1)[0][0] == "a/5"
        assert not sizes(tmp_path)["data_level0.bin"][1]
        directory.close()
        assert not sizes(tmp_path)["length.bin"][1]


def test_a_graph_with_elements_is_left_alone(tmp_path: Path) -> None:
    vectors = rows(1200)
    directory = VectorDirectory(tmp_path)
    store = directory.store("passages")
    for start in range(0, 1200, 100):
        store.upsert([f"a/{number}" for number in range(start, start + 100)], vectors[start : start + 100])
    directory.close()
    held = sizes(tmp_path)["data_level0.bin"]
    assert held[1]
    assert held[0] % 1804 == 0  # exactly its elements, nothing behind them
    directory = VectorDirectory(tmp_path)
    assert directory.store("passages").nearest(vectors[700], 1)[0][0] == "a/700"
    directory.close()


def test_nothing_to_blank(tmp_path: Path) -> None:
    traces, header = MemoryTraces(tmp_path), tmp_path / "graph" / "header.bin"
    traces.erase()
    header.parent.mkdir()
    for head in (b"short", bytes(100)):
        header.write_bytes(head)
        traces.erase()


def test_files_written_anew_are_erased_anew(tmp_path: Path) -> None:
    traces, file = MemoryTraces(tmp_path), tmp_path / "graph" / "data_level0.bin"
    file.parent.mkdir()
    file.with_name("header.bin").write_bytes(bytes(100))
    for written in (b"old vector", b"another old vector"):
        file.write_bytes(written)
        for _ in range(2):
            traces.erase()
            assert file.read_bytes() == bytes(len(written))
