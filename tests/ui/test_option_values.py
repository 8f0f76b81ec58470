"""What people type as values: kinds, days, restrictions; and what of it is none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from assistant.filters import Filter
from ingest.errors import BadInput
from ingest.model import LetterKind
from ui.arguments import parser
from ui.commands import plain
from ui.option_values import day, filter_of, letter_kind, named, restriction


def asked(*words: str) -> dict[str, Any]:
    return restriction(parser().parse_args(["ask", "Wann?", *words]))


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ([], {}),
        (["--von", "14.9.2022"], {"since": "2022-09-14"}),
        (["--von", "2021", "--bis", "2022"], {"since": "2021-01-01", "until": "2022-12-31"}),
        (["--bis", "2022-06-30"], {"until": "2022-06-30"}),
        (["--art", "Antwort, beschluss", "--art", "minutes"], {"kinds": ["answer_letter", "resolution", "minutes"]}),
        (["--amt", "Sozialamt", "--fraktion", "SPD"], {"office": "Sozialamt", "fraction": "SPD"}),
        (["--vorlage", "P0091/21", "--vorgang", "A1/22"], {"paper": "P0091/21", "vorgang": "A1/22"}),
    ],
)
def test_options_restrict(words: list[str], data: dict[str, Any]) -> None:
    assert asked(*words) == data


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--von", "gestern"], "ein Jahr wie 2022"),
        (["--bis", "31.02.2022"], "31.02.2022"),
        (["--bis", "0000"], "0000"),
        (["--von", ""], "Datum"),
        (["--art", "Gedicht"], "beschlusskontrolle, antwort"),
        (["--art", "antwort,"], "ist keine"),
    ],
)
def test_what_is_none_says_what_is(words: list[str], found: str) -> None:
    with pytest.raises(BadInput, match=found):
        asked(*words)


def test_a_filter_goes_through_plain_data_and_back() -> None:
    kinds = frozenset({LetterKind.MINUTES, LetterKind.ENQUIRY, LetterKind.MOTION})
    full = Filter(datetime.date(2021, 1, 1), datetime.date(2022, 6, 30), kinds, "Amt", "SPD", "A1/22", "A2/22")
    for one in (full, Filter(), Filter(office="Amt")):
        assert filter_of(plain(one)) == one
    assert plain(full)["kinds"] == ["enquiry", "minutes", "motion"], "in the same order each time"
    assert filter_of({}) == Filter()


@pytest.mark.parametrize(
    "data", [{"since": "gestern"}, {"kinds": ["Gedicht"]}, {"office": 7}, {"who": "x"}, {"since": 2021}, {"kinds": 1}]
)
def test_what_is_no_filter_is_bad_input(data: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="since, until"):
        filter_of(data)


def test_names_are_german_or_the_value_itself() -> None:
    assert letter_kind(" ANTWORT ") == letter_kind("answer_letter") == "answer_letter"
    assert named("Eins", {"1": "eins"}) == "1"
    with pytest.raises(BadInput, match="möglich sind eins"):
        named("zwei", {"1": "eins"})


def test_days_are_typed_or_iso() -> None:
    assert day(" 3.4.2023") == day("2023-04-03") == datetime.date(2023, 4, 3)
    with pytest.raises(ValueError, match="gestern"):
        day("gestern")
