"""The product has all parts; an ablation lacks one, and what is said without it shows that."""

from __future__ import annotations

import json
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, cast

import pytest

from assistant.answer import Answerer
from assistant.choose import choose
from assistant.context import Context
from assistant.evidence import evidence
from assistant.features import Asked, passage_features, sentence_features
from assistant.judge import WEIGHTS
from assistant.model import Answer, Principal, Status
from assistant.question import understand
from assistant.reader import load_weights
from assistant.recipe import JUDGED, PARTS, PRODUCT, READ, Groups, Learned, Recipe, without
from assistant.search import Search
from assistant.terms import wording
from assistant.window import grow, whole
from ingest.embedding import Embedder
from ingest.model import BlockKind, Speaker, Tier
from tests.assistant.conftest import Stock
from tests.assistant.made import OTHERS, context, found, placed, reading, summary

EVERYBODY = Principal("test", frozenset(), frozenset(Tier))
QUESTIONS = (
    "Was sagt die Verwaltung zu Punkt 5?",
    "Seit wann ist Dresden Mitglied bei Mayors for Peace?",
    "Wie viele Plätze in Kursen fördert die Stadt?",
    "Wer ist bei der Zusammenarbeit mit dem Freistaat eingebunden?",
    "Sind die 100.000 Euro geflossen?",
    "Warum geht das nicht schneller?",
    "Wie viele Menschen aus der Ukraine wurden untergebracht?",
    "Was steht in AF2531/22 zu Frage 3?",
    "Welche Farbe hat die Straßenbahn?",
    "Who is the mayor, and what did the city do for refugees?",
)
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", "Der Rat berät im Mai.", place="1/1")
DECIDED = placed("Der Rat beschließt die Sanierung.", kind=BlockKind.RESOLUTION_POINT, speaker=Speaker.COUNCIL)
TEXT = "Was kostet die Sanierung der Becken?"


def answers(stock: Stock, recipe: Recipe = PRODUCT) -> list[Answer]:
    answerer = Answerer(stock.archive, stock.indexes, stock.embedder, recipe)
    return [replace(answerer.answer(text, (), EVERYBODY), latency_ms=0.0) for text in QUESTIONS]


def _judge() -> tuple[dict[str, float], float]:
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found["weights"], found["threshold"]


@pytest.fixture(scope="module")
def product(stock: Stock) -> list[Answer]:
    answerer = Answerer(stock.archive, stock.indexes, stock.embedder)
    return [replace(answerer.answer(text, (), EVERYBODY), latency_ms=0.0) for text in QUESTIONS]


def lacking(part: str, question: str = TEXT) -> Context:
    return replace(context(question, COSTS, DECIDED, *OTHERS), recipe=without(part))


def features(groups: Groups) -> list[dict[str, float]]:
    """One row each of what is measured: of passage and sentence, or of a window."""
    question, brought = understand(TEXT), found(COSTS, DECIDED)
    if groups is JUDGED:
        return [evidence(question, question.parts[0], (), whole(COSTS), wording("Stadt"), brought)]
    asked = Asked.over(question, question.parts[0], (), brought.placed)
    return [passage_features(asked, brought, brought.placed)[0], sentence_features(asked, brought, COSTS)[0]]


def test_product_has_every_part_and_an_ablation_lacks_one() -> None:
    assert PRODUCT.left_out == ()
    assert [without(part).left_out for part in PARTS] == [(part,) for part in PARTS]


@pytest.mark.parametrize("groups", [READ, JUDGED], ids=["read", "judged"])
def test_every_name_in_the_table_is_measured(groups: Groups) -> None:
    names = [name for row in features(groups) for name in row]
    patterns = [pattern for part in groups for pattern in groups[part]]
    assert groups.keys() <= set(PARTS)
    assert [pattern for pattern in patterns if not any(fnmatchcase(name, pattern) for name in names)] == []


@pytest.mark.parametrize("groups", [READ, JUDGED], ids=["read", "judged"])
def test_features_of_a_part_that_is_left_out_are_zero_and_the_others_are_as_they_were(groups: Groups) -> None:
    for row in features(groups):
        assert PRODUCT.kept(row, groups) is row
        for part in PARTS:
            kept = without(part).kept(row, groups)
            out = {name for name in row if any(fnmatchcase(name, pattern) for pattern in groups.get(part, ()))}
            assert list(kept) == list(row)
            assert kept == {name: 0.0 if name in out else value for name, value in row.items()}


