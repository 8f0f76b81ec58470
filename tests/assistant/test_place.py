"""What stands and what is said at a place that a question names."""

from __future__ import annotations

import pytest

from assistant.place import asks_only_for_place, questions_of_best_letter, reports, what_stands_there
from ingest.model import BlockKind, LetterKind, Speaker
from tests.assistant.made import JUNE, context, placed, summary

CONTROL = summary("c", LetterKind.RESOLUTION_CONTROL, "V0001/23")
LATER = summary("e", further=("V0001/23",), date=JUNE)
FOREIGN = summary("f", LetterKind.RESOLUTION_CONTROL, "V0999/19")
POINT = placed("Das Bad wird saniert.", kind=BlockKind.RESOLUTION_POINT, number="5", speaker=Speaker.COUNCIL,
               letter=CONTROL, place="5/1")  # fmt: skip
REPORT = placed("Das Amt saniert das Bad.", number="5", letter=CONTROL, place="6/1")
ASKED = "Zu Punkt 5: Wann ist das Bad fertig?"
QUESTION = placed(ASKED, kind=BlockKind.QUESTION, number="3", refers_to=("5",), speaker=Speaker.ENQUIRER,
                  letter=LATER, place="7/1")  # fmt: skip
FIRST = placed("Der Bau läuft.", number="3", refers_to=("5",), asked=ASKED, letter=LATER, place="8/1")
SECOND = placed("Der Winter war lang.", number="3", refers_to=("5",), asked=ASKED, letter=LATER, place="8/2")
THIRD = placed("Fertig ist das Bad im Mai.", number="3", refers_to=("5",), asked=ASKED, letter=LATER, place="8/3")
OTHER = placed("Anderswo wird gebaut.", number="5", letter=FOREIGN, place="6/1")
ALL = [POINT, REPORT, QUESTION, FIRST, SECOND, THIRD, OTHER]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Was sagt die Verwaltung zu Punkt 5?", True),
        ("Punkt 5?", True),
        ("Was wurde zu Punkt 5 getan?", True),
        ("Was kostet Punkt 5?", False),
        ("Wann wurde Punkt 5 umgesetzt?", False),
        ("Ist bei Punkt 5 das Becken gemeint?", False),
    ],
)
def test_question_for_a_place_asks_nothing_more_particular(text: str, only: bool) -> None:
    assert asks_only_for_place(context(text, *ALL)) is only


def test_what_stands_there_is_the_point_itself() -> None:
    assert [window.placed for window in what_stands_there(context("Was steht in Punkt 5?", *ALL))] == [POINT]
    assert [window.placed for window in what_stands_there(context("Was steht in Frage 3?", *ALL))] == [QUESTION]


def test_what_stands_there_is_not_what_the_administration_says() -> None:
    assert what_stands_there(context("Was sagt die Verwaltung zu Punkt 5?", *ALL)) == []


def test_reports_come_letter_by_letter_in_the_order_of_time() -> None:
    windows = reports(context("Was sagt die Verwaltung zu Punkt 5?", FIRST, REPORT))
    assert [window.placed for window in windows] == [REPORT, FIRST]


def test_long_report_is_its_beginning_and_what_takes_up_the_question() -> None:
    windows = reports(context("Was sagt die Verwaltung zu Frage 3?", *ALL))
    assert [window.placed for window in windows] == [FIRST, THIRD]


def test_point_of_the_same_number_in_another_vorgang_is_left_out() -> None:
    windows = reports(context("Was sagt die Verwaltung zu Punkt 5?", *ALL))
    assert OTHER not in [window.placed for window in windows]


def test_place_that_is_not_there_has_no_report() -> None:
    assert reports(context("Was sagt die Verwaltung zu Punkt 9?", *ALL)) == []


def test_questions_of_a_letter_are_listed_in_order() -> None:
    earlier = placed(
        "Wer baut?", kind=BlockKind.QUESTION, number="1", speaker=Speaker.ENQUIRER, letter=LATER, place="3/1"
    )
    windows = questions_of_best_letter(context("Welche Fragen wurden gestellt?", QUESTION, earlier, FIRST))
    assert [window.placed for window in windows] == [earlier, QUESTION]
    assert questions_of_best_letter(context("Welche Fragen wurden gestellt?", FIRST)) == []
