"""The words of the pages of signing in: none is missing in either language."""

from __future__ import annotations

import re
from dataclasses import fields

from assistant.roles import Role
from ui.accounts.texts import ENGLISH, GERMAN, AccountTexts, texts


def test_every_text_is_there_in_both_languages_with_the_same_places() -> None:
    for field in fields(AccountTexts):
        german, english = getattr(GERMAN, field.name), getattr(ENGLISH, field.name)
        assert german and english
        if isinstance(german, str):
            assert re.findall(r"\{\w+\}", german) == re.findall(r"\{\w+\}", english), field.name


def test_every_role_has_a_name() -> None:
    assert set(GERMAN.roles) == set(ENGLISH.roles) == set(Role)


def test_what_is_not_english_is_german() -> None:
    assert texts("en") is ENGLISH and texts("de") is texts("fr") is GERMAN
