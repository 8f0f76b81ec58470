"""A rule of scoring that a trick can please measures nothing: every degenerate system scores near 0."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eval.baselines.degenerate import DEGENERATE
from eval.gold import read_gold
from eval.run import Evaluation, ask_all, evaluate
from eval.sources import Sources
from ingest.corpus import documents
from ingest.segment import segment
from tests import corpus

DATA = corpus.ROOT / "eval" / "data"
CITATION_FIGURES = [
    "first_right",
    "recall_at_3",
    "precision",
    "strict_first_right",
    "strict_recall_at_3",
    "strict_precision",
    "facts_cited",
    "expectations",
]


@cache
def evaluation(name: str, gold: Path) -> Evaluation:
    items = read_gold(gold)
    sources = Sources.read(documents(corpus.SAMPLES))
    system = DEGENERATE[name]([segment(source) for source in sources.by_file.values()])
    return evaluate(items, ask_all(system, items), sources)


def check(found: Evaluation) -> None:
    for figure in CITATION_FIGURES:
        assert (found.figures[figure].value or 0) <= 0.05, figure
    # A single word is often a fact, and nobody can forbid that; that it is also shown is what facts_cited asks.
    assert (found.figures["facts"].value or 0) <= 0.15
    assert found.failures == {}


@pytest.mark.parametrize("name", DEGENERATE)
@pytest.mark.parametrize("gold", ["dresden-dev.jsonl", "dresden-test.jsonl"])
def test_it_scores_near_zero(name: str, gold: str) -> None:
    check(evaluation(name, DATA / gold))


@pytest.mark.parametrize("name", DEGENERATE)
def test_it_scores_near_zero_on_the_seeds(name: str) -> None:
    check(evaluation(name, corpus.seeds()))


def test_the_tricks_are_played() -> None:
    """Near 0 because they are wrong, not because they are silent."""
    for name in ("whole-letter", "both-letters", "one-word"):
        assert evaluation(name, DATA / "dresden-dev.jsonl").figures["answered"].value == 1
    asked = evaluation("question-instead", DATA / "dresden-dev.jsonl")
    assert (asked.figures["answered"].value or 0) > 0.5
    assert asked.figures["quotes_verbatim"].value == 1
