"""Every figure against a value worked out by hand."""

from __future__ import annotations

import pytest

from eval.gold import GoldItem
from eval.metrics import ERRORS, FIGURES, RATES, Judged, judge, scores
from eval.prediction import Prediction
from eval.sources import Sources
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, gold_passage, notice, prediction, refused, unanswerable

SOURCES = Sources({"AF1-22": Source("0" * 16, "AF1-22", f"{QUOTE}\n\n{OTHER}\n")}, (), "f")
TWO = gold_item(gold=[gold_passage(), gold_passage(OTHER)], facts=["1.762", "Radwege"])

RIGHT, SECOND, WRONG = cited(), cited(OTHER), cited("Etwas ganz anderes, das nirgends steht.")
MISLABELLED = cited(part="question")


def judged(item: GoldItem, given: Prediction | None) -> Judged:
    return judge(item, given, SOURCES)


def value(name: str, item: GoldItem, given: Prediction | None) -> float | None:
    return FIGURES[name](judged(item, given))


@pytest.mark.parametrize(
    ("given", "first", "recall", "precision"),
    [
        (prediction(RIGHT), 1, 1 / 2, 1),
        (prediction(RIGHT, SECOND), 1, 1, 1),
        (prediction(WRONG, RIGHT, SECOND), 0, 1, 2 / 3),
        (prediction(WRONG, WRONG, RIGHT, SECOND), 0, 1 / 2, 1 / 2),
        (prediction(RIGHT, RIGHT, RIGHT, WRONG), 1, 1 / 2, 3 / 4),
        (prediction(answer="ohne Beleg"), 0, 0, 0),
        (refused(), 0, 0, 0),
        (refused(citations=[RIGHT], near=[RIGHT]), 0, 0, 0),
        (None, 0, 0, 0),
    ],
)
def test_citation_figures(given: Prediction | None, first: float, recall: float, precision: float) -> None:
    for prefix in ("", "strict_"):
        assert value(f"{prefix}first_right", TWO, given) == first
        assert value(f"{prefix}recall_at_3", TWO, given) == pytest.approx(recall)
        assert value(f"{prefix}precision", TWO, given) == pytest.approx(precision)


def test_strict_figures_compare_the_place() -> None:
    given = prediction(MISLABELLED, SECOND)
    assert [value(name, TWO, given) for name in ("first_right", "recall_at_3", "precision")] == [1, 1, 1]
    strict = [value(f"strict_{name}", TWO, given) for name in ("first_right", "recall_at_3", "precision")]
    assert strict == [0, 1 / 2, 1 / 2]


@pytest.mark.parametrize(
    ("given", "facts", "shown"),
    [
        (prediction(RIGHT, SECOND), 1, 1),
        (prediction(RIGHT), 1 / 2, 1 / 2),
        (prediction(WRONG, answer="1762 Plätze und Radwege"), 1, 0),
        (prediction(RIGHT, answer="nur Radwege"), 1 / 2, 0),
        (prediction(RIGHT, answer=f"{QUOTE} {OTHER}" * 20), 0, 0),
        (refused(answer="1762 Radwege"), 0, 0),
        (None, 0, 0),
    ],
)
def test_facts(given: Prediction | None, facts: float, shown: float) -> None:
    assert value("facts", TWO, given) == facts
    assert value("facts_cited", TWO, given) == shown


def test_facts_do_not_apply_where_none_is_named() -> None:
    assert value("facts", gold_item(facts=[]), prediction(RIGHT)) is None


def test_answering_and_refusing_are_measured_apart() -> None:
    names = ("answered", "false_refusal", "not_found")
    assert [value(name, TWO, prediction(WRONG)) for name in names] == [1, 0, None]
    assert [value(name, TWO, refused()) for name in names] == [0, 1, None]
    assert [value(name, TWO, None) for name in names] == [0, 0, None]
    assert [value(name, unanswerable(), prediction(WRONG)) for name in names] == [None, None, 0]
    assert [value(name, unanswerable(), refused(near=[RIGHT])) for name in names] == [None, None, 1]
    assert [value(name, unanswerable(), None) for name in names] == [None, None, 0]


