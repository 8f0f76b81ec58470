"""The model of these tests: made of words, or with ``--scoreboard-full`` the one that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.town import patched
from tests.scoreboard.counting import Promised


@pytest.fixture
def quick_model(monkeypatch: pytest.MonkeyPatch, model_dir: Path) -> Path:
    """A model of words; returns a folder that stands for the model's."""
    patched(monkeypatch)
    return model_dir


@pytest.fixture
def model(request: pytest.FixtureRequest, promised: Promised, model_dir: Path) -> Path:
    """The folder of the model that ships where the full form is asked for, else a model of words."""
    return model_dir if promised.full else request.getfixturevalue("quick_model")
