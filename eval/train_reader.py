"""Fit the reader's weights: which of the candidate sentences answers.

A conditional logit over the sentences of each question part (McFadden, Conditional Logit Analysis of Qualitative Choice
Behavior, 1974), with a quadratic penalty. Right are the sentences a citation of which would count as right; where there
are several, their chances add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.sources import Sources
from eval.training_cases import Case
from ingest.errors import BadInput

if TYPE_CHECKING:
    from assistant.reader import Reading

#: Strength of the penalty on the sum of squared weights: the best of .0001 to .01 in five-fold cross-validation over
#: the development sets of the samples (best sentence right in .736 of 304 question parts; .003 gives .728, .01 .715).
PENALTY = 0.001
#: Decimals of a weight in the file.
DECIMALS = 3
#: Stop only where the third decimal no longer moves.
EXACT = {"ftol": 1e-13, "gtol": 1e-8, "maxiter": 2000}


@dataclass(frozen=True, slots=True)
class Example:
    """One part of a question.

    Attributes:
        features: Of its candidate sentences, shape (sentences, features).
        right: Which of them are right, shape (sentences,).
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ReaderFit:
    """What came of it.

    Attributes:
        weights: By feature, rounded.
        parts: Number of question parts fitted on.
        best_right: Share of them whose best sentence is right, 0 to 1; on the training sets themselves.
    """

    weights: Mapping[str, float]
    parts: int
    best_right: float


def fit_reader(cases: Sequence[Case], sources: Sources) -> ReaderFit:
    """Fit the weights on all parts of answerable questions that have a right sentence among their candidates.

    Args:
        cases: Development questions.
        sources: The texts of the corpus, for the right quotes.

    Raises:
        BadInput: No question has a right sentence among its candidates.
    """
    examples: list[Example] = []
    names: list[str] = []
    for case in cases:
        for part in case.context.question.parts if case.answerable else ():
            readings = case.readings(part)
            right = [case.right(reading, sources) for reading in readings]
            if any(right):
                names = list(readings[0].features)
                examples.append(example(readings, right, names))
    if not examples:
        raise BadInput(
            "Erwartet werden Goldfragen, deren Fundstellen im Bestand stehen",
            "gefunden wurde keine",
            "bitte nennen Sie den Bestand, zu dem sie gehören (--corpus).",
        )
    weights = np.round(fit(examples), DECIMALS)
    best = [one.right[np.argmax(one.features @ weights)] for one in examples]
    named = {name: float(weight) for name, weight in zip(names, weights, strict=True)}
    return ReaderFit(named, len(examples), float(np.mean(best)))


def example(readings: Sequence[Reading], right: Sequence[bool], names: Sequence[str]) -> Example:
    """An example from the features of sentences, in the order of the names."""
    rows = [[reading.features[name] for name in names] for reading in readings]
    return Example(np.array(rows, dtype=np.float64), np.array(right, dtype=np.bool_))


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> NDArray[np.float64]:
    """The weights with the least :func:`loss`.

    Args:
        examples: At least one, each with a right sentence.
        penalty: Strength of the penalty.

    Returns:
        Array of shape (features,). The same examples give the same bits.
    """
    start = np.zeros(examples[0].features.shape[1])
    found = minimize(loss, start, args=(examples, penalty), jac=True, method="L-BFGS-B", options=EXACT)
    return np.asarray(found.x, dtype=np.float64)


def loss(
    weights: NDArray[np.float64], examples: Sequence[Example], penalty: float
) -> tuple[float, NDArray[np.float64]]:
    """Mean negative log-likelihood of a right sentence, with the penalty; and its gradient."""
    total, slope = 0.0, np.zeros_like(weights)
    for one in examples:
        scores = one.features @ weights
        chance = np.exp(scores - scores.max())
        chance /= chance.sum()
        hit = chance[one.right].sum()
        total -= float(np.log(hit))
        slope += one.features.T @ (chance - np.where(one.right, chance / hit, 0.0))
    count = len(examples)
    return total / count + penalty * float(weights @ weights), slope / count + 2 * penalty * weights
