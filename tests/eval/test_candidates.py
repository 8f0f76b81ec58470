"""Feedback to candidates: what a verdict tells, what stays open, and that a person's work is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.candidates import Candidate, as_line, is_candidates, merged, read_candidates, write_lines
from eval.feedback_record import FeedbackRecord
from ingest.errors import BadInput
from tests.eval.made import QUOTE, feedback, gold_item
from tests.ui.interfaces import hold

REFUSED: dict[str, Any] = {"status": "not_found", "citations": []}


def one(*records: dict[str, Any], known: tuple[Candidate, ...] = ()) -> Candidate:
    (found,) = merged(known, [FeedbackRecord.model_validate(record) for record in records])
    return found


@pytest.mark.parametrize(
    ("record", "told", "missing"),
    [
        (feedback(), {"answerable", "gold"}, ["type"]),
        (feedback(verdict="incomplete"), {"answerable", "gold"}, ["type"]),
        (feedback(verdict="wrong"), set(), ["answerable", "type", "gold", "oder absent"]),
        (feedback(verdict="should_refuse"), {"answerable", "type"}, ["absent"]),
        (feedback(verdict="should_answer", **REFUSED), {"answerable"}, ["type", "gold"]),
        (feedback(verdict="right", **REFUSED), {"answerable", "type"}, ["absent"]),
    ],
)
def test_a_verdict_tells_so_much_and_no_more(record: dict[str, Any], told: set[str], missing: list[str]) -> None:
    found = one(record)
    assert set(found.item) == {"question", "note", *told}
    assert found.status == "open" and found.missing[:-1] == missing
    assert found.item["note"] == "candidate"
    hold("candidate", json.loads(as_line(found)))


def test_a_right_answer_brings_its_passages_in_the_terms_of_gold() -> None:
    (passage,) = one(feedback()).item["gold"]
    locator = {"kind": "question", "number": "3", "part": "answer"}
    assert passage == {"paper": "AF1/22", "file": "AF1-22", "locator": locator, "quote": QUOTE}


def test_a_follow_up_keeps_its_history_without_addresses() -> None:
    history = [{"role": "user", "content": "Ruft a@example.org an?"}]
    found = one(feedback(history=history, question="Und 0351 4882390?", reason="fragt a@example.org"))
    assert found.item["type"] == "followup"
    assert found.item["history"] == [{"role": "user", "content": "Ruft [E-Mail] an?"}]
    assert found.item["question"] == "Und [Telefon]?" and found.reports[0].reason == "fragt [E-Mail]"


def test_the_same_question_is_one_candidate() -> None:
    found = one(feedback(), feedback(question="wie viele  Plaetze fördert die Stadt", date="2026-11-24"))
    assert [str(report.date) for report in found.reports] == ["2026-11-23", "2026-11-24"]
    history = [{"role": "user", "content": "In Kursen?"}]
    records = [FeedbackRecord.model_validate(record) for record in (feedback(), feedback(history=history))]
    assert len(merged([], records)) == 2


def test_reading_the_same_twice_adds_nothing() -> None:
    first = one(feedback(), feedback(verdict="wrong", reason="zu alt"))
    assert one(feedback(verdict="wrong", reason="zu alt"), feedback(), known=(first,)) == first
    assert "die Urteile widersprechen sich" in first.missing


def test_what_a_person_wrote_stays() -> None:
    first = one(feedback(verdict="wrong"))
    written = first.model_copy(update={"item": {**first.item, "answerable": False, "type": "unanswerable"}})
    later = one(feedback(), known=(written,))
    assert later.item["answerable"] is False and later.item["type"] == "unanswerable"
    closed = written.model_copy(update={"status": "rejected"})
    kept = one(feedback(), known=(closed,))
    assert kept.item == closed.item and kept.status == "rejected" and len(kept.reports) == 2


def test_feedback_fills_what_is_still_empty() -> None:
    first = one(feedback(verdict="wrong"))
    later = one(feedback(), known=(first,))
    assert later.item["gold"][0]["quote"] == QUOTE


def test_a_complete_one_becomes_gold_under_its_id() -> None:
    item = gold_item().model_dump(mode="json", exclude_defaults=True)
    found = one(feedback()).model_copy(update={"item": {**item, "note": "candidate"}, "status": "complete"})
    gold = found.as_gold()
    assert not isinstance(gold, str)
    assert gold.id == found.id and gold.note is None and gold.gold == gold_item().gold
    assert found.missing == []


def test_an_incomplete_one_says_why_it_is_no_gold() -> None:
    assert one(feedback(verdict="wrong")).as_gold() == "das Feld „answerable“ fehlt; das Feld „type“ fehlt"


def test_candidates_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "c.jsonl"
    found = one(feedback())
    write_lines(path, [as_line(found)])
    assert read_candidates(path) == [(1, found)]
    assert is_candidates(path) and list(path.parent.iterdir()) == [path]


def test_gold_is_not_taken_for_candidates(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(gold_item().model_dump_json(), encoding="utf-8")
    assert not is_candidates(path) and not is_candidates(tmp_path) and not is_candidates(tmp_path / "absent")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"item": {"question": "?", "answerabel": True}}, "kein Feld answerabel"),
        ({"item": {}}, "die Frage fehlt"),
        ({"status": "done"}, "status"),
        ({"reports": []}, "reports"),
        ({}, "steht schon in Zeile 1"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    good = json.loads(as_line(one(feedback())))
    other = {**good, "id": "fb-0000000000", **changes} if changes else good
    path = tmp_path / "c.jsonl"
    path.write_text(f"{json.dumps(good)}\n{json.dumps(other)}\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_candidates(path)
    assert "c.jsonl, Zeile 2" in str(caught.value) and told in str(caught.value)


def test_a_place_that_cannot_be_written_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="beschreibbare"):
        write_lines(tmp_path / "file" / "c.jsonl", ["{}"])
