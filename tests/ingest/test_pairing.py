"""Questions and points with their answers, in one letter and across the files of one paper."""

from __future__ import annotations

from ingest.model import BlockKind, Letter
from ingest.pairing import answered_by, asked_by, asked_elsewhere, enquiry_for, pairs
from tests.ingest.made_papers import (
    POINTS,
    QUESTIONS,
    answer,
    answer_letter,
    control_letter,
    enquiry,
    motion,
    outline,
    paper,
    statement,
)

SHORT = """\
Zu Frage 1:
Derzeit sind 40 Prozent angeschlossen.

Zu den Fragen 2 und 3:
Es folgen Durlach und Neureut. Die Kosten tragen die Stadtwerke."""
GROUPS = """\
A. Glasfaser

1. Wie viele Haushalte sind angeschlossen?

2. Wer trägt die Kosten?

B. Mobilfunk

1. Wie viele Masten stehen im Stadtgebiet?

2. Wie viele kommen hinzu?"""


def paired(letters: list[Letter]) -> list[tuple[str, str]]:
    """The beginnings of questions and answers, without the number in front of the answers."""
    return [
        (pair.question.paragraphs[0].text[:16], pair.answer.paragraphs[-1].text[:16])
        for pair in pairs(letters)
        if pair.question_source and pair.answer_source
    ]


def answered(letter: Letter) -> list[list[str | None]]:
    """For each answer of a letter the numbers of what it answers."""
    places = [n for n, block in enumerate(letter.blocks) if block.kind is BlockKind.ANSWER]
    return [[block.number for block in answered_by(letter.blocks, place)] for place in places]


def test_answers_in_one_letter() -> None:
    letter = answer_letter("1. Wie viele Wege?\n\n2. Wie viele Bänke?\n\nKeine.\n\n3. Wer zahlt?\n\nAlle.")
    assert answered(letter) == [["1", "2"], ["3"]]
    assert len(pairs([letter])) == 3
    assert enquiry_for(letter, [letter]) is None


def test_joint_question_is_answered_once() -> None:
    letter = paper(answer("1.+2. Wie viele Wege gibt es und wo?\n\nFünf.\n\n3. Wer zahlt?\n\nAlle."))[0]
    assert answered(letter) == [["1-2"], ["3"]]
    asked = enquiry("1.+2. Wie viele Wege gibt es und wo?\n\n3. Wer zahlt?")
    letters = paper(asked, answer("Zu den Fragen 1 und 2:\nFünf.\n\nZu Frage 3:\nAlle."))
    assert [pair.question.number for pair in pairs(letters)] == ["1-2", "3"]


def test_report_without_a_number_answers_the_points_before_it() -> None:
    body = "„1. Der Beirat beschließt die Zuwendung.\n\n2. Er gibt keine Zusage für die Folgejahre.“\n\nEs ist bezahlt."
    assert answered(control_letter(body)) == [["1", "2"]]


def test_answers_in_the_lists_of_two_resolutions() -> None:
    body = "\n\n".join(
        f"{reference}\n\n1. „Die Ortschaften werden eingeführt.“\n\nDas ist geschehen.\n\n"
        "2. „Der Bedarf wird ermittelt.“\n\nEr wurde ermittelt."
        for reference in ("A0772/13", "A0116/15")
    )
    letter = control_letter(body, "A0772/13 (Sitzungsnummer: SR/065/2014)\nund A0116/15 (Sitzungsnummer: SR/019/2015)")
    found = pairs([letter])
    asked = [(pair.question.group, pair.question.number) for pair in found]
    assert asked == [("A0772/13", "1"), ("A0772/13", "2"), ("A0116/15", "1"), ("A0116/15", "2")]
    assert asked == [(pair.answer.group, pair.answer.number) for pair in found]


def test_enquiry_and_answer_in_two_files() -> None:
    letters = paper(enquiry(), answer(SHORT))
    assert outline(letters[1]) == ["answer 1", "answer 2-3"]
    assert enquiry_for(letters[1], letters) is letters[0]
    assert enquiry_for(letters[0], letters) is None
    assert paired(letters) == [
        ("1. Wie viele Hau", "Derzeit sind 40 "),
        ("2. Welche Stadtt", "Es folgen Durlac"),
        ("3. Wer trägt die", "Es folgen Durlac"),
    ]
    assert {pair.question_source.file for pair in pairs(letters)} == {"1"}
    assert {pair.answer_source.file for pair in pairs(letters)} == {"2"}


def test_answers_that_repeat_nothing_but_the_numbers() -> None:
    short = "1. Derzeit sind es 40 Prozent.\n\n2. Es folgt Durlach.\n\n3. Die Stadtwerke."
    assert [found[0][:2] for found in paired(paper(enquiry(), answer(short)))] == ["1.", "2.", "3."]
    assert pairs(paper(answer(short))) == []


def test_answer_that_repeats_its_questions_needs_no_enquiry() -> None:
    questions = QUESTIONS.split("\n\n")[1:]
    letters = paper(enquiry(), answer("\n\n".join(f"{question}\n\nDas ist nicht bekannt." for question in questions)))
    assert enquiry_for(letters[1], letters) is None
    assert {pair.question_source.file for pair in pairs(letters)} == {"2"}
    assert len(pairs(letters)) == 3


def test_motion_answered_point_by_point() -> None:
    points = POINTS.split("\n\n")[:2]
    letters = paper(motion(), statement("\n\n".join(f"{point}\n\nDas ist bis 2027 geplant." for point in points)))
    assert outline(letters[1]) == ["resolution_point 1", "answer 1", "resolution_point 2", "answer 2"]
    assert [pair.question.number for pair in pairs(letters)] == ["1", "2"]


def test_motion_answered_by_its_numbers() -> None:
    letters = paper(motion(), statement("Zu Ziffer 1:\nDas ist geplant.\n\nZu Ziffer 2:\nDas wird zugesagt."))
    assert outline(letters[1]) == ["answer 1", "answer 2"]
    assert [pair.question.number for pair in pairs(letters)] == ["1", "2"]


def test_groups_of_an_enquiry() -> None:
    letters = paper(enquiry(GROUPS), answer("Zu A.1:\nVierzig.\n\nZu A.2:\nAlle.\n\nZu B.1:\nZehn.\n\nZu B.2:\nKeine."))
    assert [(pair.question.group, pair.question.number, pair.answer.number) for pair in pairs(letters)] == [
        *(("A", "1", "A1"), ("A", "2", "A2"), ("B", "1", "B1"), ("B", "2", "B2")),
    ]


def test_number_that_two_groups_have_is_not_guessed() -> None:
    asking, letter = paper(enquiry(GROUPS), answer("Zu Frage 1:\nVierzig.\n\nZu Frage 2:\nZehn."))
    answers = [block for block in letter.blocks if block.kind is BlockKind.ANSWER]
    assert [asked_elsewhere(block, asking) for block in answers] == [[], []]


def test_who_may_be_answered() -> None:
    asking, answering = paper(enquiry(), answer(SHORT))
    assert asked_by(answering, [asking, answering]) is asking
    assert asked_by(asking, [asking, answering]) is None
    assert asked_by(answering, [answering]) is None


def test_enquiry_with_the_most_questions_is_taken() -> None:
    letters = paper(enquiry("1. Wer trägt die Kosten des Ausbaus?"), enquiry(), answer(SHORT))
    assert asked_by(letters[2], letters) is letters[1]
    assert enquiry_for(letters[2], letters) is letters[1]
