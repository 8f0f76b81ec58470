"""The repaired search text: what text recognition misread is mended, where the evidence leaves one reading.

For search only: what is embedded and indexed. The source, the display form and every quote keep what is printed. A
printed word is touched only if it is no word, and only if exactly one well-known word can have been misread as it;
names and whatever else is unknown stay. Evidence is the dictionary and the letter itself, so the same letter is always
repaired the same way, whatever was taken in before it (decision 0013).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ingest.text.words import LONGEST, is_compound, is_listed, is_word, stands_alone, zipf

#: What recognition takes for what: shapes that differ by a dot, a bow or a gap. Printed shape → what it may have been.
_SLIM: dict[str, Sequence[str]] = {"i": "lI", "l": "iI", "I": "li", "1": "li"}
_L_LOST: dict[str, Sequence[str]] = {"i": "l", "1": "l"}
_WIDE: dict[str, Sequence[str]] = {
    "rn": "m",
    "m": ["rn"],
    "B": "ß",
    "0": "oO",
    "ii": "ü",
    "vv": "w",
    "cl": "d",
    "Fl": "H",
    "i": "j",
    "aü": ["au"],
}
#: Most misread letters in a word; two or more only among the slim ones ("aiieinige", "Haushaitsmittein").
MOST_EDITS = 5
#: Most readings that are looked at for one printed word.
MOST_READINGS = 600
#: Zipf values: from where a reading is well known, well known beside a printed form that could be a word, and a
#: function word; and by how much the best of several readings has to lead.
KNOWN, SURE, COMMON, LEAD = 2.0, 3.5, 6.0, 1.5
#: Zipf value from which a word is known well enough to be cut out of a longer string.
SPACED = 3.0
_TOKEN = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
#: No German word begins so: the first letter is a capital I.
_FALSE_L = re.compile(r"l[mnsch](?=[a-zäöüß]|$)")
#: What makes words of words: an i in it is an i ("Machbarkeiten" has no Celts in it).
_ENDINGS = re.compile("keit|heit|ierung|seit|lich|isch|tion|bei$")
_DIGIT_AT_EDGE = re.compile(r"^\d|\d$")  # "Wiese1" has a footnote
#: Function words that run into what stands before them, and into what follows them. Not those that end many nouns
#: ("an", "in", "es"), nor in front those that begin many words ("über", "zu").
_ENDING = """
    als auch auf aus bei beim bis dass das dem den der des die durch eine einem einen einer eines für hat haben ist
    kann keine mit nach nicht nur oder ohne sich sie sind soll und von vom vor war werden wie wird wurde wurden zu
    zum zur
    """
_BEGINNING = """
    alle als auch beim dass das dem den der des die diese dieser eine einem einen einer eines für hat haben ist kann
    keine nicht nur oder sich sie sind soll und von vom war werden wie wird wurde wurden zum zur
    """
_BEFORE_NOUNS = "am an auf aus bei bis durch im in mit nach ohne ob über um unter vor zu"
_ENDS, _BEGINS = frozenset(_ENDING.split()), frozenset(_BEGINNING.split())
_PREPOSITIONS = frozenset(_BEFORE_NOUNS.split())


def repaired(text: str, source_text: str) -> str:
    """The search form of a text.

    Args:
        text: A display form.
        source_text: The whole source it comes from: what is printed there once is evidence for a misread name.

    Returns:
        The text, in which misread words are mended and run-together ones set apart; all else as it was.
    """
    printed = _printed(source_text)
    return _TOKEN.sub(lambda token: _mended(token[0], printed), text)


def both_forms(text: str, source_text: str) -> str:
    """The search form of a text followed by the printed forms of what was mended: a search for either finds it."""
    better = repaired(text, source_text)
    changed = [word for word in _TOKEN.findall(text) if _mended(word, _printed(source_text)) != word]
    return " ".join([better, *changed])


@lru_cache(maxsize=8)
def _printed(text: str) -> Counter[str]:
    """The words of a source."""
    return Counter(_TOKEN.findall(text))


def _mended(word: str, printed: Counter[str]) -> str:
    """One printed word as it was meant, or as it is."""
    if not _is_doubtful(word):
        return word
    return _general(word) or _by_the_letter(word, printed) or word


@lru_cache(maxsize=100_000)
def _is_doubtful(word: str) -> bool:
    """Whether a printed word is none that is known; a compound may be one that only looks like it ("Zeltraum")."""
    if not 1 < len(word) <= LONGEST or word.isupper() or _DIGIT_AT_EDGE.search(word):
        return False
    if _FALSE_L.match(word):
        return True
    return len(word) > 2 and not is_listed(word) and zipf(word) < KNOWN + (len(word) < 5)


@lru_cache(maxsize=100_000)
def _general(word: str) -> str | None:
    """What the dictionary makes of a doubtful word; None if nothing or more than one thing."""
    if _FALSE_L.match(word):
        better = f"I{word[1:]}"
        return better if len(word) > 7 or zipf(better) >= (COMMON if len(word) < 4 else KNOWN) else None
    if _CAMEL.search(word):
        return _set_apart(word)
    forms = (word, word.lower(), word.capitalize(), word.removesuffix("s"))  # "Einrichtungs- und"
    could_be = zipf(word) > 0 or any(is_compound(form) for form in forms)
    levels = [_readings(word, _SLIM | _WIDE, 1)[1:], _readings(word, _SLIM, MOST_EDITS)[1:]]
    for reading in (_one(level, word, could_be) for group in levels for level in group):
        if reading:
            return reading if could_be or not _run_on(word) else None
    if could_be:
        return None
    kept = _ENDINGS.findall(word)
    compounds = (
        sorted(reading for reading in level if is_compound(reading) and _ENDINGS.findall(reading) == kept)
        for level in _readings(word, _L_LOST, MOST_EDITS)[1:]
    )
    best = next(filter(None, compounds), [])
    return best[0] if len(best) == 1 else _run_on(word) if not best else None


def _one(readings: set[str], word: str, could_be: bool) -> str | None:
    """The reading that is so much better known than the printed word, and than the others, that it was meant."""
    least = KNOWN if len(word) > 6 else SPACED  # a short string is soon like some word
    if len(word) < 5:
        least = COMMON
    elif could_be:
        least = max(SURE, zipf(word) + 2)
    good = sorted(((zipf(reading), reading) for reading in readings if stands_alone(reading)), reverse=True)[:2]
    if not good or good[0][0] < least or (len(good) > 1 and good[0][0] - good[1][0] < LEAD):
        return None
    return good[0][1]


def _readings(word: str, shapes: Mapping[str, Sequence[str]], most: int) -> list[set[str]]:
    """The word itself, its readings with one misread shape, with two, and so on."""
    levels, seen = [{word}], {word}
    for _ in range(most):
        found = {reading for known in levels[-1] for reading in _one_edit(known, shapes)} - seen
        if not found or len(seen) + len(found) > MOST_READINGS:
            break
        seen |= found
        levels.append(found)
    return levels


def _one_edit(word: str, shapes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for shape, readings in shapes.items():
        start = word.find(shape)
        while start >= 0:
            for reading in readings:
                if not (reading.isupper() and start):  # a capital stands at the beginning
                    yield word[:start] + reading + word[start + len(shape) :]
            start = word.find(shape, start + 1)


def _by_the_letter(word: str, printed: Counter[str]) -> str | None:
    """A name that the same letter prints rightly elsewhere ("Biasewitzer", "Blasewitzer"); None without exactly one."""
    if len(word) < 6 or not word.isalpha():
        return None
    others = {reading for level in _readings(word, _SLIM, MOST_EDITS)[1:] for reading in level if printed[reading]}
    rank = (zipf(word), is_compound(word), printed[word])
    better = [other for other in others if (zipf(other), is_compound(other), printed[other]) > rank]
    return better[0] if len(better) == 1 else None


def _set_apart(word: str) -> str | None:
    """Words that were printed without the blank between them ("kommunalerAufgaben", "isteineMöglichkeit"), or None.

    A capital inside a word shows the place where a function word or an adjective stands before it; between two nouns it
    is as likely a name ("TechnologieRegion").
    """
    pieces = _CAMEL.split(word)
    if pieces[-1].startswith("In") or not all(piece[1:].islower() for piece in pieces):
        return None
    apart: list[str] = []
    for piece in pieces:
        whole = _stands(piece) or piece.lower() in _BEGINS | _PREPOSITIONS
        found = piece if whole else _run_on(piece)
        if found is None:
            return None
        apart += found.split()
    return " ".join(apart) if any(one.islower() or one.lower() in _BEGINS for one in apart[:-1]) else None


def _run_on(word: str) -> str | None:
    """A word cut before or after a function word, where one cut alone leaves words; None otherwise."""
    found = []
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if left.endswith("en") and right in ("dem", "den", "der", "des"):  # "auskragen|der"
            continue
        first, last = left.lower() in _BEGINS, right in _ENDS
        before = last and left.lower() not in _PREPOSITIONS and _stands(left)
        if len(word) > 5 and ((first and (last or _stands(right))) or before):
            found.append(f"{left} {right}")
    return found[0] if len(found) == 1 else None


def _stands(piece: str) -> bool:
    """Whether what a function word ran into is a word beyond doubt."""
    return len(piece) > 3 and is_word(piece) and (zipf(piece) >= SPACED or is_compound(piece))
