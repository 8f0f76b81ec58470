"""Feedback as it is read: the documented lines and no others, nobody's name in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from eval.feedback_record import FeedbackRecord, Verdict, read_records, said_before, without_addresses
from eval.gold import GoldTurn
from ingest.errors import BadInput
from tests.eval.made import feedback
from tests.ui import results
from tests.ui.interfaces import SCHEMA, hold


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("\n\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_records_come_in_order(tmp_path: Path) -> None:
    records = read_records(write(tmp_path / "f.jsonl", feedback(), feedback(verdict="wrong", reason="Falsche Stelle")))
    assert [record.verdict for record in records] == ["right", "wrong"]
    assert records[0].citations[0].file == "AF1-22"


def test_the_documented_format_is_what_is_read() -> None:
    hold("feedback", feedback())
    kinds = SCHEMA["$defs"]["feedback"]["properties"]
    assert set(kinds) == set(FeedbackRecord.model_fields)
    assert kinds["verdict"]["enum"] == list(get_args(Verdict))


def test_a_citation_is_taken_as_ask_prints_it() -> None:
    record = FeedbackRecord.model_validate(feedback(citations=[results.CITATION]))
    assert record.citations[0].quote == results.CITATION["quote"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"user": "Frau Muster"}, "das Feld „user“ gibt es nicht"),
        ({"verdict": "great"}, "verdict"),
        ({"date": "gestern"}, "date"),
        ({"question": ""}, "question"),
        ({"citations": []}, "status und citations"),
        ({"status": "near"}, "status und citations"),
        ({"status": "near", "citations": [], "verdict": "wrong"}, "gibt es nur für Antworten"),
        ({"verdict": "should_answer"}, "gibt es nur, wo nicht geantwortet wurde"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_records(write(tmp_path / "f.jsonl", feedback(), feedback(**changes)))
    assert "f.jsonl, Zeile 3" in str(caught.value) and told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Schreiben Sie an a.muster@example.org!", "Schreiben Sie an [E-Mail]!"),
        ("Rückruf: 0351 488-23 90 oder +49 721/1330000.", "Rückruf: [Telefon] oder [Telefon]."),
        ("Was steht in 0091/2021 und A0772/13?", "Was steht in 0091/2021 und A0772/13?"),
        ("Am 01.02.2022 waren es 1.762 Plätze.", "Am 01.02.2022 waren es 1.762 Plätze."),
    ],
)
def test_addresses_are_taken_out(text: str, left: str) -> None:
    assert without_addresses(text) == left


def test_addresses_are_taken_out_of_the_history_too() -> None:
    (turn,) = said_before([GoldTurn(role="user", content="a@example.org fragt")])
    assert turn.content == "[E-Mail] fragt"
