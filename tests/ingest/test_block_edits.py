"""Borders move, the source's characters stay: each in exactly one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.block_edits import block_at, joined, moved, speaker_of, split, stretch_of
from ingest.model import BlockKind, Letter, Speaker
from ingest.read import read
from ingest.segment import segment
from tests.ingest.made_letters import made
from tests.letters import ANSWER, letter_text

SAMPLE = segment(read(ANSWER).source)


def covered(letter: Letter) -> list[int]:
    spans = [span for block in letter.blocks for paragraph in block.paragraphs for span in paragraph.spans]
    spans += [noise.span for noise in letter.noise]
    return sorted(n for span in spans for n in range(span.start, span.end))


def texts(letter: Letter) -> list[str]:
    return [" ".join(paragraph.text for paragraph in block.paragraphs) for block in letter.blocks]


def test_a_border_moves_to_where_a_word_begins() -> None:
    letter, _, _ = made("Wann öffnet es? Es öffnet im Juni.", "Und im Juli.")
    offset = letter.source.text.index("Es öffnet")
    found = moved(letter, 1, offset)
    assert found is not None
    assert texts(found) == ["Wann öffnet es?", "Es öffnet im Juni. Und im Juli."]
    back = moved(found, 1, letter.source.text.index("Und"))
    assert back is not None and texts(back) == ["Wann öffnet es? Es öffnet im Juni.", "Und im Juli."]
    assert moved(letter, 1, letter.source.text.index("Juli")) is not None, "further on in the block itself"


@pytest.mark.parametrize(("position", "offset"), [(0, 3), (1, 0), (1, 2), (1, 1000), (1, 35 + 11)])
def test_no_border_inside_a_word_or_with_nothing_beside_it(position: int, offset: int) -> None:
    letter, _, _ = made("Wann öffnet es? Es öffnet im Juni.", "Und im Juli.", "Drittens.")
    assert moved(letter, position, offset) is None


def test_split_and_join_undo_each_other() -> None:
    letter, _, _ = made("Wann öffnet es? Es öffnet im Juni.")
    halves = split(letter, letter.source.text.index("Es öffnet"))
    assert halves is not None and texts(halves) == ["Wann öffnet es?", "Es öffnet im Juni."]
    whole = joined(halves, 1)
    assert whole is not None and " ".join(texts(whole)) == " ".join(texts(letter))
    assert joined(letter, 0) is None and split(letter, 0) is None


@given(st.integers(0, len(SAMPLE.source.text)), st.integers(0, len(SAMPLE.blocks) - 1), st.booleans())
def test_every_character_stays_where_it_was_or_goes_to_the_other_side(offset: int, position: int, divide: bool) -> None:
    found = split(SAMPLE, offset) if divide else moved(SAMPLE, position, offset)
    if found is not None:
        assert covered(found) == covered(SAMPLE)
        assert all(block.paragraphs and all(p.text.strip() for p in block.paragraphs) for block in found.blocks)
        assert [span for span in found.noise] == sorted(found.noise, key=lambda noise: noise.span.start)


def test_a_block_is_found_by_its_first_word() -> None:
    start, _, text = stretch_of(SAMPLE.source, SAMPLE.blocks[3])
    assert block_at(SAMPLE, start) == 3 and text.startswith(SAMPLE.source.text[start : start + 5])
    assert block_at(SAMPLE, start + 1000) is None
    assert letter_text()


def test_speakers_follow_the_kind_where_it_tells() -> None:
    assert speaker_of(SAMPLE, BlockKind.QUESTION, Speaker.OFFICE) is Speaker.ENQUIRER
    assert speaker_of(SAMPLE, BlockKind.RESOLUTION_POINT, Speaker.OFFICE) is Speaker.COUNCIL
    assert speaker_of(SAMPLE, BlockKind.ANSWER, Speaker.COUNCIL) is Speaker.OFFICE
    assert speaker_of(SAMPLE, BlockKind.PREAMBLE, Speaker.OFFICE) is Speaker.ENQUIRER
    assert speaker_of(SAMPLE, BlockKind.PARAGRAPH, Speaker.COUNCIL) is Speaker.COUNCIL
