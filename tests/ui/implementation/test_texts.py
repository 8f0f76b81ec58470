"""What the pages of the state of implementation say, in both languages."""

from __future__ import annotations

from tests.ui.two_languages import assert_two_languages
from ui.implementation.texts import ENGLISH, GERMAN, POINTS, QUESTIONS, REFERRING, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert [texts(code).language for code in ("de", "en", "xx")] == ["de", "en", "de"]


def test_every_kind_of_gap_has_words() -> None:
    kinds = {QUESTIONS, POINTS, REFERRING}
    assert all(set(words.kinds) == set(words.no_gap) == kinds for words in (GERMAN, ENGLISH))


def test_points_are_counted_and_called_by_their_number() -> None:
    assert [GERMAN.points_counted(count) for count in (0, 1, 2)] == ["0 Punkte", "1 Punkt", "2 Punkte"]
    assert (GERMAN.item("2a"), ENGLISH.item(None)) == ("Punkt 2a", "Point without a number")
    assert GERMAN.progress.language == GERMAN.lists.language == "de"
