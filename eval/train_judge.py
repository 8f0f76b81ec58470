"""Fit the judge's weights: whether the best window answers, or only comes near.

A logistic regression in which answerable and unanswerable questions count alike, with a quadratic penalty. It is fitted
on the questions that the judge's checks leave open (:mod:`assistant.evidence`). A window answers where that is more
likely than not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.evidence import evidence
from assistant.judge import is_addressed
from assistant.window import grow
from eval.train_reader import DECIMALS, EXACT
from eval.training_cases import Case
from ingest.errors import BadInput

#: From this probability on a window counts as an answer: more likely than not, both kinds of questions counting alike.
THRESHOLD = 0.5
#: Strength of the penalty on the sum of squared weights of features of equal spread.
PENALTY = 0.003
#: A feature with less spread than this is the same for all: rounding alone gives the mean of equal numbers some.
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class JudgeFit:
    """What came of it.

    Attributes:
        weights: By feature, rounded.
        threshold: From which probability on a window counts as an answer.
        questions: Number of questions fitted on.
        kept: Share of the answerable ones among them that stay answered, 0 to 1; on the training sets themselves.
        refused: Share of the others that are refused, likewise.
    """

    weights: Mapping[str, float]
    threshold: float
    questions: int
    kept: float
    refused: float


def fit_judge(cases: Sequence[Case], reader: Mapping[str, Mapping[str, float]]) -> JudgeFit:
    """Fit on the best window of each part of each question that names no place.

    Args:
        cases: Development questions, answerable ones and others.
        reader: The reader's weights that choose the window.

    Raises:
        BadInput: No answerable question is left open by the checks, or no other.
    """
    weighed = [(found, answered, case) for case in cases for found, answered in _weighed(case, reader)]
    if len({answered for _, answered, _ in weighed}) < 2:
        raise BadInput(
            "Erwartet werden Goldfragen mit Antwort und solche ohne",
            "gefunden wurde nur eine der beiden Arten",
            "bitte nennen Sie auch Fragen, die der Bestand nicht beantwortet (--off-topic).",
        )
    features = np.array([list(found.values()) for found, _, _ in weighed], dtype=np.float64)
    right = np.array([answered for _, answered, _ in weighed], dtype=np.bool_)
    weights = np.round(fit(features, right, np.array([case.weight for *_, case in weighed])), DECIMALS)
    chance = 1 / (1 + np.exp(-features @ weights))
    return JudgeFit(
        {name: float(weight) for name, weight in zip(weighed[0][0], weights, strict=True)},
        THRESHOLD,
        len(weighed),
        float((chance[right] >= THRESHOLD).mean()),
        float((chance[~right] < THRESHOLD).mean()),
    )


def fit(
    features: NDArray[np.float64],
    right: NDArray[np.bool_],
    weights: NDArray[np.float64] | None = None,
    penalty: float = PENALTY,
) -> NDArray[np.float64]:
    """The weights with the least :func:`loss`, shape (features,). The same examples give the same bits.

    Features are brought to mean 0 and spread 1 first, so that the penalty meets all alike; the weights returned are
    those of the features as given. The first feature is the constant.

    Args:
        features: Shape (examples, features).
        right: Shape (examples,).
        weights: How much each example counts against the others of its class; all alike without.
        penalty: Strength of the penalty.
    """
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < SAME] = 1.0
    middle[0] = 0.0
    even = (features - middle) / spread
    counts = np.ones(len(right)) if weights is None else weights
    start = np.zeros(features.shape[1])
    found = minimize(loss, start, args=(even, right, counts, penalty), jac=True, method="L-BFGS-B", options=EXACT)
    fitted = np.asarray(found.x, dtype=np.float64) / spread
    fitted[0] -= float(fitted[1:] @ middle[1:])
    return fitted


def loss(
    weights: NDArray[np.float64],
    features: NDArray[np.float64],
    right: NDArray[np.bool_],
    counts: NDArray[np.float64],
    penalty: float,
) -> tuple[float, NDArray[np.float64]]:
    """Negative log-likelihood in which both classes count alike, with the penalty; and its gradient."""
    share = 0.5 * counts / np.where(right, counts[right].sum(), counts[~right].sum())
    scores = features @ weights
    total = float(np.sum(share * np.logaddexp(0, np.where(right, -scores, scores))))
    chance = 1 / (1 + np.exp(-scores))
    return total + penalty * float(weights @ weights), features.T @ (share * (chance - right)) + 2 * penalty * weights


def _weighed(case: Case, reader: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[dict[str, float], bool]]:
    """What speaks for the best window of each part, and whether the letters answer that part.

    Which part of a half-answered question is open is told by the window: the right one answers. Left out are parts
    without a window, places that the question names, and half-answered questions where that tells nothing.
    """
    context, parts = case.context, case.context.question.parts
    found = []
    for part in parts:
        readings = context.readings(part, context.candidates, case.rest(part), reader)
        if readings and not is_addressed(context.question, window := grow(readings[0], readings)):
            places = {(window.placed.passage.key, n) for n in range(window.first, window.last + 1)}
            leans_on = (*context.leans_on, *case.rest(part))
            head = context.head_of(window.placed.passage.document_id)
            features = evidence(context.question, part, leans_on, window, head, context.among)
            found.append((features, bool(places & case.right)))
    if not case.partial:
        yield from ((features, case.answerable) for features, _ in found)
    elif len({right for _, right in found}) > 1:
        yield from found
