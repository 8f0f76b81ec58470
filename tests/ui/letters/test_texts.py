"""The letters' texts in both languages."""

from __future__ import annotations

from tests.ui.two_languages import assert_two_languages
from ui.letters.texts import ENGLISH, GERMAN, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert (texts("en"), texts("de"), texts("xx")) == (ENGLISH, GERMAN, GERMAN)
