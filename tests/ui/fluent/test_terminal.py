"""A version in the terminal: marked, before the excerpts, with what was removed."""

from __future__ import annotations

import pytest

from tests.ui.made_fluent import FURTHER, WITHDRAWN, WRITTEN
from ui.commands import plain
from ui.fluent.terminal import further, rows
from ui.fluent.texts import GERMAN


def told(language: str = "de", version: object = WRITTEN) -> list[str]:
    return [row.text for row in rows(plain(version), language)]


@pytest.mark.promise(26)
def test_a_version_is_marked_and_followed_by_the_heading_of_the_excerpts() -> None:
    said = told()
    assert said[0] == f"KI | {GERMAN.heading}" and said[-1] == "Wörtliche Auszüge:"
    assert "Sie schreibt: „Es hat zwei Becken.“ [1][2] (teilweise belegt, „…“ wörtlich)" in said
    assert "belegt: 1 Satz · teilweise belegt: 1 Satz · Modell: muster-7b" in said


def test_of_a_withdrawn_one_only_the_reason_is_told() -> None:
    said = told(version=WITHDRAWN)
    assert said[0] == f"KI | {GERMAN.none}" and not any("Becken" in row for row in said)
    assert any(row.startswith("Zurückgezogen") for row in said)


def test_it_speaks_english() -> None:
    assert told("en")[0].startswith("AI | Worded by a language model")


def test_further_places_are_those_that_the_answer_lacks() -> None:
    assert [one["document_id"] for one in further(plain(WRITTEN), [{"marker": 1}])] == [FURTHER.document_id]
