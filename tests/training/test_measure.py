from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.model_folder import write_fp32_folder
from tests.training.made import pair, tiny_network
from training.measure import Figures, figures, gain, measure, units_of
from training.pair import Answer

SHARED = Answer("Beide Fragen beantwortet dieser Absatz.")


def test_a_paragraph_of_two_questions_belongs_to_both() -> None:
    test = [pair("1", answers=(SHARED, Answer("a"))), pair("1", answers=(SHARED,))]
    assert units_of(test, titled=False) == (["Beide Fragen beantwortet dieser Absatz.", "a"], [{0, 1}, {0}])
    assert units_of(test, titled=True)[0][1] == "Umbau der Schule. a"


def test_ranks_are_those_of_the_first_right_unit() -> None:
    questions = np.array([[1, 0], [0, 1]], np.float32)
    units = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    found = figures(questions, units, [{1}, {0}, {0}])
    assert found.ranks == (2, 3)
    assert (found.recall_1, found.recall_5, found.queries, found.units) == (0.0, 1.0, 2, 3)
    assert found.mrr_10 == pytest.approx((1 / 2 + 1 / 3) / 2)


def test_beyond_the_tenth_unit_nothing_is_found() -> None:
    units = np.ones((12, 1), np.float32)
    found = figures(np.ones((1, 1), np.float32), units, [set()] * 11 + [{0}])
    assert found.ranks == (0,) and found.recall_10 == found.mrr_10 == 0


def of_ranks(*ranks: int) -> Figures:
    return Figures(len(ranks), 1, 0, 0, 0, 0, ranks)


def test_a_gain_has_an_interval() -> None:
    found = gain(of_ranks(*[0] * 50, *[1] * 50), of_ranks(*[1] * 80, *[0] * 10, *[1] * 10), 1)
    assert found.value == pytest.approx(0.4)
    assert 0.2 < found.low < found.value < found.high < 0.6
    same = gain(of_ranks(1, 2), of_ranks(1, 2), 5)
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_a_model_is_measured(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    write_fp32_folder(tiny_network(tmp_path), tmp_path / "model")
    test = [pair(str(number), answers=(Answer(f"Antwort {chr(97 + number)}"),)) for number in range(3)]
    found = measure(tmp_path / "model", [*test, replace(test[0], question="Antwort a")])
    assert (found.alone.queries, found.alone.units) == (4, 3)
    assert found.alone.recall_5 == found.titled.recall_5 == 1
    assert found.passages_per_second > 0 and found.question_ms > 0 and found.megabytes > 0
    with pytest.raises(ValueError, match="nothing"):
        measure(tmp_path / "model", [])
