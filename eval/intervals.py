"""Uncertainty: Wilson and bootstrap intervals, percentiles of latency, and tests over paired items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

#: Resamples; more do not move the second decimal at these sizes.
RESAMPLES = 2000
#: Fixed, so that the same answers give the same table.
SEED = 20220623

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]


#: Items below which a figure is not certified: its interval is then wider than 0.3 at the middle of the scale.
MIN_ITEMS = 30
NOT_CERTIFIABLE = "nicht zertifizierbar"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over n items.

    Attributes:
        value: The figure; None over no items.
        low, high: Its 95 % interval; None over no items.
        n: Number of items it applies to.
        k: Of a rate: the items for which it is 1; None for other figures.
        interval: "wilson" or "bootstrap"; None over no items.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    k: int | None = None
    interval: str | None = None

    @property
    def certifiable(self) -> bool:
        """Whether there are enough items (30) to certify the figure."""
        return self.n >= MIN_ITEMS

    @property
    def note(self) -> str | None:
        """What every report says beside a figure over too few items."""
        return None if self.certifiable else NOT_CERTIFIABLE

    def plain(self) -> dict[str, float | int | str | None]:
        """The figure as plain data, its note included."""
        return {**asdict(self), "note": self.note}


def rate(values: Sequence[float]) -> Estimate:
    """The share of items whose value is 1, with its 95 % score interval.

    After Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927), 209-212, as
    scipy computes it, without continuity correction. It keeps a width at 0 and 1, where the bootstrap has none.

    Args:
        values: 0 or 1 for each item.

    Raises:
        ValueError: A value is neither.
    """
    from scipy.stats import binomtest

    if not values:
        return Estimate(None, None, None, 0)
    if any(value not in (0, 1) for value in values):
        raise ValueError("a rate is counted over values of 0 and 1")
    k, n = int(sum(values)), len(values)
    found = binomtest(k, n).proportion_ci(confidence_level=0.95, method="wilson")
    return Estimate(k / n, float(found.low), float(found.high), n, k, "wilson")


def upper_bound(failures: int, n: int) -> float:
    """The greatest share of failures, 0 to 1, that so many of n leave possible: one-sided, 95 %, exact.

    After Clopper, Pearson, The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial, Biometrika
    26 (1934), 404-413, as scipy computes it; for no failure it is 1 - 0.05^(1/n), nearly 3/n.

    Raises:
        ValueError: There is no case, or there are more failures than cases.
    """
    from scipy.stats import binomtest

    if n < 1:
        raise ValueError("a bound needs at least one case")
    found = binomtest(failures, n, alternative="less").proportion_ci(confidence_level=0.95, method="exact")
    return float(found.high)


def mean(values: Sequence[float]) -> Estimate:
    """The mean of values between 0 and 1 with its 95 % bootstrap percentile interval.

    After Efron, Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.

    The items are resampled, 2,000 times, with a fixed seed. Where all values are 1 (or all 0) resampling shows no
    spread, and an interval without width would promise certainty: then Wilson's interval of the share of items at 1
    is taken. That share is never above the mean (nor, at 0, the share above 0 below it), so the interval is too wide
    rather than too narrow.
    """
    if values and set(values) in ({0.0}, {1.0}):
        found = rate(values)
        return Estimate(found.value, found.low, found.high, found.n, None, found.interval)
    return _estimate(values, lambda sample: sample.mean(axis=-1))


def difference(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """The mean of second - first over paired items, -1 to 1, with its 95 % bootstrap interval.

    Paired: items are resampled, each with both its values (Efron, Tibshirani 1993, ch. 8), with a fixed seed.

    Raises:
        ValueError: They are not equally many.
    """
    gaps = [after - before for before, after in zip(first, second, strict=True)]
    return _estimate(gaps, lambda sample: sample.mean(axis=-1))


def sign_test(only_first: int, only_second: int) -> float:
    """The two-sided p-value of McNemar's exact test over paired items of which just one side is right.

    After McNemar, Psychometrika 12 (1947), 153-157; exact: given that one side alone is right, either is so with
    probability 1/2. Without such items it is 1.
    """
    from scipy.stats import binomtest

    both = only_first + only_second
    return float(binomtest(only_first, both, 0.5).pvalue) if both else 1.0


def percentile(values: Sequence[float], share: float) -> Estimate:
    """A percentile, interpolated linearly (type 7 of Hyndman, Fan 1996), with a bootstrap interval.

    Args:
        values: Observations, here latencies in milliseconds.
        share: 0.5 for the median, 0.95 for the 95th percentile.
    """
    return _estimate(values, lambda sample: np.quantile(sample, share, axis=-1))


def _estimate(values: Sequence[float], statistic: Statistic) -> Estimate:
    if not values:
        return Estimate(None, None, None, 0)
    observed = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(SEED).integers(0, len(observed), size=(RESAMPLES, len(observed)))
    low, high = np.quantile(statistic(observed[draws]), [0.025, 0.975])
    return Estimate(float(statistic(observed)), float(low), float(high), len(observed), None, "bootstrap")
