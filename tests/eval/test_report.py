"""The forms of a report: complete, escaped, and silent about a held-out set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.metrics import FIGURES
from eval.report import Report
from ingest.errors import BadInput
from tests.eval.made import QUOTE
from tests.eval.made_report import made_report
from tests.ui.interfaces import hold


def test_json_tells_everything() -> None:
    told = json.loads(made_report().as_json())
    assert list(told) == [
        "manifest",
        "n",
        "figures",
        "latency_ms",
        "by_type",
        "by_wording",
        "by_lang",
        "risk_coverage",
        "excluded",
        "failures",
        "scores",
        "predictions",
        "misses",
    ]
    assert set(told["figures"]) == set(FIGURES)
    assert told["n"] == 3
    first = told["figures"]["first_right"]
    assert first["value"] == pytest.approx(1 / 3)
    assert (first["k"], first["n"], first["interval"], first["note"]) == (1, 3, "wilson", "nicht zertifizierbar")
    assert told["figures"]["recall_at_3"]["k"] is None
    assert told["by_wording"]["everyday"]["answered"]["value"] == 0
    assert told["excluded"] == {"c": ["AF9-22"]}
    assert told["failures"] == {"d": "Ein Fehler"}
    assert told["manifest"]["corpus_sha256"] == "fingerprint"
    assert told["scores"]["b"]["first_right"] == 0 and told["scores"]["b"]["answered"] == 1
    assert [answer["id"] for answer in told["predictions"]] == ["a", "b"]
    assert told["predictions"][0]["confidence"] == 0.9
    assert [point["confidence"] for point in told["risk_coverage"]["points"]] == [0.9, 0.5]
    misses = {miss["id"]: miss for miss in told["misses"]}
    assert misses["a"]["short"] == ["expects partial"]
    assert misses["a"]["wanted"][0]["quote"] == misses["a"]["given"][0]["quote"] == QUOTE
    assert misses["d"]["outcome"] == "failure"


@pytest.mark.parametrize("report", [made_report(), made_report(True), made_report(confidence=None)])
def test_json_is_what_the_schema_says(report: Report) -> None:
    hold("evaluation", json.loads(report.as_json()))


def test_an_answer_of_the_json_stands_on_a_line_of_its_own() -> None:
    lines = made_report().as_json().splitlines()
    assert sum(line.startswith('  {"id": "a", "status"') for line in lines) == 1


def test_markdown_shows_figures_counts_and_origin() -> None:
    text = made_report().as_markdown()
    assert "3 Fragen gewertet, 1 ausgelassen" in text and "1 Störungen" in text
    assert "| first_right | erste Fundstelle richtig | 0,333 | 1/3 | 0,061 bis 0,792 | nicht zertifizierbar |" in text
    assert "| not_found | unbeantwortbar und verweigert | – | n = 0 | – | nicht zertifizierbar |" in text
    assert "| commit | unbekannt |" in text and "| model | m1 |" in text and "| unreadable | 2 .pdf |" in text


def test_nothing_from_a_question_becomes_markup() -> None:
    line = next(line for line in made_report().as_markdown().splitlines() if line.startswith("| b |"))
    assert "<script>" not in line and "\\|" in line and "\\[x]" in line


def test_without_confidence_there_is_no_curve() -> None:
    report = made_report(confidence=None)
    assert json.loads(report.as_json())["risk_coverage"] is None
    assert "Das System sagt nicht, wie sicher es sich ist" in report.as_html()


def test_a_held_out_set_shows_no_question_and_no_answer() -> None:
    report = made_report(figures_only=True)
    for text in (report.as_json(), report.as_markdown(), report.as_html()):
        assert "alert(1)" not in text and QUOTE[:20] not in text
        assert "first_right" in text
    answers = json.loads(report.as_json())["predictions"]
    assert [set(answer) for answer in answers] == [{"id", "sha256"}] * 2


def test_files_are_written(tmp_path: Path) -> None:
    written = made_report().write(tmp_path / "reports")
    assert [path.name for path in written] == [f"gold-fundstelle.{suffix}" for suffix in ("json", "md", "html", "xml")]
    assert all(path.stat().st_size for path in written)
    held_out = made_report(figures_only=True).write(tmp_path / "held-out")
    assert "gold-fundstelle.xml" not in [path.name for path in held_out]
    (tmp_path / "file").touch()
    with pytest.raises(BadInput):
        made_report().write(tmp_path / "file")
