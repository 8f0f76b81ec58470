"""What is a German word: the only file that knows simplemma, wordfreq and the Hanover Tagger.

All carry their data in the package: no download. simplemma keeps case (a noun begins with a capital), wordfreq knows
how often a word is written, the tagger tells names from nouns and verbs.
"""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma
from HanTa.HanoverTagger import HanoverTagger
from wordfreq import zipf_frequency

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*|[?!.]")

#: Two halves must be this much rarer side by side than their union is whole before a line break counts as a torn word;
#: "nach dem" / "nachdem" (12) and "in dem" / "indem" (1) stay apart, "Problem|lagen" (40) and "er|reichen" (400) are
#: mended.
UNION_ODDS = 25.0
#: Zipf value from which a word is a function word ("der", "und"): no compound begins with it.
FUNCTION_WORD = 6.5
#: Zipf value below which a string is no word that anyone writes (about one in a hundred million).
RARE = 1.6


@lru_cache(maxsize=100_000)
def zipf(word: str) -> float:
    """How often a word is written: log10 of its count per billion words (van Heuven et al. 2014), 0 if unknown."""
    return zipf_frequency(word, "de")


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form of a word ("Möglichkeiten" → "Möglichkeit"); the word itself if unknown."""
    return simplemma.lemmatize(word, lang="de")


@lru_cache(maxsize=100_000)
def stands_alone(word: str) -> bool:
    """Whether a string, as printed, is a whole word: a noun that begins in lower case is only the tail of one."""
    if len(word) < 2 or not (simplemma.is_known(word, lang="de") or zipf(word) >= RARE):
        return False
    return word[0].isupper() or lemma(word)[0].islower()


def is_torn(left: str, right: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line break tore one word in two ("Akt|euren") rather than separate two ("Kooperation|zu").

    Args:
        left: Letters before the break.
        right: Letters after it.
        known: Words (casefolded) printed whole elsewhere in the same source.

    Returns:
        True if the halves are one word.
    """
    if not (left and right) or right[0].isupper():
        return False
    union = left + right
    if union.casefold() in known and not (stands_alone(left) and stands_alone(right)):
        return True
    if zipf(union):
        odds = 10 ** (zipf(union) - zipf(left) - zipf(right) + 9)
        if odds >= UNION_ODDS:
            return True
    if len(left) > 2 and len(right) > 4 and zipf(left) >= FUNCTION_WORD:  # "der|integrationsrelevanten"
        return False
    return not (stands_alone(left) and stands_alone(right))


@lru_cache(maxsize=1)
def _tagger() -> HanoverTagger:
    """The Hanover Tagger's German model, from its package (Wartena 2023)."""
    return HanoverTagger("morphmodel_ger.pgz")


@lru_cache(maxsize=10_000)
def tagged(text: str) -> tuple[tuple[str, str, str], ...]:
    """The words of a text as (word, lemma, STTS tag): NE is a proper name, NN a noun, V… a verb, ADJ… an adjective.

    A hyphenated compound is tagged part by part, for its parts are what a letter may say.
    """
    words = _TOKEN.findall(text)
    return tuple((word, lemma, tag) for word, lemma, tag in _tagger().tag_sent(words)) if words else ()
