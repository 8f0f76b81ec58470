"""A search by words: which passages hold them, where they stand in them, and what is near in meaning without them.

Other than for an answer the words themselves count: a passage is a hit because it says them, in another form, inside a
compound, or by the word that letters write for them (:mod:`assistant.thesaurus`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.model import RankedPassage
from assistant.terms import Term, terms
from ingest.text.grams import fold
from ingest.text.references import folded
from ingest.text.words import lemma

#: Shortest word that counts inside a compound, and shortest beginning that two forms of a word share; in letters.
PART, STEM = 4, 5
#: Letters that stand before the last part of a compound at least, and behind it at most.
SHORTEST_PART, ENDING = 3, 2
#: Most words that are looked for; of a longer text the first.
MOST_WORDS = 30
#: A hit covers this share at least of what the best one covers.
SHARE = 0.5
#: Cosine similarity from which a passage without any of the words is worth showing, the shortest that is, and how many.
#: Over 1,827 papers words that a council has nothing to say about ("Apfelkuchen", "chromodynamics", "Dackel") come to
#: 0.46 at most, words that stand there to 0.53 and more.
NEAR, SHORTEST, MOST_NEAR = 0.5, 60, 5

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
#: What names a paper or a session ("P0091/21", "2026/0503"): as a whole or not at all.
_NAME = re.compile(r"[^\s,;:()„“\"]*\d/\d(?:[^\s,;:()„“\"]*[^\s,;:()„“\".?!])?")


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for.

    Attributes:
        terms: The words that carry meaning; all of them where none does.
        names: References, as :func:`ingest.text.references.folded` writes them.
    """

    terms: tuple[Term, ...]
    names: frozenset[str]


@lru_cache(maxsize=1_000)
def words_of(text: str) -> Words:
    """What a text typed into the search looks for."""
    names = frozenset(folded(name) for name in _NAME.findall(text)[:MOST_WORDS])
    rest = _NAME.sub(" ", text)
    found = terms(rest)
    if not found and not names:
        found = tuple(Term(word, "XY", frozenset({fold(word)}), 1.0) for word in dict.fromkeys(_TOKEN.findall(rest)))
    return Words(found[:MOST_WORDS], names)


def places(text: str, wanted: Words) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text: first character, one past the last, in order, never overlapping."""
    names = [match.span() for match in _NAME.finditer(text) if folded(match[0]) in wanted.names]
    words = [match.span() for match in _TOKEN.finditer(text) if any(_is(match[0], term) for term in wanted.terms)]
    inside = [one for one in words if not any(start <= one[0] < end for start, end in names)]
    return tuple(sorted([*names, *inside]))


def covered(text: str, wanted: Words) -> float:
    """Which share of what is looked for stands in a text, 0 to 1; rare words weigh more, a reference most."""
    parts = [(term.weight, any(_is(word, term) for word in _tokens(text))) for term in wanted.terms]
    held = {folded(name) for name in _NAME.findall(text)} if wanted.names else set()
    parts += [(_NAME_WEIGHT, name in held) for name in wanted.names]
    total = sum(weight for weight, _ in parts)
    return sum(weight for weight, found in parts if found) / total if total else 0.0


#: Weight of a reference beside that of words, which is 7 at most.
_NAME_WEIGHT = 10.0


def by_words(
    wanted: Words, found: Iterable[RankedPassage], shares: Mapping[str, float], most: int
) -> tuple[RankedPassage, ...]:
    """Passages in the order in which a search shows them.

    Args:
        wanted: What is looked for.
        found: What the retriever found, each passage once.
        shares: How much of the words' 4-grams each passage shares, 0 to 1.
        most: How many are wanted.

    Returns:
        Those that hold the words, the most of them first, with what they cover as score; then a few that are only near
        in meaning, with score 0.
    """
    rated = [(one, covered(one.passage.text, wanted)) for one in found]
    best = max((share for _, share in rated), default=0.0)
    hits = [replace(one, score=share) for one, share in rated if share and share >= SHARE * best]
    hits.sort(key=lambda one: (-round(one.score, 2), -shares.get(one.passage.key, 0.0), one.passage.key))
    near = [replace(one, score=0.0) for one, share in rated if not share and _is_near(one)]
    near.sort(key=lambda one: (-one.similarity, one.passage.key))
    return tuple([*hits[:most], *near[: min(MOST_NEAR, max(0, most - len(hits)))]])


def _is_near(one: RankedPassage) -> bool:
    return one.similarity >= NEAR and len(one.passage.text) >= SHORTEST


@lru_cache(maxsize=5_000)
def _tokens(text: str) -> Sequence[str]:
    return tuple(dict.fromkeys(_TOKEN.findall(text)))


@lru_cache(maxsize=200_000)
def _is(word: str, term: Term) -> bool:
    """Whether a word of a text is one that is looked for: a form of it, or a compound with it."""
    key = fold(word)
    if key in term.forms or fold(lemma(word)) in term.forms:
        return True
    if not word.isalpha():
        return False
    return any(_contains(key, form) or _same_stem(key, form) for form in term.forms)


def _contains(key: str, form: str) -> bool:
    """Whether a compound begins or ends with a word ("Radwegenetz", "Fahrradwege"); "Immission" is no mission."""
    if len(form) < PART or not form.isalpha():
        return False
    end = key.rfind(form)
    return key.startswith(form) or (end >= SHORTEST_PART and len(key) - end - len(form) <= ENDING)


def _same_stem(key: str, form: str) -> bool:
    """Whether two words are alike but for their endings ("Klimatisierung", "klimatisieren")."""
    shared = min(len(key), len(form)) - ENDING
    return (
        abs(len(key) - len(form)) <= ENDING + 1 and shared >= STEM and form.isalpha() and key[:shared] == form[:shared]
    )
