"""Means, percentiles and their intervals."""

from __future__ import annotations

import pytest

from eval.intervals import Estimate, mean, percentile


def test_no_values_no_figure() -> None:
    assert mean([]) == percentile([], 0.5) == Estimate(None, None, None, 0)


def test_equal_values_have_no_spread() -> None:
    assert mean([1.0, 1.0, 1.0]) == Estimate(1.0, 1.0, 1.0, 3)


def test_a_coin_thrown_a_hundred_times() -> None:
    """For p = 0.5 and n = 100 the normal interval is 0.5 ± 1.96 · 0.05."""
    found = mean([0.0, 1.0] * 50)
    assert (found.value, found.n) == (0.5, 100)
    assert found.low == pytest.approx(0.402, abs=0.02)
    assert found.high == pytest.approx(0.598, abs=0.02)


def test_the_same_values_give_the_same_interval() -> None:
    assert mean([0.0, 1.0, 1.0]) == mean([0.0, 1.0, 1.0])


def test_percentiles_are_interpolated() -> None:
    values = [10.0, 20.0, 30.0, 40.0, 50.0]
    assert percentile(values, 0.5).value == 30
    assert percentile(values, 0.95).value == pytest.approx(48)
    found = percentile(values, 0.5)
    assert found.low is not None and found.high is not None
    assert 10 <= found.low <= 30 <= found.high <= 50
