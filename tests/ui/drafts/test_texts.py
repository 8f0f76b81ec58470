"""The texts of drafts' pages, in both languages."""

from __future__ import annotations

from tests.ui.two_languages import assert_two_languages
from ui.drafts.texts import ENGLISH, GERMAN, texts


def test_both_languages_say_everything() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert texts("en") is ENGLISH and texts("de") is GERMAN and texts("fr") is GERMAN
