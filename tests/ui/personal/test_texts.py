"""The sentences of the personal pages, in both languages."""

from __future__ import annotations

import datetime

from tests.ui.two_languages import assert_two_languages
from ui.personal.texts import ENGLISH, GERMAN, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert (texts("de"), texts("en"), texts("xx")) == (GERMAN, ENGLISH, GERMAN)


def test_numbers_are_counted_in_words() -> None:
    assert (GERMAN.days_counted(1), GERMAN.days_counted(30)) == ("1 Tag", "30 Tage")
    assert (GERMAN.questions_counted(1), ENGLISH.questions_counted(2)) == ("1 Frage", "2 questions")
    assert (GERMAN.conversations_counted(1), GERMAN.conversations_counted(0)) == ("1 Gespräch", "0 Gespräche")


def test_moments_are_those_of_the_house() -> None:
    moment = datetime.datetime(2026, 3, 2, 12, 5).astimezone()
    abroad = moment.astimezone(datetime.timezone(datetime.timedelta(hours=9)))
    assert GERMAN.moment(abroad) == "02.03.2026, 12:05 Uhr"
    assert (GERMAN.date(abroad), GERMAN.time(abroad), ENGLISH.date(abroad)) == ("02.03.2026", "12:05", "02 March 2026")
