"""``python -m eval status`` over the control letter that ships with the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from tests import corpus
from tests.eval.status_made import gold_status, shipped_rows, write_status_gold


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_status_gold(tmp_path / "status-stadt.jsonl", *shipped_rows())


def status(*words: object) -> int:
    return main(["status", *map(str, words), "--corpus", str(corpus.SAMPLES)])


def test_the_report_is_printed_and_written(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(gold, "--list", "--out", tmp_path / "reports") == 0
    page = (tmp_path / "reports" / "status-stadt.md").read_text(encoding="utf-8")
    assert page.startswith("# Evaluation: status-stadt\n") and page in capsys.readouterr().out
    assert "| uncited | 0 |" in page and "## States taken for others" in page and "| letters | 1 |" in page


def test_labels_are_checked(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(gold, "--check") == 0
    assert "every label stands where it says" in capsys.readouterr().out
    first = shipped_rows()[0]
    broken = write_status_gold(
        tmp_path / "status-falsch-test.jsonl", first.model_copy(update={"point": "Steht nicht da"})
    )
    assert status(broken, "--check") == 1
    assert capsys.readouterr().out == f"{first.id}: the point does not stand in {first.file}\n"


def test_a_held_out_set_gives_figures_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held_out = write_status_gold(tmp_path / "status-stadt-test.jsonl", *shipped_rows())
    for words in ([], ["--list"]):
        assert status(held_out, *words) == 3
    assert "--figures-only" in capsys.readouterr().err
    assert status(held_out, "--figures-only") == 0
    shown = capsys.readouterr().out
    assert "## Figures" in shown and "States taken" not in shown


def test_what_cannot_be_used_is_told(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = write_status_gold(tmp_path / "status-fern.jsonl", gold_status())
    assert status(elsewhere) == 3
    assert "es fehlen 1" in capsys.readouterr().err
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert status(gold, "--out", tmp_path / "file") == 3
    assert "beschreibbarer Ordner" in capsys.readouterr().err
