"""Both languages say everything that can become of a version."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.language_model.fluent import Outcome
from assistant.verification.verdict import Badge, Flaw
from ui.fluent.texts import ENGLISH, GERMAN, FluentTexts, texts

BOTH = pytest.mark.parametrize("words", [GERMAN, ENGLISH], ids=["de", "en"])


@BOTH
def test_every_text_is_there(words: FluentTexts) -> None:
    for field in dataclasses.fields(words):
        value = getattr(words, field.name)
        assert all(value.values()) if isinstance(value, dict) else value, field.name
    assert (set(words.outcomes), set(words.badges), set(words.flaws)) == (set(Outcome), set(Badge), set(Flaw))
    assert texts(words.language) is words


def test_any_other_language_is_german() -> None:
    assert texts("fr") is GERMAN


@BOTH
def test_no_two_flaws_are_called_the_same(words: FluentTexts) -> None:
    assert len(set(words.flaws.values())) == len(Flaw)


def test_what_was_removed_is_counted_and_named() -> None:
    assert GERMAN.removed([]) == ""
    assert GERMAN.removed([Flaw.NUMBER]) == "1 Satz entfernt: Zahl steht nicht in der Fundstelle"
    assert GERMAN.removed([Flaw.NUMBER, Flaw.NUMBER]) == "2 Sätze entfernt: Zahl steht nicht in der Fundstelle"
    three = GERMAN.removed([Flaw.CONTENT, Flaw.NUMBER, Flaw.NUMBER])
    assert three.startswith("3 Sätze entfernt: Zahl steht nicht in der Fundstelle (2×); Aussage")
    assert ENGLISH.removed([Flaw.DATE]) == "1 sentence removed: the date is not in the source"


def test_what_is_carried_is_counted_by_badge() -> None:
    assert GERMAN.counted([Badge.FULL, Badge.PART, Badge.FULL]) == "belegt: 2 Sätze · teilweise belegt: 1 Satz"
    assert GERMAN.counted([]) == ""
