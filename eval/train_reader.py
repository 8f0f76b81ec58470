"""Fit the reader's weights: which of the candidate passages answers, and which of its sentences.

Two conditional logits (McFadden, Conditional Logit Analysis of Qualitative Choice Behavior, 1974), each with a
quadratic penalty: over the candidate passages of each question part, and over the sentences of each right passage.
Right are the sentences a citation of which would count as right and the passages that hold one; where there are
several, their chances add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.features import Asked, Features, passage_features, sentence_features
from assistant.question import Part
from eval.training_cases import Case
from ingest.errors import BadInput

#: Strength of the penalty on the sum of squared weights.
PENALTY = 0.0005
#: Decimals of a weight in the file.
DECIMALS = 3
#: Stop only where the third decimal no longer moves.
EXACT = {"ftol": 1e-13, "gtol": 1e-8, "maxiter": 2000}


@dataclass(frozen=True, slots=True)
class Example:
    """Candidates of which at least one is right.

    Attributes:
        features: Of the candidates, shape (candidates, features).
        right: Which of them are right, shape (candidates,).
        weight: How much the example counts.
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ReaderFit:
    """What came of it.

    Attributes:
        passage, sentence: Weights by feature, rounded.
        parts: Number of question parts fitted on.
        best_right: Share of them whose best passage is right, 0 to 1; on the training sets themselves.
    """

    passage: Mapping[str, float]
    sentence: Mapping[str, float]
    parts: int
    best_right: float

    @property
    def weights(self) -> dict[str, Mapping[str, float]]:
        """Both, as :func:`assistant.reader.read` takes them."""
        return {"passage": self.passage, "sentence": self.sentence}


def fit_reader(cases: Sequence[Case]) -> ReaderFit:
    """Fit the weights on all parts of answerable questions that have a right sentence among their candidates.

    Args:
        cases: Development questions.

    Raises:
        BadInput: No question has a right sentence among its candidates.
    """
    passages: list[Example] = []
    sentences: list[Example] = []
    names: tuple[list[str], list[str]] = [], []
    for case in cases:
        for part in case.context.question.parts if case.right else ():
            rows, own, right = _part(case, part)
            if any(map(any, right)):
                names = list(rows[0]), list(own[0][0])
                passages.append(example(rows, [any(hits) for hits in right], case.weight))
                several = [(mine, hits) for mine, hits in zip(own, right, strict=True) if any(hits) and not all(hits)]
                sentences += [example(mine, hits, case.weight) for mine, hits in several]
    if not passages:
        raise BadInput(
            "Erwartet werden Goldfragen, deren Fundstellen im Bestand stehen",
            "gefunden wurde keine",
            "bitte nennen Sie den Bestand, zu dem sie gehören (--on).",
        )
    chosen = np.round(fit(passages), DECIMALS)
    within = np.round(fit(sentences), DECIMALS) if sentences else np.zeros(len(names[1]))
    best = [one.right[np.argmax(one.features @ chosen)] for one in passages]
    return ReaderFit(_named(names[0], chosen), _named(names[1], within), len(passages), float(np.mean(best)))


def _part(case: Case, part: Part) -> tuple[list[Features], list[list[Features]], list[list[bool]]]:
    """For the candidates of a question part: their features, those of their sentences, which of these are right."""
    context, placed = case.context, case.context.candidates
    asked = Asked.over(context.question, part, (*context.leans_on, *case.rest(part)), placed)
    sentences = [sentence_features(asked, context.found, one) for one in placed]
    right = [
        [(one.passage.key, number) in case.right for number in range(len(mine))]
        for one, mine in zip(placed, sentences, strict=True)
    ]
    return passage_features(asked, context.found, placed), sentences, right


def example(rows: Sequence[Mapping[str, float]], right: Sequence[bool], weight: float) -> Example:
    """An example from rows of features, all of the same names in the same order."""
    features = np.array([list(row.values()) for row in rows], dtype=np.float64)
    return Example(features, np.array(right, dtype=np.bool_), weight)


def _named(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


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
    """Weighted mean of the negative log-likelihood of a right candidate, with the penalty; and its gradient."""
    total, slope = 0.0, np.zeros_like(weights)
    for one in examples:
        scores = one.features @ weights
        chance = np.exp(scores - scores.max())
        chance /= chance.sum()
        hit = chance[one.right].sum()
        total -= one.weight * float(np.log(hit))
        slope += one.weight * one.features.T @ (chance - np.where(one.right, chance / hit, 0.0))
    count = sum(one.weight for one in examples)
    return total / count + penalty * float(weights @ weights), slope / count + 2 * penalty * weights
