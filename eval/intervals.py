"""Uncertainty and latency: bootstrap intervals and percentiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Resamples; more do not move the second decimal at these sizes.
RESAMPLES = 2000
#: Fixed, so that the same answers give the same table.
SEED = 20220623

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over n items.

    Attributes:
        value: The figure; None over no items.
        low, high: Its 95 % interval; None over no items.
        n: Number of items it applies to.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def mean(values: Sequence[float]) -> Estimate:
    """The mean with its 95 % bootstrap percentile interval.

    After Efron, Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.

    The items are resampled, 2,000 times, with a fixed seed. Empty case: no value, no interval, n = 0. Where all
    values are equal the interval has no width: that shows the sample, not certainty, and n stands beside it.
    """
    return _estimate(values, lambda sample: sample.mean(axis=-1))


def percentile(values: Sequence[float], share: float) -> Estimate:
    """A percentile, interpolated linearly (type 7 of Hyndman, Fan 1996), with an interval as in :func:`mean`.

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
    return Estimate(float(statistic(observed)), float(low), float(high), len(observed))
