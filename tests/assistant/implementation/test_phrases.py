"""Phrases are of use in any city: none names a place, a paper or a matter, and none runs away on long text."""

from __future__ import annotations

import re
import time

import pytest

from assistant.implementation import asked, phrases, verdicts

PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (phrases, asked, verdicts)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


def test_no_phrase_names_a_place_or_a_paper() -> None:
    named = re.compile(r"Dresden|Karlsruhe|Leipzig|Sozialamt|Jugendamt|[A-Z]{1,3}\d{4}/\d{2}", re.I)
    assert [name for name, value in PATTERNS.items() if named.search(value.pattern)] == []


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_phrase_is_quick_on_text_without_end(name: str) -> None:
    text = "Die Verwaltung wird die Prüfung der nicht umgesetzten Maßnahmen und " * 60
    begun = time.perf_counter()
    PATTERNS[name].search(text)
    assert time.perf_counter() - begun < 1.0
