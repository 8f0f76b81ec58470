"""Which letters a filter lets pass, and which filters there can be."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.filters import MAX_NAME, Filter, checked_filter, holds
from ingest.errors import BadInput
from ingest.model import LetterKind
from tests.assistant.made import APRIL, JUNE, summary

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("within", "passes"),
    [
        (Filter(), True),
        (Filter(since=APRIL, until=APRIL), True),
        (Filter(since=APRIL + DAY), False),
        (Filter(until=APRIL - DAY), False),
        (Filter(since=APRIL - DAY, until=JUNE), True),
        (Filter(kinds=frozenset({LetterKind.ANSWER_LETTER, LetterKind.MINUTES})), True),
        (Filter(kinds=frozenset({LetterKind.MINUTES})), False),
        (Filter(office="AMT FUER BAEDER"), True),
        (Filter(office="sozialamt"), False),
        (Filter(fraction="gruene"), True),
        (Filter(fraction="SPD"), False),
        (Filter(paper="af 0007/23"), True),
        (Filter(paper="P0091/21"), True),
        (Filter(paper="AF0008/23"), False),
        (Filter(since=APRIL, office="Bäder", paper="AF0007/23", fraction="SPD"), False),
        (Filter(vorgang="AF0008/23"), True),
    ],
)
def test_a_letter_passes_what_it_is(within: Filter, passes: bool) -> None:
    letter = replace(summary(further=("P0091/21",)), fraction="GRÜNE-Gemeinderatsfraktion")
    assert within.passes(letter) is passes


def test_a_letter_without_date_is_in_no_period_and_in_all_else() -> None:
    letter = summary(date=None)
    assert not Filter(since=APRIL).passes(letter) and not Filter(until=APRIL).passes(letter)
    assert Filter(office="Bäder").passes(letter) and Filter(since=APRIL).passes_but_period(letter)


def test_what_a_letter_does_not_say_is_not_what_is_wanted() -> None:
    letter = replace(summary(reference=None), office=None)
    assert not any(one.passes(letter) for one in (Filter(office="Amt"), Filter(fraction="A"), Filter(paper="A1/22")))


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("Sozialamt, Abteilung Unterbringung", "sozialamt", True),
        ("Jugend- und Sozialamt", "Sozialamt", True),
        ("Dez.6, StPlA", "Dez. 6", True),
        ("Dez. 11", "Dez. 1", False),
        ("BÜNDNIS 90/DIE GRÜNEN", "Bündnis 90 die grünen", True),
        ("Sozialamt", "Sozialamt Abteilung", False),
        (None, "Amt", False),
        (None, None, True),
    ],
)
def test_words_are_held_folded(text: str | None, wanted: str | None, held: bool) -> None:
    assert holds(text, wanted) is held


@pytest.mark.parametrize(
    "within",
    [
        Filter(since=JUNE, until=APRIL),
        Filter(office=""),
        Filter(fraction=" – "),
        Filter(paper="A1/22\n"),
        Filter(vorgang="x" * (MAX_NAME + 1)),
    ],
)
def test_what_cannot_be_applied_is_bad_input(within: Filter) -> None:
    with pytest.raises(BadInput, match="Erwartet wird"):
        checked_filter(within)


def test_what_restricts_nothing_is_none() -> None:
    assert checked_filter(None) is checked_filter(Filter()) is None
    assert Filter().is_empty and not Filter(kinds=frozenset({LetterKind.OTHER})).is_empty
    assert checked_filter(Filter(since=APRIL, until=APRIL)) == Filter(since=APRIL, until=APRIL)
