"""Folding, words and grams, by example and as properties."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.text.grams import fold, grams, words

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ausländerbehörde", "Auslaenderbehoerde"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("Ausla\u0308nderbeho\u0308rde", "Ausländerbehörde"),  # decomposed, as PDF files have it
        ("Aus\u00adländer", "Ausländer"),
        ("Café", "Cafe"),
        ("ﬁnanziell", "finanziell"),
        ("Größe\u200b", "GROESSE"),
    ],
)
def test_same_word(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("Förderung", "Forderung"), ("zahlen", "zählen"), ("schon", "schön"), ("neue", "neu")]
)
def test_different_words_stay_different(left: str, right: str) -> None:
    assert fold(left) != fold(right)


def test_ue_that_is_no_umlaut_stays() -> None:
    assert [fold(word) for word in ("neue", "aktuell", "Steuer")] == ["neue", "aktuell", "steuer"]


def test_words_hold_letters() -> None:
    assert words("P0091/21, § 28: 18,05 % der Bau-Maßnahmen_neu") == ["p0091", "der", "bau", "massnahmen", "neu"]


def test_grams_stay_within_a_word() -> None:
    assert grams("Rat im Saal, Kosten") == ["rat", "im", "saal", "kost", "oste", "sten"]


@given(ANY_TEXT)
@example("İ")
@example("\0\ud800 \ufeff")
@example("ǟ\u0345ﬃ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_grams_are_clean_and_of_the_text(text: str) -> None:
    folded = fold(text)
    for gram in grams(text):
        assert 1 <= len(gram) <= 4
        assert gram in folded
        assert gram.isalnum()


@given(st.text("aäoöuüsßeE ", max_size=30))
def test_writing_without_umlauts_changes_nothing(text: str) -> None:
    spelled = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert grams(text) == grams(spelled)


def test_a_flood_of_marks_takes_no_time() -> None:
    began = time.monotonic()
    assert words("a" + "\u0301\u0316" * 50_000 + " ende") == ["a", "ende"]
    assert time.monotonic() - began < 1
