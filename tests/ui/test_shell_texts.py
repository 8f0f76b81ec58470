"""The frame's sentences: complete in both languages."""

from __future__ import annotations

from tests.ui.two_languages import assert_two_languages
from ui.shell_texts import ENGLISH, GERMAN, texts


def test_both_languages_say_everything() -> None:
    assert_two_languages(GERMAN, ENGLISH)


def test_german_is_what_is_not_english() -> None:
    assert [texts(code).language for code in ("de", "en", "xx", "")] == ["de", "en", "de", "de"]
