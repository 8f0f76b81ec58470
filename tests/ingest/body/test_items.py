"""Where items begin, which list they count in, and where answers bear a label of their own."""

from __future__ import annotations

import pytest

from ingest.body.body import Shape
from ingest.body.items import HEADING, heads
from ingest.model import Letter
from tests.ingest.made_papers import ANSWERING, ASKING, REPORTING, UNKNOWN, body_of, enquiry, paper

ASKED = """\
1. Wie viele Wege gibt es im Wald?

2. Wie viele Bänke gibt es dort?

3. Wann werden neue Bänke gebaut?
"""


def noted(text: str, shape: Shape = ANSWERING, asked: Letter | None = None) -> list[str]:
    """Heads as "2", "A.1" (group A), "=2" for an answer, "#" for a heading, each with its line."""
    found = []
    for head in heads(body_of(text, shape, asked)):
        name = "#" if head.style == HEADING else head.number or "*"
        group = f"{head.group}." if head.group else ""
        found.append(f"{'=' if head.answers else ''}{group}{name}@{head.line}")
    return found


def test_items_of_an_enquiry() -> None:
    assert noted(ASKED, ASKING) == ["1@0", "2@1", "3@2"]


@pytest.mark.parametrize("label", ["Zu {}.:", "Zu Frage {}:", "zu {}.", "Antwort zu Frage {}:", "Zu Ziffer {}:"])
def test_pooled_answers_behind_all_questions(label: str) -> None:
    answers = "\n\n".join(f"{label.format(n)}\nDas wird nicht gezählt." for n in (1, 2, 3))
    assert noted(f"{ASKED}\n{answers}") == ["1@0", "2@1", "3@2", "=1@3", "=2@5", "=3@7"]


def test_joint_and_reordered_answers() -> None:
    answers = "Zu den Fragen 2 und 3:\nNein.\n\nZu Frage 1:\nFünf."
    assert noted(f"{ASKED}\n{answers}") == ["1@0", "2@1", "3@2", "=2-3@3", "=1@5"]


def test_answer_to_all_questions() -> None:
    assert noted(f"{ASKED}\nAntwort zu allen Fragen:\nDas wird nicht gezählt.")[3:] == ["=*@3"]


def test_answers_with_a_label_without_number() -> None:
    text = "Frage 1:\nWie viele Wege gibt es?\n\nAntwort:\nFünf.\n\nFrage 2:\nWer zahlt?\n\nAntwort:\nAlle."
    assert noted(text) == ["1@0", "=1@2", "2@4", "=2@6"]


def test_groups_under_letters() -> None:
    text = "A. Wege\n\n1. Wie viele gibt es?\n\n2. Wer zahlt?\n\nB. Bänke\n\n1. Wie viele gibt es?\n\n2. Wo?"
    assert noted(text, ASKING) == ["#@0", "A.1@1", "A.2@2", "#@3", "B.1@4", "B.2@5"]


def test_roman_groups_have_roman_names() -> None:
    text = "I. Wege\n\n1. Wie viele gibt es?\n\n2. Wer zahlt?\n\nII. Bänke\n\n1. Wie viele gibt es?\n\n2. Wo?"
    assert noted(text, ASKING) == ["#@0", "I.1@1", "I.2@2", "#@3", "II.1@4", "II.2@5"]


def test_roman_items_and_their_answers_have_the_same_numbers() -> None:
    text = "I. Wie viele Wege gibt es?\n\nII. Wer zahlt die Wege?\n\nZu I.:\nFünf.\n\nZu II.:\nAlle."
    assert noted(text) == ["I@0", "II@1", "=I@2", "=II@4"]


def test_answers_to_questions_of_a_group() -> None:
    text = "A. Wege\n\n1. Wie viele gibt es?\n\n2. Wer zahlt?\n\nB. Bänke\n\n1. Wie viele?\n\n2. Wo?\n\n"
    answers = "Zu A1:\nFünf.\n\nZu A2:\nAlle.\n\nZu B1:\nKeine.\n\nZu B2:\nNirgends."
    assert noted(text + answers)[6:] == ["=A.1@6", "=A.2@8", "=B.1@10", "=B.2@12"]


def test_two_resolutions_in_one_letter() -> None:
    text = "A0772/13\n\n1. „Es gilt.\n\n2. Es bleibt.“\n\nA0116/15\n\n1. „Es wird.\n\n2. Es kommt.“\n\nBeides gilt."
    assert noted(text, REPORTING) == ["A0772/13.1@1", "A0772/13.2@2", "A0116/15.1@4", "A0116/15.2@5"]


def test_follow_up_question_behind_the_numbered_ones() -> None:
    text = "1. „Wie viele Wege gibt es?“\n\nFünf.\n\nNachfrage: „Wer zahlt?“\n\nAlle."
    assert noted(text) == ["1@0", "Nachfrage@2"]


def test_answers_to_an_enquiry_in_another_file_have_its_numbers() -> None:
    text = "1. Es sind 40 Prozent.\n\n2. Es folgt Durlach.\n\n3. Die Kosten tragen die Stadtwerke."
    assert noted(text, asked=paper(enquiry())[0]) == ["=1@0", "=2@1", "=3@2"]
    assert noted(text) == []


def test_other_numbers_than_the_enquirys_are_a_list() -> None:
    text = "\n\n".join(f"{n}. Bau im Jahr {2020 + n}\n\nEs wird gebaut." for n in range(1, 7))
    assert noted(text, asked=paper(enquiry())[0]) == []


def test_statements_of_an_unknown_document_are_no_items() -> None:
    assert noted("1. Das Netz\n\nEs hat 300 Kilometer.\n\n2. Der Plan\n\nEs wird größer.", UNKNOWN) == []


def test_list_inside_an_answer_is_no_item() -> None:
    text = "1. „Wie viele Wege gibt es?“\n\nDrei:\n1. zum See,\n2. zum Berg,\n3. zur Stadt.\n\n2. „Wer zahlt?“\n\nAlle."
    assert noted(text) == ["1@0", "2@5"]


def test_numbers_that_begin_late_are_no_items() -> None:
    assert noted("7. Wie viele Wege gibt es?\n\n8. Wer zahlt?") == []
