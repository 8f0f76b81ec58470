"""The reader's fit: what it must find where the answer is plain, and that its gradient is one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import check_grad

from eval.train_reader import Example, example, fit, fit_reader, loss
from ingest.errors import BadInput
from tests.eval.made_cases import case, cases

RANDOM = np.random.default_rng(7)


def examples(count: int = 6) -> list[Example]:
    """Parts with five sentences and four features; one or two sentences are right."""
    made = []
    for number in range(count):
        right = np.zeros(5, dtype=np.bool_)
        right[[0, 3] if number % 2 else [2]] = True
        made.append(Example(RANDOM.normal(size=(5, 4)), right))
    return made


def test_a_feature_that_tells_gets_the_weight() -> None:
    """The first feature marks the right sentence, the second is the same for all, the third is noise."""
    noise = RANDOM.normal(size=(40, 3)) / 10
    made = [
        Example(np.column_stack([[1.0, 0.0, 0.0], [1.0, 1.0, 1.0], row]), np.array([True, False, False]))
        for row in noise
    ]
    weights = fit(made)
    assert weights[0] > 2
    assert abs(weights[1]) < 1e-6
    assert abs(weights[2]) < weights[0] / 4


def test_of_several_right_sentences_one_suffices() -> None:
    """Two right sentences, one of which looks wrong: what speaks for the other is learnt all the same."""
    made = [Example(np.array([[1.0], [0.0], [0.0]]), np.array([True, True, False]))]
    assert fit(made)[0] > 0.5


@pytest.mark.parametrize("penalty", [0.0, 0.1])
def test_the_gradient_is_that_of_finite_differences(penalty: float) -> None:
    made, point = examples(), RANDOM.normal(size=4)
    assert check_grad(lambda w: loss(w, made, penalty)[0], lambda w: loss(w, made, penalty)[1], point) < 1e-6


def test_a_greater_penalty_makes_smaller_weights() -> None:
    made = examples()
    assert np.linalg.norm(fit(made, 1.0)) < np.linalg.norm(fit(made, 0.01))


def test_the_same_examples_give_the_same_bits() -> None:
    made = examples()
    assert fit(made).tobytes() == fit(made).tobytes()


def test_an_example_that_counts_double_is_two_of_it() -> None:
    first, second = examples(2)
    double = loss(np.ones(4), [replace(first, weight=2.0), second], 0.0)
    twice = loss(np.ones(4), [first, first, second], 0.0)
    assert double[0] == pytest.approx(twice[0])
    assert double[1] == pytest.approx(twice[1])


def test_rows_become_an_example() -> None:
    one = example([{"a": 1.0, "b": 2.0}, {"a": 3.0, "b": 4.0}], [False, True], 3.0)
    assert (one.features.tolist(), one.right.tolist(), one.weight) == ([[1.0, 2.0], [3.0, 4.0]], [False, True], 3.0)


def test_cases_become_weights_by_feature() -> None:
    found = fit_reader(cases())
    assert (found.parts, found.best_right) == (3, 1.0)
    assert found.passage["sentence_similarity"] > 0
    assert found.passage["is_letterhead"] == 0
    assert found.weights == {"passage": found.passage, "sentence": found.sentence}
    every = (*found.passage.values(), *found.sentence.values())
    assert all(weight == round(weight, 3) for weight in every)


def test_sentences_are_learnt_only_where_some_of_a_passage_are_right() -> None:
    """The made paragraphs have one sentence each: nothing tells one from another."""
    assert not any(fit_reader(cases()).sentence.values())


def test_questions_without_a_right_candidate_do_not_count() -> None:
    missed = case("Was geschieht mit den Radwegen?", (0.8, 0.8, 0.8), "Davon steht in diesem Schreiben gar nichts.")
    assert missed.answerable
    assert fit_reader([*cases(), missed]) == fit_reader(cases())
    with pytest.raises(BadInput, match="gefunden wurde keine"):
        fit_reader([missed])
