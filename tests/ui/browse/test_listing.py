"""Rows of lists, what was chosen, ways to other pages, fields of forms."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

import pytest

from assistant.browsing import PAGE
from assistant.letters import LetterEntry
from ingest.model import LetterKind, MarkState, Tier
from tests.ui.pages import words
from tests.ui.payloads import PAYLOADS
from ui.browse.listing import chosen, facts, letter_row, pager, select, text_field, told
from ui.browse.texts import ENGLISH, GERMAN
from ui.browse.wanted import Wanted

ENTRY = LetterEntry(
    "0123456789abcdef", "brief", "AF1/22 vom 14.09.2022", LetterKind.ANSWER_LETTER, "AF1/22",
    datetime.date(2022, 9, 14), "Sozialamt", "Ein Hafen", Tier.OEFFENTLICH, MarkState.UNTICKED, 3, (), "SPD",
)  # fmt: skip


def test_a_letter_in_a_list() -> None:
    shown = letter_row(ENTRY, GERMAN, False)
    assert words(shown) == (
        "Antwort auf eine Anfrage 14.09.2022 AF1/22 vom 14.09.2022 Ein Hafen Sozialamt SPD Vorgang AF1/22"
    )
    assert 'href="/brief/0123456789abcdef"' in shown and 'href="/vorgang/AF1/22"' in shown
    assert "öffentlich" in words(letter_row(ENTRY, GERMAN, True)) and "public" in words(
        letter_row(ENTRY, ENGLISH, True)
    )


def test_what_a_letter_does_not_say_is_left_out() -> None:
    bare = replace(ENTRY, date=None, office=None, subject=None, fraction=None, reference="SR/034/2022")
    assert words(letter_row(bare, GERMAN, False)) == (
        "Antwort auf eine Anfrage ohne lesbares Datum AF1/22 vom 14.09.2022"
    ), "a session is no Vorgang"
    assert facts((None,), None, GERMAN) == ""


def test_each_choice_can_be_taken_away() -> None:
    wanted = Wanted("Hafen", "2021", "", ("anfrage", "antwort"), "Sozialamt", "", "oeffentlich", seite=4)
    shown = chosen(wanted, "/suche", GERMAN)
    assert re.findall(r'aria-label="([^"]+)"', shown) == [
        "von 2021 entfernen", "Anfrage entfernen", "Antwort entfernen", "Sozialamt entfernen", "öffentlich entfernen",
    ]  # fmt: skip
    assert "/suche?q=Hafen&amp;von=2021&amp;art=antwort&amp;amt=Sozialamt&amp;ebene=oeffentlich" in shown
    assert "von 14.09.2022 ×" in words(chosen(Wanted(von="2022-09-14"), "/suche", GERMAN))
    assert "to 14 September 2022 ×" in words(chosen(Wanted(bis="14.09.2022"), "/suche", ENGLISH))
    late = chosen(Wanted(stand="in Umsetzung", ueberfaellig=True), "/umsetzung", GERMAN)
    assert "in Umsetzung × nur überfällige Berichte ×" in words(late) and 'href="/umsetzung?stand=in+Umsetzung"' in late
    assert GERMAN.reset in shown and chosen(Wanted("Hafen"), "/suche", GERMAN) == ""


@pytest.mark.parametrize(("page", "ways"), [(1, ["2"]), (2, ["1", "3"]), (3, ["2"])])
def test_ways_to_the_pages_before_and_behind(page: int, ways: list[str]) -> None:
    shown = html.unescape(pager(Wanted("Hafen"), "/suche", page, 2 * PAGE + 1, GERMAN))
    found = [(re.search(r"seite=(\d+)", address) or ["", "1"])[1] for address in re.findall(r'href="([^"]+)"', shown)]
    assert found == ways and f"Seite {page} von 3" in shown
    assert pager(Wanted(), "/suche", 1, PAGE, GERMAN) == ""


def test_fields_have_names_and_keep_what_was_chosen() -> None:
    shown = select("amt", "Amt", "alle", [("A", "A (2)"), ("B", "B (1)")], "B")
    assert 'for="feld-amt"' in shown and '<option value="B" selected>B (1)</option>' in shown
    assert '<option value="C" selected>C</option>' in select("amt", "Amt", "alle", [("A", "A")], "C")
    assert 'aria-describedby="hinweis-zeit"' in text_field("von", "von", "", "zeit")


def test_payloads_are_text() -> None:
    for payload in PAYLOADS:
        entry = replace(ENTRY, title=payload, office=payload, fraction=payload, subject=payload, reference=payload)
        wanted = Wanted(payload, payload, payload, (payload,), payload, payload, payload, payload)
        shown = letter_row(entry, GERMAN, True) + chosen(wanted, "/suche", GERMAN) if payload.isprintable() else ""
        shown += select("amt", "Amt", "alle", [(payload, payload)], payload) + text_field("q", "Wörter", payload)
        shown += told("nichts", [payload])
        known = "li|p|span|time|h3|a|ul|div|label|select|option|input"
        assert not re.search(rf"<(?!/?(?:{known})\b)", shown), payload
