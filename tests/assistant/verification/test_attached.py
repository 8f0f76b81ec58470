from __future__ import annotations

import pytest

from assistant.verification.attached import flaws, signs
from assistant.verification.facts import facts
from assistant.verification.verdict import Flaw
from tests.assistant.verification.made_evidence import shown


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Es berieten sieben Lotsinnen.", "Es berieten fünf Lotsinnen und sieben Mitarbeiter."),
        ("Der Bau kostet 700.000 Euro pro Jahr.", "Für den Bau werden 700.000 Euro benannt."),
    ],
)
def test_a_number_of_something_else(sentence: str, text: str) -> None:
    assert Flaw.UNIT in set(flaws(sentence, facts(sentence), shown(text)))


def test_the_same_rate_in_other_words() -> None:
    sentence = "Das kostet 100 Euro jährlich."
    assert not list(flaws(sentence, facts(sentence), shown("Das kostet 100 Euro pro Jahr.")))


def test_dates_exchanged() -> None:
    text = "Der Bescheid erging am 26. Juni 2019; die Fördersumme wurde am 2. September 2019 überwiesen."
    sentence = "Die Fördersumme wurde am 26. Juni 2019 überwiesen."
    assert signs(sentence, facts(sentence), shown(text))["swapped_date"] > 0.5


@pytest.mark.parametrize(
    ("sentence", "text", "is_flaw"),
    [
        ("Die jährliche Zulage beträgt 70 Euro.", "Im Schuljahr gibt es eine monatliche Zulage von 70 Euro.", True),
        ("Die monatliche Zulage beträgt 70 Euro.", "Im Schuljahr gibt es eine Zulage von 70 Euro pro Monat.", False),
        (
            "Daneben gibt es 100 eingestreute Plätze.",
            "Es gibt 48 Plätze und 100 eingestreute Kurzzeitpflegeplätze.",
            False,
        ),
    ],
)
def test_what_a_number_is_of(sentence: str, text: str, is_flaw: bool) -> None:
    assert (Flaw.UNIT in set(flaws(sentence, facts(sentence), shown(text)))) is is_flaw
