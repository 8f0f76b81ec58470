"""What the commands' tests share: a few questions, one data directory for all runs, one corpus of a single letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import corpus
from tests.eval.made import QUOTE, gold_item

GOLD = corpus.ROOT / "eval" / "data" / "dresden-dev.jsonl"


@pytest.fixture(autouse=True)
def installed(model_dir: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Model and data directory as a user's settings name them."""
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(model_dir))
    monkeypatch.setenv("FUNDSTELLE_DATA", str(data))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory: the samples are taken in once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Five answerable and two unanswerable questions of the development set."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join([*lines[16:21], *lines[-18:-16]]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    """A corpus of one letter and one question about it."""
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "AF1-22.txt").write_text(QUOTE, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(gold_item().model_dump(exclude_none=True)) + "\n", encoding="utf-8")
    return letters, gold
