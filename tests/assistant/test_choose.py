"""Which windows answer a question."""

from __future__ import annotations

import pytest

from assistant.choose import choose
from assistant.context import Choice
from assistant.model import NoticeKind
from ingest.model import BlockKind, LetterKind, Role, Speaker
from tests.assistant.made import JUNE, OTHERS, context, placed, summary

pytestmark = pytest.mark.usefixtures("plain_judge")

CONTROL = summary("c", LetterKind.RESOLUTION_CONTROL, "V0001/23")
LATER = summary("e", reference="AF0009/23", further=("V0001/23",), date=JUNE)
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", letter=CONTROL, place="1/1")
OPENS = placed("Das Freibad im Norden öffnet am 1. Juni 2024.", letter=CONTROL, place="2/1")
DECIDED = placed("Der Rat stellt 100.000 Euro für die Rutsche bereit.", kind=BlockKind.RESOLUTION_POINT, number="7",
                 speaker=Speaker.COUNCIL, letter=CONTROL, place="3/1")  # fmt: skip
CLAIMED = placed("Die Verwaltung hat den Umbau der Rutsche umgesetzt.", kind=BlockKind.PREAMBLE, number=None,
                 speaker=Speaker.ENQUIRER, place="4/1")  # fmt: skip
SUBJECT = placed("Freibad im Norden", kind=BlockKind.LETTERHEAD, number=None, role=Role.SUBJECT, place="0/1")


def said(choice: Choice) -> list[str]:
    return [window.text for window in choice.windows]


def kinds(choice: Choice) -> list[NoticeKind]:
    return [kind for kind, _ in choice.notices]


def test_sentence_that_answers_is_chosen() -> None:
    choice = choose(context("Was kostet die Sanierung der Becken?", COSTS, OPENS, near={COSTS.passage.key: 0.92}))
    assert said(choice) == [COSTS.passage.text]
    assert choice.open_parts == () and 0 < choice.confidence <= 1


def test_half_of_the_question_stays_open() -> None:
    text = "Wann öffnet das Freibad im Norden und was kostet der Eintritt ins Freibad?"
    choice = choose(context(text, OPENS, near={OPENS.passage.key: 0.92}))
    assert said(choice) == [OPENS.passage.text]
    assert [part.text for part in choice.open_parts] == ["was kostet der Eintritt ins Freibad?"]


def test_every_part_is_answered_from_its_own_passage() -> None:
    text = "Wann öffnet das Freibad im Norden und was kostet die Sanierung der Becken?"
    choice = choose(context(text, COSTS, OPENS, *OTHERS))
    assert said(choice) == [OPENS.passage.text, COSTS.passage.text]
    assert choice.open_parts == ()


def test_passage_that_lacks_the_kind_is_not_cited_however_near_it_is() -> None:
    silent = placed("Die Sanierung der Becken kostet die Stadt viel Geld.", letter=CONTROL, place="5/1")
    for near in (0.84, 0.86, 0.88, 0.95):
        asked = context("Was kostet die Sanierung der Becken?", silent, COSTS, *OTHERS, near={silent.passage.key: near})
        assert silent.passage.text not in said(choose(asked))


def test_same_words_of_two_letters_are_cited_once() -> None:
    again = placed(COSTS.passage.text, letter=LATER, place="1/1")
    assert said(choose(context("Was kostet die Sanierung der Becken?", COSTS, again, *OTHERS))) == [COSTS.passage.text]


def test_at_most_three_passages_answer_a_part() -> None:
    many = [
        placed(f"Die Sanierung der {name} Becken kostet {n} Euro.", letter=summary(f"m{n}"), place="1/1")
        for n, name in enumerate(("großen", "kleinen", "alten", "neuen", "tiefen", "flachen"), 100)
    ]
    assert 1 <= len(choose(context("Was kostet die Sanierung der Becken?", *many, *OTHERS)).windows) <= 3


def test_near_places_are_of_different_passages() -> None:
    choice = choose(context("Welche Farbe hat die Straßenbahn?", COSTS, OPENS, *OTHERS))
    assert choice.windows == ()
    keys = [window.placed.passage.key for window in choice.near]
    assert 0 < len(keys) == len(set(keys)) <= 4


def test_greeting_is_not_answered() -> None:
    assert choose(context("Hallo?", COSTS)) == Choice(())


def test_question_about_something_else_has_only_near_places() -> None:
    far = {COSTS.passage.key: 0.75, OPENS.passage.key: 0.75}
    choice = choose(context("Welche Farbe hat die Straßenbahn?", COSTS, OPENS, near=far))
    assert choice.windows == () and len(choice.near) == 2


