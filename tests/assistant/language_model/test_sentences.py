"""A stream becomes sentences with markers, the same however it is cut into pieces, and ends in any case."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language_model.sentences import LONGEST, MOST_CHARACTERS, MOST_SENTENCES, Sentences, Written


def read(text: str, size: int = 7, closed: bool = True) -> list[Written]:
    reader, found = Sentences(), []
    for at in range(0, len(text), size):
        found += reader.feed(text[at : at + size])
    return found + (reader.close() if closed else [])


A, B = "Das Freibad Nord wird seit dem 3. April 2023 saniert", "Die Kosten betragen rd. 4,2 Mio. Euro"


@pytest.mark.parametrize("size", [1, 2, 5, 13, 10_000])
@pytest.mark.parametrize(
    "text",
    [
        f"{A} [1]. {B} [1][2].",
        f"{A}. [1] {B}. [1] [2]",
        f"{A}.[1] {B}.[1,2]",
        f"{A} [1].\n{B} [1, 2].\n",
        f"{A} [1].\n\n{B} [1 und 2]",
        f"- {A} [1].\n- {B} [1; 2].",
        f"1. {A} [1].\n2. {B} [1][2].",
        f"* **{A}** [1].\n* {B} [1][2][2].",
        f"[1] {A}.\n[1][2] {B}.",
        f"<think>Der Nutzer will [9]. Also.</think>\n\n{A} [1]. {B} [1][2].",
    ],
)
def test_sentences_and_their_markers(text: str, size: int) -> None:
    assert read(text, size) == [Written(f"{A}.", (1,)), Written(f"{B}.", (1, 2))] or [
        (one.text.rstrip("."), one.markers) for one in read(text, size)
    ] == [(A, (1,)), (B, (1, 2))]


def test_a_sentence_comes_as_soon_as_the_next_one_has_begun() -> None:
    reader = Sentences()
    assert reader.feed(f"{A} [1].") == []
    assert reader.feed(" Die Kosten ") == [], "too little is known of what follows"
    assert reader.feed("betragen rund") == [Written(f"{A}.", (1,))]
    assert reader.feed(" 4 Euro [2].\n") == [Written("Die Kosten betragen rund 4 Euro.", (2,))]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_an_abbreviation_or_a_date_ends_no_sentence(size: int) -> None:
    text = "Zum 3. März 2022 lagen gem. § 5 Abs. 2 SächsGemO z. B. Anträge i. H. v. 3.000 Euro für den 2. BA vor [3]."
    assert read(text, size) == [Written(text.replace(" [3]", ""), (3,))]


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        ("Die Kosten betragen 4", False),
        ("Die Kosten betragen 4.", False),
        ("Die Kosten betragen laut [1] 4.", False),
        ("Die Kosten betragen laut [1", False),
        ("Die Kosten betragen 4 Euro.", True),
        ("Die Kosten betragen 4 Euro [1]", True),
        ("Die Kosten betragen im Jahr 2021 [1].", True),
        ("Sie sagte: „Es kostet wenig.“", True),
    ],
)
def test_what_may_be_the_beginning_of_more_is_no_sentence(rest: str, kept: bool) -> None:
    """ "4." may have become "4.200 Euro"."""
    assert len(read(f"{A} [1]. {rest}")) == 1 + kept


def test_a_stream_that_breaks_off_leaves_only_what_was_followed_by_more() -> None:
    assert read(f"{A} [1]. {B} [1].", closed=False) == [Written(f"{A}.", (1,))]


def test_the_number_of_a_list_goes_but_no_number_of_a_sentence() -> None:
    assert [one.text for one in read("1. Das Bad schließt [1].\n2. Es öffnet wieder [1].")] == [
        "Das Bad schließt.",
        "Es öffnet wieder.",
    ]
    assert read("3. April 2023 war der Beginn [1].\n")[0].text == "3. April 2023 war der Beginn."
    assert read("7. Bürgermeister ist er nicht [1].\n")[0].text == "7. Bürgermeister ist er nicht."


def test_the_same_again_is_said_once_and_then_no_more_is_read() -> None:
    reader, found = Sentences(), []
    for _ in range(10_000):
        found += reader.feed(f"{A} [1]. ")
        if reader.full:
            break
    assert found == [Written(f"{A}.", (1,))] and reader.full


def test_an_endless_stream_is_not_read_on() -> None:
    for text, most in (("Satz {n} sagt etwas [1]. ", MOST_SENTENCES), ("ohne Ende und ohne Punkt {n} ", 1), ("\n", 0)):
        reader, found, read_on = Sentences(), list[Written](), 0
        while not reader.full:
            piece = text.format(n=read_on)
            found += reader.feed(piece)
            read_on += len(piece)
        assert read_on <= MOST_CHARACTERS + 100 and len(found) == most
        assert reader.feed("Noch etwas [1]. Und mehr davon, viel mehr.") == [] == reader.close()
        assert all(len(one.text) <= LONGEST + 100 for one in found)


def test_thoughts_that_never_end_are_no_sentence() -> None:
    assert read("<think>Ich sollte das Bad nennen [1]. Und dann noch etwas sagen, was lang ist.") == []


@pytest.mark.parametrize("junk", ["[1][2][3]", "***", "---\n***\n", "[", "]", "[1", " \n\t ", "<think>", "<", "1."])
def test_what_says_nothing_is_no_sentence(junk: str) -> None:
    assert [one for one in read(junk) if any(c.isalpha() for c in one.text)] == []


@pytest.mark.parametrize(
    "text", [" " * 50_000, "[" * 50_000, "[1" * 30_000, ". " * 30_000, "A. " * 30_000, "\n- " * 9_000]
)
def test_no_text_takes_long(text: str) -> None:
    started = time.perf_counter()
    for size in (3, 50_000):
        reader = Sentences()
        for at in range(0, len(text), size):
            reader.feed(text[at : at + size])
        reader.close()
    assert time.perf_counter() - started < 3


_WORDS = st.lists(
    st.sampled_from(
        ["Das", "Bad", "wird", "am", "3.", "März", "saniert.", "[1]", "[2]", "\n", "„Ja.“", "z. B.", "4,2"]
    ),
    max_size=40,
)


@given(_WORDS, st.integers(1, 9))
@settings(max_examples=80, deadline=None)
def test_pieces_of_any_size_say_the_same_words_in_the_same_order(words: list[str], size: int) -> None:
    """Where a sentence ends may only become clear with more of it; nothing is lost, nothing made up, nothing moved."""
    text = " ".join(words)
    by_piece = [one for one in read(text, size)]
    shown = " ".join(one.text for one in by_piece)
    assert all(word in text for word in shown.split())
    assert {marker for one in by_piece for marker in one.markers} <= {1, 2}
