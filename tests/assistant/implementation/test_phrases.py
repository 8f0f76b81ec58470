"""Phrases are of use in any city: none names a place, a paper or a matter, and none runs away on long text."""

from __future__ import annotations

import re
import time

import pytest

from assistant.implementation import phrases

PATTERNS = {name: value for name, value in vars(phrases).items() if isinstance(value, re.Pattern)}


def test_no_phrase_names_a_place_or_a_paper() -> None:
    named = re.compile(r"Dresden|Karlsruhe|Leipzig|Sozialamt|Jugendamt|[A-Z]{1,3}\d{4}/\d{2}", re.I)
    assert [name for name, value in PATTERNS.items() if named.search(value.pattern)] == []


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_phrase_is_quick_on_text_without_end(name: str) -> None:
    text = "Die Verwaltung wird die Prüfung der nicht umgesetzten Maßnahmen und " * 60
    begun = time.perf_counter()
    PATTERNS[name].search(text)
    assert time.perf_counter() - begun < 1.0


@pytest.mark.parametrize(
    ("wording", "asks"),
    [
        ("1. Die Verwaltung legt dar, wie viele Plätze fehlen.", True),
        ("2. Die Stadt richtet eine Anlaufstelle ein.", False),
    ],
)
def test_what_only_wants_to_be_told(wording: str, asks: bool) -> None:
    assert bool(phrases.WANTS_REPORT.search(wording)) is asks


@pytest.mark.parametrize(
    ("wording", "asks"),
    [("3. Wie viele Plätze fehlen?", True), ("3. Die Stadt baut Plätze. Wie, ist ihr überlassen.", False)],
)
def test_a_question_instead_of_a_task(wording: str, asks: bool) -> None:
    assert bool(phrases.QUESTION.search(wording)) is asks
