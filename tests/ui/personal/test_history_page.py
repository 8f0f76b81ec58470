"""The history as pages."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.personal.history import UNREADABLE, WITHDRAWN, Entry, Past
from tests.ui.made_answers import ANSWERED
from tests.ui.pages import ACTIVE, forms_of, words
from tests.ui.payloads import PAYLOADS
from ui.conversation import Exchange, Stage
from ui.personal.history_page import (
    PER_PAGE,
    Listed,
    asked_again,
    confirm_all_body,
    confirm_one_body,
    conversation_body,
    history_body,
    told,
)
from ui.personal.texts import ENGLISH, GERMAN

NOON = datetime.datetime(2026, 3, 2, 12).astimezone()
ENTRY = Entry("c" * 22, "Wann öffnet das Freibad?", NOON, 3)
PAST = Past("Wann öffnet das Freibad?", NOON, ANSWERED, 2)
EXCHANGE = Exchange("Wann öffnet das Freibad?", Stage.DONE, ANSWERED, 2, answer_id="a" * 22)


def test_the_list_says_until_when_and_who_can_read_it() -> None:
    page = history_body(Listed([ENTRY], 30, True), GERMAN)
    text = words(page)
    assert "Jedes wird 30 Tage nach seiner letzten Frage gelöscht." in text
    assert "12:00 Uhr · 3 Fragen · aufbewahrt bis 01.04.2026" in text
    for said in ("Nur Sie, mit diesem Browser", "allein ein Cookie", "Ist der Cookie weg, ist der Verlauf verloren"):
        assert said in text
    assert f'href="/verlauf/{ENTRY.id}"' in page and f'href="/verlauf/{ENTRY.id}/loeschen"' in page
    assert 'aria-label="Gespräch löschen: Wann öffnet das Freibad?"' in page
    assert forms_of(page) == ["/verlauf/schalten"] and 'value="aus"' in page
    assert "/verlauf/export.json" in page and "/verlauf/export.txt" in page and 'href="/verlauf/loeschen"' in page


def test_days_have_a_heading_each() -> None:
    entries = [replace(ENTRY, id=str(hour), changed_at=NOON - datetime.timedelta(hours=hour)) for hour in (0, 1, 24)]
    page = history_body(Listed(entries, 30, True), GERMAN)
    assert [page.count(f"<h2>{day}</h2>") for day in ("02.03.2026", "01.03.2026")] == [1, 1]


def test_a_long_list_has_pages() -> None:
    entries = [replace(ENTRY, id=str(number)) for number in range(2 * PER_PAGE + 1)]
    for page, ways in ((1, ["seite=2"]), (2, ["seite=1", "seite=3"]), (3, ["seite=2"])):
        body = history_body(Listed(entries, 30, True, page), GERMAN)
        assert [way for way in ("seite=1", "seite=2", "seite=3") if f"/verlauf?{way}" in body] == ways


def test_an_empty_list_says_how_it_fills() -> None:
    page = history_body(Listed([], 30, True), GERMAN)
    assert "Noch ist kein Gespräch aufbewahrt" in words(page)
    assert "/verlauf/loeschen" not in page


def test_switched_off_it_offers_to_switch_on() -> None:
    page = history_body(Listed([ENTRY], 30, False), GERMAN)
    assert "Der Verlauf ist ausgeschaltet" in words(page) and 'value="an"' in page
    assert "steht danach hier" not in words(history_body(Listed([], 30, False), GERMAN))
    assert ENTRY.title in words(page), "what is there stays"


def test_a_house_without_history_says_so() -> None:
    page = history_body(Listed([], 0, False), ENGLISH)
    assert words(page).startswith("History No history is kept in this house.")
    assert "form" not in page and "export" not in page


def test_what_was_done_is_read_out() -> None:
    assert told("geloescht", GERMAN) == ('<p class="hinweis getan" role="status">Das Gespräch ist gelöscht.</p>')
    assert told("<script>", GERMAN) == ""


def test_a_conversation_shows_its_answers_and_what_can_be_done() -> None:
    page = conversation_body(ENTRY, [(PAST, EXCHANGE)], 30, GERMAN)
    text = words(page)
    assert "Gespräch vom 02.03.2026, 12:00 Uhr 3 Fragen, aufbewahrt bis 01.04.2026" in text
    assert "Das Freibad öffnet im Mai." in text and "Fundstellen" in text
    assert forms_of(page) == [f"/verlauf/{ENTRY.id}/fortsetzen"]
    assert f'href="/antwort/{EXCHANGE.answer_id}"' in page


@pytest.mark.parametrize(("missing", "said"), [(WITHDRAWN, "nicht mehr einsehbar"), (UNREADABLE, "früheren Version")])
def test_an_answer_that_cannot_be_shown_says_why(missing: str, said: str) -> None:
    page = conversation_body(ENTRY, [(Past("Und jetzt?", NOON, None, 0, False, missing), None)], 30, GERMAN)
    assert said in words(page) and "Freibad" not in words(page)
    assert 'href="/#frage=Und%20jetzt%3F"' in page
    assert forms_of(page) == [], "there is nothing to go on with"


def test_a_question_that_is_lost_offers_nothing() -> None:
    page = conversation_body(ENTRY, [(Past("", NOON, None, 0, False, UNREADABLE), None)], 30, GERMAN)
    assert "(nicht mehr lesbar)" in words(page) and "#frage" not in page


def test_deleting_asks_first() -> None:
    page = confirm_one_body(ENTRY, GERMAN)
    assert "3 Fragen" in words(page) and "Das lässt sich nicht rückgängig machen." in words(page)
    assert forms_of(page) == [f"/verlauf/{ENTRY.id}/loeschen"]
    page = confirm_all_body(2, GERMAN)
    assert "Ihr ganzer Verlauf: 2 Gespräche." in words(page) and forms_of(page) == ["/verlauf/loeschen"]
    assert 'href="/verlauf"' in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_asked_is_shown_and_never_run(payload: str) -> None:
    entry = replace(ENTRY, title=payload)
    withdrawn = Past(payload, NOON, None, 0, False, WITHDRAWN)
    pages = [
        history_body(Listed([entry], 30, True), GERMAN),
        conversation_body(entry, [(withdrawn, None)], 30, GERMAN),
        conversation_body(entry, [(PAST, replace(EXCHANGE, question=payload))], 30, GERMAN),
        confirm_one_body(entry, GERMAN),
    ]
    for page in pages:
        assert not ACTIVE.search(page)
    assert asked_again("a", payload).startswith("/#frage=a&vorgang=")
    address = asked_again(payload)
    assert address.startswith("/#frage=") and not set(address[8:]) & set("<>\"' &#?/")
