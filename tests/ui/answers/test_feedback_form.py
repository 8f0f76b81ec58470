"""The form shows exactly what will be stored, says that the question is, and chooses nothing for its reader."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from assistant.model import Answer, Turn
from tests.ui.made_answers import ANSWERED, NOT_FOUND
from ui.answers.feedback_form import already_body, form_body, thanks_body
from ui.answers.texts import ENGLISH, GERMAN
from ui.conversation import Exchange
from ui.markup import escaped
from ui.shelf import Shelved

DAY = datetime.date(2026, 11, 23)


def form(answer: Answer = ANSWERED, chosen: str = "", before: tuple[Turn, ...] = ()) -> str:
    shelved = Shelved(Exchange("Wann <b>öffnet</b> es?", answer=answer), before, datetime.datetime(2026, 11, 23))
    return form_body(shelved, "AID", chosen, DAY, GERMAN)


def test_all_that_is_stored_is_shown() -> None:
    shown = form()
    assert "Wann &lt;b&gt;öffnet&lt;/b&gt; es?" in shown
    for row in ANSWERED.text.splitlines():
        assert escaped(row) in shown
    assert escaped(ANSWERED.citations[0].label) in shown and "Das Freibad öff<span" in shown
    assert "23.11.2026" in shown and "(Deutsch)" in shown
    assert escaped(GERMAN.not_stored) in shown and escaped(GERMAN.feedback_intro) in shown


def test_the_verdicts_are_those_of_the_answer() -> None:
    assert re.findall(r'name="urteil" value="(\w+?)"', form().replace("&#95;", "_")) == [
        *("right", "incomplete", "wrong", "should_refuse")
    ]
    unanswered = form(NOT_FOUND).replace("&#95;", "_")
    assert re.findall(r'name="urteil" value="(\w+?)"', unanswered) == ["right", "should_answer"]
    assert GERMAN.stored_places not in unanswered


def test_only_what_was_pressed_is_chosen() -> None:
    assert " checked" not in form() and " checked" not in form(chosen="quatsch")
    assert form(chosen="right").count(" checked") == 1


def test_earlier_questions_are_off_by_default_and_shown() -> None:
    assert 'name="davor"' not in form()
    shown = form(before=(Turn("user", "Erste?"), Turn("assistant", "Ja."), Turn("user", "Zweite?")))
    assert 'type="checkbox" name="davor" value="ja"><span>Auch meine 2 Fragen' in shown
    assert "<li>Erste?</li><li>Zweite?</li>" in shown and "Ja." not in shown


def test_it_sends_nothing_but_verdict_reason_and_that_choice() -> None:
    names = re.findall(r' name="(\w+)"', form(before=(Turn("user", "Erste?"),)))
    assert set(names) == {"urteil", "grund", "davor"} and "hidden" not in form()


def test_what_follows_says_that_it_is_stored() -> None:
    assert "gespeichert" in thanks_body("AID", GERMAN) and "stored already" in already_body("AID", ENGLISH)


def test_an_english_answer_is_said_to_be_one() -> None:
    assert "(Englisch)" in form(replace(ANSWERED, language="en"))
