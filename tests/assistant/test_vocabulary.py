"""The vocabulary is general: folded alike, and nothing in it comes from the letters it is measured with."""

from __future__ import annotations

import re

import pytest

from assistant.vocabulary import (
    DOCUMENT_WORDS,
    ENGLISH,
    FUNCTION_WORDS,
    PEOPLE_WORDS,
    SPEAKER_WORDS,
    SYNONYMS,
    words_of,
)
from ingest.text.grams import fold
from ingest.text.words import zipf
from tests.letters import ANSWER, CONTROL

#: Zipf value below which a word is so rare that it would be in the vocabulary for the letters' sake.
RARE = 2.0


def test_words_are_split_at_blanks_and_line_ends() -> None:
    assert words_of("der  die\n das") == {"der", "die", "das"}


@pytest.mark.parametrize("table", [SYNONYMS, ENGLISH], ids=["synonyms", "english"])
def test_entries_are_lower_case_single_words(table: dict[str, tuple[str, ...]]) -> None:
    words = [word for key, values in table.items() for word in (key, *values)]
    assert [word for word in words if word != word.lower() or " " in word] == []


@pytest.mark.parametrize("table", [SYNONYMS, ENGLISH], ids=["synonyms", "english"])
def test_keys_are_as_they_are_looked_up(table: dict[str, tuple[str, ...]]) -> None:
    assert [key for key in table if key != key.casefold()] == []


@pytest.mark.parametrize("table", [SYNONYMS, ENGLISH], ids=["synonyms", "english"])
def test_no_entry_was_taken_from_the_sample_letters(table: dict[str, tuple[str, ...]]) -> None:
    printed = {fold(word) for path in (CONTROL, ANSWER) for word in re.findall(r"[^\W\d_]+", path.read_text("utf-8"))}
    words = {word for key, values in table.items() for word in (key, *values)}
    assert {word for word in words if fold(word) in printed and zipf(word) < RARE} == set()


@pytest.mark.parametrize("words", [FUNCTION_WORDS, SPEAKER_WORDS, DOCUMENT_WORDS, PEOPLE_WORDS])
def test_lists_are_lower_case(words: frozenset[str]) -> None:
    assert {word for word in words if word != word.lower()} == set()


def test_words_that_say_what_a_question_is_about_are_no_function_words() -> None:
    assert FUNCTION_WORDS.isdisjoint({"amt", "euro", "schule", "integration"})
