"""``python -m eval support`` over a few sentences about the letters that ship with the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from tests import corpus
from tests.eval.support_made import DATA, gold_passage, gold_row


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The pairs of the development set whose passages stand in ``samples/``."""
    stems = {path.stem for path in corpus.SAMPLES.glob("*.txt")}
    rows = [json.loads(line) for line in (DATA / "verify-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    own = [row for row in rows if all(passage["file"] in stems for passage in row["passages"])]
    return write(
        tmp_path / "verify-few.jsonl", *(row for truth in (True, False) for row in own if row["truth"] is truth)
    )


def support(*words: object) -> int:
    return main(["support", *map(str, words)])


def test_the_report_is_printed_and_written(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert support(gold, "--words-alone", "--list", "--out", tmp_path / "reports") == 0
    page = (tmp_path / "reports" / "verify-few.md").read_text(encoding="utf-8")
    assert page.startswith("# Evaluation: verify-few\n") and page in capsys.readouterr().out
    assert "| recall_checkable |" in page and "## What was found" in page and "| model | none |" in page


def test_the_shipped_model_takes_part(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert support(gold) == 0
    shown = capsys.readouterr().out
    assert "| model | none |" not in shown and "| letters | 1 |" in shown


def test_passages_are_looked_up(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert support(gold, "--check", corpus.SAMPLES) == 0
    assert "every passage stands where it says" in capsys.readouterr().out
    elsewhere = write(tmp_path / "verify-fern-test.jsonl", gold_row(passages=[gold_passage(file="fern")]))
    assert support(elsewhere, "--check", corpus.SAMPLES) == 1
    assert capsys.readouterr().out == "v-1: passage 1: no text fern\n"


def test_a_held_out_set_gives_figures_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held_out = write(tmp_path / "verify-stadt-test.jsonl", gold_row())
    for words in ([], ["--list"]):
        assert support(held_out, *words) == 3
    assert "--figures-only" in capsys.readouterr().err
    assert support(held_out, "--figures-only", "--words-alone") == 0
    shown = capsys.readouterr().out
    assert "## Figures" in shown and "What was found" not in shown


def test_what_cannot_be_used_is_told(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert support(write(tmp_path / "leer.jsonl")) == 3
    assert "gefunden wurde nichts" in capsys.readouterr().err
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert support(gold, "--words-alone", "--out", tmp_path / "file") == 3
    assert "beschreibbarer Ordner" in capsys.readouterr().err
