"""The form that says what will be stored, and staff's list of what was reported."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.misreadings import Misreading
from ingest.model import Tier
from tests.letters import ANSWER
from tests.ui.letters.test_sheet import cited
from tests.ui.made_answers import letter
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui import page_texts
from ui.letter_page import Place
from ui.letters.misreading_page import Reported, form_body, list_body, thanks_body
from ui.letters.report_texts import ENGLISH, GERMAN
from ui.letters.sheet import Shown
from ui.markup import Html, tag

REPORT = Misreading(3, "0123456789abcdef", 5, 9, "Akteu-\nren", "Akteuren", datetime.date(2026, 11, 23))
SETTLED = replace(REPORT, number=2, settled_by="Anna Beispiel", settled=datetime.date(2026, 11, 24))


def listed(*reports: Reported) -> str:
    return list_body(reports, page_texts.GERMAN, GERMAN)


def test_the_form_shows_the_place_and_what_will_be_stored() -> None:
    shown = cited(letter(ANSWER), "Jour Fixe")
    made = form_body(shown, Html(""), GERMAN)
    text = read(made).text
    assert "Jour Fixe" in text and "Antwort zu Frage 3" in text and GERMAN.what_is_stored in text
    fields = [dict(values).get("name") for name, values in read(made).tags if name in ("input", "textarea")]
    assert fields == ["zeichen", "bemerkung"], "no name, no address"
    assert GERMAN.in_original not in text
    assert GERMAN.in_original in read(form_body(shown, tag("svg"), GERMAN)).text


def test_a_whole_letter_can_be_reported() -> None:
    shown = Shown(letter(ANSWER), Tier.OEFFENTLICH, Place(), "")
    made = form_body(shown, Html(""), ENGLISH)
    assert ENGLISH.whole_letter in read(made).text and "<blockquote" not in made
    assert f'href="/brief/{shown.letter.source.document_id}"' in thanks_body(shown, ENGLISH)


def test_staff_sees_open_reports_before_settled_ones() -> None:
    text = listed(Reported(REPORT, "AF1/22"), Reported(SETTLED, "AF1/22"))
    assert text.index("Meldung 3 vom 23.11.2026") < text.index("Meldung 2 vom 23.11.2026")
    assert 'action="/meldungen/3/erledigt"' in text and 'action="/meldungen/2/erledigt"' not in text
    assert 'href="/stelle/0123456789abcdef/5-9"' in text
    assert 'href="/brief/0123456789abcdef/berichtigen?zeichen=5-9"' in text
    assert "erledigt von Anna Beispiel am 24.11.2026" in text and "Offen: 1" in text


def test_an_empty_list_and_a_letter_that_is_gone_are_said() -> None:
    assert GERMAN.no_reports in listed()
    gone = listed(Reported(REPORT, None))
    assert GERMAN.gone in gone and "/berichtigen" not in gone
    assert "Akteu" not in gone, "neither its words nor what a reader wrote about them"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_readers_write_is_no_markup(payload: str) -> None:
    made = listed(Reported(replace(REPORT, note=payload, words=payload), payload))
    names = {name for name, _ in read(made).tags}
    assert names <= {"div", "h1", "h2", "h3", "p", "ul", "li", "a", "blockquote", "span", "strong", "form", "label",
                     "input", "button"}  # fmt: skip
    hrefs = [value or "" for _, values in read(made).tags for key, value in values if key == "href"]
    assert all(href.startswith("/") for href in hrefs)
