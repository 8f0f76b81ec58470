"""The texts are complete in both languages and fit the verdicts."""

from __future__ import annotations

import datetime

import pytest

from assistant.feedback import OF_ANSWERS, OF_REFUSALS
from tests.ui.two_languages import assert_two_languages
from ui.answers.texts import ENGLISH, GERMAN, AnswerTexts, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)


@pytest.mark.parametrize("words", [GERMAN, ENGLISH])
def test_every_verdict_has_its_words(words: AnswerTexts) -> None:
    assert tuple(words.verdicts) == OF_ANSWERS and tuple(words.verdicts_unanswered) == OF_REFUSALS


@pytest.mark.parametrize("words", [GERMAN, ENGLISH])
def test_marks_are_explained_only_where_they_stand(words: AnswerTexts) -> None:
    assert words.marks(mended=False, torn=False) == ""
    assert words.mended in words.marks(mended=True, torn=False) and words.torn not in words.marks(True, False)
    assert words.torn in words.marks(mended=False, torn=True) and words.unchanged in words.marks(False, True)


def test_a_moment_is_written_as_the_language_does() -> None:
    moment = datetime.datetime(2026, 11, 3, 9, 5)
    assert GERMAN.asked(moment) == "Gefragt am 03.11.2026 um 09:05 Uhr"
    assert ENGLISH.asked(moment) == "Asked on 03 November 2026 at 09:05"


def test_any_other_code_is_german() -> None:
    assert texts("en") is ENGLISH and texts("fr") is GERMAN