def test_quotes_count_wherever_something_is_cited() -> None:
    assert value("quotes_verbatim", TWO, prediction(RIGHT, WRONG)) == 1 / 2
    assert value("quotes_verbatim", unanswerable(), prediction(RIGHT)) == 1
    assert value("quotes_verbatim", TWO, refused()) is None


def test_expectations_need_a_right_citation() -> None:
    expecting = gold_item(expects={"speaker": "office"})
    assert value("expectations", expecting, prediction(RIGHT)) == 1
    assert value("expectations", expecting, prediction(WRONG)) == 0
    assert value("expectations", expecting, prediction(cited(speaker="council"))) == 0
    assert value("expectations", expecting, None) == 0
    assert value("expectations", gold_item(), prediction(RIGHT)) is None
    assert value("expectations", unanswerable(expects={"status": "near|not_found"}), refused()) is None


def test_near_misses_are_counted_apart() -> None:
    near, far = unanswerable(near=True), unanswerable(near=False)
    assert [value("near_miss_refused", near, given) for given in (refused(), prediction(WRONG), None)] == [1, 0, 0]
    assert value("near_miss_refused", far, refused()) is None
    assert value("near_miss_refused", unanswerable(), refused()) is None


def test_half_an_answer_called_whole_is_wrong() -> None:
    compound = gold_item(type="compound", expects={"partial": True})
    whole, half = prediction(RIGHT), prediction(RIGHT, partial=True)
    assert [value("wholly_answered_wrongly", compound, given) for given in (whole, half, refused(), None)] == [
        1,
        0,
        0,
        0,
    ]
    assert value("wholly_answered_wrongly", TWO, whole) is None
    assert [value("right", compound, given) for given in (whole, half)] == [0, 1]


def test_an_unproven_premise_is_told_just_where_it_must_be() -> None:
    told = [notice("premise_unproven")]
    false, true = (gold_item(type="false-premise", expects={"premise": premise}) for premise in (True, False))
    assert value("premise", false, prediction(RIGHT, notices=told)) == 1
    assert value("premise", false, refused(notices=told)) == 1
    assert value("premise", false, prediction(RIGHT)) == 0
    assert value("premise", true, prediction(RIGHT, notices=told)) == 0
    assert value("premise", true, prediction(RIGHT)) == 1
    assert value("premise", false, None) == value("premise", true, None) == 0
    assert value("premise", TWO, prediction(RIGHT, notices=told)) is None
    assert value("right", false, prediction(RIGHT)) == 0


def test_right_covers_every_item() -> None:
    assert [value("right", TWO, given) for given in (prediction(RIGHT), prediction(WRONG, RIGHT), refused(), None)] == [
        *(1, 0, 0, 0)
    ]
    assert [value("right", unanswerable(), given) for given in (refused(), prediction(RIGHT), None)] == [1, 0, 0]


def test_scores_hold_what_applies() -> None:
    assert set(scores(judged(unanswerable(), refused()))) == {"not_found", "right"}
    assert scores(judged(TWO, prediction(RIGHT)))["recall_at_3"] == 1 / 2


def test_rates_are_yes_or_no() -> None:
    assert set(FIGURES) >= RATES and ERRORS <= RATES
    items = [TWO, gold_item(type="compound", expects={"partial": True, "premise": True}), unanswerable(near=True)]
    for item in items:
        for given in (prediction(RIGHT, WRONG, SECOND), prediction(WRONG), refused(), None):
            assert all(value(name, item, given) in (None, 0, 1) for name in RATES)


def test_every_figure_says_what_it_is_and_stays_in_bounds() -> None:
    for name, figure in FIGURES.items():
        assert figure.__doc__
        for item in (TWO, unanswerable()):
            for given in (prediction(RIGHT, WRONG), refused(), None):
                found = value(name, item, given)
                assert found is None or 0 <= found <= 1
