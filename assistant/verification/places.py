"""How well the words around a figure fit its own places in the passages, and how well those of other figures.

Every word near a figure speaks for the place where it stands near a figure of that kind, the nearer the more: what a
comma, "und", another figure or the end of a sentence parts from it counts less. Where the words of a sentence fit the
place of another figure much better than every place of its own, figures were exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.dates import Moment
from assistant.verification.diff import SMALL, Person, Token, alike, equal, tokens
from assistant.verification.numbers import Quantity

#: What remains of a word's say behind a border within a sentence, another figure of the kind, the end of a sentence.
PARTED, BEHIND_ANOTHER, NEXT_SENTENCE = 0.45, 0.35, 0.3
#: Below this a word says nothing any more.
SILENT = 0.1
#: What an equal figure nearby says, beside words that say 0.5 to 7.
FIGURE = 4.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of a sentence.

    Attributes:
        token: The figure.
        own: How well its surroundings fit those of the best equal figure of the passages, 0 to 1.
        others: How well they fit those of a figure that it could be exchanged for, 0 to 1.
    """

    token: Token
    own: float
    others: float


def placed(sentence: str, passages: Sequence[str], english: bool = False) -> list[Placed]:
    """The figures of a sentence that the passages have, in reading order.

    Args:
        sentence: A sentence of an answer.
        passages: The passages it cites.
        english: Whether the sentence is English.
    """
    mine = [(token, near) for token, near in _surroundings(sentence, english) if _is_held(token, passages)]
    theirs = [one for text in passages for one in _surroundings(text, False)]
    words = {key for _, near in theirs for key in near}
    meant = {key: _meant(key, words) for _, near in mine for key in near}
    fits = [
        [_fit(near, there, meant) if _comparable(token, other) else 0.0 for other, there in theirs]
        for token, near in mine
    ]
    same = [[equal(token, other) for other, _ in theirs] for token, _ in mine]
    own = [
        max((value for value, is_own in zip(row, marks, strict=True) if is_own), default=0.0)
        for row, marks in zip(fits, same, strict=True)
    ]
    found = []
    for n, (token, _) in enumerate(mine):
        at = {other.start for (other, _), is_own in zip(theirs, same[n], strict=True) if is_own}
        others = 0.0
        for m, (other, _) in enumerate(theirs):
            if not same[n][m] and other.start not in at and fits[n][m] > others:
                others = max(others, fits[n][m] - _lost_by_exchange(n, m, fits, same, own))
        found.append(Placed(token, own[n], others))
    return found


def _lost_by_exchange(
    n: int, m: int, fits: Sequence[Sequence[float]], same: Sequence[Sequence[bool]], own: Sequence[float]
) -> float:
    """What the sentence's own figures of the place that one could take would lose, if they took its place."""
    lost = 0.0
    for rival, marks in enumerate(same):
        if rival != n and marks[m]:
            back = max((fits[rival][k] for k, is_own in enumerate(same[n]) if is_own), default=0.0)
            lost = max(lost, own[rival] - back)
    return lost


@lru_cache(maxsize=1_000)
def _surroundings(text: str, english: bool) -> tuple[tuple[Token, Mapping[str, tuple[float, float]]], ...]:
    """The figures of a text, each with the words around it: what they still say there, 0 to 1, and their weight."""
    said = [token for token in tokens(text, english) if token.fact or token.weight > SMALL]
    return tuple((token, _near(said, n)) for n, token in enumerate(said) if token.fact)


def _near(said: Sequence[Token], place: int) -> dict[str, tuple[float, float]]:
    own = said[place]
    found: dict[str, tuple[float, float]] = {}
    for step in (-1, 1):
        others, n = 0, place + step
        while 0 <= n < len(said):
            token = said[n]
            say = PARTED ** abs(token.borders - own.borders) * BEHIND_ANOTHER**others
            say *= NEXT_SENTENCE ** abs(token.sentence - own.sentence)
            if say < SILENT:
                break
            if token.kind == own.kind:
                others += 1
            elif say > found.get(token.key, (0.0, 0.0))[0]:
                found[token.key] = (say, FIGURE if token.fact else token.weight)
            n += step
    return found


def _is_held(token: Token, passages: Sequence[str]) -> bool:
    return any(equal(token, other) for text in passages for other, _ in _surroundings(text, False))


def _meant(key: str, words: set[str]) -> dict[str, float]:
    """The words of the passages that a word of the sentence may mean, with their likeness."""
    likenesses = {word: alike(key, word) for word in words}
    return {word: likeness for word, likeness in likenesses.items() if likeness}


def _fit(
    mine: Mapping[str, tuple[float, float]],
    theirs: Mapping[str, tuple[float, float]],
    meant: Mapping[str, Mapping[str, float]],
) -> float:
    """The share of what stands near one figure, by weight and say, that stands near another one."""
    total = sum(say * weight for say, weight in mine.values())
    found = 0.0
    for key, (say, weight) in mine.items():
        best = max((likeness * theirs[word][0] for word, likeness in meant[key].items() if word in theirs), default=0.0)
        found += say * weight * best
    return found / total if total else 0.0


def _comparable(one: Token, other: Token) -> bool:
    """Whether one figure could stand where another one stands: of one kind, and of one unit or grain."""
    if isinstance(one.fact, Quantity) and isinstance(other.fact, Quantity):
        return one.fact.unit == other.fact.unit and other.fact.value != 1  # "1" may be an article, or part of "1:40"
    if isinstance(one.fact, Moment) and isinstance(other.fact, Moment):
        mine, theirs = one.fact, other.fact
        grains = (mine.month is None, mine.day is None) == (theirs.month is None, theirs.day is None)
        return grains or equal(one, other)
    return isinstance(one.fact, Person) and isinstance(other.fact, Person)
