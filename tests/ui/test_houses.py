"""The house that tests of pages stand in holds what it says."""

from __future__ import annotations

from assistant.model import PUBLIC
from tests.ui.houses import House
from ui.visitor import STAFF


def test_the_house_holds_its_letters_and_hides_one(house: House) -> None:
    everyone = {letter.document_id for letter in house.desk.letters(PUBLIC)}
    known = {house.control, house.answer, house.bath, house.notice, house.pdf}
    assert everyone == known
    assert {letter.document_id for letter in house.desk.letters(STAFF)} == {*known, house.hidden}


def test_the_pdf_is_read_as_a_letter_of_two_pages(house: House) -> None:
    letter = house.desk.letter(house.pdf, PUBLIC)
    assert letter and len(letter.source.page_starts) == 2
    assert letter.head.reference == "AF0008/23" and letter.head.date and letter.head.date.isoformat() == "2023-05-05"
    boxes = house.desk.boxes(house.pdf, PUBLIC)
    assert {box.page for box in boxes} == {1, 2}


def test_its_questions_are_answered(house: House) -> None:
    answer = house.desk.ask("Was kostet die Sanierung der Becken im Hallenbad im Süden?")
    assert house.pdf in {citation.document_id for citation in answer.citations}
