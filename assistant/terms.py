"""Terms of a question, and how far a text covers them: folded words, shared 4-grams, abbreviations, numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.thesaurus import others
from assistant.vocabulary import FUNCTION_WORDS, SPEAKER_WORDS
from ingest.text.grams import fold
from ingest.text.words import tagged, zipf

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
#: A word counts as covered when this share of its 4-grams stands in one word of the text.
COVERED = 0.5
#: Shortest part of a compound that counts, in letters.
PART = 6
#: Words for speakers and documents say whose words are meant, not what about: they weigh next to nothing.
SPEAKER_WEIGHT = 0.4
_FUNCTION = frozenset(fold(word) for word in FUNCTION_WORDS)
_SPEAKERS = frozenset(fold(word) for word in SPEAKER_WORDS)
_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"))
#: STTS tags of words that carry meaning: nouns, names, foreign words, full verbs, adjectives, numbers.
_CONTENT = ("NN", "NE", "FM", "XY", "VV", "ADJ", "CARD")


@lru_cache(maxsize=50_000)
def grams(word: str) -> frozenset[str]:
    """The character 4-grams of a folded word; a shorter word is one gram of its own."""
    return frozenset(word[n : n + 4] for n in range(len(word) - 3)) if len(word) > 4 else frozenset({word})


@lru_cache(maxsize=5_000)
def with_umlauts(text: str) -> str:
    """A text with its umlauts, where it was typed without ("Auslaenderbehoerde" → "Ausländerbehörde", "neue" stays)."""

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        proper = word
        for typed, printed in _UMLAUTS:
            proper = proper.replace(typed, printed)
        return proper if zipf(proper) > zipf(word) else word

    return re.sub(r"[^\W\d_]*(?:[aouAOU]e)[^\W\d_]*", mended, text)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question.

    Attributes:
        word: As typed.
        tag: STTS tag ("NE" for a proper name).
        forms: Folded forms that count as the same: the word, its lemma, its synonyms.
        weight: Its share of the meaning: rare words weigh more (0.5 to 7, from the Zipf scale).
    """

    word: str
    tag: str
    forms: frozenset[str]
    weight: float

    @property
    def is_name(self) -> bool:
        """Whether this is a proper name or a number, which a true answer must know."""
        if self.word[0].isdigit():
            return len(self.word) > 2
        return self.word[0].isupper() and (self.tag == "NE" or (self.word.isupper() and 3 <= len(self.word) <= 5))


def terms(text: str) -> tuple[Term, ...]:
    """The content words of a question, each once, in order."""
    found: dict[str, Term] = {}
    same = others(text)
    for place, (word, lemma, tag) in enumerate(tagged(text)):
        if not _carries_meaning(word, tag):
            continue
        key = fold(word)
        forms = frozenset(map(fold, (word, lemma, *same.get(place, ()))))
        weight = max(0.5, 7.0 - max(zipf(word), zipf(lemma)))
        if forms & _SPEAKERS:
            weight = min(weight, SPEAKER_WEIGHT)
        found.setdefault(key, Term(word, tag, forms, weight))
    return tuple(found.values())


