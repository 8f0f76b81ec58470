"""A question as the clause it takes for granted."""

from __future__ import annotations

import pytest

from assistant.premise_clause import clause


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Warum weigert sich der OB, Geflüchtete aufzunehmen?",
            "dass sich der OB weigert, Geflüchtete aufzunehmen",
        ),
        ("Warum lehnt der Stadtrat die Umgehung ab?", "dass der Stadtrat die Umgehung ablehnt"),
        ("Wieso hat die Stadt das Fest denn verboten?", "dass die Stadt das Fest verboten hat"),
        ("Seit wann ist das Bad geschlossen?", "dass das Bad geschlossen ist"),
        ("Warum ist der Weg immer noch zu?", "dass der Weg immer noch zu ist"),
        ("Warum gibt es hier kein Bad?", None),
        ("Warum gibt es kein Bad?", "dass es kein Bad gibt"),
        ("Warum darf man im Park nicht grillen?", "dass man im Park nicht grillen darf"),
        ("Wer hat den Weihnachtsmarkt verboten?", "dass jemand den Weihnachtsmarkt verboten hat"),
        ("Wie viele Leute sind im Park verletzt worden?", "dass Leute im Park verletzt worden sind"),
        ("Wie kommt es, dass die Stadt das Bad schließt?", "dass die Stadt das Bad schließt"),
        (
            "Warum wird die Schule nicht saniert, obwohl Geld da ist?",
            "dass die Schule nicht saniert wird, obwohl Geld da ist",
        ),
        ("Warum verschweigt das Amt, dass es so ist?", "dass das Amt verschweigt, dass es so ist"),
    ],
)
def test_verb_goes_to_the_end(question: str, expected: str | None) -> None:
    assert clause(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Warum hat man uns die Bänke weggenommen?",
        "Warum hat die Stadt das Bad, das so beliebt war, geschlossen?",
        "Wann wurde das Bad geschlossen und wer hat das entschieden?",
        "Wieso hat man die Fahrbahn gemacht und den Radweg nicht gleich mit?",
        "Warum müssen alle warten bis sie dürfen?",
        "Wieso gibts kein Bad?",
        "Bad: warum zu?",
        "Warum Sperrung?",
        "Warum?",
        "",
        "Wie viele Leute?",
        "Why did the council reject it?",
        "Wurde das Bad geschlossen?",
    ],
)
def test_what_cannot_be_turned_safely_is_left_alone(question: str) -> None:
    assert clause(question) is None
