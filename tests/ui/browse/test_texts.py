"""What search and lists say, in both languages."""

from __future__ import annotations

import datetime

from assistant.model import Scope
from tests.ui.two_languages import assert_two_languages
from ui.browse.texts import ENGLISH, GERMAN, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)


def test_what_was_looked_through_is_said_with_number_and_day() -> None:
    scope = Scope(2, datetime.date(2022, 9, 14))
    assert GERMAN.looked_through(scope) == "In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022)"
    assert GERMAN.looked_through(Scope(1, None)) == "In den hier einsehbaren Unterlagen (1 Schreiben)"
    assert GERMAN.looked_through(scope, 1).endswith("(2 Schreiben, Stand 14.09.2022; 1 nach dieser Auswahl)")
    assert "as of 14 September 2022" in ENGLISH.looked_through(scope)


def test_german_is_what_is_not_english() -> None:
    assert [texts(code).language for code in ("de", "en", "xx")] == ["de", "en", "de"]
