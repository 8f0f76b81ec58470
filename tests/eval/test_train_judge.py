"""The judge's fit: both kinds of questions count alike, and the threshold loses no more than it may."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import check_grad

from assistant.evidence import judge
from assistant.window import grow
from eval.train_judge import fit, fit_judge, loss
from eval.train_reader import fit_reader
from ingest.errors import BadInput
from tests.eval.made_cases import SOURCES, cases

RANDOM = np.random.default_rng(7)
RIGHT = np.arange(12) % 3 == 0
FEATURES = RANDOM.normal(size=(12, 3)) + np.outer(RIGHT, [2.0, 0.0, 0.0])


@pytest.mark.parametrize("penalty", [0.0, 0.1])
def test_the_gradient_is_that_of_finite_differences(penalty: float) -> None:
    def value(weights: np.ndarray) -> float:
        return loss(weights, FEATURES, RIGHT, penalty)[0]

    def slope(weights: np.ndarray) -> np.ndarray:
        return loss(weights, FEATURES, RIGHT, penalty)[1]

    assert check_grad(value, slope, RANDOM.normal(size=3)) < 1e-6


def test_a_feature_that_tells_gets_the_weight() -> None:
    weights = fit(FEATURES, RIGHT)
    assert weights[0] > 1
    assert weights[0] > 2 * abs(weights[1:]).max()


def test_both_classes_count_alike() -> None:
    """Ten times the same unanswerable questions change nothing."""
    more = np.concatenate([np.flatnonzero(RIGHT), np.tile(np.flatnonzero(~RIGHT), 10)])
    assert fit(FEATURES, RIGHT) == pytest.approx(fit(FEATURES[more], RIGHT[more]), abs=1e-4)


def test_the_same_examples_give_the_same_bits() -> None:
    assert fit(FEATURES, RIGHT).tobytes() == fit(FEATURES, RIGHT).tobytes()


def test_cases_become_weights_and_a_threshold() -> None:
    reader = fit_reader(cases(), SOURCES).weights
    found = fit_judge(cases(), reader)
    assert (found.questions, found.kept, found.refused) == (6, 1.0, 1.0)
    assert 0 < found.threshold < 1
    one = cases()[0]
    (part,) = one.context.question.parts
    readings = one.context.readings(part, one.context.candidates)
    window = grow(readings[0], readings)
    head = one.context.head_of("")
    assert judge(one.context.question, part, (), window, head, one.context.found.nearness).answers


def test_one_kind_of_question_does_not_suffice() -> None:
    reader = fit_reader(cases(), SOURCES).weights
    for kind in (cases()[:3], cases()[3:]):
        with pytest.raises(BadInput, match="nur eine der beiden Arten"):
            fit_judge(kind, reader)
