"""``python -m eval draft`` over the two letters that ship: the later one is the reply, the earlier one is searched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from tests import corpus
from tests.eval.draft_made import gold_line, write_gold

REPLY = "AF2531-22_Antwort_2022-09-14"
SHIPPED = corpus.ROOT / "eval" / "data" / "drafts.jsonl"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The enquiry of the shipped gold whose papers are the samples."""
    rows = [json.loads(line) for line in SHIPPED.read_text(encoding="utf-8").splitlines()]
    (row,) = [{**row, "corpus": "samples"} for row in rows if REPLY in row["left_out"]]
    return write_gold(tmp_path / "drafts.jsonl", row)


def test_drafts_are_measured(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["draft", str(gold), "--corpus", str(corpus.ROOT), "--out", str(tmp_path / "reports")]
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.out == (tmp_path / "reports" / "drafts-fundstelle.md").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "reports" / "drafts-fundstelle.json").read_text(encoding="utf-8"))
    assert report["figures"]["recognised"]["value"] == 1
    assert report["figures"]["bearing"]["value"] >= 0.7
    assert report["figures"]["quotes_verbatim"]["value"] == report["figures"]["cited"]["value"] == 1
    assert {place["file"] for one in report["questions"] for place in one["cited"]}.isdisjoint({REPLY})
    assert report["manifests"][0]["corpus_path"] == "samples" and str(tmp_path) not in json.dumps(report["manifests"])


def test_weights_are_fitted_and_measured_without_the_enquiry_itself(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    again = write_gold(tmp_path / "two.jsonl", row, {**row, "id": "dr-x02"})
    words = ["draft", str(again), "--corpus", str(corpus.ROOT)]
    assert main([*words, "--fit", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "bearing_weights.json").read_text(encoding="utf-8"))["trained_on"] == ["two.jsonl"]
    assert main([*words, "--cross-validate", "--out", str(tmp_path / "reports")]) == 0
    report = json.loads((tmp_path / "reports" / "two-fundstelle.json").read_text(encoding="utf-8"))
    assert report["manifests"][0]["settings"]["weights"] == "cross-validated"
    capsys.readouterr()


def test_labels_are_checked(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(gold), "--corpus", str(corpus.ROOT), "--check"]) == 0
    assert "Geprüft: 1 Anfragen, 4 Fragen; Fehler: 0." in capsys.readouterr().out
    wrong = write_gold(tmp_path / "wrong.jsonl", gold_line(corpus="samples"))
    assert main(["draft", str(wrong), "--corpus", str(corpus.ROOT)]) == 3
    assert "dr-x01: die Datei AF0002-23 ist nicht im Korpus" in capsys.readouterr().out
