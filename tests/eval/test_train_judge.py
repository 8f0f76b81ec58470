"""The judge's fit: both kinds of questions count alike, and a window answers where that is likelier than not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import check_grad, minimize

from assistant import judge as judging
from assistant.window import grow
from eval.train_judge import THRESHOLD, fit, fit_judge, loss
from eval.train_reader import EXACT, fit_reader
from ingest.errors import BadInput
from tests.eval.made import QUOTE
from tests.eval.made_cases import case, cases

RANDOM = np.random.default_rng(7)
RIGHT = np.arange(12) % 3 == 0
COUNTS = RANDOM.uniform(1, 3, size=12)
#: A constant first, as the judge's features have it.
FEATURES = np.column_stack([np.ones(12), RANDOM.normal(size=(12, 3)) + np.outer(RIGHT, [2.0, 0.0, 0.0])])


@pytest.mark.parametrize("penalty", [0.0, 0.1])
def test_the_gradient_is_that_of_finite_differences(penalty: float) -> None:
    def value(weights: np.ndarray) -> float:
        return loss(weights, FEATURES, RIGHT, COUNTS, penalty)[0]

    def slope(weights: np.ndarray) -> np.ndarray:
        return loss(weights, FEATURES, RIGHT, COUNTS, penalty)[1]

    assert check_grad(value, slope, RANDOM.normal(size=4)) < 1e-6


def test_a_feature_that_tells_gets_the_weight() -> None:
    weights = fit(FEATURES, RIGHT)
    assert weights[1] > 1
    assert weights[1] > 2 * abs(weights[2:]).max()


def test_both_classes_count_alike() -> None:
    """Ten times the same unanswerable questions change nothing, nor does their counting ten times as much."""
    more = np.concatenate([np.flatnonzero(RIGHT), np.tile(np.flatnonzero(~RIGHT), 10)])
    plain = loss(np.ones(4), FEATURES, RIGHT, np.ones(12), 0.1)
    tenfold = loss(np.ones(4), FEATURES[more], RIGHT[more], np.ones(len(more)), 0.1)
    assert tenfold[0] == pytest.approx(plain[0])
    assert tenfold[1] == pytest.approx(plain[1])
    assert fit(FEATURES, RIGHT, np.where(RIGHT, 1.0, 10.0)) == pytest.approx(fit(FEATURES, RIGHT), abs=1e-4)


def test_an_example_that_counts_three_is_three_of_it() -> None:
    counts = np.ones(12)
    counts[0] = 3.0
    more = np.array([0, 0, *range(12)])
    once = loss(np.ones(4), FEATURES, RIGHT, counts, 0.1)
    thrice = loss(np.ones(4), FEATURES[more], RIGHT[more], np.ones(14), 0.1)
    assert once[0] == pytest.approx(thrice[0])
    assert once[1] == pytest.approx(thrice[1])


def test_even_features_are_fitted_as_they_are() -> None:
    """With mean 0 and spread 1 already, fitting is minimising the loss."""
    even = FEATURES.copy()
    even[:, 1:] = (even[:, 1:] - even[:, 1:].mean(axis=0)) / even[:, 1:].std(axis=0)
    arguments = (even, RIGHT, np.ones(12), 0.01)
    plain = minimize(loss, np.zeros(4), args=arguments, jac=True, method="L-BFGS-B", options=EXACT).x
    assert fit(even, RIGHT, penalty=0.01) == pytest.approx(plain, abs=1e-6)


def test_the_scale_of_a_feature_does_not_matter() -> None:
    """The penalty meets all alike: what is measured in hundredths is judged as what is measured in whole ones."""
    scale, shift = np.array([1.0, 100.0, 0.01, 1.0]), np.array([0.0, 50.0, -3.0, 0.0])
    scores, other = (features @ fit(features, RIGHT) for features in (FEATURES, FEATURES * scale + shift))
    assert other == pytest.approx(scores, abs=1e-3)


@pytest.mark.parametrize("value", [5.0, 0.1, 1 / 3])
def test_a_feature_that_is_the_same_for_all_changes_nothing(value: float) -> None:
    """Nor where rounding gives equal numbers a spread: then it would get any weight at all."""
    same = np.full(12, value)
    same[0] += np.spacing(value)
    weights = fit(np.column_stack([FEATURES, same]), RIGHT)
    assert weights[:-1] == pytest.approx(fit(FEATURES, RIGHT), abs=1e-4)
    assert weights[-1] == pytest.approx(0.0, abs=1e-6)


def test_the_same_examples_give_the_same_bits() -> None:
    assert fit(FEATURES, RIGHT, COUNTS).tobytes() == fit(FEATURES, RIGHT, COUNTS).tobytes()


def test_cases_become_weights_and_a_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = fit_reader(cases()).weights
    found = fit_judge(cases(), reader)
    assert (found.questions, found.refused) == (6, 1.0)
    assert found.threshold == THRESHOLD
    assert found == fit_judge(cases(), reader)
    fitted = {"weights": found.weights, "threshold": found.threshold}
    monkeypatch.setattr(judging, "_parameters", lambda: fitted)
    answered = []
    for one in cases():
        (part,) = one.context.question.parts
        readings = one.context.readings(part, one.context.candidates, weights=reader)
        answered.append(one.context.judged(part, grow(readings[0], readings)).answers)
    assert not any(answered[3:])
    assert sum(answered) == round(3 * found.kept) == 3


BOTH = "Welche Plätze in den Kursen fördert die Stadt und was geschieht mit den Radwegen im Norden?"


def test_of_a_half_answered_question_the_right_window_tells_which_part_is_answered() -> None:
    """Both parts are fitted on, one as answered and one as open: not both as answered."""
    reader = fit_reader(cases()).weights
    half = case(BOTH, (0.84, 0.84, 0.84), QUOTE, partial=True)
    assert fit_judge([half], reader).questions == 2
    with pytest.raises(BadInput, match="nur eine der beiden Arten"):
        fit_judge([replace(half, partial=False)], reader)


def test_half_answered_question_whose_windows_tell_nothing_is_left_out() -> None:
    reader = fit_reader(cases()).weights
    missed = case(BOTH, (0.84, 0.84, 0.84), "Davon steht da etwas.", partial=True)
    assert fit_judge([*cases(), missed], reader) == fit_judge(cases(), reader)


def test_questions_that_name_their_place_are_not_fitted_on() -> None:
    reader = fit_reader(cases()).weights
    named = case("Wie lautet Frage 2?", (0.8, 0.9, 0.8))
    assert fit_judge([*cases(), named], reader) == fit_judge(cases(), reader)


def test_one_kind_of_question_does_not_suffice() -> None:
    reader = fit_reader(cases()).weights
    for kind in (cases()[:3], cases()[3:]):
        with pytest.raises(BadInput, match="nur eine der beiden Arten"):
            fit_judge(kind, reader)
