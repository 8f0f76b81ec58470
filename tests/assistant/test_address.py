"""Which passages a question can mean at all."""

from __future__ import annotations

import pytest

from assistant.address import Placed, addressed, at_place, says_something
from assistant.question import understand
from ingest.model import BlockKind, LetterKind, Role, Speaker
from tests.assistant.made import placed, summary

CONTROL = summary("c", LetterKind.RESOLUTION_CONTROL, "V0001/23")
POINT_5 = placed("Das Bad wird saniert.", kind=BlockKind.RESOLUTION_POINT, number="5", speaker=Speaker.COUNCIL,
                 letter=CONTROL, place="5/1")  # fmt: skip
REPORT_5 = placed("Das Amt saniert das Bad.", number="5", letter=CONTROL, place="6/1")
QUESTION_3 = placed("Zu Punkt 5: Wann ist es fertig?", kind=BlockKind.QUESTION, number="3", refers_to=("5",),
                    speaker=Speaker.ENQUIRER, place="7/1")  # fmt: skip
ANSWER_3 = placed("Es ist im Mai fertig.", number="3", refers_to=("5",), place="8/1")
ANSWER_4 = placed("Es kostet 5 Euro.", number="4", place="10/1")
ALL = [POINT_5, REPORT_5, QUESTION_3, ANSWER_3, ANSWER_4]


def meant(text: str, placed: list[Placed] = ALL) -> list[Placed]:
    question = understand(text)
    return addressed(question, question.points, question.questions, placed)


def test_point_brings_its_report_and_the_answer_that_is_about_it() -> None:
    assert meant("Was sagt die Verwaltung zu Punkt 5?") == [REPORT_5, ANSWER_3]


def test_point_is_not_the_question_of_that_number() -> None:
    assert meant("Was sagt die Verwaltung zu Frage 3?") == [ANSWER_3]
    assert meant("Was sagt die Verwaltung zu Frage 4?") == [ANSWER_4]


@pytest.mark.parametrize("text", ["Was sagt die Verwaltung zu Frage 5?", "Was sagt die Verwaltung zu Punkt 3?"])
def test_place_that_is_not_there_is_not_answered_from_another(text: str) -> None:
    assert meant(text) == []


def test_number_says_nothing_where_letters_count_no_places() -> None:
    plain = placed("Das Bad ist zu.", kind=BlockKind.PARAGRAPH, number=None, letter=summary(kind=LetterKind.STATEMENT))
    assert meant("Was steht in Frage 5?", [plain]) == [plain]


def test_resolution_is_asked_for_by_its_own_words() -> None:
    assert meant("Was hat der Stadtrat in Punkt 5 beschlossen?") == [POINT_5]


def test_what_was_done_is_read_from_reports_only() -> None:
    assert meant("Was wurde getan?") == [REPORT_5, ANSWER_3, ANSWER_4]


def test_questions_are_candidates_only_where_their_wording_is_asked_for() -> None:
    assert QUESTION_3 not in meant("Wann ist das Bad fertig?")
    assert QUESTION_3 in meant("Was wollte die Fraktion zum Bad wissen?")


def test_lines_of_the_head_are_told_apart_by_role() -> None:
    office = placed("Amt für Bäder", kind=BlockKind.LETTERHEAD, role=Role.OFFICE)
    subject = placed("Freibad im Norden", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT)
    assert meant("Wie lautet der Betreff?", [office, subject, ANSWER_3]) == [subject, ANSWER_3]


def test_head_of_another_letter_is_left_out_where_one_is_named() -> None:
    mine = placed("Amt für Bäder", kind=BlockKind.LETTERHEAD, role=Role.OFFICE)
    other = placed("Amt für Sport", kind=BlockKind.LETTERHEAD, role=Role.OFFICE, letter=CONTROL)
    assert meant("Wer hat die Beschlusskontrolle geschrieben?", [mine, other]) == [other]
    assert meant("Wer hat das Schreiben AF0007/23 geschrieben?", [mine, other])[0] is mine


def test_points_of_a_passage_are_its_own_and_those_it_refers_to() -> None:
    assert (REPORT_5.points, ANSWER_3.points, ANSWER_4.points) == ({"5"}, {"5"}, frozenset())
    assert (REPORT_5.questions, ANSWER_3.questions) == (frozenset(), frozenset({"3"}))


def test_everything_is_at_no_place_in_particular() -> None:
    assert at_place(ALL, (), ()) == ALL


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("Das Amt saniert das Bad.", BlockKind.ANSWER, True),
        ("Präambel:", BlockKind.PREAMBLE, False),
        ("Sehr geehrte Frau Muster,", BlockKind.INTRO, False),
        ("Sehr geehrte Frau Muster, " + "wir haben viel zu sagen. " * 4, BlockKind.INTRO, True),
        ("J^L", BlockKind.PARAGRAPH, False),
        ("Mit freundlichen Grüßen", BlockKind.SIGNATURE, False),
        ("Max Beispiel", BlockKind.SIGNATURE, True),
        ("Landeshauptstadt", BlockKind.LETTERHEAD, False),
    ],
)
def test_headings_greetings_and_noise_say_nothing(text: str, kind: BlockKind, says: bool) -> None:
    assert says_something(placed(text, kind=kind).passage) is says
