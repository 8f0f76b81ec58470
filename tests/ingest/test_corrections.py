"""An overlay over what was read: it finds its place again, changes what it says and nothing else, or stays open."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from ingest.corrections import (
    Change,
    Correction,
    Field,
    apply,
    block_change,
    corrected,
    head_change,
    holding,
    offset_of,
    place_of,
)
from ingest.errors import BadInput
from ingest.model import BlockKind, Letter, LetterKind, Source, Speaker
from ingest.read import read
from ingest.segment import segment
from tests.letters import ANSWER

LETTER = segment(read(ANSWER).source)
QUESTION = next(n for n, block in enumerate(LETTER.blocks, 1) if block.kind is BlockKind.QUESTION)


def noted(*changes: Change, undone_by: int | None = None) -> list[Correction]:
    return [Correction(n, "x", change, "Muster", "2026-01-01", undone_by) for n, change in enumerate(changes, start=1)]


def again(text: str) -> Letter:
    return segment(Source("fedcba9876543210", "brief", text, ()))


@pytest.mark.parametrize(
    ("field", "new", "shown"),
    [
        (Field.REFERENCE, "AF1/22", "AF1/22"),
        (Field.DATE, "2022-09-13", datetime.date(2022, 9, 13)),
        (Field.DATE, None, None),
        (Field.OFFICE, "Amt für Bäder", "Amt für Bäder"),
        (Field.SUBJECT, None, None),
        (Field.ADDRESSEES, "Frau Muster\nFraktion", ("Frau Muster", "Fraktion")),
        (Field.FRACTION, "Fraktion A", "Fraktion A"),
    ],
)
def test_a_field_of_the_head(field: Field, new: str | None, shown: object) -> None:
    found = apply(LETTER, noted(head_change(LETTER, field, new)))
    assert getattr(found.head, field.value) == shown
    assert replace(found, head=LETTER.head) == LETTER


def test_another_kind_asks_or_decides() -> None:
    found = apply(LETTER, noted(head_change(LETTER, Field.KIND, "resolution_control")))
    assert found.head.kind is LetterKind.RESOLUTION_CONTROL
    block = found.blocks[QUESTION - 1]
    assert (block.kind, block.speaker) == (BlockKind.RESOLUTION_POINT, Speaker.COUNCIL)
    plain = apply(LETTER, noted(head_change(LETTER, Field.KIND, "other")))
    assert plain.blocks == LETTER.blocks


def test_kind_and_number_of_a_block() -> None:
    first = block_change(LETTER, QUESTION, Field.BLOCK_NUMBER, "7")
    second = block_change(LETTER, QUESTION, Field.BLOCK_KIND, "paragraph")
    found = apply(LETTER, noted(first, second))
    block = found.blocks[QUESTION - 1]
    assert (block.number, block.kind) == ("7", BlockKind.PARAGRAPH)
    assert found.blocks[: QUESTION - 1] == LETTER.blocks[: QUESTION - 1]


def test_what_is_undone_changes_nothing() -> None:
    change = block_change(LETTER, QUESTION, Field.BLOCK_NUMBER, "7")
    assert apply(LETTER, noted(change, undone_by=2)) == LETTER


def test_borders_and_their_return() -> None:
    start, _ = place_of(LETTER, QUESTION + 1)
    offset = offset_of(LETTER, "auf diesem Gebiet mit")
    found = apply(LETTER, noted(block_change(LETTER, QUESTION + 1, Field.BORDER, str(offset))))
    assert place_of(found, QUESTION + 1)[0] == offset
    assert place_of(found, QUESTION)[1] <= offset
    back = apply(found, noted(block_change(found, QUESTION + 1, Field.BORDER, str(start))))
    assert place_of(back, QUESTION + 1)[0] == start
    cut = block_change(LETTER, holding(LETTER, offset), Field.SPLIT, str(offset))
    halves = apply(LETTER, noted(cut))
    assert len(halves.blocks) == len(LETTER.blocks) + 1
    whole = apply(halves, noted(block_change(halves, QUESTION + 2, Field.JOIN, None)))
    assert len(whole.blocks) == len(LETTER.blocks)
    assert apply(halves, noted(cut)) == halves, "a reader that splits it there by itself"


def test_a_place_is_found_again_where_the_same_words_stand() -> None:
    change = block_change(LETTER, QUESTION, Field.BLOCK_NUMBER, "7")
    date = head_change(LETTER, Field.DATE, "2022-09-13")
    text = LETTER.source.text
    signed = text.index("MLtfreund") if "MLtfreund" in text else len(text)
    later = again(text[:signed] + "Ein Nachsatz des Amtes zu allem, was hier steht.\n\n" + text[signed:])
    found = corrected(later, noted(change, date))
    assert found.open == () and found.letter.head.date == datetime.date(2022, 9, 13)
    assert [block.number for block in found.letter.blocks].count("7") == 1


def test_where_the_words_changed_it_stays_open() -> None:
    change = block_change(LETTER, QUESTION, Field.BLOCK_NUMBER, "7")
    date = head_change(LETTER, Field.DATE, "2022-09-13")
    later = again(LETTER.source.text.replace("Netzwerken", "Partnern").replace("Hausmitteilung", "Mitteilung"))
    found = corrected(later, noted(change, date))
    assert found.open == (1, 2) and found.letter == later


def test_words_that_stand_twice_are_no_place() -> None:
    change = block_change(LETTER, QUESTION, Field.BLOCK_NUMBER, "7")
    later = again("Vorab.\n\n" + LETTER.source.text + "\n\n" + change.text)
    assert corrected(later, noted(change)).open == (1,)


@pytest.mark.parametrize(
    ("position", "field", "new", "found"),
    [
        (99, Field.BLOCK_NUMBER, "1", "Nummer eines Abschnitts"),
        (QUESTION, Field.BLOCK_NUMBER, "1", "anders ist als die gelesene"),
        (QUESTION, Field.BORDER, "5", "Grenze zwischen zwei Wörtern"),
        (1, Field.JOIN, None, "Grenze zwischen zwei Wörtern"),
    ],
)
def test_what_cannot_be_is_refused(position: int, field: Field, new: str | None, found: str) -> None:
    with pytest.raises(BadInput, match=found):
        block_change(LETTER, position, field, new)


def test_a_place_by_number_or_by_its_first_words() -> None:
    assert offset_of(LETTER, "17") == 17
    assert LETTER.source.text[offset_of(LETTER, "Sehr geehrter  Herr") :].startswith("Sehr")
    for place in ("kommt nicht vor", "der", ""):
        with pytest.raises(BadInput, match="genau einmal"):
            offset_of(LETTER, place)
    with pytest.raises(BadInput, match="steht keiner"):
        holding(LETTER, len(LETTER.source.text) + 5)
