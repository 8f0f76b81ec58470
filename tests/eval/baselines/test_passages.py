"""Each half of the search alone, over the real archive and indexes of the samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.baselines.passages import MeaningAlone, Passages, WordsAlone, passages_of
from eval.corpus_archive import Corpus, find_corpus
from eval.gold import read_gold
from eval.matching import MAX_QUOTE, letters
from eval.run import ask_all, evaluate
from ingest.settings import Settings
from tests import corpus
from tests.eval.made import gold_item

DATA = corpus.ROOT / "eval" / "data"


@pytest.fixture(scope="module")
def samples() -> Corpus:
    return find_corpus(None)


@pytest.fixture(scope="module", params=[WordsAlone, MeaningAlone], ids=lambda kind: kind.name)
def system(
    request: pytest.FixtureRequest, samples: Corpus, tmp_path_factory: pytest.TempPathFactory, model_dir: Path
) -> Iterator[Passages]:
    settings = Settings(tmp_path_factory.mktemp("passages"), model_dir)
    with passages_of(request.param, samples, settings) as opened:
        yield opened


def test_it_cites_three_paragraphs_verbatim(system: Passages, samples: Corpus) -> None:
    found = system.answer(gold_item(question="Seit wann ist Dresden Mitglied bei Mayors for Peace?"))
    assert found.status == "answered" and len(found.citations) == 3
    assert all(samples.sources.holds(citation) for citation in found.citations)
    assert {citation.paper for citation in found.citations} <= {"AF2531/22", "P0091/21"}


def test_it_finds_more_than_chance_and_refuses_nothing(system: Passages, samples: Corpus) -> None:
    items = read_gold(DATA / "dresden-dev.jsonl")
    found = evaluate(items, ask_all(system, items), samples.sources)
    assert 0.3 < (found.figures["first_right"].value or 0) < (found.figures["recall_at_3"].value or 0) < 0.9
    assert found.figures["not_found"].value == 0
    assert found.figures["quotes_verbatim"].value == 1


def test_both_tiers_are_searched(system: Passages, samples: Corpus) -> None:
    items = read_gold(DATA / "dresden-dev.jsonl")
    files = {citation.file for item in items for citation in system.answer(item).citations}
    assert files == set(samples.sources.by_file)


def test_it_tells_its_model(system: Passages) -> None:
    assert system.facts()["letters_searched"] == "2" and system.facts()["model"]


def test_a_long_paragraph_is_cited_by_its_first_sentences(tmp_path: Path, model_dir: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    long = " ".join(f"Die Verwaltung hat im Jahr {year} die Radwege im Norden ausgebaut." for year in range(1990, 2025))
    (folder / "lang.txt").write_text(f"Sehr geehrte Damen und Herren,\n\n{long}\n", encoding="utf-8")
    found = find_corpus(folder)
    with passages_of(WordsAlone, found, Settings(tmp_path / "data", model_dir)) as opened:
        (citation, *_) = opened.answer(gold_item(question="Wann wurden Radwege ausgebaut?")).citations
    assert 1000 < len(letters(citation.quote)) <= MAX_QUOTE
    assert citation.quote.endswith("ausgebaut.") and found.sources.holds(citation)
