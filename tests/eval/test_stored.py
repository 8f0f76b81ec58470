"""A report read back from its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.stored import read_report
from ingest.errors import BadInput
from tests.eval.made_report import made_report


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    report = made_report()
    path = report.write(tmp_path)[0]
    stored = read_report(path)
    assert stored.manifest.gold == "gold.jsonl" and stored.manifest.details == {"letters_searched": "1"}
    assert stored.figures["answered"].k == 2
    assert stored.scores["a"]["first_right"] == 1
    assert stored.failures == {"d": "Ein Fehler"}
    assert stored.document == json.loads(report.as_json())
    assert not stored.figures_only


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "etwas anderes als JSON"),
        ("[]", "fehlt"),
        ('{"provenance": {}}', "„manifest“"),
    ],
)
def test_what_is_no_report_is_bad_input(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        read_report(tmp_path / "r.json")


def test_what_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="unter diesem Namen"):
        read_report(tmp_path / "absent.json")
