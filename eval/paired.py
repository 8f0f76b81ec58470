"""Two reports on the same questions, question by question: what differs, and whether chance could have done it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.intervals import Estimate, difference, sign_test
from eval.metrics import FIGURES, RATES

#: Every figure that applies to an item, by the item's id.
Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of two systems, over the items to which it applies in both.

    Attributes:
        figure: Its name.
        first, second: Its means.
        gap: Mean of second - first, with its paired bootstrap interval; ``n`` is the number of items.
        only_first, only_second: Of a 0/1 figure: items that have a 1 on one side alone; else None.
        p: Of a 0/1 figure: p-value of McNemar's exact test; else None.
    """

    figure: str
    first: float
    second: float
    gap: Estimate
    only_first: int | None = None
    only_second: int | None = None
    p: float | None = None


def pairs(first: Scores, second: Scores) -> list[Pair]:
    """Every figure that applies to an item on both sides, in the report's order."""
    found = []
    for name in FIGURES:
        both = [
            (first[ident][name], second[ident][name])
            for ident in first
            if name in first[ident] and name in second.get(ident, {})
        ]
        if both:
            found.append(_pair(name, [one for one, _ in both], [other for _, other in both]))
    return found


def only_right(first: Scores, second: Scores) -> tuple[list[str], list[str]]:
    """Items that only the first, and items that only the second dealt with rightly (figure ``right``)."""
    shared = [ident for ident in first if ident in second]
    sides = [(ident, first[ident].get("right"), second[ident].get("right")) for ident in shared]
    return (
        [ident for ident, one, other in sides if one == 1 and other == 0],
        [ident for ident, one, other in sides if one == 0 and other == 1],
    )


def _pair(name: str, first: list[float], second: list[float]) -> Pair:
    n = len(first)
    gap = difference(first, second)
    if name not in RATES:
        return Pair(name, sum(first) / n, sum(second) / n, gap)
    only_first = sum(one > other for one, other in zip(first, second, strict=True))
    only_second = sum(one < other for one, other in zip(first, second, strict=True))
    p = sign_test(only_first, only_second)
    return Pair(name, sum(first) / n, sum(second) / n, gap, only_first, only_second, p)
