"""Remembered things as a page."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.filters import Filter
from assistant.model import Turn
from assistant.personal.remembered import FollowedVorgang, SavedQuestion
from tests.ui.pages import ACTIVE, forms_of, words
from tests.ui.payloads import PAYLOADS
from ui.personal.news import FAILED, STARTING, Novelty, QuestionNews, VorgangNews
from ui.personal.remembered_page import remembered_body, vorgang_address
from ui.personal.texts import ENGLISH, GERMAN

NOON = datetime.datetime(2026, 3, 2, 12).astimezone()
LETTER = Novelty("Antwort auf AF1/22 vom 02.03.2026", "/brief/0123456789abcdef", NOON)
VORGANG = VorgangNews(FollowedVorgang(1, "AF1/22", NOON), "Freibad", True, ())
QUESTION = QuestionNews(SavedQuestion(2, "Wann öffnet das Freibad?", (), None, "de", NOON), ())


def test_news_come_first_and_say_since_when() -> None:
    vorgang, question = replace(VORGANG, novelties=(LETTER,)), replace(QUESTION, novelties=(LETTER,))
    page = remembered_body([vorgang], [question], NOON - datetime.timedelta(days=3), "", GERMAN)
    text = words(page)
    assert "Neu seit dem letzten Besuch am 27.02.2026, 12:00 Uhr AF1/22: Freibad" in text
    assert text.count("Antwort auf AF1/22 vom 02.03.2026 eingegangen am 02.03.2026") == 2
    assert text.index("Neu seit") < text.index("Gemerkte Fragen")
    assert 'href="/brief/0123456789abcdef"' in page and 'href="/vorgang/AF1/22"' in page


def test_nothing_new_is_said_relative_to_what_can_be_seen() -> None:
    page = remembered_body([VORGANG], [QUESTION], NOON, "", GERMAN)
    nothing = "Seit Ihrem letzten Besuch am 02.03.2026, 12:00 Uhr ist in den hier einsehbaren Unterlagen nichts"
    assert nothing in words(page)
    assert "Ab jetzt steht hier" in words(remembered_body([VORGANG], [], None, "", GERMAN))


def test_without_anything_it_says_how_to_begin() -> None:
    page = remembered_body([], [], None, "", ENGLISH)
    text = words(page)
    assert "You are not following any matter yet." in text and "You have not remembered any question yet." in text
    assert "new" not in text.lower().replace("newly", ""), "no news of nothing"
    assert forms_of(page) == ["/gemerkt/vorgang"]


def test_each_thing_can_be_opened_and_removed() -> None:
    page = remembered_body([VORGANG], [QUESTION], None, "", GERMAN)
    assert forms_of(page) == ["/gemerkt/1/loeschen", "/gemerkt/vorgang", "/gemerkt/2/loeschen"]
    assert 'href="/#frage=Wann%20%C3%B6ffnet%20das%20Freibad%3F"' in page
    assert 'aria-label="Entfernen: AF1/22"' in page


def test_what_a_question_leans_on_and_is_restricted_to_stands_with_it() -> None:
    saved = replace(
        QUESTION.saved,
        before=(Turn("user", "Was ist mit P1?"), Turn("assistant", "…")),
        within=Filter(office="Sozialamt"),
    )
    text = words(remembered_body([], [replace(QUESTION, saved=saved)], None, "", GERMAN))
    assert "nach der Frage: Was ist mit P1? · eingegrenzt auf Amt „Sozialamt“" in text


def test_a_vorgang_of_which_nothing_may_be_seen_looks_like_one_that_is_not_there() -> None:
    text = words(remembered_body([replace(VORGANG, subject=None, is_seen=False)], [], None, "", GERMAN))
    assert "in den hier einsehbaren Unterlagen noch nichts dazu" in text


@pytest.mark.parametrize(
    ("why", "said"), [(STARTING, "Die Suche startet gerade."), (FAILED, "wegen einer Störung nicht")]
)
def test_what_was_not_looked_at_is_said(why: str, said: str) -> None:
    text = words(remembered_body([], [replace(QUESTION, unchecked=why)], NOON, "", GERMAN))
    assert said in text
    assert ("nichts Neues" in text) is (why == FAILED)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_remembered_is_shown_and_never_run(payload: str) -> None:
    new = (replace(LETTER, words=payload),)
    vorgang = VorgangNews(FollowedVorgang(1, payload, NOON), payload, True, new)
    question = QuestionNews(replace(QUESTION.saved, question=payload, within=Filter(office=payload)), new)
    assert not ACTIVE.search(remembered_body([vorgang], [question], NOON, payload, GERMAN))
    assert not set(vorgang_address(payload)) & set("<>\"' &#?")
