"""The naive baseline as it really is, with the embedding model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.baselines.naive import CHUNK, FixedChunks
from eval.gold import read_gold
from eval.run import ask_all, evaluate
from eval.sources import Sources
from ingest.corpus import documents
from ingest.embedding import Embedder
from ingest.segment import segment
from tests import corpus
from tests.eval.made import gold_item


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources.read(documents(corpus.SAMPLES))


@pytest.fixture(scope="module")
def naive(sources: Sources, embedder: Embedder) -> Iterator[FixedChunks]:
    yield FixedChunks([segment(source) for source in sources.by_file.values()], embedder)


def test_it_cites_one_chunk_verbatim(naive: FixedChunks, sources: Sources) -> None:
    found = naive.answer(gold_item(question="Seit wann ist Dresden Mitglied bei Mayors for Peace?"))
    (citation,) = found.citations
    assert citation.file == "AF2531-22_Antwort_2022-09-14"
    assert 0 < len(citation.quote) <= CHUNK
    assert sources.holds(citation)


def test_it_finds_something_and_refuses_nothing(naive: FixedChunks, sources: Sources) -> None:
    items = read_gold(corpus.ROOT / "eval" / "data" / "dresden-dev.jsonl")
    found = evaluate(items, ask_all(naive, items), sources)
    assert 0.2 < (found.figures["first_right"].value or 0) < 0.7
    assert found.figures["not_found"].value == 0
    assert found.figures["quotes_verbatim"].value == 1


def test_it_tells_its_model(naive: FixedChunks, embedder: Embedder) -> None:
    assert naive.facts()["model"] == embedder.fingerprint


def test_the_samples_are_cut_without_a_gap(naive: FixedChunks, sources: Sources) -> None:
    from eval.baselines.naive import _nodes

    for source in sources.by_file.values():
        nodes = list(_nodes(source))
        starts = [node.metadata["start"] for node in nodes]
        ends = [node.metadata["end"] for node in nodes]
        assert starts[0] == 0 and ends[-1] == len(source.text)
        assert all(start < end for start, end in zip(starts[1:], ends, strict=False))
        assert Path(source.file).name == nodes[0].metadata["file"]
