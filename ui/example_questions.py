"""Questions to begin with, made from the letters that are there; no letter is known by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from ingest.model import BlockKind, Letter, LetterKind, Speaker
from ui.page_texts import PageTexts

#: Examples on the first screen.
EXAMPLES = 5
#: Letters they are made from: the latest ones.
READ_LETTERS = 8

#: A name in quotation marks: a few words, the first one capitalised.
_QUOTED = re.compile(r"[„“\"»]([A-ZÄÖÜ][\w-]+(?: [\w-]+){1,4})[“”\"«]")
_AMOUNT = re.compile(r"\b\d{1,3}(?:[ .]\d{3})+(?:,\d+)? (?:Euro|EUR|€)|\b\d+(?:,\d+)? (?:Millionen|Mio\.) Euro")


def example_questions(letters: Sequence[Letter], texts: PageTexts, limit: int = EXAMPLES) -> list[str]:
    """Questions that the letters have something to say about.

    Args:
        letters: Some letters, the latest first.
        texts: The language of the questions.
        limit: Their greatest number.

    Returns:
        Questions of different sorts: about points with a later statement, names in quotation marks, sums of money, and
        an enquiry's questions; in turns, so that a few of each are there.
    """
    sorts = (
        (texts.example_point.format(reference=paper, number=number) for paper, number in _points(letters)),
        (texts.example_name.format(name=name) for name in _names(letters)),
        (texts.example_amount.format(amount=amount) for amount in _amounts(letters)),
        (texts.example_question.format(reference=paper, number=number) for paper, number in _questions(letters)),
    )
    in_turns = (question for question in chain.from_iterable(zip_longest(*sorts)) if question)
    return list(islice(dict.fromkeys(in_turns), limit))


def _points(letters: Sequence[Letter]) -> Iterator[tuple[str, str]]:
    """Resolution points that a report answers; first those that a later enquiry asks about again."""
    asked_again = {number for letter in letters for block in letter.blocks for number in block.refers_to}
    found = [
        (letter.head.reference, block.number)
        for letter in letters
        if letter.head.kind is LetterKind.RESOLUTION_CONTROL and letter.head.reference
        for block in letter.blocks
        if block.kind is BlockKind.ANSWER and block.number
    ]
    yield from sorted(found, key=lambda place: place[1] not in asked_again)


def _questions(letters: Sequence[Letter]) -> Iterator[tuple[str, str]]:
    """Questions of enquiries that are answered."""
    for letter in letters:
        if letter.head.kind is LetterKind.ANSWER_LETTER and letter.head.reference:
            for block in letter.blocks:
                if block.kind is BlockKind.ANSWER and block.number:
                    yield letter.head.reference, block.number


def _names(letters: Sequence[Letter]) -> list[str]:
    """Names in quotation marks that the administration uses, the most frequent first; a letter's subject is none."""
    subjects = " ".join(letter.head.subject or "" for letter in letters)
    said = " ".join(
        paragraph.text
        for letter in letters
        for block in letter.blocks
        if block.kind is BlockKind.ANSWER and block.speaker is Speaker.OFFICE
        for paragraph in block.paragraphs
    )
    return [name for name, _ in Counter(_QUOTED.findall(said)).most_common() if name not in subjects]


def _amounts(letters: Sequence[Letter]) -> Iterator[str]:
    """Sums of money that a resolution names."""
    for letter in letters:
        for block in letter.blocks:
            if block.kind is BlockKind.RESOLUTION_POINT:
                yield from _AMOUNT.findall(" ".join(paragraph.text for paragraph in block.paragraphs))
