"""Pairs that letters hold by themselves: an enquiry's question and what answers the same number.

What stands in a pair is filtered, for tables, torn lines and bare references teach nothing:

* a paragraph has 60 to 1,200 characters, more than 55 of a hundred of them letters of words (no tables, no torn lines),
* a question has 20 to 400 characters and at least four words ("Warum?" is no question without its letter),
* the same question of one paper counts once: an answer is often filed with the enquiry and with the minutes.

What is wrong comes from the same letter (:mod:`training.rows`): its other answers, alike in subject, office and tone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.model import BlockKind, LetterKind
from ingest.text.grams import fold
from training.letters import LetterText
from training.pair import Answer, Pair

#: Kinds of letters that answer.
ANSWERING = frozenset(
    {
        LetterKind.ANSWER_LETTER,
        LetterKind.STATEMENT,
        LetterKind.RESOLUTION_CONTROL,
        LetterKind.PROPOSAL,
        LetterKind.MINUTES,
    }
)
_LEAST, _MOST = 60, 1200
_LETTER_SHARE = 0.55
_LEAST_QUESTION, _MOST_QUESTION, _LEAST_WORDS = 20, 400, 4
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]|[a-zA-Z][.)]|Zu Frage \d+:?)\s*")


def legible(text: str, least: int = _LEAST, most: int = _MOST) -> bool:
    """Whether a paragraph on one line is running text of a length that teaches: 60 to 1,200 characters."""
    return least <= len(text) <= most and sum(map(len, _WORD.findall(text))) > _LETTER_SHARE * len(text)


def mined(letters: Iterable[LetterText]) -> list[Pair]:
    """The pairs of letters.

    Args:
        letters: Letters by paper, those of one paper one after the other.

    Returns:
        Pairs in the order of the letters; ``asked`` of their answers is empty, for it would be the question itself.
    """
    found = []
    for paper, own in groupby(letters, key=lambda letter: letter.paper):
        seen: set[str] = set()
        for letter in own:
            for asked, answers in _questions(letter):
                question = _NUMBER.sub("", asked)
                key = re.sub(r"\W", "", fold(question))
                if _asks(question) and key not in seen:
                    seen.add(key)
                    found.append(Pair(paper, letter.subject, question, answers))
    return found


def _questions(letter: LetterText) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    """Each question that a letter answers, with its legible answers."""
    if letter.kind not in ANSWERING:
        return
    by_question: dict[str, list[Answer]] = {}
    for said in letter.paragraphs:
        if said.kind is BlockKind.ANSWER and said.asked and legible(said.text):
            by_question.setdefault(said.asked, []).append(Answer(said.text))
    for asked, answers in by_question.items():
        yield asked, tuple(answers)


def _asks(question: str) -> bool:
    return _LEAST_QUESTION <= len(question) <= _MOST_QUESTION and len(_WORD.findall(question)) >= _LEAST_WORDS
