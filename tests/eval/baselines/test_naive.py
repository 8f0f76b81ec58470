"""The naive baseline as it really is: LlamaIndex' splitter, Chroma, MiniLM."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from eval.baselines.minilm import minilm
from eval.baselines.naive import FixedChunks, fixed_chunks
from eval.corpus_archive import Corpus, find_corpus
from eval.gold import read_gold
from eval.matching import MAX_QUOTE, letters
from eval.run import ask_all, evaluate
from ingest.embedding import Embedder
from ingest.settings import Settings
from tests import corpus
from tests.eval.made import gold_item

DATA = corpus.ROOT / "eval" / "data"


@pytest.fixture(scope="module")
def samples() -> Corpus:
    return find_corpus(None)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("naive")
    return Settings(folder, folder / "model")


@pytest.fixture(scope="module")
def model() -> Embedder:
    return minilm()


@pytest.fixture(scope="module")
def naive(samples: Corpus, settings: Settings, model: Embedder) -> Iterator[FixedChunks]:
    with fixed_chunks(samples, settings, model) as system:
        yield system


def test_it_cites_three_places_verbatim(naive: FixedChunks, samples: Corpus) -> None:
    found = naive.answer(gold_item(question="Seit wann ist Dresden Mitglied bei Mayors for Peace?"))
    assert found.status == "answered" and len(found.citations) == 3
    for citation in found.citations:
        assert samples.sources.holds(citation)
        assert 0 < len(letters(citation.quote)) <= MAX_QUOTE, "a longer one could never be right"


def test_it_finds_something_and_refuses_nothing(naive: FixedChunks, samples: Corpus) -> None:
    items = read_gold(DATA / "dresden-dev.jsonl")[::3]
    found = evaluate(items, ask_all(naive, items), samples.sources)
    assert 0.05 < (found.figures["first_right"].value or 0) < 0.5
    assert found.figures["not_found"].value == 0
    assert found.figures["quotes_verbatim"].value == 1


def test_it_tells_its_model(naive: FixedChunks, model: Embedder) -> None:
    assert naive.facts()["model"] == model.fingerprint
    assert int(naive.facts()["chunks"]) > 5


def test_the_texts_are_cut_without_a_gap(naive: FixedChunks, samples: Corpus) -> None:
    for file, source in samples.sources.by_file.items():
        chunks = [chunk for chunk in naive._chunks if chunk.file == file]
        assert source.text[: chunks[0].start].strip() == source.text[chunks[-1].end :].strip() == ""
        assert all(
            one.start < other.start and not source.text[one.end : other.start].strip()
            for one, other in pairwise(chunks)
        )


def test_chunks_are_kept_until_something_changes(tmp_path: Path, embedder: Embedder) -> None:
    letters_folder = tmp_path / "letters"
    letters_folder.mkdir()
    (letters_folder / "a.txt").write_text("Die Stadt fördert Kurse der Vereine.", encoding="utf-8")
    settings = Settings(tmp_path / "data", tmp_path)

    def kept() -> tuple[str, int]:
        with fixed_chunks(find_corpus(letters_folder), settings, embedder) as system:
            found = system.answer(gold_item(question="Wer bekommt einen Zuschuss?")).citations[0]
        (file,) = (tmp_path / "data" / "eval").glob("*-naive/chunks.json")
        return found.quote, file.stat().st_mtime_ns

    first = kept()
    assert kept() == first
    (letters_folder / "a.txt").write_text("Die Stadt bezuschusst Vereine.", encoding="utf-8")
    changed = kept()
    assert changed[0] == "Die Stadt bezuschusst Vereine." and changed[1] > first[1]