def test_all_parts_change_nothing(stock: Stock, product: list[Answer]) -> None:
    assert answers(stock, Recipe()) == product


def test_other_weights_take_the_place_of_those_that_ship(stock: Stock, product: list[Answer]) -> None:
    shipped = Learned(load_weights(), *_judge())
    assert answers(stock, Recipe(learned=shipped)) == product
    strict = answers(stock, Recipe(learned=replace(shipped, threshold=1.0)))
    refused = [status is not Status.ANSWERED for status in (answer.status for answer in strict)]
    assert sum(refused) > sum(answer.status is not Status.ANSWERED for answer in product)
    assert PRODUCT.learned is None and "learned" not in PARTS and Recipe(learned=shipped).left_out == ()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_changes_what_is_said(stock: Stock, product: list[Answer], part: str) -> None:
    assert answers(stock, without(part)) != product


def test_without_words_nothing_is_found_by_words(stock: Stock) -> None:
    question = "Wer ist bei der Zusammenarbeit mit dem Freistaat eingebunden?"
    brought = Answerer(stock.archive, stock.indexes, stock.embedder, without("words")).context(question, (), EVERYBODY)
    assert (brought.found.word_score, brought.found.word_top) == ({}, 0.0)
    assert brought.found.placed and max(brought.found.passage_similarity.values()) > 0


def test_without_vectors_the_question_is_not_embedded(stock: Stock) -> None:
    class Silent:
        dimension = stock.embedder.dimension

    search = Search(stock.archive, stock.indexes, cast(Embedder, cast(Any, Silent())), without("vectors"))
    text = "Wer ist bei der Zusammenarbeit mit dem Freistaat eingebunden?"
    brought = search.find(understand(text), text, False, EVERYBODY)
    assert set(brought.passage_similarity.values()) == set(brought.sentence_similarity.values()) == {0.0}
    assert {one.passage.key for one in brought.placed} <= brought.word_score.keys()


@pytest.mark.parametrize("part", ["coverage", "structure", "kinds"])
def test_without_a_group_of_features_passages_are_scored_and_judged_by_the_others(part: str) -> None:
    asked = lacking(part)
    product = replace(asked, recipe=PRODUCT)
    wanted, window = asked.question.parts[0], whole(COSTS)
    chance, other = (
        {one.placed.passage.key: one.chance for one in each.readings(wanted, each.candidates)}
        for each in (product, asked)
    )
    assert chance != other
    assert product.judged(wanted, window).confidence != asked.judged(wanted, window).confidence


def test_without_choice_of_sentences_the_first_is_the_answer() -> None:
    twisted = placed(*(sentence.text for sentence in reversed(COSTS.passage.sentences)))
    for recipe, core in ((PRODUCT, 1), (without("sentences"), 0)):
        asked = replace(context(TEXT, twisted), recipe=recipe)
        readings = asked.readings(asked.question.parts[0], [twisted])
        assert grow(readings[0], readings).core == core


def test_without_the_judge_everything_is_answered(stock: Stock, product: list[Answer]) -> None:
    assert {answer.status for answer in product} > {Status.ANSWERED}
    assert {answer.status for answer in answers(stock, without("judge"))} == {Status.ANSWERED}
    assert choose(lacking("judge", "Welche Farbe hat die Straßenbahn?")).windows
    window = grow(reading(OTHERS[0], chance=0.25), ())
    verdict = lacking("judge").judged(lacking("judge").question.parts[0], window)
    assert (verdict.answers, verdict.confidence) == (True, 0.25)


def test_without_further_a_part_is_answered_by_one_window() -> None:
    years = [
        placed(f"Das Freibad im Norden hatte {year} elf Becken und {year - 2000} Bahnen.", letter=summary(f"y{year}"))
        for year in (2021, 2022)
    ]
    near = {one.passage.key: 0.89 for one in years}
    asked = context("Wie hat sich das Freibad im Norden entwickelt?", *years, *OTHERS, near=near)
    assert len(choose(replace(asked, recipe=Recipe(judge=False))).windows) > 1
    assert len(choose(replace(asked, recipe=Recipe(judge=False, further=False))).windows) == 1
