"""What people say and what letters write: everyday words of German municipal life, English words, and their German.

The words are data (``everyday_words.toml``, ``english_words.toml``): tables by area of life, each line a word or some
words as they are said, and what may stand in a letter instead, best first. What they are good for, in figures, stands
in docs/decisions/0020-everyday-words.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from ingest.text.grams import fold
from ingest.text.words import tagged

_WORD = re.compile(r"[^\W_]+")
_FOLDER = Path(__file__).resolve().parent
#: Area → as said → as written.
_FILE = TypeAdapter(dict[str, dict[str, tuple[str, ...]]])
#: Endings of English plurals, and what a word has without them.
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a question that letters write otherwise.

    Attributes:
        start, end: Their place among the words of :func:`ingest.text.words.tagged`, the end excluded.
        written: What may stand in a letter instead, best first; each one word or several, in lower case.
    """

    start: int
    end: int
    written: tuple[str, ...]


@lru_cache(maxsize=1)
def everyday_words() -> Mapping[str, tuple[str, ...]]:
    """Everyday, short and regional German words → words of letters; as they stand in the file."""
    return _read("everyday_words.toml")


@lru_cache(maxsize=1)
def english_words() -> Mapping[str, tuple[str, ...]]:
    """English words → words of German letters; as they stand in the file."""
    return _read("english_words.toml")


@lru_cache(maxsize=5_000)
def said(text: str) -> tuple[Said, ...]:
    """What a question says that letters write otherwise, in its order; of phrases that overlap the longest.

    Args:
        text: The question; its words count as typed, in their dictionary form, and without the -s of an English plural.
    """
    forms = _forms_of(text)
    found: list[Said] = []
    place = 0
    while place < len(forms):
        longest = max(_starting(forms, place), key=lambda one: one.end, default=None)
        if longest:
            found.append(longest)
        place = longest.end if longest else place + 1
    return tuple(found)


def written(text: str) -> str:
    """What letters may write for what a question says, each once, in its order; "" where they write what it says."""
    return " ".join(dict.fromkeys(word for one in said(text) for word in one.written))


@lru_cache(maxsize=5_000)
def others(text: str) -> Mapping[int, tuple[str, ...]]:
    """For the places of a question's words (as :func:`ingest.text.words.tagged` counts) single words that say the same.

    A word of a phrase has those of the phrase, too: "deutscher Pass" is said by "Einbürgerung" alone.
    """
    forms, words = _forms_of(text), tagged(text)
    found: dict[int, tuple[str, ...]] = {}
    for one in [*said(text), *(one for place in range(len(forms)) for one in _starting(forms[: place + 1], place))]:
        for place in (n for n in range(one.start, one.end) if not words[n][0][0].isdigit()):
            found[place] = (*found.get(place, ()), *(word for word in one.written if " " not in word))
    return found


def _forms_of(text: str) -> list[tuple[str, ...]]:
    """What each word of a question is looked up by; the capital that begins a sentence leaves its dictionary form open
    ("Kriegen wir …?" is no "Krieg")."""
    words = tagged(text)
    begins = [place == 0 or words[place - 1][0] in "?!." for place in range(len(words))]
    return [_forms(word, "" if first else lemma) for (word, lemma, _), first in zip(words, begins, strict=True)]


def _starting(forms: Sequence[tuple[str, ...]], place: int) -> list[Said]:
    """The entries that a question says from a place on, those that stand in the file as typed first."""
    entries = [entry for form in forms[place] for entry in _entries().get(form, ())]
    there = [
        (sum(word != form[0] for word, form in zip(words, forms[place:], strict=False)), words, meant)
        for words, meant in entries
        if len(words) <= len(forms) - place and all(w in f for w, f in zip(words, forms[place:], strict=False))
    ]
    return [Said(place, place + len(words), meant) for _, words, meant in sorted(there, key=lambda one: one[0])]


def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """What a word is looked up by, folded, as typed first."""
    typed = fold(word)
    singular = [typed.removesuffix(end) + rest for end, rest in _PLURALS if typed.endswith(end) and len(typed) > 4]
    return tuple(dict.fromkeys([typed, *([fold(lemma)] if lemma else []), *singular]))


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """The entries of both files by the first of their words, folded as a question is."""
    entries: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for table in (everyday_words(), english_words()):
        for phrase, written in table.items():
            words = tuple(map(fold, _WORD.findall(phrase)))
            entries.setdefault(words[0], []).append((words, written))
    return {first: tuple(rest) for first, rest in entries.items()}


def _read(name: str) -> dict[str, tuple[str, ...]]:
    areas = _FILE.validate_python(tomllib.loads((_FOLDER / name).read_text(encoding="utf-8")))
    return {phrase: written for area in areas.values() for phrase, written in area.items()}
