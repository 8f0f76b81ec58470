"""From text to search tokens: folding, words, character 4-grams, and exact keys. Search text only, never shown.

Folding rule: ä → ae, ö → oe, ü → ue, ß → ss (the rule of passports and of people without umlauts on their keyboard),
other diacritics are dropped, so "Auslaenderbehoerde" is "Ausländerbehörde" and "neue" stays "neue". The alternative
ä → a was measured on 1,928 council papers: it merges 201 groups of different words ("Förderung" with "Forderung",
"gefördert" with "gefordert"), this rule 14, all of them the same word; the search finds as much either way (MRR .484
and .487 over 107 questions).
"""

from __future__ import annotations

import re
import unicodedata

#: Belongs to an index: one of another version is rebuilt. Raise it with every change of what this module returns.
VERSION = 1
GRAM = 4

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_DIAERESIS = "\u0308"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphen, zero-width characters
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The form in which texts are compared: case, umlauts, ß, diacritics, ligatures and invisible characters aside."""
    if not text.isascii():
        # Marks go before normalising, all but the one that makes umlauts: normalising a run of n marks takes n² steps.
        text = "".join(c for c in text if not unicodedata.combining(c) or c == _DIAERESIS)
        text = re.sub(f"{_DIAERESIS}+", _DIAERESIS, _INVISIBLE.sub("", text))
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_UMLAUTS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold()


def words(text: str) -> list[str]:
    """The folded words of a text, in order, repetitions included; each has a letter ("p0091", not "18,05")."""
    return [word for word in _WORD.findall(fold(text)) if not word.isdecimal()]


def grams(text: str, n: int = GRAM) -> list[str]:
    """The character n-grams of each word, in order, repetitions included.

    A gram never crosses a word's edge; a word shorter than ``n`` stands for itself and, being shorter, is never taken
    for the inside of a longer one.
    """
    return [gram for word in words(text) for gram in _cut(word, n)]


def _cut(word: str, n: int) -> list[str]:
    return [word] if len(word) <= n else [word[start : start + n] for start in range(len(word) - n + 1)]
