"""Whether a fact stands in a text."""

from __future__ import annotations

import pytest

from eval.facts import holds_fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Es waren 1.762 Plätze.", "1762"),
        ("Es waren 1762 Plätze.", "1.762"),
        ("100 000 Euro", "100.000 Euro"),
        ("Der Stadtrat", "stadtrat"),
        ("§ 28 Abs. 6 SächsGemO", "§28 Abs.6"),
        ("Akt euren", "Akteuren"),
        ("am 14.09.2022", "14. SEP. 2022|14.09.2022"),
        ("18,05 Prozent", "18,05"),
        ("Frage 1 und 2", "1"),
        ("im Jahr 2022 86 Personen", "86"),
        ("7.703, 86", "7.703"),
    ],
)
def test_it_stands(text: str, fact: str) -> None:
    assert holds_fact(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("21762 Plätze", "1762"),
        ("17.620 Plätze", "1.762"),
        ("18,05 Prozent", "18,5"),
        ("am 14.09.2022", "14.10.2022|15.09.2022"),
        ("der Rat", "die Räte"),
        ("", "ja"),
        ("nichts", ""),
    ],
)
def test_it_does_not_stand(text: str, fact: str) -> None:
    assert not holds_fact(text, fact)
