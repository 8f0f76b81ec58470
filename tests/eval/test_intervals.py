"""Means, percentiles and their intervals."""

from __future__ import annotations

import pytest

from eval.intervals import Estimate, difference, mean, percentile, rate, sign_test, upper_bound


def test_no_values_no_figure() -> None:
    assert mean([]) == rate([]) == percentile([], 0.5) == Estimate(None, None, None, 0)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_a_rate_has_wilsons_interval(k: int, n: int, low: float, high: float) -> None:
    """(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96; 81 of 263 is Newcombe's example (1998)."""
    found = rate([1.0] * k + [0.0] * (n - k))
    assert (found.value, found.k, found.n, found.interval) == (k / n, k, n, "wilson")
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("failures", "n", "bound"), [(0, 1, 0.95), (0, 300, 0.00994), (0, 10_000, 0.0003), (1, 20, 0.2161), (7, 7, 1.0)]
)
def test_failures_are_bounded_from_above(failures: int, n: int, bound: float) -> None:
    """0 of n: 1 - 0.05^(1/n); 1 of 20: the p at which at most one failure is left 5 %, (1-p)^20 + 20p(1-p)^19."""
    assert upper_bound(failures, n) == pytest.approx(bound, rel=5e-3)


def test_no_case_no_bound() -> None:
    with pytest.raises(ValueError, match="at least one case"):
        upper_bound(0, 0)


def test_a_rate_counts_nothing_but_yes_and_no() -> None:
    with pytest.raises(ValueError, match="0 and 1"):
        rate([0.5])


def test_equal_extreme_values_keep_a_width() -> None:
    whole, none = mean([1.0] * 40), mean([0.0] * 40)
    assert (whole.low, whole.high) == (rate([1.0] * 40).low, 1.0)
    assert (none.low, none.high) == (0.0, rate([0.0] * 40).high)
    assert whole.k is None and whole.interval == "wilson"
    assert (mean([0.5] * 40).low, mean([0.5] * 40).high) == (0.5, 0.5)


@pytest.mark.parametrize(("n", "note"), [(29, "nicht zertifizierbar"), (30, None)])
def test_too_few_items_are_not_certified(n: int, note: str | None) -> None:
    found = rate([1.0] * n)
    assert found.note == found.plain()["note"] == note
    assert found.certifiable == (note is None)


def test_differences_are_paired() -> None:
    """Each item differs by 0.1: whatever is drawn, so does the mean."""
    found = difference([0.2, 0.5, 0.9], [0.3, 0.6, 1.0])
    assert (found.value, found.low, found.high) == tuple(pytest.approx(0.1) for _ in range(3))
    assert found.n == 3
    with pytest.raises(ValueError, match="zip"):
        difference([1.0], [])


@pytest.mark.parametrize(("one", "other", "p"), [(0, 0, 1), (3, 3, 1), (0, 5, 2 / 32), (1, 9, 22 / 1024)])
def test_the_sign_test_is_exact(one: int, other: int, p: float) -> None:
    """Twice the tail of a fair coin: for 1 of 10, 2 · (1 + 10) / 1024."""
    assert sign_test(one, other) == pytest.approx(p)
    assert sign_test(other, one) == pytest.approx(p)


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
