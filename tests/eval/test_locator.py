"""Blocks in the gold's terms."""

from __future__ import annotations

import pytest

from eval.gold import Locator
from eval.locator import locate
from ingest.model import BlockKind, LetterKind, Speaker

CONTROL, LETTER = LetterKind.RESOLUTION_CONTROL, LetterKind.ANSWER_LETTER


@pytest.mark.parametrize(
    ("kind", "speaker", "letter", "expected"),
    [
        (BlockKind.RESOLUTION_POINT, Speaker.COUNCIL, CONTROL, ("point", "resolution")),
        (BlockKind.ANSWER, Speaker.OFFICE, CONTROL, ("point", "answer")),
        (BlockKind.ANSWER, Speaker.OFFICE, LETTER, ("question", "answer")),
        (BlockKind.ANSWER, Speaker.THIRD_PARTY, LETTER, ("question", "answer")),
        (BlockKind.QUESTION, Speaker.ENQUIRER, LETTER, ("question", "question")),
        (BlockKind.PREAMBLE, Speaker.COUNCIL, CONTROL, ("preamble", "resolution")),
        (BlockKind.PREAMBLE, Speaker.ENQUIRER, LETTER, ("intro", "question")),
        (BlockKind.INTRO, Speaker.OFFICE, LETTER, ("intro", "answer")),
        (BlockKind.INTRO, Speaker.ENQUIRER, LETTER, ("intro", "question")),
        (BlockKind.LETTERHEAD, Speaker.OFFICE, LETTER, ("letterhead", "letterhead")),
        (BlockKind.SIGNATURE, Speaker.OFFICE, CONTROL, ("signature", "answer")),
        (BlockKind.PARAGRAPH, Speaker.COUNCIL, LetterKind.MINUTES, ("paragraph", "resolution")),
        (BlockKind.PARAGRAPH, Speaker.OFFICE, LetterKind.OTHER, ("paragraph", "answer")),
    ],
)
def test_locate(kind: BlockKind, speaker: Speaker, letter: LetterKind, expected: tuple[str, str]) -> None:
    assert locate(kind, speaker, letter) == expected


def test_every_block_has_a_place_that_gold_knows() -> None:
    for kind in BlockKind:
        for speaker in Speaker:
            for letter in LetterKind:
                found = locate(kind, speaker, letter)
                Locator.model_validate({"kind": found[0], "number": "1", "part": found[1]})
