"""Fit the judge's weights and threshold: whether the best window answers, or only comes near.

A logistic regression in which answerable and unanswerable questions count alike, with a quadratic penalty. It is fitted
on the questions that the judge's checks leave open (:mod:`assistant.evidence`); the threshold is where it loses a given
share of the answerable ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.evidence import weigh
from assistant.reader import weighted
from assistant.window import grow
from eval.train_reader import DECIMALS, EXACT
from eval.training_cases import Case
from ingest.errors import BadInput

if TYPE_CHECKING:
    from assistant.evidence import Evidence

#: Share of the answerable development questions that may be lost in order to refuse the others.
LOSS = 0.02
#: Strength of the penalty on the sum of squared weights.
PENALTY = 0.002


@dataclass(frozen=True, slots=True)
class JudgeFit:
    """What came of it.

    Attributes:
        weights: By feature, rounded.
        threshold: From which probability on a window counts as an answer, rounded.
        questions: Number of questions fitted on.
        kept: Share of the answerable ones among them that stay answered, 0 to 1; on the training sets themselves.
        refused: Share of the others that are refused, likewise.
    """

    weights: Mapping[str, float]
    threshold: float
    questions: int
    kept: float
    refused: float


def fit_judge(cases: Sequence[Case], reader: Mapping[str, float]) -> JudgeFit:
    """Fit on the best window of each question's first part.

    Args:
        cases: Development questions, answerable ones and others.
        reader: The reader's weights that choose the window.

    Raises:
        BadInput: No answerable question is left open by the checks, or no other.
    """
    weighed = [(evidence, case.answerable) for case in cases if (evidence := _evidence(case, reader)) is not None]
    if len({answerable for _, answerable in weighed}) < 2:
        raise BadInput(
            "Erwartet werden Goldfragen mit Antwort und solche ohne",
            "gefunden wurde nur eine der beiden Arten",
            "bitte nennen Sie auch Fragen, die der Bestand nicht beantwortet (--off-topic).",
        )
    features = np.array([list(evidence.features.values()) for evidence, _ in weighed], dtype=np.float64)
    right = np.array([answerable for _, answerable in weighed], dtype=np.bool_)
    weights = np.round(fit(features, right), DECIMALS)
    chance = 1 / (1 + np.exp(-features @ weights))
    threshold = round(float(np.quantile(chance[right], LOSS)), DECIMALS)
    return JudgeFit(
        {name: float(weight) for name, weight in zip(weighed[0][0].features, weights, strict=True)},
        threshold,
        len(weighed),
        float((chance[right] >= threshold).mean()),
        float((chance[~right] < threshold).mean()),
    )


def fit(features: NDArray[np.float64], right: NDArray[np.bool_], penalty: float = PENALTY) -> NDArray[np.float64]:
    """The weights with the least :func:`loss`, shape (features,). The same examples give the same bits."""
    start = np.zeros(features.shape[1])
    found = minimize(loss, start, args=(features, right, penalty), jac=True, method="L-BFGS-B", options=EXACT)
    return np.asarray(found.x, dtype=np.float64)


def loss(
    weights: NDArray[np.float64], features: NDArray[np.float64], right: NDArray[np.bool_], penalty: float
) -> tuple[float, NDArray[np.float64]]:
    """Negative log-likelihood in which both classes count alike, with the penalty; and its gradient."""
    share = np.where(right, 0.5 / right.sum(), 0.5 / (~right).sum())
    scores = features @ weights
    total = float(np.sum(share * np.logaddexp(0, np.where(right, -scores, scores))))
    chance = 1 / (1 + np.exp(-scores))
    return total + penalty * float(weights @ weights), features.T @ (share * (chance - right)) + 2 * penalty * weights


def _evidence(case: Case, reader: Mapping[str, float]) -> Evidence | None:
    """What speaks for the best window; None without one, or where the checks decide."""
    context, part = case.context, case.context.question.parts[0]
    scored = [replace(reading, score=weighted(reading.features, reader)) for reading in case.readings(part)]
    readings = sorted(scored, key=lambda reading: -reading.score)
    if not readings:
        return None
    window = grow(readings[0], readings)
    head = context.head_of(window.placed.passage.document_id)
    leans_on = (*context.leans_on, *case.rest(part))
    evidence = weigh(context.question, part, leans_on, window, head, context.found.nearness)
    left_open = evidence.names_known and evidence.kind_shown and evidence.said_done and not evidence.addressed
    return evidence if left_open else None
