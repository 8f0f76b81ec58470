"""The few sentences that are cited together: one that answers, and what it cannot be understood without."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.address import Placed
from assistant.reader import Reading
from ingest.model import Sentence

#: A neighbour comes along if its score is at most this much lower.
MARGIN = 3.0
SENTENCES = 3
CHARACTERS = 700
#: First words that mean nothing without the sentence before.
_LEANS_BACK = re.compile(
    r"[\"„]?(?:Davon|Dazu|Das|Dies|Diese[rsmn]?|Dabei|Dadurch|Hierbei|Hierzu|Hierfür|Dafür|Darunter|Darin|Daraus|"
    r"Damit|Dort|Er|Sie|Es\s+handelt|Insbesondere|Nachfolgend|Ebenso|Letztere[rs]?|Jene[rs]?)\b|"
    r"[^.]{0,60}\b(?:jedoch|allerdings|hingegen|dagegen|gleichwohl|hierbei|dieses\s+Amtes)\b"
)
#: Words by which the next sentence takes something back.
_TAKES_BACK = re.compile(r"[^.]{0,60}\b(?:jedoch|allerdings|hingegen|dennoch|gleichwohl|Voraussetzung|aber)\b")


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one passage.

    Attributes:
        placed: The passage.
        first, last: Places of its first and last sentence, from 0, both included.
        score: That of its best sentence.
        core: Place of its best sentence.
        chance, letter_chance: Those of its best sentence (:class:`assistant.reader.Reading`).
    """

    placed: Placed
    first: int
    last: int
    score: float
    core: int
    chance: float = 0.0
    letter_chance: float = 0.0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in reading order."""
        return self.placed.passage.sentences[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """All of it in display form."""
        return " ".join(sentence.text for sentence in self.sentences)


def grow(best: Reading, readings: Sequence[Reading]) -> Window:
    """The window around a sentence.

    Args:
        best: The sentence that answers.
        readings: All readings, for the scores of its neighbours.

    Returns:
        The sentence with neighbours that score nearly as high (three at most, one speaker), with what it leans back on,
        and with what takes it back.
    """
    passage = best.placed.passage
    scores = {r.index: r.score for r in readings if r.placed.passage.key == passage.key}
    first = last = best.index
    while last - first + 1 < SENTENCES:
        side = _better_side(passage.sentences, scores, first, last)
        if side is None or scores[side] < best.score - MARGIN:
            break
        if _length(passage.sentences, first, last, side) > CHARACTERS:
            break
        first, last = min(first, side), max(last, side)
    while first > 0 and _LEANS_BACK.match(passage.sentences[first].text):
        first -= 1
    if last + 1 < len(passage.sentences) and _TAKES_BACK.match(passage.sentences[last + 1].text):
        last += 1
    return Window(best.placed, first, last, best.score, best.index, best.chance, best.letter_chance)


def whole(placed: Placed) -> Window:
    """A whole passage if it is short, else its first sentences that fit; nothing in it was scored."""
    sentences = placed.passage.sentences
    last = 0
    while last + 1 < len(sentences) and sum(len(s.text) for s in sentences[: last + 2]) <= CHARACTERS:
        last += 1
    return Window(placed, 0, last, 0.0, 0)


def joined(windows: Sequence[Window]) -> list[Window]:
    """Windows of one passage that touch or overlap become one; order is kept otherwise."""
    found: list[Window] = []
    for window in windows:
        key = window.placed.passage.key
        same = [other for other in found if other.placed.passage.key == key]
        near = [other for other in same if other.first <= window.last + 1 and window.first <= other.last + 1]
        touching = near[0] if near else None
        if touching is None:
            found.append(window)
        else:
            first, last = min(touching.first, window.first), max(touching.last, window.last)
            merged = replace(touching, first=first, last=last, score=max(touching.score, window.score))
            found[found.index(touching)] = merged
    return found


def _better_side(sentences: Sequence[Sentence], scores: Mapping[int, float], first: int, last: int) -> int | None:
    """The neighbour with the higher score that has the same speaker; None if there is none."""
    sides = [n for n in (first - 1, last + 1) if n in scores and sentences[n].speaker is sentences[first].speaker]
    return max(sides, key=lambda n: scores[n], default=None)


def _length(sentences: Sequence[Sentence], first: int, last: int, side: int) -> int:
    """Characters of a window with one more neighbour."""
    return sum(len(sentence.text) for sentence in sentences[min(first, side) : max(last, side) + 1])
