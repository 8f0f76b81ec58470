"""Numbers as lists print them."""

from __future__ import annotations

import pytest

from ingest.formats.numerals import letter, roman


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "i"), (4, "iv"), (14, "xiv"), (1999, "mcmxcix"), (0, "0"), (4000, "4000")]
)
def test_roman(number: int, shown: str) -> None:
    assert roman(number) == shown


@pytest.mark.parametrize(
    ("number", "word", "html"),
    [
        (1, "a", "a"),
        (26, "z", "z"),
        (27, "aa", "aa"),
        (28, "bb", "ab"),
        (53, "aaa", "ba"),
        (0, "0", "0"),
        (781, "781", "ada"),
    ],
)
def test_letters_as_word_and_as_browsers_count_them(number: int, word: str, html: str) -> None:
    assert letter(number, repeat=True) == word
    assert letter(number, repeat=False) == html
