"""Reports of misreadings: recorded without a name, settled with one, kept in order."""

from __future__ import annotations

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import misreadings
from assistant.misreadings import MOST_NOTE, MOST_WORDS, Misreadings
from ingest.errors import BadInput

DAY = datetime.date(2026, 11, 23)
PLACE = ("0123456789abcdef", 10, 20, "Akteu-\nren")


@pytest.fixture
def reports(tmp_path: Path) -> Misreadings:
    return Misreadings(tmp_path / "misreadings.jsonl")


def test_a_report_says_what_and_where_and_not_who(reports: Misreadings, tmp_path: Path) -> None:
    assert reports.add(*PLACE, "  Dort steht:\nAkteuren ", DAY) == 1
    (row,) = [json.loads(line) for line in (tmp_path / "misreadings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert row == {
        "number": 1,
        "document_id": "0123456789abcdef",
        "start": 10,
        "end": 20,
        "words": "Akteu-\nren",
        "note": "Dort steht: Akteuren",
        "date": "2026-11-23",
    }


def test_settled_ones_stand_behind_open_ones(reports: Misreadings, tmp_path: Path) -> None:
    numbers = [reports.add(*PLACE, note, DAY) for note in ("a", "b", "c")]
    reports.settle(numbers[1], " Anna  Beispiel ", DAY)
    found = Misreadings(tmp_path / "misreadings.jsonl").all()
    assert [(one.number, one.settled_by) for one in found] == [(3, None), (1, None), (2, "Anna Beispiel")]
    assert found[2].settled == DAY


@pytest.mark.parametrize("number", [0, 2, 99])
def test_only_an_open_report_is_settled(reports: Misreadings, number: int) -> None:
    reports.add(*PLACE, "", DAY)
    reports.add(*PLACE, "", DAY)
    reports.settle(2, "Anna", DAY)
    with pytest.raises(BadInput, match="offenen Meldung"):
        reports.settle(number, "Anna", DAY)


def test_nobody_settles_nothing(reports: Misreadings) -> None:
    reports.add(*PLACE, "", DAY)
    with pytest.raises(BadInput, match="der Name fehlt"):
        reports.settle(1, " ", DAY)
    assert reports.all()[0].settled_by is None


def test_what_is_too_much_is_refused(reports: Misreadings, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match=f"höchstens {MOST_NOTE} Zeichen"):
        reports.add(*PLACE, "x" * (MOST_NOTE + 1), DAY)
    reports.add("0123456789abcdef", 0, 5000, "y" * 5000, "", DAY)
    assert len(reports.all()[0].words) == MOST_WORDS and reports.all()[0].end == 5000
    monkeypatch.setattr(misreadings, "MOST_OPEN", 1)
    with pytest.raises(BadInput, match="offene Meldungen"):
        reports.add(*PLACE, "", DAY)


def test_numbers_are_given_once(reports: Misreadings) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda note: reports.add(*PLACE, str(note), DAY), range(24)))
    assert sorted(numbers) == list(range(1, 25))


def test_reports_about_a_letter_can_be_forgotten(reports: Misreadings, tmp_path: Path) -> None:
    numbers = [reports.add(*PLACE, note, DAY) for note in ("a", "b")]
    other = reports.add("fedcba9876543210", 0, 0, "", "c", DAY)
    reports.settle(numbers[0], "Anna Beispiel", DAY)
    reports.settle(other, "Anna Beispiel", DAY)
    assert reports.forget(PLACE[0]) == 2 and reports.forget(PLACE[0]) == 0
    (left,) = reports.all()
    assert (left.number, left.settled_by) == (other, "Anna Beispiel")
    assert PLACE[0] not in (tmp_path / "misreadings.jsonl").read_text(encoding="utf-8")