def _carries_meaning(word: str, tag: str) -> bool:
    """Whether a word says something of its own: no function word, and of a part of speech that does."""
    is_function = fold(word) in _FUNCTION and not (word.isupper() and tag == "NN")  # "OB" is a mayor, "ob" is not
    return not is_function and tag.startswith(_CONTENT) and (len(word) > 1 or word.isdigit())


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, prepared for comparison.

    Attributes:
        words: Folded.
        initials: What an abbreviation may stand for.
        grams: The 4-grams of all words of more than three letters.
    """

    words: frozenset[str]
    initials: str
    grams: frozenset[str]


@lru_cache(maxsize=20_000)
def wording(text: str) -> Wording:
    """Prepare a text; initials are those of its capitalised words ("Bundesamt für Migration und Flüchtlinge" → BMF)."""
    printed = _WORD.findall(text)
    initials = "".join(word[0] for word in printed if word[0].isupper())
    words = frozenset(fold(word) for word in printed)
    return Wording(words, initials, frozenset().union(*(grams(word) for word in words if len(word) > 3)))


def covers(prepared: Wording, term: Term) -> float:
    """How far a text covers a term: 1 for the word itself, the share of its 4-grams in one word, 0 below half."""
    if term.forms & prepared.words:
        return 1.0
    if term.word[0].isdigit():  # "18 Prozent" asks for the 18,05 of the letter
        return float(any(word.startswith((f"{term.word}.", f"{term.word},")) for word in prepared.words))
    if _abbreviates(term.word, prepared.initials):
        return 1.0
    best = 0.0
    for form in term.forms:
        # What all words together do not share, none shares alone; this spares nearly all comparisons.
        if len(form) < 5 or not _may_cover(prepared, form):
            continue
        for word in prepared.words:
            # A verb's prefix is its meaning: "einreichen" is not "erreichen".
            if len(word) > 3 and not (term.tag.startswith("VV") and word[:4] != form[:4]):
                best = max(best, _likeness(form, word))
    return best if best >= COVERED else 0.0


def _may_cover(prepared: Wording, form: str) -> bool:
    """Whether a text has enough 4-grams of a form for one word to cover it; a part of a compound has two at least."""
    wanted = grams(form)
    shared = len(wanted & prepared.grams)
    return shared > 1 or shared >= COVERED * len(wanted)


@lru_cache(maxsize=500_000)
def _likeness(form: str, word: str) -> float:
    """Share of a word's 4-grams that stand in another; half at least for a compound that the other is the head or the
    beginning of ("Städtebündnis" and "Bündnisses", "Ukrainehilfe" and "Ukraine")."""
    wanted = grams(form)
    share = len(wanted & grams(word)) / len(wanted)
    begins = len(word) >= PART and form.startswith(word)
    heads = any(word.startswith(form[n:]) for n in range(1, len(form) - PART + 1))
    return max(COVERED, share) if begins or heads else share


def coverage(prepared: Wording, wanted: Iterable[Term]) -> float:
    """Weighted share of some terms that a text covers, 0 to 1; 1 if nothing is wanted."""
    wanted = tuple(wanted)
    total = sum(term.weight for term in wanted)
    return sum(term.weight * covers(prepared, term) for term in wanted) / total if total else 1.0


@lru_cache(maxsize=64)
def frequencies(wanted: tuple[Term, ...], texts: tuple[Wording, ...]) -> tuple[int, ...]:
    """For each term in how many of some texts it stands."""
    return tuple(sum(covers(text, term) > 0 for text in texts) for term in wanted)


def distinguishing(wanted: Iterable[Term], texts: Sequence[Wording]) -> tuple[Term, ...]:
    """The terms, weighted by how well they tell some texts apart: a word that stands in all of them says nothing.

    The weight is multiplied by the inverse document frequency over the texts (Spärck Jones 1972), scaled so that a term
    in one text of many keeps its weight and one in every text keeps a tenth.
    """
    count = len(texts)
    if count < 2:
        return tuple(wanted)
    found = []
    wanted = tuple(wanted)
    for term, frequency in zip(wanted, frequencies(wanted, tuple(texts)), strict=True):
        rarity = math.log((count + 1) / (frequency + 0.5)) / math.log((count + 1) / 1.5)
        found.append(replace(term, weight=term.weight * max(0.1, min(1.0, rarity))))
    return tuple(found)


def _abbreviates(word: str, initials: str) -> bool:
    """Whether an abbreviation of three letters or more may stand for capitalised words in a row ("BAMF", "SMI")."""
    if not (word.isupper() and word.isalpha() and len(word) > 2):
        return False
    return word in initials or (len(word) > 3 and word[0] + word[2:] in initials)
