"""What is copied: the source letter by letter, or to read with every join marked; its Fundstelle stands alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.model import PUBLIC, Answer
from tests.ui.answers.shelved import QUESTION
from tests.ui.houses import House
from tests.ui.made_answers import NEAR, NOT_FOUND, QUOTE
from ui import page_texts
from ui.answers.copying import FORMS, READING, VERBATIM, copied, copied_place
from ui.answers.quoted import Quoted, quoted
from ui.answers.texts import ENGLISH, GERMAN


@pytest.fixture
def answer(house: House) -> Answer:
    return house.desk.ask(QUESTION)


@pytest.fixture
def places(house: House, answer: Answer) -> tuple[Quoted, ...]:
    return quoted(answer.citations, house.desk, PUBLIC)


def text(answer: Answer, places: tuple[Quoted, ...], form: str) -> str:
    return copied(QUESTION, answer, places, form, GERMAN, page_texts.GERMAN)


def test_verbatim_is_the_source_letter_by_letter(house: House, answer: Answer, places: tuple[Quoted, ...]) -> None:
    found = text(answer, places, VERBATIM)
    for citation in answer.citations:
        letter = house.desk.letter(citation.document_id, PUBLIC)
        assert letter and letter.source.verbatim(citation.spans) in found
    assert "Sächsi\n\nschen" in found and "[Sächsischen]" not in found


def test_the_reading_version_marks_what_it_mends_and_says_what_the_marks_mean(
    answer: Answer, places: tuple[Quoted, ...]
) -> None:
    found = text(answer, places, READING)
    assert "dem [Sächsischen] Staatsministerium" in found and "[Geschäftsbereichsleiter]" in found
    assert found.count(GERMAN.mended) == 1 and GERMAN.torn not in found
    assert "\nSächsischen" not in re.sub(r"\[\w+\]", "", found), "no mended word stands unmarked"


@pytest.mark.parametrize("form", FORMS)
def test_fundstellen_stand_alone(answer: Answer, places: tuple[Quoted, ...], form: str) -> None:
    found = text(answer, places, form)
    assert (
        "[2] Antwort auf Anfrage AF2531/22 vom 14.09.2022, Der Oberbürgermeister, zu Frage 3 (zu Beschlusspunkt 5), "
        "Abs. 1: „Die zuständige Abteilungsleitung der Ausländerbehörde ist neben dem Sozialamt …“"
    ) in found
    assert found.startswith(f"Frage: {QUESTION}\n")
    assert "Durchsucht: " in found and "/brief/" not in found and "http" not in found


def test_what_is_not_answered_names_the_nearest_places_as_such(house: House, answer: Answer) -> None:
    near = replace(NEAR, near=answer.citations[:1])
    found = copied("Was?", near, quoted(near.near, house.desk, PUBLIC), READING, GERMAN, page_texts.GERMAN)
    assert near.lead in found and GERMAN.nearest in found and "- Beschlusskontrolle zu P0091/21" in found
    assert GERMAN.places not in found.splitlines()
    nothing = copied("Was?", NOT_FOUND, (), READING, GERMAN, page_texts.GERMAN)
    assert nothing == f"Frage: Was?\n\n{NOT_FOUND.lead}\n"


def test_one_place_comes_with_its_fundstelle(places: tuple[Quoted, ...]) -> None:
    found = copied_place(places[1], VERBATIM, GERMAN)
    assert found.startswith(f"„{places[1].citation.quote}“\n\nAntwort auf Anfrage AF2531/22")
    read = copied_place(places[1], READING, ENGLISH)
    assert "[Sächsischen]" in read and ENGLISH.mended in read
    assert ENGLISH.mended not in copied_place(places[0], READING, ENGLISH)


def test_a_torn_name_is_copied_as_printed_and_explained(house: House, places: tuple[Quoted, ...]) -> None:
    from ingest.text.mended import reading

    quote = "Frau Mül\nler-Kusch sagt"
    torn = replace(
        places[0],
        citation=replace(QUOTE, quote=quote),
        reading=reading(quote, "Frau Müller-Kusch sagt", frozenset()),
    )
    found = copied_place(torn, READING, GERMAN)
    assert "„Frau Mül|ler-Kusch sagt“" in found and GERMAN.torn in found and "[" not in found
    assert copied_place(torn, VERBATIM, GERMAN).startswith(f"„{quote}“")
