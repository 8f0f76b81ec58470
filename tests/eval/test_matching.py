"""The rule for a right citation, at its edges."""

from __future__ import annotations

import pytest

from eval.gold import GoldPassage, Locator
from eval.matching import MAX_QUOTE, is_right, letters, overlap, same_place
from tests.eval.made import OTHER, QUOTE, cited, gold_passage


def gold(quote: str = QUOTE, **changes: object) -> GoldPassage:
    return GoldPassage.model_validate(gold_passage(quote, **changes))


def words(count: int, start: int = 0) -> str:
    """``count`` letters and digits without repetition: every group of four is another number."""
    return "".join(f"{number:04d}" for number in range(start, start + count // 4))


def test_letters_leave_out_everything_else() -> None:
    assert letters("Netz-\nwerken „§ 28“, 1.762\u00ad €") == "Netzwerken281762"


def test_torn_words_and_quotation_marks_do_not_matter() -> None:
    assert is_right(
        cited('Mit "mehr als 50 Netzwerken und Akteuren" arbeitet die Stadt'),
        gold("mehr als 50 Netzwerken und Akt euren"),
    )


@pytest.mark.parametrize(("covered", "right"), [(120, True), (116, False)])
def test_covering_sixty_percent_is_enough(covered: int, right: bool) -> None:
    """200 letters of gold; the quote holds its first 120 or 116, and as much again from elsewhere."""
    assert is_right(cited(words(covered) + words(400, 1000)), gold(words(200))) is right


@pytest.mark.parametrize(("inside", "right"), [(60, True), (56, False)])
def test_lying_inside_needs_sixty_letters(inside: int, right: bool) -> None:
    assert is_right(cited(words(inside)), gold(words(400))) is right


@pytest.mark.parametrize(("outside", "right"), [(40, True), (44, False)])
def test_lying_inside_needs_sixty_percent(outside: int, right: bool) -> None:
    """60 letters inside of 100: right; 60 of 104: not."""
    assert is_right(cited(words(60) + words(outside, 1000)), gold(words(400))) is right


def test_a_page_number_inside_a_quote_costs_itself_only() -> None:
    assert (
        overlap("Die ausländische Person -4- auf die Möglichkeit", "Die ausländische Person auf die Möglichkeit") == 38
    )
    assert overlap(QUOTE, OTHER) == 0


def test_more_than_a_passage_is_never_right() -> None:
    assert is_right(cited(words(MAX_QUOTE)), gold(words(MAX_QUOTE)))
    assert not is_right(cited(words(MAX_QUOTE + 4)), gold(words(MAX_QUOTE)))
    assert not is_right(cited("…"), gold())


def test_the_file_decides_and_others_may_hold_the_passage_too() -> None:
    assert not is_right(cited(file="AF2-22"), gold())
    assert is_right(cited(file="Protokoll"), gold(also_in=["Protokoll"]))


@pytest.mark.parametrize(
    ("place", "same"),
    [
        ({}, True),
        ({"kind": "point"}, False),
        ({"number": "4"}, False),
        ({"number": "3."}, True),
        ({"number": None}, False),
        ({"part": "question"}, False),
    ],
)
def test_strict_places_compare_kind_number_and_part(place: dict[str, str | None], same: bool) -> None:
    assert same_place(cited(**place), gold().locator) is same


def test_several_numbers_and_untold_parts() -> None:
    shared = Locator(kind="question", number="2+3")
    assert same_place(cited(), shared)
    assert same_place(cited(number="2+3", part="question"), shared)
    assert not same_place(cited(number="1"), shared)
    assert same_place(cited(kind="intro", number=None), Locator(kind="intro"))
