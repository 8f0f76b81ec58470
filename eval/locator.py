"""Where a passage stands, in the gold's terms: kind, number and part of a locator from a block of a letter.

A block knows what it is ("answer", number 3); the gold says what a councillor would: the answer to question 3, or the
answer to point 3. Which of the two it is depends on the letter, not on the block.
"""

from __future__ import annotations

from ingest.model import BlockKind, LetterKind, Speaker

_BY_SPEAKER = {Speaker.COUNCIL: "resolution", Speaker.ENQUIRER: "question"}


def locate(kind: BlockKind, speaker: Speaker, letter: LetterKind) -> tuple[str, str]:
    """The locator's kind and part for a block.

    Args:
        kind: What the block is.
        speaker: Whose words it holds.
        letter: What the letter is; an answer letter answers questions, every other letter points.

    Returns:
        Kind and part, as in ``eval/data/README.md``.
    """
    match kind:
        case BlockKind.RESOLUTION_POINT:
            return "point", "resolution"
        case BlockKind.QUESTION:
            return "question", "question"
        case BlockKind.ANSWER:
            return ("question" if letter is LetterKind.ANSWER_LETTER else "point"), "answer"
        case BlockKind.PREAMBLE if speaker is Speaker.ENQUIRER:
            return "intro", "question"
        case BlockKind.PREAMBLE:
            return "preamble", "resolution"
        case BlockKind.LETTERHEAD:
            return "letterhead", "letterhead"
        case BlockKind.SIGNATURE:
            return "signature", "answer"
        case BlockKind.INTRO:
            return "intro", _BY_SPEAKER.get(speaker, "answer")
        case BlockKind.PARAGRAPH:
            return "paragraph", _BY_SPEAKER.get(speaker, "answer")
