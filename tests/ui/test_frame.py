"""What frames the conversation: purpose, what an answer is made of, what is searched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Tier
from tests.ui.made_answers import entry, hostile_entry, samples
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.frame import (
    LISTED_LETTERS,
    examples_title_html,
    follow_ups_title_html,
    head_html,
    latest_first,
    letters_html,
    local_html,
    panel_html,
)
from ui.page_texts import ENGLISH, GERMAN
from ui.visitor import STAFF, STRANGER, SignedIn, Visitor

LETTERS = [entry(letter) for letter in samples()]


def test_the_head_says_what_it_is_and_what_is_searched() -> None:
    text = read(head_html(LETTERS, GERMAN)).text
    assert text.startswith("Fundstelle")
    assert "keine KI-Formulierung" in text and "kein Sprachmodell" in text
    assert "Durchsucht: 2 Schreiben, Stand 14.09.2022" in text


def test_the_head_tells_the_script_its_language() -> None:
    assert '<header class="kopf" lang="en">' in head_html(LETTERS, ENGLISH)


def test_the_head_leads_to_every_other_page() -> None:
    def ways(visitor: Visitor) -> list[str]:
        tags = read(head_html(LETTERS, GERMAN, visitor)).tags
        return [str(dict(attributes)["href"]) for name, attributes in tags if name == "a"]

    assert ways(STRANGER) == ["/", "/suche", "/vorgaenge", "/umsetzung", "/gemerkt", "/verlauf"]
    assert ways(Visitor(STAFF, None, "de"))[6:] == ["/entwurf", "/aufnahme", "/meldungen", "/datenschutz"]
    assert "Suche" in head_html(LETTERS, GERMAN) and "Search" in head_html(LETTERS, ENGLISH, Visitor(STAFF, None, "en"))


def test_the_head_tells_a_fault_where_it_cannot_tell_what_is_searched() -> None:
    page = read(head_html([], GERMAN, fault="Erwartet wird A")).text
    assert "Erwartet wird A" in page and "fundstelle ingest" not in page


def test_without_letters_the_head_says_how_to_begin() -> None:
    assert "fundstelle ingest" in read(head_html([], GERMAN)).text
    assert letters_html([], GERMAN) == ""


def test_letters_stand_with_the_latest_first_and_open_with_a_click() -> None:
    page = read(letters_html(LETTERS[::-1], GERMAN))
    assert page.text.index("AF2531/22") < page.text.index("Beschlusskontrolle zu P0091/21 vom 23.06.2022")
    links = [dict(attributes)["href"] for name, attributes in page.tags if name == "a"]
    assert links == [f"/brief/{letter.document_id}" for letter in LETTERS]


def test_a_letter_without_a_date_stands_last() -> None:
    undated = replace(LETTERS[0], date=None)
    assert latest_first([undated, LETTERS[1]]) == [LETTERS[1], undated]


def test_a_long_list_says_how_many_more_there_are() -> None:
    many = [replace(LETTERS[0], document_id=f"{number:016x}") for number in range(LISTED_LETTERS + 7)]
    assert letters_html(many, GERMAN).count("<li>") == LISTED_LETTERS
    page = read(letters_html(many, GERMAN))
    assert "und 7 weitere" in page.text
    assert ("a", [("href", "/suche"), ("class", "weitere")]) in page.tags


def test_the_panel_waits_unseen() -> None:
    assert 'id="brief"' in panel_html(GERMAN) and " hidden" in panel_html(GERMAN)


def test_small_parts_say_what_they_are_for() -> None:
    assert GERMAN.local in local_html(GERMAN, 30) and "30 Tage" in local_html(GERMAN, 30)
    assert GERMAN.not_kept in local_html(GERMAN, 0) and "/verlauf" in local_html(GERMAN, 0)
    assert GERMAN.examples in examples_title_html(True, GERMAN) and examples_title_html(False, GERMAN) == ""
    assert GERMAN.follow_ups in follow_ups_title_html(True, GERMAN) and follow_ups_title_html(False, GERMAN) == ""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_letterhead_becomes_markup(payload: str) -> None:
    page = letters_html([hostile_entry(payload)], GERMAN)
    assert {name for name, _ in read(page).tags} <= {"section", "h2", "p", "ul", "li", "a", "span"}
    assert "\n" not in page


def test_the_head_says_who_is_signed_in() -> None:
    who = replace(STRANGER, signed_in=SignedIn("amt", frozenset(), by_session=True), may_sign_in=True)
    assert '<a href="/konto">Angemeldet: amt</a>' in head_html(LETTERS, GERMAN, who)
    assert '<a href="/anmelden">Anmelden</a>' in head_html(LETTERS, GERMAN, replace(STRANGER, may_sign_in=True))
    assert "/anmelden" not in head_html(LETTERS, GERMAN)


def test_with_a_language_model_the_page_no_longer_says_that_there_is_none() -> None:
    head, local = head_html([], GERMAN, writes=True), local_html(GERMAN, 30, writes=True)
    assert "keine KI-Formulierung" not in head and "gekennzeichnet" in head
    assert "kein fremder Dienst" not in local and "Sprachmodell" in local
    assert "only to the language model" in local_html(ENGLISH, 0, writes=True)


def test_a_letter_that_is_not_public_says_so_in_the_list() -> None:
    closed = replace(LETTERS[0], tier=Tier.NICHTOEFFENTLICH)
    assert '<span class="ebene nichtoeffentlich">nichtöffentlich</span>' in letters_html([closed], GERMAN)
    assert "ebene" not in letters_html([replace(closed, tier=Tier.OEFFENTLICH)], GERMAN)
