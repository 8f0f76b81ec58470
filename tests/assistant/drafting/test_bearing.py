"""What speaks for a passage: its words, its age, and the company it keeps among the questions of an enquiry."""

from __future__ import annotations

import datetime
import json

import pytest

from assistant.drafting.bearing import ALONE, BESIDE, ENTERS, OLDEST, WEIGHTS, bearing, probability, weighed
from assistant.drafting.candidates import Looked
from assistant.window import Window
from tests.assistant.drafting.made_candidates import QUESTION, SUBJECT, candidate, looked, window
from tests.assistant.made import summary

DAY = datetime.date(2024, 4, 2)  # a year after the letters' date
OTHER = "Was kostet die Sanierung der Becken?"


def speaks(one: Window, *others: Looked, near: float = 0.5, subject: str = SUBJECT) -> dict[str, float]:
    """What speaks for a window to its question, among others."""
    ((_, found),) = next(bearing([looked(candidate(one), near=near), *others], subject, DAY))
    return found


def test_what_stands_around_it_is_held_against_subject_and_question() -> None:
    report, other = window(), window("Die Bücherei bleibt zu.", letter=summary("b", subject="Bücherei"))
    assert speaks(report)["subject"] == 1.0 and speaks(other)["subject"] == 0.0
    assert speaks(report)["asked"] > speaks(other)["asked"]
    assert speaks(report, subject="")["subject"] == pytest.approx(speaks(report)["asked"])


def test_whether_it_is_prose() -> None:
    table, lead = window("2019 1.204 2020 988 2021 1.015"), window("Der Vertrag sieht folgende Regelung vor:")
    assert speaks(table)["digits"] > 0.5 > speaks(lead)["digits"] == 0.0
    assert (speaks(lead)["leads_in"], speaks(table)["leads_in"]) == (1.0, 0.0)
    assert speaks(window("Das Freibad. " * 20))["length"] > speaks(lead)["length"]


def test_how_old_its_letter_is() -> None:
    assert speaks(window())["years"] == pytest.approx(1.0, abs=0.01)
    assert speaks(window(letter=summary(date=datetime.date(1999, 1, 1))))["years"] == OLDEST
    assert speaks(window(letter=summary(date=None)))["years"] == OLDEST / 2


def test_whether_its_letter_speaks_to_the_other_questions() -> None:
    same, foreign = (looked(candidate(window(place="2/1", ident=name)), question=OTHER) for name in "ab")
    assert [speaks(window(), *others)["speaks_to_others"] for others in ((same,), (foreign,), (same, foreign), ())] == [
        1.0,
        0.0,
        0.5,
        ALONE,
    ]


def test_whether_another_question_is_nearer_to_it() -> None:
    far, near = (looked(candidate(window()), question=OTHER, near=value) for value in (0.3, 0.7))
    assert speaks(window(), far)["nearer_than_others"] == pytest.approx(0.2)
    assert speaks(window(), far, near)["nearer_than_others"] == pytest.approx(-0.2)
    elsewhere = looked(candidate(window(ident="b")), question=OTHER, near=0.1)
    assert speaks(window(), elsewhere)["nearer_than_others"] == pytest.approx(0.4), "not found there: as the farthest"
    assert speaks(window())["nearer_than_others"] == 0.0


def test_every_weight_that_ships_has_something_to_weigh() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    assert set(weights) == set(speaks(window())) and 0 < BESIDE < ENTERS < 1


def test_each_of_them_counts_as_it_should() -> None:
    one = {"constant": 1.0, "near": 0.5}
    assert probability(one, {"constant": 0.0, "near": 0.0}) == 0.5
    assert probability(one, {"constant": -1.0, "near": 4.0}) > 0.5
    found = speaks(window())
    worse = {"years": OLDEST, "digits": 0.5, "leads_in": 1.0, "nearer_than_others": -0.2, "speaks_to_others": 0.0}
    for name, value in worse.items():
        assert weighed(QUESTION, window(), {**found, name: value}) < weighed(QUESTION, window(), found), name
