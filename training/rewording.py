"""A question as people also type it: keywords, a typing error, umlauts as two letters, everything small.

Half of the questions stay as they are. What is drawn comes from the caller's random numbers, so a seed repeats it.
"""

from __future__ import annotations

import re
from random import Random

#: Shares of questions that become keywords, get a typing error, lose their umlauts; and that are typed small.
_KEYWORDS, _TYPO, _UMLAUTS, _SMALL = 0.15, 0.07, 0.06, 0.12
#: Of typing errors: neighbours swapped, a letter left out; else one doubled.
_SWAPPED, _LEFT_OUT = 0.4, 0.3
_LONG_WORD = 6
_LITTLE = """
    aktuell am an auch auf aus bei bisher das dass dem den der derzeit des die durch ein eine einem einen er es für gibt
    hat haben im in ist kann können mit nach noch ob oder sich sie sind und über vom von wann warum was welche welcher
    welches wer werden wie wieso wird wo wurde wurden zu zum zur
    """
_NO_KEYWORDS = frozenset(_LITTLE.split())
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def reworded(question: str, random: Random) -> str:
    """A question in one of the ways people type it, most often as it is."""
    drawn = random.random()
    if drawn < _KEYWORDS:
        question = keywords(question)
    elif drawn < _KEYWORDS + _TYPO:
        question = mistyped(question, random)
    elif drawn < _KEYWORDS + _TYPO + _UMLAUTS:
        question = question.translate(_TWO_LETTERS)
    return question.lower().rstrip("?") if random.random() < _SMALL else question


def keywords(question: str) -> str:
    """The words that carry a question, in its order ("Was kostet der Umbau?" → "kostet Umbau"); itself if under two."""
    kept = [word for word in re.findall(r"[\w/-]+", question) if word.lower() not in _NO_KEYWORDS]
    return " ".join(kept) if len(kept) > 1 else question


def mistyped(question: str, random: Random) -> str:
    """A question with one typing error inside one of its long words; itself if it has none."""
    words = question.split()
    long = [number for number, word in enumerate(words) if len(word) >= _LONG_WORD and word.isalpha()]
    if not long:
        return question
    number = random.choice(long)
    word = words[number]
    at, drawn = random.randrange(1, len(word) - 2), random.random()
    if drawn < _SWAPPED:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif drawn < _SWAPPED + _LEFT_OUT:
        word = word[:at] + word[at + 1 :]
    else:
        word = word[: at + 1] + word[at:]
    return " ".join([*words[:number], word, *words[number + 1 :]])
