from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from assistant.verification.numbers import Quantity, quantities


def only(text: str, english: bool = False) -> Quantity:
    (one,) = quantities(text, english=english)
    return one


@pytest.mark.parametrize("text", ["12.000 Euro", "12 000 EUR", "12 Tsd. Euro", "EUR 12.000", "12.000,00 €"])
def test_one_amount_in_many_forms(text: str) -> None:
    assert (only(text).value, only(text).unit) == (Decimal(12000), "EUR")


def test_english_numbers() -> None:
    assert only("1,500 people", english=True).value == 1500
    assert only("1.5 million euros", english=True).value == 1500000
    assert [one.value for one in quantities("about €2 to 3 million", english=True)] == [2000000, 3000000]


def test_number_words_and_kinds() -> None:
    assert (only("zwölf Wohnungen").value, only("zwölf Wohnungen").counted) == (Decimal(12), "Wohnungen")
    assert only("eine dreizügige Schule").unit == only("2-zügig").unit != ""
    assert only("Der Betrag verdreifachte sich.").value == 3


@pytest.mark.parametrize(
    ("said", "printed", "follows"),
    [
        ("rund 12 Tsd. Euro", "11.805 Euro", True),
        ("12 Tsd. Euro", "11.805 Euro", False),
        ("knapp 12.000 Euro", "11.805 Euro", True),
        ("gut 12.000 Euro", "11.805 Euro", False),
        ("rund 13.000 Euro", "11.805 Euro", False),
    ],
)
def test_rounding_is_said(said: str, printed: str, follows: bool) -> None:
    assert only(said).value_follows(only(printed)) is follows


@pytest.mark.parametrize(
    ("said", "printed", "follows"),
    [
        ("500 Plätze", "rund 500 Plätze", False),
        ("etwa 500 Plätze", "rund 500 Plätze", True),
        ("50 Plätze", "bis zu 50 Plätze", False),
        ("mindestens 50 Plätze", "bis zu 50 Plätze", False),
    ],
)
def test_what_is_rough_stays_rough(said: str, printed: str, follows: bool) -> None:
    assert only(said).exactness_follows(only(printed)) is follows


def test_a_german_am_is_no_time_of_day() -> None:
    assert next(one.unit for one in quantities("Dezernat 5 am 31. Mai")) == ""
    assert [one.unit for one in quantities("The office opens at 8 am.", english=True)] == ["h:"]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("0,6 m", "60 cm"),
        ("2 Jahre", "24 Monate"),
        ("sechs Monate", "ein halbes Jahr"),
        ("eine halbe Milliarde Euro", "500 Millionen Euro"),
        ("zwölf Jahre", "zwölfjährige"),
        ("23:00 Uhr", "23 Uhr"),
        ("7:30 Uhr", "7.30 Uhr"),
    ],
)
def test_one_measure_in_two_units(said: str, printed: str) -> None:
    assert only(said).value_follows(only(printed))
    assert only(said).measure == only(printed).measure


def test_both_ends_of_a_span_have_its_unit_and_scale() -> None:
    assert [(one.value, one.unit) for one in quantities("5.-6.000 Euro")] == [
        (Decimal(5000), "EUR"),
        (Decimal(6000), "EUR"),
    ]
    assert {one.unit for one in quantities("von 52 auf 34 Prozent")} == {"%"}


def test_a_preposition_is_no_limit() -> None:
    assert only("unter 40 städtischen Dienststellen").exactness == ""
    assert only("unter 40 Euro").exactness == "under"
    assert only("über 12 Jahre").exactness_follows(only("12 Jahre"))
    assert only("auf 300.000 Euro beschränkt").exactness == "most"
    assert quantities("Beides ist falsch.") == []


def test_an_english_amount_in_a_german_letter_is_read() -> None:
    assert only("1,234.56 Euro").value == only("1.234,56 Euro").value == Decimal("1234.56")
    assert only("1,234,567.8 Euro").value == Decimal("1234567.8")


def test_whatever_looks_like_a_number_is_read() -> None:
    chance = Random(9)
    for _ in range(5_000):
        text = "".join(chance.choice("0123459.,:' -\u00a0") for _ in range(chance.randint(1, 14)))
        for english in (False, True):
            quantities(f"rund {text} Euro bis 12:30 Uhr", english=english)
