"""The page's sentences: complete in both languages, with the same placeholders."""

from __future__ import annotations

import datetime

import pytest

from ingest.model import LetterKind, Speaker, Tier
from tests.ui.two_languages import assert_two_languages
from ui.page_texts import ENGLISH, GERMAN, other, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)


def test_every_kind_speaker_and_tier_has_a_word() -> None:
    assert set(GERMAN.kinds) == set(LetterKind)
    assert set(GERMAN.speakers) == set(Speaker)
    assert set(GERMAN.tiers) == set(Tier)


@pytest.mark.parametrize(
    ("count", "latest", "said"),
    [
        (2, datetime.date(2022, 9, 14), "Durchsucht: 2 Schreiben, Stand 14.09.2022"),
        (1, None, "Durchsucht: 1 Schreiben"),
        (0, None, GERMAN.nothing_to_search),
    ],
)
def test_searched_says_how_many_and_as_of_when(count: int, latest: datetime.date | None, said: str) -> None:
    assert GERMAN.searched(count, latest) == said


def test_searched_names_a_restriction_even_of_nothing() -> None:
    said = "Durchsucht: 0 Schreiben, eingegrenzt auf Zeit ab 01.01.2030"
    assert GERMAN.searched(0, None, "Zeit ab 01.01.2030") == said


def test_english_dates_are_unmistakable() -> None:
    assert ENGLISH.date(datetime.date(2022, 9, 4)) == "04 September 2022"


def test_german_is_what_is_not_english() -> None:
    assert [texts(code).language for code in ("de", "en", "xx", "")] == ["de", "en", "de", "de"]
    assert (other("de"), other("en")) == ("en", "de")
