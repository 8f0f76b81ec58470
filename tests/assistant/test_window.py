"""Sentences that are cited together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reader import Reading
from assistant.window import CHARACTERS, MARGIN, SENTENCES, Window, grow, joined, whole
from ingest.model import Speaker
from tests.assistant.made import placed, reading

LOW = -10.0


def grown(sentences: list[str], scores: list[float], best: int, speakers: list[Speaker] | None = None) -> Window:
    one = placed(*sentences, speakers=speakers or ())
    readings = [reading(one, n, score) for n, score in enumerate(scores)]
    return grow(readings[best], readings)


def test_neighbour_that_scores_nearly_as_high_comes_along() -> None:
    window = grown(["A kommt.", "B kommt.", "C kommt."], [LOW, 0.0, -MARGIN], 1)
    assert window.text == "B kommt. C kommt."


def test_no_more_than_three_grow_by_score() -> None:
    window = grown([f"{letter} kommt." for letter in "ABCDE"], [0.0] * 5, 2)
    assert len(window.sentences) == SENTENCES


def test_window_does_not_grow_beyond_its_length() -> None:
    long = "Wort " * (CHARACTERS // 5)
    assert grown([f"{long}A.", f"{long}B."], [0.0, 0.0], 0).last == 0


def test_window_keeps_to_one_speaker() -> None:
    window = grown(["Das Amt sagt.", "„Zitat.“"], [0.0, 0.0], 0, [Speaker.OFFICE, Speaker.THIRD_PARTY])
    assert window.text == "Das Amt sagt."


@pytest.mark.parametrize("begin", ["Davon", "Das sind", "Dies", "Diese", "Dazu", "Bei der Anwendung ist es jedoch"])
def test_sentence_that_leans_back_brings_the_one_before(begin: str) -> None:
    window = grown(["Es waren 11 Becken.", f"{begin} vier gesperrt."], [LOW, 0.0], 1)
    assert window.text == f"Es waren 11 Becken. {begin} vier gesperrt."


def test_chain_of_sentences_that_lean_back_comes_whole() -> None:
    window = grown(["Es waren 11.", "Davon 4.", "Das sind viele."], [LOW, LOW, 0.0], 2)
    assert window.first == 0


@pytest.mark.parametrize("word", ["jedoch", "allerdings", "dennoch", "aber"])
def test_sentence_that_takes_back_comes_along(word: str) -> None:
    window = grown(["Das Bad öffnet.", f"Es bleibt {word} kalt."], [0.0, LOW], 0)
    assert window.text == f"Das Bad öffnet. Es bleibt {word} kalt."


SENTENCE = st.sampled_from(["Das Bad öffnet.", "Davon vier.", "Es ist jedoch zu.", "Wort " * 50 + "Ende.", "Punkt."])


@settings(deadline=None)
@given(st.data(), st.lists(SENTENCE, min_size=1, max_size=8))
def test_window_lies_inside_its_passage_and_holds_its_core(data: st.DataObject, sentences: list[str]) -> None:
    score = st.floats(-9, 9)
    scores = data.draw(st.lists(score, min_size=len(sentences), max_size=len(sentences)))
    best = data.draw(st.integers(0, len(sentences) - 1))
    window = grown(sentences, scores, best)
    assert 0 <= window.first <= window.core == best <= window.last < len(sentences)
    assert window.text in window.placed.passage.text


def test_whole_passage_is_taken_if_it_is_short() -> None:
    one = placed("A kommt.", "B kommt.")
    assert whole(one).text == one.passage.text


def test_of_a_long_passage_the_first_sentences_are_taken() -> None:
    long = "Wort " * (CHARACTERS // 8)
    window = whole(placed(f"{long}A.", f"{long}B.", f"{long}C."))
    assert (window.first, window.last) == (0, 0)


def test_window_is_as_likely_as_its_best_sentence() -> None:
    one = placed("A kommt.", "B kommt.")
    best = Reading(one, 1, {}, 2.0, chance=0.4, letter_chance=0.7)
    window = grow(best, [best, reading(one, 0, 1.0)])
    assert (window.text, window.chance, window.letter_chance) == ("A kommt. B kommt.", 0.4, 0.7)


def test_windows_that_touch_become_one() -> None:
    one, other = placed("A.", "B.", "C.", "D.", place="1/1"), placed("X.", place="2/1")
    windows = [Window(one, 0, 0, 1.0, 0), Window(other, 0, 0, 3.0, 0), Window(one, 1, 2, 2.0, 1)]
    assert joined(windows) == [Window(one, 0, 2, 2.0, 0), Window(other, 0, 0, 3.0, 0)]


def test_windows_apart_stay_apart() -> None:
    one = placed("A.", "B.", "C.")
    windows = [Window(one, 0, 0, 1.0, 0), Window(one, 2, 2, 1.0, 2)]
    assert joined(windows) == windows
