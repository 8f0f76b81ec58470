"""A run: figures, failures and exclusions counted apart."""

from __future__ import annotations

import pytest

from eval.gold import GoldItem
from eval.prediction import Prediction
from eval.run import Evaluation, Run, ask_all, evaluate
from eval.sources import Sources
from ingest.errors import IndexUnusable
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, gold_passage, prediction, refused, unanswerable

SOURCES = Sources({"AF1-22": Source("0" * 16, "AF1-22", QUOTE)}, (), "f")
ITEMS = [
    gold_item(id="right"),
    gold_item(id="wrong"),
    gold_item(id="fault", type="fact"),
    gold_item(id="elsewhere", gold=[gold_passage(file="AF2-22")]),
    unanswerable(id="refused"),
]
ANSWERS = {
    "right": prediction(cited(), ident="right"),
    "wrong": prediction(cited(OTHER), ident="wrong", latency_ms=30.0),
    "elsewhere": refused("elsewhere"),
    "refused": refused("refused", latency_ms=20.0),
}


class Scripted:
    """Answers what it was told to answer, and fails on everything else."""

    name = "scripted"

    def facts(self) -> dict[str, str]:
        return {}

    def answer(self, item: GoldItem) -> Prediction:
        if item.id not in ANSWERS:
            raise IndexUnusable("Erwartet wird ein Index", "gefunden wurde keiner", "bitte neu aufbauen")
        return ANSWERS[item.id]


@pytest.fixture
def found() -> Evaluation:
    return evaluate(ITEMS, ask_all(Scripted(), ITEMS), SOURCES)


def test_figures_cover_what_the_corpus_can_answer(found: Evaluation) -> None:
    assert (found.figures["first_right"].value, found.figures["first_right"].n) == (pytest.approx(1 / 3), 3)
    assert (found.figures["not_found"].value, found.figures["not_found"].n) == (1, 1)
    assert found.figures["false_refusal"].value == 0
    assert found.figures["expectations"].value is None


def test_failures_and_exclusions_are_told_apart(found: Evaluation) -> None:
    assert found.failures == {"fault": "Erwartet wird ein Index, gefunden wurde keiner: bitte neu aufbauen"}
    assert found.excluded == {"elsewhere": ("AF2-22",)}
    assert len(found.judged) == 4


def test_types_are_counted_apart(found: Evaluation) -> None:
    by_type = found.groups["type"]
    assert set(by_type) == {"number", "fact", "unanswerable"}
    assert by_type["number"]["first_right"].value == 0.5
    assert by_type["fact"]["first_right"].value == 0
    assert by_type["unanswerable"]["first_right"].value is None


def test_groups_are_those_that_the_set_tells_of(found: Evaluation) -> None:
    assert list(found.groups) == ["type", "lang"]
    items = [
        gold_item(id="a", wording="everyday", lang="en"),
        unanswerable(id="b", near=True),
        unanswerable(id="c", near=False),
        unanswerable(id="d"),
    ]
    groups = evaluate(items, Run({"b": refused("b")}, {}), SOURCES).groups
    sizes = {by: {group: figures["right"].n for group, figures in told.items()} for by, told in groups.items()}
    assert sizes["wording"] == {"everyday": 1, "other": 3}
    assert sizes["near"] == {"near": 1, "far": 1}
    assert sizes["lang"] == {"de": 3, "en": 1}
    assert groups["near"]["near"]["near_miss_refused"].value == 1


def test_rates_are_counted_and_shares_averaged(found: Evaluation) -> None:
    assert (found.figures["first_right"].k, found.figures["first_right"].interval) == (1, "wilson")
    assert (found.figures["facts"].k, found.figures["facts"].interval) == (None, "bootstrap")


def test_latency_is_that_of_answers(found: Evaluation) -> None:
    assert (found.latency["p50"].value, found.latency["p50"].n) == (20, 3)


def test_misses_say_in_what(found: Evaluation) -> None:
    short = {judged.item.id: names for judged, names in found.misses}
    assert short["wrong"] == ["first_right", "recall_at_3", "facts", "quotes_verbatim"]
    assert short["fault"][0] == "answered"
    assert set(short) == {"wrong", "fault"}


def test_another_file_may_hold_the_passage() -> None:
    item = gold_item(gold=[gold_passage(file="AF2-22", also_in=["AF1-22"])])
    found = evaluate([item], Run({"x-001": prediction(cited())}, {}), SOURCES)
    assert found.excluded == {}
    assert found.figures["first_right"].value == 1


def test_an_item_without_a_line_is_a_failure() -> None:
    found = evaluate([gold_item()], Run({}, {}), SOURCES)
    assert list(found.failures) == ["x-001"]
    assert found.figures["answered"].value == 0
