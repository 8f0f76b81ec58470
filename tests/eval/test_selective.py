"""The risk–coverage curve against values worked out by hand."""

from __future__ import annotations

import pytest

from eval.gold import GoldItem
from eval.metrics import Judged, judge
from eval.selective import Point, risk_coverage
from eval.sources import Sources
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, prediction, refused, unanswerable

SOURCES = Sources({"AF1-22": Source("0" * 16, "AF1-22", f"{QUOTE}\n\n{OTHER}\n")}, (), "f")


def right(confidence: float | None) -> Judged:
    return judge(gold_item(), prediction(cited(), confidence=confidence), SOURCES)


def wrong(confidence: float | None, item: GoldItem | None = None) -> Judged:
    return judge(item or gold_item(), prediction(cited(OTHER), confidence=confidence), SOURCES)


def silent(item: GoldItem) -> Judged:
    return judge(item, refused(confidence=0.1), SOURCES)


def test_the_curve_goes_from_the_surest_answer_to_the_last() -> None:
    """Answers: right, wrong, right, and one to an unanswerable question; two questions are refused."""
    answers = [wrong(0.3, unanswerable()), right(0.9), wrong(0.8), right(0.5)]
    found = risk_coverage([*answers, silent(gold_item()), silent(unanswerable())])
    assert found is not None and found.n == 6
    assert found.points == (
        Point(0.9, 1 / 6, 0, 1 / 4, 1),
        Point(0.8, 2 / 6, 1 / 2, 2 / 4, 1),
        Point(0.5, 3 / 6, 1 / 3, 3 / 4, 1),
        Point(0.3, 4 / 6, 2 / 4, 3 / 4, 1 / 2),
    )
    assert found.aurc == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_answers_of_the_same_confidence_have_no_order() -> None:
    """Two answers alike, one of them wrong: after one of them half a fault is expected."""
    for answers in ([right(0.5), wrong(0.5)], [wrong(0.5), right(0.5)]):
        found = risk_coverage(answers)
        assert found is not None
        assert [(point.coverage, point.risk) for point in found.points] == [(1, 1 / 2)]
        assert found.aurc == pytest.approx(1 / 2)


def test_a_half_answer_called_whole_is_wrong() -> None:
    compound = gold_item(type="compound", expects={"partial": True})
    whole = judge(compound, prediction(cited(), confidence=0.9), SOURCES)
    half = judge(compound, prediction(cited(), confidence=0.9, partial=True), SOURCES)
    assert [found.aurc for found in (risk_coverage([whole]), risk_coverage([half])) if found] == [1, 0]


def test_without_confidence_there_is_no_curve() -> None:
    assert risk_coverage([right(0.9), right(None)]) is None


def test_without_answers_the_curve_is_empty() -> None:
    found = risk_coverage([silent(gold_item())])
    assert found is not None and found.points == () and found.aurc is None
