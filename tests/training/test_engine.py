from __future__ import annotations

import importlib.util

import pytest

from training import engine
from training.engine import evenly, timed

INSTALLED = importlib.util.find_spec(engine.PACKAGE) is not None


def test_texts_are_taken_evenly() -> None:
    texts = list("abcdefghij")
    assert evenly(texts, 5) == ["a", "c", "e", "g", "i"]
    assert evenly(texts, 20) == texts and evenly([], 3) == []


@pytest.mark.skipif(not INSTALLED, reason="the package with the untrained model is not installed")
def test_the_engine_is_timed() -> None:
    found = timed(["Der Umbau kostet vier Millionen Euro."] * 3, ["Was kostet der Umbau?"])
    assert found is not None and found.passages == 3
    assert found.passages_per_second > 0 and found.question_ms > 0
    assert set(found.plain()) == {"passages", "passages_per_second", "question_ms"}


def test_without_the_package_nothing_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGE", "nothing_of_this_name")
    assert timed(["a"], ["b"]) is None
