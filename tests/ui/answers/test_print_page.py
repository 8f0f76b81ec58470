"""The print view: question, what was said with marks, Fundstellen with their wording, and ways without a script."""

from __future__ import annotations

import pytest

from tests.ui.answers.shelved import QUESTION, Asked, asked
from tests.ui.houses import House
from tests.ui.made_answers import NOT_FOUND
from tests.ui.payloads import PAYLOADS
from ui.markup import escaped


@pytest.fixture
def mine(house: House) -> Asked:
    return asked(house)


def test_it_shows_the_whole_answer(mine: Asked) -> None:
    shown = mine.client.get(mine.address).text
    assert f"<h1>{escaped(QUESTION)}</h1>" in shown and "Gefragt am" in shown
    assert '<ins class="gefuegt">&#91;Sächsischen&#93;</ins>' in shown
    assert "Antwort auf Anfrage AF2531/22 vom 14.09.2022, Der Oberbürgermeister, zu Frage 3" in shown
    assert "Sächsi<span" in shown, "a Fundstelle is quoted letter by letter"
    assert "ohne Bindungswillen" in shown and "In eckigen Klammern" in shown


def test_its_links_are_permanent(house: House, mine: Asked) -> None:
    assert f'href="/stelle/{house.answer}/' in mine.client.get(mine.address).text


def test_everything_can_be_reached_without_a_script(mine: Asked) -> None:
    shown = mine.client.get(mine.address).text
    for way in (".pdf", "/text?fassung=woertlich", "/text?fassung=lesefassung", "/rueckmeldung"):
        assert f'href="{mine.address}{way}"' in shown.replace("&#95;", "_")
    assert 'action="/gemerkt/frage" method="post"' in shown and f'value="{mine.aid}"' in shown.replace("&#95;", "_")
    assert 'class="drucken" hidden' in shown, "shown by the script that it needs"


def test_an_empty_answer_has_no_places(house: House) -> None:
    nothing = asked(house, "Was?", NOT_FOUND)
    shown = nothing.client.get(nothing.address).text
    assert "In den Unterlagen nicht gefunden" in shown and NOT_FOUND.lead in shown
    assert "<ol" not in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_question_is_text(house: House, payload: str) -> None:
    found = asked(house, payload, NOT_FOUND)
    shown = found.client.get(found.address).text
    assert f"<h1>{escaped(payload)}</h1>" in shown
    assert "<img" not in shown and "<script" not in shown.partition("<body")[2] and "<svg" not in shown


def test_it_speaks_english(mine: Asked) -> None:
    mine.client.cookies.set("sprache", "en")
    shown = mine.client.get(mine.address).text
    assert '<html lang="en">' in shown and "Asked on" in shown and "Square brackets" in shown
