"""The form that asks for a draft: tier first, what was filled in comes back, foreign words stay words."""

from __future__ import annotations

import datetime
import re

from tests.ui.drafts.made_drafts import draft
from tests.ui.payloads import PAYLOADS
from ui.drafts.form_page import ACCEPTED, form, gone
from ui.drafts.kept import Kept
from ui.drafts.sheet import begun
from ui.drafts.texts import ENGLISH, GERMAN

AT = datetime.datetime(2026, 1, 1, 8, 5, tzinfo=datetime.UTC)


def test_the_tier_comes_first_and_the_careful_choices_are_made() -> None:
    page = form(GERMAN, ())
    assert page.index('name="ebene"') < page.index('name="vorbehalt"') < page.index('type="file"')
    assert re.findall(r'value="(\w+)" id="[\w-]+" checked', page) == ["oeffentlich", "prüfen"]
    assert ".zip" not in ACCEPTED and ".pdf" in ACCEPTED and GERMAN.recent not in page and "alert" not in page
    assert 'enctype="multipart/form-data"' in page


def test_what_was_filled_in_comes_back_with_the_fault() -> None:
    filled = {"ebene": "nichtoeffentlich", "vorbehalt": "weglassen", "text": "1. Wann?"}
    page = form(ENGLISH, (), filled, "Erwartet wird anderes")
    assert re.findall(r'value="(\w+)" id="[\w-]+" checked', page) == ["nichtoeffentlich", "weglassen"]
    assert ">1. Wann?</textarea>" in page and '<p role="alert"' in page and "Erwartet wird anderes" in page


def test_earlier_drafts_can_be_opened_again() -> None:
    page = form(GERMAN, [("abc", Kept(draft(), begun(draft()), AT))])
    assert 'href="/entwurf/abc"' in page and "AF0099/24, 08:05 Uhr" in page
    assert 'href="/entwurf"' in gone(GERMAN)


def test_foreign_words_stay_words() -> None:
    for payload in PAYLOADS:
        page = form(GERMAN, (), {"text": payload, "ebene": payload}, payload)
        assert set(re.findall(r"<(\w+)", page)) <= {
            "div", "h1", "p", "form", "fieldset", "legend", "input", "label", "textarea", "button",
        }, payload  # fmt: skip


def test_a_language_model_is_offered_where_one_is_set_up_and_not_chosen() -> None:
    assert 'name="ki"' not in form(GERMAN, [])
    page = form(GERMAN, [], writes=True)
    assert 'name="ki"' in page and GERMAN.wording in page and "checked" not in page.partition('id="ki"')[2][:60]
    assert "checked" in form(ENGLISH, [], {"ki": "ja"}, writes=True).partition('id="ki"')[2][:60]
