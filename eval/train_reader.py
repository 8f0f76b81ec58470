"""Fit the weights of the reader: which sentence of the candidates answers. On the dev sets only, never on a test set.

A conditional logit over the sentences of each question (the right ones are those a citation of which would count as right),
with a quadratic penalty; deterministic. ``python -m eval train-reader GOLD.jsonl …`` writes ``assistant/reader_weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.reader import WEIGHTS, Reading

#: Strength of the penalty on squared weights.
PENALTY = 0.003


@dataclass(frozen=True, slots=True)
class Example:
    """One question: features of its candidate sentences, shape (sentences, features), and which of them are right."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def example(readings: Sequence[Reading], right: Sequence[bool], names: Sequence[str]) -> Example:
    """An example from scored sentences."""
    rows = [[reading.features.get(name, 0.0) for name in names] for reading in readings]
    return Example(np.array(rows, dtype=np.float64), np.array(right, dtype=np.bool_))


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> NDArray[np.float64]:
    """The weights that make the right sentences most likely (conditional logit, McFadden 1974).

    Args:
        examples: Questions with at least one right sentence each.
        penalty: Weight of the sum of squared weights.

    Returns:
        Array of shape (features,).
    """

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for one in examples:
            scores = one.features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            hit = chance[one.right].sum()
            total -= np.log(hit)
            inside = np.where(one.right, chance / hit, 0.0)
            slope += one.features.T @ (chance - inside)
        count = len(examples)
        return total / count + penalty * weights @ weights, slope / count + 2 * penalty * weights

    size = examples[0].features.shape[1]
    return np.asarray(minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B").x)


def write(names: Sequence[str], weights: NDArray[np.float64], trained_on: Sequence[str], path: Path = WEIGHTS) -> None:
    """Write weights with what they were trained on."""
    values = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    text = json.dumps({"trained_on": list(trained_on), "penalty": PENALTY, "weights": values}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
