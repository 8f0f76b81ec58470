"""Who answers what: questions and points with their answers, in one letter or across the files of one paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.body.markers import each_number
from ingest.model import Block, BlockKind, Letter, LetterKind, Source

_ASKED = frozenset({BlockKind.QUESTION, BlockKind.RESOLUTION_POINT})


@dataclass(frozen=True, slots=True)
class Pair:
    """A question or point and the answer to it, each with the source it stands in."""

    question: Block
    question_source: Source
    answer: Block
    answer_source: Source


def answered_by(blocks: Sequence[Block], position: int) -> list[Block]:
    """The questions or points of the same letter that the answer at a position answers.

    Args:
        blocks: The blocks of a letter.
        position: Index of an answer.

    Returns:
        Those with its number, or with each number of a joint one, in the same group; for an answer without a number
        those directly before it. Empty where the letter does not repeat them.
    """
    answer = blocks[position]
    before = [block for block in blocks[:position] if block.kind in _ASKED]
    if answer.number is None:
        asked = _run_before(blocks[:position])
        return [block for block in asked if block.number is None] or asked
    wanted = each_number(answer.number)
    same = [block for block in before if block.group == answer.group and block.number]
    found = {number: block for block in same for number in each_number(block.number or "")}  # the last with a number
    return _once(found[number] for number in wanted if number in found)


def _once(blocks: Iterable[Block]) -> list[Block]:
    """Blocks in order, each once: a joint question has several numbers."""
    return list({id(block): block for block in blocks}.values())


def _run_before(blocks: Sequence[Block]) -> list[Block]:
    """The questions directly before, up to the last answer."""
    found: list[Block] = []
    for block in reversed(blocks):
        if block.kind not in _ASKED:
            break
        found.insert(0, block)
    return found


def enquiry_for(letter: Letter, others: Sequence[Letter]) -> Letter | None:
    """The enquiry or motion whose questions a letter answers without repeating them.

    Args:
        letter: A letter that answers.
        others: The other letters of the same paper.

    Returns:
        The one with the most of the numbers that are answered; None where the letter repeats its questions or none of
        the others asks them.
    """
    wanted = _unasked(letter)
    asked = [(len(wanted & _numbers(other)), other) for other in others if other is not letter]
    most, enquiry = max(asked, key=lambda pair: pair[0], default=(0, None))
    return enquiry if most else None


#: Kinds that ask, and kinds that may answer them.
_ASKING = frozenset({LetterKind.ENQUIRY, LetterKind.MOTION})
_ANSWERING = frozenset({LetterKind.ANSWER_LETTER, LetterKind.STATEMENT, LetterKind.OTHER})


def asked_by(letter: Letter, others: Sequence[Letter]) -> Letter | None:
    """The enquiry or motion of the same paper that a letter may answer: the one that asks most.

    Args:
        letter: A letter.
        others: The other letters of its paper.

    Returns:
        None for a letter of a kind that answers nothing, or where nothing is asked.
    """
    if letter.head.kind not in _ANSWERING:
        return None
    asking = [other for other in others if other is not letter and other.head.kind in _ASKING]
    counts = [(sum(block.kind in _ASKED for block in other.blocks), other) for other in asking]
    most, enquiry = max(counts, key=lambda pair: pair[0], default=(0, None))
    return enquiry if most else None


def pairs(letters: Sequence[Letter]) -> list[Pair]:
    """All questions and points of one paper's letters with their answers, letter by letter in reading order."""
    return [pair for letter in letters for pair in _pairs(letter, letters)]


def _pairs(letter: Letter, letters: Sequence[Letter]) -> Iterator[Pair]:
    enquiry = enquiry_for(letter, letters)
    for position, block in enumerate(letter.blocks):
        if block.kind is not BlockKind.ANSWER:
            continue
        asked = answered_by(letter.blocks, position)
        for question in asked:
            yield Pair(question, letter.source, block, letter.source)
        if not asked and enquiry:
            for question in asked_elsewhere(block, enquiry):
                yield Pair(question, enquiry.source, block, letter.source)


def asked_elsewhere(answer: Block, enquiry: Letter) -> list[Block]:
    """The questions of another file that an answer's number names."""
    if answer.number is None:
        return []
    asked = [block for block in enquiry.blocks if block.kind in _ASKED]
    found = {(block.group, number): block for block in asked for number in each_number(block.number or "")}
    named = Counter(name for block in asked for name in _names(block))
    plain = {name: block for block in asked for name in _names(block) if named[name] == 1}  # "1" of which group?
    wanted = each_number(answer.number)
    return _once(block for n in wanted if (block := found.get((answer.group, n)) or plain.get(n)))


def _unasked(letter: Letter) -> set[str]:
    """Numbers that a letter answers and does not ask."""
    return {
        number
        for position, block in enumerate(letter.blocks)
        if block.kind is BlockKind.ANSWER and block.number and not answered_by(letter.blocks, position)
        for number in each_number(block.number)
    }


def _numbers(letter: Letter) -> set[str]:
    return {name for block in letter.blocks if block.kind in _ASKED for name in _names(block)}


def _names(block: Block) -> list[str]:
    """What an answer may call a question: "1", and "A1" for question 1 of group A."""
    if block.number is None:
        return []
    numbers = each_number(block.number)
    return [*numbers, *(f"{block.group}{number}" for number in numbers)] if block.group else numbers
