"""What speaks against a claim: each has its two sides."""

from __future__ import annotations

import pytest

from assistant.premise_contrary import COMING, DATE_OPEN, DONE_AFTER_ALL, NOT_COMING, QUALIFIERS


@pytest.mark.parametrize(
    ("name", "question", "agrees", "opposes"),
    [
        ("still", "Warum ist es immer noch zu?", "Es ist derzeit zu.", "Es ist wieder geöffnet."),
        ("for good", "Warum schließt es für immer?", "Es schließt endgültig.", "Es schließt vorübergehend."),
        ("only", "Warum gilt es nur montags?", "Es gilt nur montags.", "Es gilt an allen Tagen."),
        ("all", "Warum trifft es jeden?", "Es trifft jeden.", "Es geschieht vereinzelt."),
    ],
)
def test_qualifier_has_two_sides(name: str, question: str, agrees: str, opposes: str) -> None:
    (qualifier,) = [one for one in QUALIFIERS if one.name == name]
    assert qualifier.asked.search(question)
    assert qualifier.kept.search(agrees) and not qualifier.contrary.search(agrees)
    assert qualifier.contrary.search(opposes)


@pytest.mark.parametrize(
    ("question", "letter"),
    [
        ("Warum hat er keine Antwort bekommen?", "Er hat eine Antwort erhalten."),
        ("Warum wird der Verein nicht gefördert?", "Der Zuschuss wurde bewilligt."),
        ("Warum wurden Anwohner nicht informiert?", "Die Anwohner wurden angeschrieben."),
        ("Warum wurde das Dach nie repariert?", "Das Dach wurde im Mai erneuert."),
    ],
)
def test_what_is_missed_may_have_been_done(question: str, letter: str) -> None:
    assert any(asked.search(question) and done.search(letter) for asked, done in DONE_AFTER_ALL)


def test_what_will_not_come_is_told_from_an_open_date() -> None:
    assert COMING.search("Wann wird die Rutsche gebaut?") and not COMING.search("Wann war die Sitzung?")
    assert NOT_COMING.search("Es sind keine Toiletten geplant.") and NOT_COMING.search("Das ist nicht vorgesehen.")
    assert DATE_OPEN.search("Ein Termin ist noch offen.") and not DATE_OPEN.search("Das ist nicht vorgesehen.")
