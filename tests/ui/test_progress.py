"""A state in a few words: what, according to whom, as of when; and the way to the words."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from assistant.implementation.state import Progress
from tests.ui.implementation.made_points import DONE, HIDDEN, SERIES, UNREPORTED
from tests.ui.pages import words
from tests.ui.two_languages import assert_two_languages
from ui.progress import ENGLISH, GERMAN, badge, class_of, next_report, point_anchor, said, state_line, state_of, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert set(GERMAN.states) == set(ENGLISH.states) == set(Progress)
    assert [texts(code).language for code in ("de", "en", "xx")] == ["de", "en", "de"]


def test_a_state_is_always_somebodys_word_of_a_day() -> None:
    line = state_line(DONE, GERMAN, "stand-1")
    assert words(line) == "umgesetzt laut Sozialamt, Stand 03.11.2016" and 'id="stand-1"' in line
    assert f'href="/stelle/{DONE.reports[0].passage.document_id}/' in line
    assert words(state_line(DONE, ENGLISH)) == "implemented according to Sozialamt, as of 03 November 2016"
    bare = replace(DONE.reports[0], office=None, date=None)
    assert words(said(bare, GERMAN)) == "laut Schreiben ohne Absender, Datum nicht lesbar"
    assert state_line(UNREPORTED, GERMAN) == "" and state_of(UNREPORTED) is None


def test_for_whom_it_holds_and_what_is_not_public_are_said() -> None:
    report = replace(DONE.reports[0], progress=Progress.NOT_RESPONSIBLE, holds_for="das Jugendamt")
    assert words(said(report, GERMAN)).endswith("Stand 03.11.2016 gilt für: das Jugendamt")
    assert words(state_line(HIDDEN, GERMAN)).endswith("nichtöffentlich")


def test_the_next_report_is_announced_or_overdue() -> None:
    assert words(next_report(SERIES, GERMAN)) == "Bericht überfällig seit 31.03.2018"
    later = replace(SERIES, overdue=False, next_report=datetime.date(2030, 1, 1))
    assert words(next_report(later, GERMAN)) == "nächster Bericht angekündigt für den 01.01.2030"
    assert next_report(DONE, GERMAN) == ""
    assert words(state_line(SERIES, GERMAN)).endswith("Bericht überfällig seit 31.03.2018")


def test_every_state_has_a_class_of_its_own() -> None:
    classes = [class_of(state) for state in (*Progress, None)]
    assert len(set(classes)) == len(classes) and all(re.fullmatch(r"[a-z-]+", one) for one in classes)
    assert words(badge(None, GERMAN)) == "kein Bericht gefunden"


def test_only_a_plain_number_is_an_anchor() -> None:
    assert [point_anchor(number) for number in ("2a", None, "1, 2", "x y")] == ["stand-2a", "", "", ""]
