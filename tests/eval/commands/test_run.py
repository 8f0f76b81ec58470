"""``python -m eval run``: questions asked or answers read, the report printed and written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.manifest import surroundings
from tests.eval.made import cited, prediction


def test_the_assistant_is_asked(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(few), "--out", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "Fragen: 100%" in told.err and "few-fundstelle.html" in told.err
    assert told.out == (tmp_path / "few-fundstelle.md").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "few-fundstelle.json").read_text(encoding="utf-8"))
    assert report["figures"]["quotes_verbatim"]["value"] == 1
    assert report["figures"]["answered"]["value"] >= 0.8
    assert report["figures"]["answered"]["note"] == "nicht zertifizierbar"
    assert len(report["predictions"]) == 7 and report["risk_coverage"]["n"] == 7
    manifest = report["manifest"]
    assert manifest["details"] == {"letters_searched": "2"} and manifest["corpus_path"] == "samples"
    assert manifest["gold_path"] is None and manifest["gold"] == "few.jsonl"
    assert manifest["settings"] == {"system": "fundstelle", "figures_only": False}
    assert len(manifest["model"]) == 16 and len(manifest["index"]) == 64
    assert manifest["weights"] == surroundings()["weights"]
    assert str(tmp_path) not in json.dumps(manifest)


def test_predictions_are_scored(own: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letters, gold = own
    file = tmp_path / "mine.jsonl"
    file.write_text(prediction(cited()).model_dump_json() + "\n", encoding="utf-8")
    words = ["run", str(gold), "--corpus", str(letters), "--predictions", str(file), "--out", str(tmp_path / "r")]
    assert main(words) == 0
    assert "| first_right | erste Fundstelle richtig | 1,000 | 1/1 | 0,207 bis 1,000 |" in capsys.readouterr().out
    report = json.loads((tmp_path / "r" / "gold-mine.json").read_text(encoding="utf-8"))
    assert report["figures"]["quotes_verbatim"]["value"] == 1
    assert report["manifest"]["settings"]["system"] is None and report["manifest"]["index"] is None
    assert list(report["manifest"]["details"]) == ["predictions"]


def test_a_failure_is_exit_code_one(own: tuple[Path, Path], tmp_path: Path) -> None:
    letters, gold = own
    file = tmp_path / "none.jsonl"
    file.touch()
    words = ["run", str(gold), "--corpus", str(letters), "--predictions", str(file), "--out", str(tmp_path / "r")]
    assert main(words) == 1
