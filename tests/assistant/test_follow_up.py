"""Whether a question needs what was said before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.follow_up import depends

BEFORE = "Wann wird das Freibad im Norden saniert? Ab Herbst; ein Teil ist abgesperrt."


@pytest.mark.parametrize(
    "question",
    [
        "Und im Süden?",
        "Und in 2020?",
        "Wie sieht es im Hallenbad aus?",
        "Was kostet das?",
        "Wie lange dauert es?",
        "Gibt es dafür Geld vom Land?",
        "Wie steht es damit?",
        "Wie steht es mit den Kosten?",
        "Was passiert dabei mit den Beschäftigten?",
        "Wer arbeitet dort?",
        "Wie viele Bücher sind denn da drin?",
        "Wer hat den verabschiedet?",
        "Wie viele dürfen die pro Firma aufstellen?",
        "Muss der Besitzer das zahlen?",
        "Darf sie von Gesetzen abweichen?",
        "Was müsste man für eine neue rechnen?",
        "Was würde stattdessen gebaut?",
        "Wer zahlt die Dinger?",
        "Was hat die Absperrung gekostet?",
        "Was bringt diese Runde?",
        "Warum?",
        "Wie hoch sind die Kosten?",
        "And through the programme?",
        "Did anyone sue over that in 2023?",
        "How many towns belong to it?",
        "What about the second one?",
    ],
)
def test_follow_up_needs_what_was_said(question: str) -> None:
    assert depends(question, BEFORE)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Kitas gibt es in Durlach?",
        "Wer leitet die Ausländerbehörde?",
        "Warum ist die Hundesteuer so hoch?",
        "Was sagt das Amt dazu, dass Radwege fehlen?",
        "Welches Büro bekam die Planung und was kriegt es dafür?",
        "Ettlinger Straße: warum darf man dort nicht parken?",
        "Wie geht es mit dem Stadion weiter?",
        "Wie steht es um die Radwege an der Albertstraße?",
        "Können Sie mir den Haushaltsplan zeigen?",
        "Is it allowed to swim in the Rhine?",
        "How many trees did the city plant in 2020?",
        "Hallo",
        "Danke!",
    ],
)
def test_question_of_its_own_needs_nothing(question: str) -> None:
    assert not depends(question, BEFORE)


def test_noun_is_known_only_where_it_was_spoken_of() -> None:
    assert not depends("Was hat die Absperrung gekostet?", "Wie hoch ist die Hundesteuer?")


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_question_is_judged(question: str, before: str) -> None:
    assert depends(question, before) in (True, False)
