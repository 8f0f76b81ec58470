"""A sentence beside the sentence of its passages that it is nearest to, word by word: what stands for what.

Words are compared by their dictionary forms, figures by their kind first, so that one figure stands beside another one
where all around them is alike (Ratcliff and Metzener 1988, as in :mod:`difflib`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from assistant.terms import grams
from assistant.verification.clauses import sentences
from assistant.verification.dates import Moment
from assistant.verification.facts import facts
from assistant.verification.numbers import Quantity
from assistant.vocabulary import FUNCTION_WORDS
from ingest.text.grams import fold
from ingest.text.words import lemma, zipf

#: From this weighted share of its words on, in their order, a sentence is a changed sentence of the passage.
CHANGED = 0.55
#: Sentences that are this much farther off are compared, too, before something is said to differ.
AS_NEAR = 0.02
#: The share that a second sentence has to bring in, to be compared together with the first.
A_SECOND = 0.08
#: What a function word weighs; a word that says something weighs 0.5 to 7, by how rare it is (Zipf scale).
SMALL = 0.2
#: Words that are one from this likeness on.
ONE_WORD = 0.7
_BORDER = re.compile(r"[,;()–]|:(?!\s*\d)|\s-\s|\b(?:und|sowie|bzw|and)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FUNCTION = frozenset(fold(word) for word in FUNCTION_WORDS)


#: A person with a title, as offices print them.
_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Mr|Mrs|Ms)\.?\s+(?:(?:Dr|Prof|Dipl)\.?(?:-\w+\.?)?\s+|(?:Ersten?r?\s+|Zweite[rn]?\s+)?"
    r"\w*(?:[Bb]ürgermeister|[Pp]räsident|[Mm]inister|[Bb]eigeordnete|[Ss]tadtr[aä]t|[Vv]orsitzende|[Aa]mtsleiter)"
    r"(?:in|en|r|n)?\s+)*(?P<name>[A-ZÄÖÜ][\w-]+(?:\s(?!Dr\b|Prof\b)[A-ZÄÖÜ][a-zäöüß-]+)?)"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person who is named with a title: the name without it, folded."""

    name: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure of a text.

    Attributes:
        word: As printed.
        key: Words of one key are one word; figures have their value in it, behind a "#".
        weight: How much it says.
        fact: The figure; None for a word, and for sections and references, which are compared elsewhere.
        start: Where it stands, in code points.
        sentence: The number of its sentence in the text.
        borders: How many commas, conjunctions and brackets of the text stand before it.
    """

    word: str
    key: str
    weight: float
    fact: Quantity | Moment | Person | None
    start: int
    sentence: int
    borders: int

    @property
    def kind(self) -> str:
        """The key without the value of a figure."""
        return type(self.fact).__name__ if self.fact else self.key

    @property
    def is_noun(self) -> bool:
        """Whether it is printed as a noun or name and says something."""
        return self.weight > SMALL and not self.key.startswith("#") and self.word[0].isupper()


@lru_cache(maxsize=1_000)
def tokens(text: str, english: bool = False) -> tuple[Token, ...]:
    """The words and figures of a text in reading order.

    Args:
        text: A sentence or a passage.
        english: Whether its numbers are printed the English way.
    """
    found = facts(text, english)
    taken = found.places
    raw: list[tuple[int, int, str, Quantity | Moment | Person | None]] = []
    raw += [(one.start, one.end, f"#{one.value.normalize()}", one) for one in found.quantities]
    raw += [(one.start, one.end, f"#{one.year}-{one.month}-{one.day}{one.part}", one) for one in found.moments]
    raw += [(one.start, one.end, f"#{one.key}", None) for one in found.named]
    raw += [(one.start, one.end, f"#{text[one.start : one.end]}", None) for one in found.sections]
    persons = [(match.start("name"), match.end("name"), match["name"]) for match in _PERSON.finditer(text)]
    raw += [(start, end, f"#{fold(name)}", Person(fold(name))) for start, end, name in persons]
    taken += [(start, end) for start, end, _ in persons]
    for match in _WORD.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            raw.append((match.start(), match.end(), key(match[0]), None))
    ends = [one.end for one in sentences(text)]
    borders = [one.start() for one in _BORDER.finditer(text) if not any(a <= one.start() < b for a, b in taken)]
    return tuple(
        Token(
            text[start:end],
            name,
            1.0 if name[0] == "#" else weight(text[start:end]),
            fact,
            start,
            sum(one <= start for one in ends),
            sum(one < start for one in borders),
        )
        for start, end, name, fact in sorted(raw, key=lambda one: (one[0], one[2]))
    )


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """What words have in common that are forms of one: the folded dictionary form without its ending."""
    folded = fold(lemma(word))
    return re.sub(r"(?:e[nmrs]?|s|n)$", "", folded) or folded


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """How much a word says."""
    return SMALL if fold(word) in _FUNCTION else max(0.5, 7.0 - zipf(word.casefold()))


@lru_cache(maxsize=300_000)
def alike(one: str, other: str) -> float:
    """How far two keys are one word, 0 to 1: the same, one the beginning or end of the other, or of one stem."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or "#" in (one[:1], other[:1]):
        return 0.0
    if long.startswith(short) or long.endswith(short):
        return 0.8
    if one[:2] != other[:2]:  # "Bauausschuss" is no "Planungsausschuss"
        return 0.0
    few = min(len(grams(one)), len(grams(other)))
    return ONE_WORD if len(grams(one) & grams(other)) >= 0.6 * few else 0.0


