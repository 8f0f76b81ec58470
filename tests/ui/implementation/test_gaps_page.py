"""The gaps on a page: each with the words that it is about; what only refers, with what it leads to."""

from __future__ import annotations

import re

import pytest

from assistant.gap_survey import gap_survey
from assistant.letters import scope_of
from ingest.archive.archive import Archive
from tests.assistant.test_gap_survey import answers
from tests.ingest.made_letters import PUBLIC
from tests.ingest.made_vorgang import SERIES, put
from tests.ui.pages import words
from tests.ui.payloads import PAYLOADS
from ui.browse.wanted import Wanted
from ui.implementation.gaps_page import gaps_body, kind_of
from ui.implementation.texts import ENGLISH, GERMAN, POINTS, QUESTIONS, REFERRING, ImplementationTexts


def page(archive: Archive, kind: str, texts: ImplementationTexts = GERMAN, vorgang: str = "", seite: int = 1) -> str:
    wanted = Wanted(art=(kind,), vorgang=vorgang, seite=seite)
    return gaps_body(gap_survey(archive, PUBLIC, vorgang or None), scope_of(archive, PUBLIC), wanted, texts)


def test_each_kind_is_counted_and_one_is_shown(archive: Archive) -> None:
    put(archive, [*SERIES, answers("Gut.", "")])
    shown = page(archive, POINTS)
    ways = ("Fragen ohne Antwort (1)", "Punkte ohne Bericht (1)", "Antworten, die nur verweisen (2)")
    assert all(way in words(shown) for way in ways)
    assert "Beschluss 19.11.2015 A0093/15, Punkt 3 Ein Beispiel 3. unter Bezugnahme" in words(shown)
    assert 'href="/umsetzung/luecken?art=punkte" aria-current="true"' in shown
    assert "AF1/22, Frage 2 Ein Beispiel 2. Wie steht es um Sache 2?" in words(page(archive, QUESTIONS))
    assert kind_of(Wanted(art=("unsinn",))) == QUESTIONS


def test_a_mere_reference_shows_what_it_leads_to(archive: Archive) -> None:
    put(archive, SERIES)
    shown = words(page(archive, REFERRING))
    assert "Gefragt war: 2. Wie geht es weiter? Siehe Antwort zu 1. AF0007/18" in shown
    assert "Der Verweis führt zu: Im Oktober." in shown
    assert "Beschlossen war: 2. a) ein Konzept zu erarbeiten" in shown
    put(archive, [answers("Siehe Antwort zu 3 der Anfrage AF2013/13.", reference="AF9/22")])
    assert "Wohin der Verweis führt, ist hier nicht einsehbar." in words(page(archive, REFERRING, vorgang="AF9/22"))


def test_nothing_missing_is_said_of_what_can_be_seen(archive: Archive) -> None:
    put(archive, [answers("Gut.")])
    for kind in (QUESTIONS, POINTS, REFERRING):
        assert "In den hier einsehbaren Unterlagen (1 Schreiben, Stand 01.01.2022)" in words(page(archive, kind))
    assert "an answer was found to every question" in words(page(archive, QUESTIONS, ENGLISH))


def test_many_gaps_stand_on_several_pages(archive: Archive) -> None:
    put(archive, [answers(*[""] * 30)])
    assert page(archive, QUESTIONS).count('class="eintrag"') == 25 and "Seite 1 von 2" in words(
        page(archive, QUESTIONS)
    )
    assert page(archive, QUESTIONS, seite=9).count('class="eintrag"') == 5


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if "\ud800" not in one and one.strip()])
def test_words_of_letters_are_only_words(archive: Archive, payload: str) -> None:
    put(archive, [answers("Gut.", "", asked=payload)])
    shown = page(archive, QUESTIONS)
    known = "div|h1|h2|h3|p|nav|ul|ol|li|a|form|input|label|button|section|span|time|blockquote|details|summary"
    assert not re.search(rf"<(?!/?(?:{known})\b)", shown) and shown.count("<input") == 2
