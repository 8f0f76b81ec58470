"""What a point asks for: to be told something, an answer, something done once, or something done for good."""

from __future__ import annotations

import pytest

from assistant.implementation import asked


@pytest.mark.parametrize(
    ("wording", "asks"),
    [
        ("1. Die Verwaltung legt dar, wie viele Plätze fehlen.", True),
        ("1. Die Verwaltung zeigt auf, welche Angebote es gibt.", True),
        ("1. Die Verwaltung berichtet, warum der Bau später beginnt.", True),
        ("1. Wir bitten um eine Einschätzung, ob das sinnvoll ist.", True),
        ("2. Klären der Ursachen für den Anstieg.", True),
        ("2. Die Stadt richtet eine Anlaufstelle ein.", False),
        ("2. Ein Konzept ist zu erarbeiten, um Handlungsoptionen aufzuzeigen.", False),
    ],
)
def test_what_only_wants_to_be_told(wording: str, asks: bool) -> None:
    assert bool(asked.WANTS_REPORT.search(wording)) is asks


@pytest.mark.parametrize(
    ("wording", "asks"),
    [("3. Wie viele Plätze fehlen?", True), ("3. Die Stadt baut Plätze. Wie, ist ihr überlassen.", False)],
)
def test_a_question_instead_of_a_task(wording: str, asks: bool) -> None:
    assert bool(asked.QUESTION.search(wording)) is asks


def test_what_is_told_later_and_what_cannot_be_told() -> None:
    assert asked.TOLD_LATER.search("Die Ergebnisse werden im Ausschuss vorgestellt.")
    assert not asked.TOLD_LATER.search("Die Ergebnisse stehen in der Anlage.")
    assert asked.NOT_TOLD.search("Dazu sind keine Angaben möglich.")
    assert asked.NOT_TOLD.search("Wie viele es sind, ist nicht bekannt.")
    assert not asked.NOT_TOLD.search("Es sind 40 Plätze.")


def test_what_is_not_said_of_the_matter() -> None:
    assert asked.ABOUT_THE_LETTER.search("Die Beantwortung des Antrags erfolgt zusammengefasst:")
    assert asked.ASIDE_FROM_IT.search("Erläuterungen zu den finanziellen Auswirkungen")
    assert not asked.ASIDE_FROM_IT.search("Erläuterungen")
