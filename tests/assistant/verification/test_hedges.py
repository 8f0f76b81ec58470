from __future__ import annotations

import pytest

from assistant.verification.hedges import Hedge, hedges, keeps, must_keep


@pytest.mark.parametrize(
    ("clause", "hedge"),
    [
        ("Nach Ansicht der Verwaltung reicht das.", Hedge.VIEW),
        ("Das Amt geht davon aus, dass es reicht.", Hedge.LIKELY),
        ("Der Bau beginnt voraussichtlich 2024.", Hedge.LIKELY),
        ("Grundsätzlich ist das erlaubt.", Hedge.RULE),
        ("Das gilt, sofern Mittel da sind.", Hedge.CONDITION),
        ("Das gilt derzeit.", Hedge.FOR_NOW),
        ("Nur Schulen sind gemeint.", Hedge.ONLY),
        ("Das ist teilweise so.", Hedge.PARTLY),
    ],
)
def test_hedges(clause: str, hedge: Hedge) -> None:
    assert hedge in hedges(clause)
    assert hedge in must_keep(clause)


def test_a_plain_sentence_has_none() -> None:
    assert not hedges("Die Brücke liegt am Fluss.")


def test_what_keeps_a_hedge() -> None:
    assert keeps("nach Auffassung des Amtes", Hedge.VIEW) and keeps(
        "Sollten Anträge kommen, wird geprüft", Hedge.CONDITION
    )
    assert not keeps("es reicht aus", Hedge.VIEW)
