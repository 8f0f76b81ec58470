"""Places by offsets: whatever an address says, however the letter is read, and in which version its words stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections import Correction, Field, apply, block_change
from ingest.model import Letter
from ingest.passages import passages
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import ANSWER, CONTROL, letter_text
from tests.ui.made_answers import letter, passage_with
from ui.letter_page import Place
from ui.letters import place as placing
from ui.letters.place import same_place, words_at

REMARK = "Das Freibad öffnet am 1. Juni 2024 wieder."


def read_place(of: Letter, stretches: str, passage: str = "") -> Place:
    return placing.read_place(of, passages(of), stretches, passage)


def made(text: str) -> Letter:
    return segment(source_from_bytes(text.encode(), "AF0007-23.txt"))


def stretch_of(of: Letter, words: str) -> tuple[int, int]:
    start = of.source.text.index(words)
    return start, start + len(words)


def test_every_passage_is_found_by_its_own_stretches() -> None:
    for path in (ANSWER, CONTROL):
        of = letter(path)
        for passage in passages(of):
            address = "_".join(f"{span.start}-{span.end}" for span in passage.spans)
            place = read_place(of, address)
            assert passage.key == f"{of.source.document_id}/{place.passage}" and not place.lost
            assert place.cited == tuple((span.start, span.end) for span in passage.spans)


def test_the_passage_with_most_of_what_is_cited_counts() -> None:
    of = letter(ANSWER)
    passage = passage_with(of, "Jour Fixe")
    start = passage.spans[0].start
    assert read_place(of, f"{start - 30}-{start + 200}").passage in passage.key
    assert read_place(of, f"{start - 30}-{start + 200}", "1/1").passage in passage.key, "a number does not count beside"


@pytest.mark.parametrize("stretches", ["", "x", "9-3", "5", "-", "<b>", "99999999-999999999", "٣-٩"])
def test_what_names_no_stretch_opens_the_letter(stretches: str) -> None:
    assert read_place(letter(ANSWER), stretches) == Place(lost=bool(stretches))


@pytest.mark.parametrize("number", ["x", "4", "4/2/1", "4/2' or 1", "../4", "99/1"])
def test_what_names_no_passage_opens_the_letter(number: str) -> None:
    assert read_place(letter(ANSWER), "", number) == Place(lost=True)
    assert read_place(letter(ANSWER), "", "4/1") == Place("4/1")


@given(st.text(max_size=80))
def test_no_address_breaks_anything(stretches: str) -> None:
    of = letter(CONTROL)
    place = read_place(of, stretches)
    assert all(0 <= start < end <= len(of.source.text) for start, end in place.cited)


def test_it_marks_no_more_than_a_reader_can_follow() -> None:
    assert len(read_place(letter(ANSWER), "_".join(f"{n}-{n + 1}" for n in range(3000, 4000))).cited) == 50


def test_it_outlives_a_correction_that_moves_the_numbers_of_blocks() -> None:
    of = made(letter_text())
    address = "{}-{}".format(*stretch_of(of, REMARK))
    before = read_place(of, address)
    position = next(
        n for n, block in enumerate(of.blocks, 1) if "Freibad im Norden wieder?" in block.paragraphs[0].text
    )
    change = block_change(of, position, Field.JOIN, None)
    joined = apply(of, [Correction(1, of.source.document_id, change, "Anna", "2026-11-23T12:00:00+00:00")])
    after = read_place(joined, address)
    assert after.cited == before.cited and words_at(joined, after.cited) == REMARK
    assert after.passage != before.passage, "the number has changed, the address has not"


def test_the_same_words_are_found_in_a_version_that_is_set_anew() -> None:
    old = made(letter_text())
    new = made(letter_text(date="05.04.2023").replace("öffnet am 1. Juni", "öff-\nnet  am\n1. Juni"))
    there = same_place(old, (stretch_of(old, REMARK),), new)
    assert words_at(new, there).replace("-\n", "").split() == REMARK.split()


def test_several_stretches_are_found_each() -> None:
    old, new = made(letter_text()), made(letter_text(reference="AF0070/23"))
    cited = (stretch_of(old, REMARK), stretch_of(old, "Die Sanierung kostet nach heutigem Stand"))
    assert words_at(new, same_place(old, cited, new)) == words_at(old, cited)


def test_words_that_stand_there_otherwise_twice_or_not_are_not_the_same_place() -> None:
    old = made(letter_text())
    cited = (stretch_of(old, REMARK),)
    assert same_place(old, cited, made(letter_text(first="Das Freibad bleibt zu."))) == ()
    assert same_place(old, cited, made(letter_text(first=f"{REMARK}\n\n{REMARK}"))) == ()
    assert same_place(old, (stretch_of(old, "Das Frei"),), made(letter_text())) == (), "too short to be recognised"
    two = (*cited, stretch_of(old, "480.000 Euro"))
    assert same_place(old, two, made(letter_text().replace("480.000", "490.000"))) == (), "all of it, or none"


def test_a_place_outside_of_all_passages_is_lost() -> None:
    of = made(letter_text())
    bare = replace(of, blocks=of.blocks[:1])
    assert read_place(bare, "{}-{}".format(*stretch_of(of, REMARK))) == Place(lost=True)
