"""Train the reader and the judge of evidence on dev sets: ``python -m eval train GOLD.jsonl … [--off-topic GOLD.jsonl …]``.

Never on a test set. Deterministic: the same sets give the same weights. What is written is versioned with its origin.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.choose import Context
from assistant.evidence import WEIGHTS, weigh
from assistant.reader import load_weights
from assistant.terms import Term
from assistant.window import grow
from eval.gold import GoldItem
from eval.train_reader import Example, example, fit, write

#: Share of the answerable dev questions that the judge may lose to refuse the others.
LOSS = 0.02
#: Strength of the penalty on squared weights of the judge.
PENALTY = 0.002
#: Whether a citation of a sentence (document id, quote) would be right for an item.
IsRight = Callable[[GoldItem, str, tuple[str, int]], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question with all it is answered from."""

    item: GoldItem
    context: Context


def train_reader(cases: Sequence[Case], is_right: IsRight, origin: Sequence[str]) -> float:
    """Fit and write the reader's weights.

    Args:
        cases: Dev questions.
        is_right: Whether a sentence (passage key, place) answers an item.
        origin: Names of the sets.

    Returns:
        Share of the question parts whose best sentence is right, on the training sets themselves.
    """
    names = list(load_weights())
    examples: list[Example] = []
    for case in cases:
        for part in case.context.question.parts:
            readings = case.context.readings(part, case.context.candidates, _rest(case, part))
            right = [is_right(case.item, r.placed.passage.key, (r.placed.passage.key, r.index)) for r in readings]
            if any(right):
                examples.append(example(readings, right, names))
    weights = fit(examples)
    write(names, weights, origin)
    load_weights.cache_clear()  # type: ignore[attr-defined]
    return float(np.mean([one.right[np.argmax(one.features @ weights)] for one in examples]))


def train_judge(cases: Sequence[Case], origin: Sequence[str], path: Path = WEIGHTS) -> tuple[float, float]:
    """Fit and write the judge's weights and threshold, on the questions that its checks leave open.

    Returns:
        Share of the answerable questions kept, and of the others refused, on the training sets themselves.
    """
    rows: list[list[float]] = []
    answerable: list[bool] = []
    names: list[str] = []
    for case in cases:
        part = case.context.question.parts[0]
        readings = case.context.readings(part, case.context.candidates, _rest(case, part))
        if not readings:
            continue
        window, context = grow(readings[0], readings), case.context
        head = context.head_of(window.placed.passage.document_id)
        evidence = weigh(context.question, part, (*context.leans_on, *_rest(case, part)), window, head, context.found.nearness)
        if evidence.names_known and evidence.kind_shown and evidence.said_done and not evidence.addressed:
            names = list(evidence.features)
            rows.append(list(evidence.features.values()))
            answerable.append(case.item.answerable)
    features, right = np.array(rows, dtype=np.float64), np.array(answerable)
    weights = _logistic(features, right)
    chance = 1 / (1 + np.exp(-features @ weights))
    threshold = float(np.quantile(chance[right], LOSS))
    values = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    written = {"trained_on": list(origin), "loss": LOSS, "threshold": round(threshold, 3), "weights": values}
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return float((chance[right] >= threshold).mean()), float((chance[~right] < threshold).mean())


def _logistic(features: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Weights of a logistic regression in which both classes count alike, with a quadratic penalty."""
    share = np.where(right, 0.5 / right.sum(), 0.5 / (~right).sum())

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        chance = np.clip(1 / (1 + np.exp(-features @ weights)), 1e-9, 1 - 1e-9)
        value = -np.sum(share * np.where(right, np.log(chance), np.log(1 - chance)))
        return float(value + PENALTY * weights @ weights), features.T @ (share * (chance - right)) + 2 * PENALTY * weights

    return np.asarray(minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x)


def _rest(case: Case, part: object) -> list[Term]:
    """Terms of the other parts of a question."""
    return [term for other in case.context.question.parts if other is not part for term in other.terms]
