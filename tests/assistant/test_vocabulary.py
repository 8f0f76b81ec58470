"""The lists of small words are tidy and leave out what a question is about."""

from __future__ import annotations

import pytest

from assistant.vocabulary import DOCUMENT_WORDS, FUNCTION_WORDS, PEOPLE_WORDS, SPEAKER_WORDS, words_of


def test_words_are_split_at_blanks_and_line_ends() -> None:
    assert words_of("der  die\n das") == {"der", "die", "das"}


@pytest.mark.parametrize("words", [FUNCTION_WORDS, SPEAKER_WORDS, DOCUMENT_WORDS, PEOPLE_WORDS])
def test_lists_are_lower_case(words: frozenset[str]) -> None:
    assert {word for word in words if word != word.lower()} == set()


def test_words_that_say_what_a_question_is_about_are_no_function_words() -> None:
    assert FUNCTION_WORDS.isdisjoint({"amt", "euro", "schule", "integration"})
