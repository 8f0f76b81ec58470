"""A feedback record is what the evaluation reads, and holds nothing but what the form shows."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from assistant.feedback import MOST_REASON, OF_ANSWERS, OF_REFUSALS, forget_document, record, verdicts
from assistant.model import Answer, Status, Turn
from assistant.record_file import RecordFile
from eval.feedback_record import FeedbackRecord, Verdict, read_records
from ingest.errors import BadInput
from tests.ui.made_answers import ANSWERED, NEAR, NOT_FOUND
from ui.commands import plain

DAY = datetime.date(2026, 11, 23)
BEFORE = [Turn("user", "Wann öffnet das Freibad?"), Turn("assistant", "Im Mai."), Turn("user", "Und was kostet es?")]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        *((ANSWERED, verdict) for verdict in OF_ANSWERS),
        *((NEAR, verdict) for verdict in OF_REFUSALS),
        *((NOT_FOUND, verdict) for verdict in OF_REFUSALS),
    ],
)
def test_the_evaluation_reads_every_verdict(tmp_path: Path, answer: Answer, verdict: str, language: str) -> None:
    row = record("Was?", replace(answer, language=language), verdict, " weil\nso ", DAY, BEFORE)
    RecordFile(tmp_path / "feedback.jsonl").add(row)
    (read,) = read_records(tmp_path / "feedback.jsonl")
    assert (read.verdict, read.reason, read.date, read.lang) == (verdict, "weil\nso", DAY, language)
    assert (read.question, read.status, read.answer) == ("Was?", answer.status, answer.text)
    assert len(read.citations) == len(answer.citations)


def test_all_five_verdicts_can_be_given() -> None:
    assert set(OF_ANSWERS) | set(OF_REFUSALS) == set(get_args(Verdict))
    assert (
        verdicts(Status.ANSWERED) == OF_ANSWERS and verdicts(Status.NEAR) == verdicts(Status.NOT_FOUND) == OF_REFUSALS
    )


def test_it_has_no_field_for_who_said_it_and_no_time() -> None:
    row = record("Was?", ANSWERED, "right", "", DAY, BEFORE)
    assert row.keys() == FeedbackRecord.model_fields.keys()
    assert row["date"] == "2026-11-23"


def test_citations_are_those_of_ask_json() -> None:
    row = record("Was?", ANSWERED, "right", "", DAY)
    assert row["citations"] == plain(ANSWERED.citations)
    json.dumps(row)


def test_earlier_questions_are_kept_only_if_given_and_earlier_answers_never() -> None:
    assert "history" not in record("Was?", ANSWERED, "right", "", DAY)
    kept = record("Was?", ANSWERED, "right", "", DAY, BEFORE)["history"]
    assert kept == [{"role": "user", "content": turn.content} for turn in BEFORE if turn.role == "user"]


@pytest.mark.parametrize(
    ("answer", "verdict"), [(ANSWERED, "should_answer"), (NEAR, "wrong"), (NOT_FOUND, "incomplete"), (ANSWERED, "")]
)
def test_a_verdict_that_does_not_fit_is_refused(answer: Answer, verdict: str) -> None:
    with pytest.raises(BadInput, match="Urteil"):
        record("Was?", answer, verdict, "", DAY)


def test_a_reason_has_an_end() -> None:
    record("Was?", ANSWERED, "right", "x" * MOST_REASON, DAY)
    with pytest.raises(BadInput, match=str(MOST_REASON)):
        record("Was?", ANSWERED, "right", "x" * (MOST_REASON + 1), DAY)


def test_what_cites_an_erased_letter_goes(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "feedback.jsonl")
    key = ANSWERED.citations[0].document_id
    for answer in (ANSWERED, NOT_FOUND, NEAR):
        file.add(record("Was?", answer, "right", "", DAY))
    file.add({"citations": ["foreign"]})
    assert forget_document(file, key) == 1 and forget_document(file, key) == 0
    assert len(file.rows()) == 3 and key not in (tmp_path / "feedback.jsonl").read_text(encoding="utf-8")
