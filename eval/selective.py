"""Confidence and being right: what share of wrong answers goes with what share of answers given.

Risk and coverage after El-Yaniv, Wiener, On the Foundations of Noise-free Selective Classification, JMLR 11 (2010); the
area under their curve (AURC) after Geifman, Uziel, El-Yaniv, Bias-Reduced Uncertainty Estimation for Deep Neural
Classifiers, ICLR 2019 (arXiv 1805.08206).

Here a system decides itself what it does not answer, so the curve ends at its own coverage: beyond that there is no
answer whose risk could be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.metrics import Judged, right_answer


@dataclass(frozen=True, slots=True)
class Point:
    """What would hold if only answers of at least this confidence were given.

    Attributes:
        confidence: The least confidence of an answer that is given.
        coverage: Answers given ÷ all items.
        risk: Answers that are not right (:func:`eval.metrics.right_answer`) ÷ answers given.
        answered: Answerable items answered ÷ answerable items; None without any.
        refused: Unanswerable items not answered ÷ unanswerable items; None without any.
    """

    confidence: float
    coverage: float
    risk: float
    answered: float | None
    refused: float | None


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The curve, from the surest answer to the last one.

    Attributes:
        points: One for each confidence that an answer has, falling.
        aurc: Area under the curve: the mean of the risks at each answer, the surest first, 0 to 1, low is good; None
            without an answer. Answers of the same confidence have no order; each counts with their mean.
        n: Number of items.
    """

    points: tuple[Point, ...]
    aurc: float | None
    n: int


def risk_coverage(judged: Sequence[Judged]) -> RiskCoverage | None:
    """The curve of a run; None where an answer does not tell its confidence."""
    given = [(entry.prediction.confidence, entry) for entry in judged if entry.prediction and entry.answered]
    if any(confidence is None for confidence, _ in given):
        return None
    answers = sorted(((confidence or 0.0, entry) for confidence, entry in given), key=lambda pair: -pair[0])
    risks = list(_risks([(confidence, not right_answer(entry)) for confidence, entry in answers]))
    aurc = sum(risks) / len(risks) if risks else None
    return RiskCoverage(tuple(_points(answers, judged)), aurc, len(judged))


def _risks(answers: Sequence[tuple[float, bool]]) -> Iterator[float]:
    """The share of wrong ones among the first 1, 2, 3 … answers; within a tie its wrong ones are spread evenly."""
    seen, wrong = 0, 0.0
    for _, tie in groupby(answers, key=lambda pair: pair[0]):
        faults = [fault for _, fault in tie]
        for place in range(1, len(faults) + 1):
            yield (wrong + sum(faults) * place / len(faults)) / (seen + place)
        seen += len(faults)
        wrong += sum(faults)


def _points(answers: Sequence[tuple[float, Judged]], judged: Sequence[Judged]) -> Iterator[Point]:
    answerable = sum(entry.item.answerable for entry in judged)
    unanswerable = len(judged) - answerable
    count = wrong = served = 0
    for confidence, tie in groupby(answers, key=lambda pair: pair[0]):
        for _, entry in tie:
            count += 1
            wrong += not right_answer(entry)
            served += entry.item.answerable
        yield Point(
            confidence=confidence,
            coverage=count / len(judged),
            risk=wrong / count,
            answered=served / answerable if answerable else None,
            refused=1 - (count - served) / unanswerable if unanswerable else None,
        )
