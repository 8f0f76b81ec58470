"""The bar holds buttons and links alone, and all it can do."""

from __future__ import annotations

import re

from tests.ui.made_answers import ANSWERED, NEAR, NOT_FOUND
from ui.answers.bar import bar
from ui.answers.texts import ENGLISH, GERMAN


def test_it_offers_all_that_can_be_done_with_an_answer() -> None:
    found = str(bar(ANSWERED, "AID", GERMAN))
    for caption in ("Wörtlich", "Lesefassung", "Druckansicht", "PDF", "Hilfreich", "Nicht hilfreich", "Frage merken"):
        assert f">{caption}</" in found
    found = found.replace("&#95;", "_")
    for address in ("/antwort/AID", "/antwort/AID.pdf", "/antwort/AID/text?fassung=woertlich", "/gemerkt/frage?teil=1"):
        assert f'"{address}"' in found
    assert "urteil=right" in found


def test_it_has_no_form_elements_but_buttons() -> None:
    assert set(re.findall(r"<(\w+)", bar(ANSWERED, "AID", GERMAN))) == {
        *("div", "span", "button", "a", "details", "summary", "ul", "li")
    }


def test_each_place_can_be_copied_by_itself() -> None:
    assert bar(ANSWERED, "AID", GERMAN).count("&amp;stelle&#61;1".replace("&#61;", "=")) == 2
    assert "stelle=1" in bar(NEAR, "AID", GERMAN)
    assert "<details" not in bar(NOT_FOUND, "AID", GERMAN)


def test_it_speaks_the_language_of_the_page() -> None:
    found = bar(ANSWERED, "AID", ENGLISH)
    assert 'lang="en"' in found and ">Not helpful<" in found and "Hilfreich" not in found


def test_its_buttons_say_nothing_to_the_script_but_through_attributes() -> None:
    assert not re.search(r"\son\w+=|<script|style=", bar(ANSWERED, "AID", GERMAN))


def test_a_worded_answer_can_be_copied_by_itself() -> None:
    assert "KI-Fassung" not in bar(ANSWERED, "x" * 22, GERMAN)
    worded = bar(ANSWERED, "x" * 22, GERMAN, fluent=True)
    assert "KI-Fassung" in worded and "fassung=ki-fassung" in worded and 'class="taste kopieren fassung"' in worded
