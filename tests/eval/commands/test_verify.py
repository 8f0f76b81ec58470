"""``python -m eval verify``: a report is confirmed by doing it again, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from tests.eval.made import cited, prediction


@pytest.fixture
def report(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A report of the assistant's answers, its gold two folders up."""
    folder = tmp_path / "reports"
    assert main(["run", str(few), "--out", str(folder)]) == 0
    capsys.readouterr()
    return folder / "few-fundstelle.json"


def changed(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_the_same_again_is_confirmed(report: Path, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def slow(document: dict[str, Any]) -> None:
        document["predictions"][0]["latency_ms"] = 99_999.0
        document["latency_ms"]["p95"]["value"] = 99_999.0
        document["manifest"]["date"] = "2020-01-01T00:00:00+00:00"

    assert main(["verify", str(changed(report, slow)), "--gold", str(few)]) == 0
    assert capsys.readouterr().out == "few-fundstelle.json: bestätigt\n"


def test_another_manifest_is_named_first_and_warned_of(
    report: Path, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def older(document: dict[str, Any]) -> None:
        document["manifest"]["commit"] = "0" * 12
        document["manifest"]["weights"]["assistant/reader_weights.json"] = "other"

    assert main(["verify", str(changed(report, older)), "--gold", str(few)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "few-fundstelle.json: bestätigt" and told[2] == "Im Manifest anders (2):"
    assert told[3].startswith("  commit: im Bericht 000000000000, jetzt ")
    assert told[4].startswith("  weights.assistant/reader_weights.json: im Bericht other, jetzt ")
    assert told[-1].startswith("Warnung:")


def test_any_difference_of_answer_or_figure_fails(report: Path, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def other(document: dict[str, Any]) -> None:
        first, second = document["predictions"][:2]
        first.update(answer="Etwas anderes.", confidence=0.123, partial=not first["partial"])
        first["citations"][0]["number"] = "99"
        first["notices"].append({"kind": "reservation", "text": "Vorbehalt"})
        second.update(status="not_found")
        document["predictions"].pop()
        document["figures"]["first_right"].update(value=0.99, low=0.01)

    assert main(["verify", str(changed(report, other)), "--gold", str(few)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("few-fundstelle.json: NICHT BESTÄTIGT")
    assert "Andere Antworten: 3. Andere Werte insgesamt: 9." in told
    places = [line.strip().partition(": im Bericht")[0] for line in told.splitlines() if ": im Bericht" in line]
    assert places == [
        "predictions.dd-017.partial",
        "predictions.dd-017.answer",
        "predictions.dd-017.citations.1.number",
        "predictions.dd-017.notices",
        "predictions.dd-017.confidence",
        "predictions.dd-018.status",
        "predictions.dd-089",
        "figures.first_right.value",
        "figures.first_right.low",
    ]


def test_a_held_out_report_is_verified_by_hashes(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(few), "--out", str(tmp_path), "--figures-only"]) == 0
    path = tmp_path / "few-fundstelle.json"  # the gold lies beside it
    assert main(["verify", str(path)]) == 0
    changed(path, lambda document: document["predictions"][0].update(sha256="0"))
    capsys.readouterr()
    assert main(["verify", str(path)]) == 1
    assert "predictions.dd-017.sha256" in capsys.readouterr().out


def test_answers_from_a_file_are_scored_anew(
    own: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters, gold = own
    file = tmp_path / "mine.jsonl"
    file.write_text(prediction(cited()).model_dump_json() + "\n", encoding="utf-8")
    main(["run", str(gold), "--corpus", str(letters), "--predictions", str(file), "--out", str(tmp_path)])
    path = tmp_path / "gold-mine.json"
    capsys.readouterr()
    assert main(["verify", str(path), "--corpus", str(letters)]) == 0
    assert "niemand wird neu gefragt" in capsys.readouterr().err
    assert main(["verify", str(path), "--corpus", str(letters), "--predictions", str(file)]) == 0
    changed(path, lambda document: document["figures"]["answered"].update(k=0))
    assert main(["verify", str(path), "--corpus", str(letters)]) == 1


def test_what_is_not_found_is_asked_for(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(report)]) == 3
    assert "„few.jsonl“" in (told := capsys.readouterr().err) and "--gold" in told
    assert main(["verify", str(tmp_path / "absent.json")]) == 3