def equal(one: Token, other: Token) -> bool:
    """Whether a figure may be said where another one stands."""
    if isinstance(one.fact, Quantity) and isinstance(other.fact, Quantity):
        return one.fact.value_follows(other.fact)
    if isinstance(one.fact, Moment) and isinstance(other.fact, Moment):
        return one.fact.says_no_more_than(other.fact, one.fact.year)
    if isinstance(one.fact, Person) and isinstance(other.fact, Person):
        return one.fact.name.split()[-1] == other.fact.name.split()[-1]
    return False


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a sentence that stands where another one stands in the passages.

    Attributes:
        mine: The words of the sentence.
        theirs: The words of the passage in their place.
        before: What stands before both of them alike, as the sentence has it; None where they open a sentence or the
            words before them differ.
        rest: All words of the sentence of the passage.
        share: How much of the sentence stands in that of the passage, in its order, by weight, 0 to 1.
    """

    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]
    before: Token | None
    rest: tuple[Token, ...]
    share: float


def differences(mine: Sequence[Token], passages: Sequence[Sequence[Token]]) -> list[list[Difference]]:
    """What a sentence has in place of what a sentence of the passages has, for each that is as near as the nearest.

    Args:
        mine: The words of the sentence.
        passages: Those of its passages.

    Returns:
        A list for each of the nearest sentences; none where the sentence is nobody's.
    """
    total = sum(token.weight for token in mine)
    found: list[tuple[float, list[Difference]]] = []
    for theirs, is_pair in _stretches(passages, len(mine)):
        keys = {token.kind for token in theirs}
        if total and sum(token.weight for token in mine if token.kind in keys) >= CHANGED * total:
            share, rows = _compared(mine, theirs, total)
            found.append((share - A_SECOND if is_pair else share, rows))
    best = max((share for share, _ in found), default=0.0)
    return [rows for share, rows in found if share >= max(CHANGED, best - AS_NEAR)]


def _stretches(passages: Sequence[Sequence[Token]], length: int) -> Iterator[tuple[Sequence[Token], bool]]:
    """The sentences of the passages; and those shorter than some length together with the next one, which is told."""
    for one in passages:
        before: list[Token] = []
        for theirs in (list(rows) for _, rows in groupby(one, lambda token: token.sentence)):
            yield theirs, False
            if before and len(before) < length:
                yield [*before, *theirs], True
            before = theirs


def _compared(mine: Sequence[Token], theirs: Sequence[Token], total: float) -> tuple[float, list[Difference]]:
    """The share of a sentence that stands in another one, by weight, and what differs."""
    matcher = SequenceMatcher(None, [one.kind for one in mine], [one.kind for one in theirs], autojunk=False)
    rows: list[tuple[tuple[Token, ...], tuple[Token, ...], Token | None]] = []
    same = 0.0
    before: Token | None = None
    for step, start, end, other_start, other_end in matcher.get_opcodes():
        if step == "equal":
            for one, other in zip(mine[start:end], theirs[other_start:other_end], strict=True):
                if one.fact and not equal(one, other):
                    rows.append(((one,), (other,), before))
                else:
                    same += one.weight
                before = one
        else:
            if step == "replace":
                rows.append((tuple(mine[start:end]), tuple(theirs[other_start:other_end]), before))
            before = None
    share = same / total
    return share, [Difference(one, other, left, tuple(theirs), share) for one, other, left in rows]


def within(rows: Sequence[Difference]) -> Iterator[tuple[Token, Token]]:
    """The figures that stand in place of other figures of their kind, each with the other one."""
    for row in rows:
        if len(row.mine) == len(row.theirs) == 1 and row.mine[0].fact and row.theirs[0].fact:
            yield row.mine[0], row.theirs[0]
