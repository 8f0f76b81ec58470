"""The list of Vorgänge: what a row says, what is said where there is none."""

from __future__ import annotations

import datetime

from assistant.browsing import VorgangEntry, VorgangListing
from assistant.model import Scope
from ingest.model import LetterKind
from tests.ui.pages import words
from ui.browse.texts import ENGLISH, GERMAN
from ui.browse.vorgaenge_page import vorgaenge_body, vorgang_row
from ui.browse.wanted import Wanted

ENTRY = VorgangEntry(
    "P0091/21", ("AF2531/22",), "Ein <Hafen>", 2, datetime.date(2022, 6, 23), datetime.date(2022, 9, 14),
    (LetterKind.RESOLUTION_CONTROL, LetterKind.ANSWER_LETTER), 3,
)  # fmt: skip
SCOPE = Scope(2, datetime.date(2022, 9, 14))


def test_a_row_says_what_there_is_and_what_is_open() -> None:
    shown = vorgang_row(ENTRY, GERMAN)
    assert words(shown) == (
        "P0091/21 Ein <Hafen> 2 Schreiben 23.06.2022 – 14.09.2022 Beschlusskontrolle, Antwort auf eine Anfrage "
        "zu 3 Punkten keine Aussage gefunden auch AF2531/22"
    )
    assert 'href="/vorgang/P0091/21"' in shown
    assert words(vorgang_row(VorgangEntry("A1/22", (), None, 1, None, None, ()), ENGLISH)) == (
        "A1/22 1 letter without a readable date"
    )


def test_the_list_with_its_number_and_form() -> None:
    listing = VorgangListing((ENTRY,), 1, 1, SCOPE)
    shown = vorgaenge_body(listing, Wanted("Hafen", offen=True), GERMAN)
    assert "1 Vorgang" in words(shown) and 'name="offen" value="1" checked' in shown and 'value="Hafen"' in shown


def test_where_there_is_none_it_says_so_of_what_can_be_seen() -> None:
    empty = VorgangListing((), 0, 1, SCOPE)
    here = "In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022)"
    assert f"{here} passt kein Vorgang" in words(vorgaenge_body(empty, Wanted("Hafen"), GERMAN))
    assert GERMAN.nothing_yet in words(vorgaenge_body(empty, Wanted(), GERMAN))
    faulty = vorgaenge_body(None, Wanted(von="gestern"), GERMAN, "Erwartet wird ein Datum.")
    assert 'role="alert">Erwartet wird ein Datum.' in faulty and 'value="gestern"' in faulty
