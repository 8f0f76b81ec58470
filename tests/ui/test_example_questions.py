"""Example questions: made from the letters that are there, a few of each sort."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import LetterKind
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import CONTROL
from tests.ui.made_answers import letter, samples
from ui.example_questions import EXAMPLES, example_questions
from ui.page_texts import ENGLISH, GERMAN


def test_the_samples_give_one_of_each_sort() -> None:
    assert example_questions(samples(), GERMAN, limit=4) == [
        "Was sagt die Verwaltung zu Punkt 1 von P0091/21?",
        "Was steht in den Schreiben zu „Aktionsplan Integration“?",
        "Was ist aus den 100 000 Euro geworden?",
        "Was antwortet die Verwaltung auf Frage 1 in AF2531/22?",
    ]


def test_no_more_than_there_is_room_for_and_none_twice() -> None:
    questions = example_questions([*samples(), *samples()], ENGLISH)
    assert len(questions) == len(set(questions)) == EXAMPLES
    assert questions[0] == "What does the administration say on point 1 of P0091/21?"


def test_a_point_with_a_later_question_comes_first() -> None:
    asked_again = [example for example in example_questions(samples(), GERMAN, limit=99) if "zu Punkt" in example]
    assert [example.split(" Punkt ")[1][0] for example in asked_again] == list("1256347")


def test_a_letter_without_a_reference_is_not_asked_about() -> None:
    nameless = [replace(one, head=replace(one.head, reference=None)) for one in samples()]
    assert not [example for example in example_questions(nameless, GERMAN, limit=99) if "None" in example]


def test_no_letters_no_examples() -> None:
    assert example_questions([], GERMAN) == []


def test_a_letter_that_has_nothing_to_offer_offers_nothing() -> None:
    one = letter(CONTROL)
    plain = replace(one, blocks=one.blocks[:1], head=replace(one.head, kind=LetterKind.OTHER))
    assert example_questions([plain], GERMAN) == []


def test_names_hold_words_alone() -> None:
    text = CONTROL.read_text(encoding="utf-8").replace(
        "Das Sozialamt arbeitet",
        "Das „Netz <img src=x> Hilfe“ und das „Große Netz Hilfe“ arbeiten. Das Sozialamt arbeitet",
    )
    made = example_questions([segment(source_from_bytes(text.encode(), "x.txt"))], GERMAN, limit=99)
    assert any("Große Netz Hilfe" in example for example in made)
    assert not any("<" in example for example in made)
