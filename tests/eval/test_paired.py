"""Two systems on the same questions, against values worked out by hand."""

from __future__ import annotations

import pytest

from eval.paired import only_right, pairs

FIRST = {
    "a": {"first_right": 1.0, "recall_at_3": 1.0, "right": 1.0},
    "b": {"first_right": 0.0, "recall_at_3": 0.5, "right": 0.0},
    "c": {"first_right": 0.0, "recall_at_3": 0.0, "right": 0.0},
    "d": {"not_found": 1.0, "right": 1.0},
    "x": {"first_right": 1.0, "right": 1.0},
}
SECOND = {
    "a": {"first_right": 1.0, "recall_at_3": 0.5, "right": 1.0},
    "b": {"first_right": 1.0, "recall_at_3": 1.0, "right": 1.0},
    "c": {"first_right": 1.0, "recall_at_3": 1.0, "right": 1.0},
    "d": {"not_found": 0.0, "right": 0.0},
}


def test_figures_are_compared_over_the_items_of_both() -> None:
    found = {pair.figure: pair for pair in pairs(FIRST, SECOND)}
    assert list(found) == ["first_right", "recall_at_3", "not_found", "right"]
    first = found["first_right"]
    assert (first.first, first.second, first.gap.n) == (pytest.approx(1 / 3), 1, 3)
    assert (first.only_first, first.only_second) == (0, 2)
    assert first.p == pytest.approx(0.5)  # two heads of two throws, on either side: 2 · 1/4
    recall = found["recall_at_3"]
    assert recall.gap.value == pytest.approx((-0.5 + 0.5 + 1) / 3)
    assert recall.p is None and recall.only_first is None
    assert recall.gap.low is not None and recall.gap.high is not None
    assert -0.5 <= recall.gap.low <= recall.gap.value <= recall.gap.high <= 1


def test_equal_sides_differ_in_nothing() -> None:
    for pair in pairs(FIRST, FIRST):
        assert (pair.gap.value, pair.gap.low, pair.gap.high) == (0, 0, 0)
        assert pair.p in (None, 1)


def test_items_that_one_side_alone_has_right() -> None:
    assert only_right(FIRST, SECOND) == (["d"], ["b", "c"])
