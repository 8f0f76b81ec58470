"""The search page: form, choices, letters, passages with the words marked, and what is said where nothing is found."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

from assistant.browsing import Facet, Listing, VorgangEntry
from assistant.model import RankedPassage, Scope
from assistant.word_search import words_of
from ingest.model import LetterKind, Tier
from tests.ingest.made_letters import made
from tests.ui.browse.test_listing import ENTRY
from tests.ui.pages import words
from ui.browse.search_page import SHOWN, Found, Hits, search_body
from ui.browse.texts import ENGLISH, GERMAN
from ui.browse.wanted import Wanted

LISTING = Listing(
    (ENTRY,), 1, 1, (Facet("answer_letter", 1), Facet("enquiry", 2)), (Facet("Sozialamt", 1),), (Facet("SPD", 1),),
    (Facet("2022", 1),), Scope(2, datetime.date(2022, 9, 14)),
)  # fmt: skip
EMPTY = replace(LISTING, entries=(), total=0)
HERE = "In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022)"


def hits(wanted: str, *texts: str, score: float = 1.0, vorgaenge: tuple[VorgangEntry, ...] = ()) -> Hits:
    _, passages, _ = made(*texts)
    found = [RankedPassage(one, score, 0.6) for one in passages]
    letters = {one.document_id: replace(ENTRY, document_id=one.document_id) for one in passages}
    return Hits(words_of(wanted), found, letters, vorgaenge)


def test_without_words_the_letters_and_what_could_be_chosen() -> None:
    shown = search_body(Found(LISTING), Wanted(art=("anfrage",), amt="Sozialamt"), GERMAN)
    assert "1 Schreiben , die neuesten zuerst" in words(shown) and "AF1/22 vom 14.09.2022" in words(shown)
    assert 'name="art" value="anfrage" checked' in shown and 'name="art" value="antwort">' in shown
    assert "Anfrage (2)" in words(shown) and '<option value="Sozialamt" selected>Sozialamt (1)' in shown
    assert "Eingrenzen (2 gewählt)" in words(shown) and "von=2022&amp;bis=2022" in shown
    assert 'method="get"' in shown and 'name="ebene"' not in shown


def test_staff_chooses_a_tier_too() -> None:
    found = Found(LISTING, tiers=((Tier.NICHTOEFFENTLICH, 1), (Tier.OEFFENTLICH, 0)))
    shown = search_body(found, Wanted(), GERMAN)
    assert '<option value="nichtoeffentlich">nichtöffentlich (1)' in shown and "öffentlich (0)" in shown


def test_words_found_are_marked_and_open_their_place() -> None:
    found = hits("Hafen", "Der Hafen ist zu.", "Die Hafenstraße ist offen.")
    shown = search_body(Found(LISTING, found), Wanted("Hafen"), GERMAN)
    assert re.findall(r"<mark>(.*?)</mark>", shown) == ["Hafen", "Hafenstraße"]
    assert "2 Stellen in 1 Schreiben" in words(shown) and 'href="/#frage=Hafen"' in html.unescape(shown)
    key = found.passages[0].passage.document_id
    assert f'href="/stelle/{key}/0-17"' in shown and f'href="/stelle/{key}/19-45"' in shown


def test_many_places_of_one_letter_can_be_opened() -> None:
    shown = search_body(Found(LISTING, hits("Hafen", *["Der Hafen."] * (SHOWN + 2))), Wanted("Hafen"), GERMAN)
    assert "2 weitere in diesem Schreiben" in words(shown) and shown.count("<mark>") == SHOWN + 2


def test_what_is_only_near_stands_apart() -> None:
    shown = words(search_body(Found(LISTING, hits("Kai", "Schiffe legen an.", score=0.0)), Wanted("Kai"), GERMAN))
    assert f"{HERE} stehen diese Wörter nicht: „Kai“." in shown and "Auch dem Sinn nach" not in shown
    assert f"{GERMAN.near} {GERMAN.near_detail}" in shown and "Keine Stelle gefunden" in shown


def test_nothing_found_is_said_of_what_can_be_seen() -> None:
    none = Hits(words_of("Kai"))
    shown = words(search_body(Found(LISTING, none), Wanted("Kai"), GERMAN))
    assert f"{HERE} stehen diese Wörter nicht: „Kai“. {GERMAN.nothing_near}" in shown
    restricted = words(search_body(Found(LISTING, none), Wanted("Kai", von="2022"), GERMAN))
    assert f"{HERE[:-1]}; 1 nach dieser Auswahl) stehen diese Wörter nicht" in restricted
    assert f"{HERE} passt kein Schreiben" in words(search_body(Found(EMPTY), Wanted(von="1999"), GERMAN))
    assert GERMAN.nothing_yet in words(search_body(Found(EMPTY), Wanted(), GERMAN))
    assert "no letter fits" in words(search_body(Found(EMPTY), Wanted(von="1999"), ENGLISH))


def test_letters_without_date_that_a_period_leaves_out_are_counted() -> None:
    undated = replace(LISTING, scope=replace(LISTING.scope, undated=3))
    shown = words(search_body(Found(undated), Wanted(von="2022"), GERMAN))
    assert "3 Schreiben ohne lesbares Datum" in shown


def test_vorgaenge_that_the_words_name_stand_above() -> None:
    entry = VorgangEntry("P0091/21", (), "Hafen", 2, None, None, (LetterKind.ANSWER_LETTER,))
    shown = search_body(Found(LISTING, hits("Hafen", "Der Hafen.", vorgaenge=(entry,))), Wanted("Hafen"), GERMAN)
    assert "Vorgänge dazu P0091/21 Hafen" in words(shown)


def test_bad_input_is_said_above_the_form_that_keeps_it() -> None:
    shown = search_body(Found(None, fault="Erwartet wird ein Datum."), Wanted("Hafen", von="gestern"), GERMAN)
    assert 'role="alert">Erwartet wird ein Datum.' in shown and 'value="gestern"' in shown and "<details" in shown
    assert re.search(r"<details[^>]* open", shown)