def test_date_of_a_letter_is_near_to_no_other_matter() -> None:
    dated = placed("Datum: 23. JUNI 2022", kind=BlockKind.LETTERHEAD, number=None, role=Role.DATE, place="0/2")
    choice = choose(context("Wann kommt die neue Straßenbahn?", dated, COSTS, near={dated.passage.key: 0.8}))
    assert choice.windows == () and [one.placed for one in choice.near] == [COSTS]


def test_payment_is_not_answered_from_the_resolution() -> None:
    choice = choose(context("Sind die 100.000 Euro für die Rutsche geflossen?", DECIDED, OPENS))
    assert choice.windows == ()
    assert choice.notices == ((NoticeKind.ONLY_RESOLUTION, (DECIDED.passage.label,)),)
    assert choice.near[0].placed is DECIDED


def test_claim_of_the_enquirer_is_marked_as_such() -> None:
    near = {CLAIMED.passage.key: 0.93}
    choice = choose(context("Hat die Verwaltung den Umbau der Rutsche umgesetzt?", CLAIMED, OPENS, near=near))
    assert [window.placed for window in choice.windows] == [CLAIMED]
    assert kinds(choice) == [NoticeKind.ONLY_ENQUIRER]


def test_place_that_is_named_is_answered_letter_by_letter() -> None:
    first = placed("Das Amt baut.", number="5", letter=CONTROL, place="6/1")
    later = placed("Das Amt hat gebaut.", number="3", refers_to=("5",), letter=LATER, place="8/1")
    assert said(choose(context("Was sagt die Verwaltung zu Punkt 5?", later, first))) == [
        "Das Amt baut.",
        later.passage.text,
    ]


def test_later_word_comes_with_a_particular_question_about_a_point() -> None:
    first = placed("Die Sanierung der Becken kostet 5 Euro.", number="5", letter=CONTROL, place="6/1")
    later = placed("Das Amt hat gebaut.", number="3", refers_to=("5",), letter=LATER, place="8/1")
    choice = choose(context("Was kostet laut Punkt 5 die Sanierung der Becken?", first, later))
    assert [window.placed for window in choice.windows] == [first, later]


def test_earlier_word_does_not_come_behind_the_later_one() -> None:
    first = placed("Das Amt baut.", number="5", letter=CONTROL, place="6/1")
    later = placed("Die Sanierung der Becken kostet 5 Euro.", number="3", refers_to=("5",), letter=LATER, place="8/1")
    choice = choose(context("Was kostet laut Punkt 5 die Sanierung der Becken?", first, later))
    assert [window.placed for window in choice.windows] == [later]


@pytest.mark.parametrize("text", ["Was sagt die Verwaltung zu Punkt 9?", "Was wurde zu Punkt 9 umgesetzt?", "Punkt 9?"])
def test_place_that_is_not_there_is_not_answered(text: str) -> None:
    assert choose(context(text, COSTS, DECIDED, CLAIMED)).windows == ()


def test_questions_are_listed() -> None:
    asked = [
        placed(f"Frage {n}: Wer baut?", kind=BlockKind.QUESTION, number=n, speaker=Speaker.ENQUIRER, place=f"{n}/1")
        for n in ("2", "1")
    ]
    assert said(choose(context("Welche Fragen wurden gestellt?", *asked))) == [
        "Frage 1: Wer baut?",
        "Frage 2: Wer baut?",
    ]


def test_line_of_the_head_is_chosen() -> None:
    assert said(choose(context("Wie lautet der Betreff?", COSTS, SUBJECT))) == ["Freibad im Norden"]


def test_attachment_answers_a_question_for_names() -> None:
    table = placed("Die Stadt arbeitet mit 50 Vereinen.", "Im Detail siehe die Tabelle in der Anlage.")
    choice = choose(context("Mit welchen Vereinen arbeitet die Stadt genau?", table, near={table.passage.key: 0.92}))
    assert kinds(choice) == [NoticeKind.ATTACHMENT_MISSING]


def test_letters_are_put_side_by_side_where_both_are_asked_for() -> None:
    first = placed("Das Freibad im Norden öffnet im Juni.", letter=CONTROL, place="1/1")
    later = placed("Das Freibad im Norden öffnet im Juli.", letter=LATER, place="1/1")
    near = {first.passage.key: 0.9, later.passage.key: 0.93}
    choice = choose(context("Was sagen beide Schreiben jeweils zum Freibad im Norden?", later, first, near=near))
    assert [window.placed for window in choice.windows] == [first, later]
