"""A person's name as letters write it: torn by a line's end, inflected, reversed, with initials, misread by one letter.

What is found is what a person has to look at; whether it is the same person, only they can say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ingest.errors import BadInput


class Writing(StrEnum):
    """How a name stands there; the first that fits, from the surest to the least sure."""

    EXACT = "exact"
    REVERSED = "reversed"
    INFLECTED = "inflected"
    TORN = "torn"
    MISREAD = "misread"
    INITIALS = "initials"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: how it stands there, and where (code points)."""

    writing: Writing
    start: int
    end: int


#: Names of fewer letters are not looked for misread: too many words are one letter away from them.
_LEAST_MISREAD = 6
#: Characters of a whole name.
_MOST_CHARS = 100
_TITLES = frozenset(["herr", "herrn", "frau", "dr", "prof", "dipl", "ing", "med", "phil", "jur", "h", "c", "mag"])
_PARTICLES = frozenset(
    ["von", "van", "vom", "zu", "zum", "zur", "der", "den", "de", "da", "di", "del", "la", "le", "ten", "ter"]
)
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"}
_WRITTEN = {
    "ae": "(?:ae|ä|a\u0308|æ)",
    "oe": "(?:oe|ö|o\u0308|ø|œ)",
    "ue": "(?:ue|ü|u\u0308)",
    "ss": "(?:ss|ß)",
}
_ACCENTS = {"a": "àáâãåā", "c": "çćč", "e": "èéêëēęě", "i": "ìíîïı", "n": "ñńň", "o": "òóôõő", "s": "śšş", "u": "ùúûűů"}
_ACCENTS |= {"y": "ýÿ", "z": "źžż", "l": "ł", "r": "ř", "t": "ť", "d": "ďđ", "g": "ğ"}
#: What may stand in a word that is torn: a soft hyphen, or a line's end with or without a hyphen.
_TEAR = "(?:\u00ad\\s*|[-\u2010\u2011¬]?[ \t\u00a0]*\r?\n[ \t\u00a0]*)"
_TORN = f"{_TEAR}?"
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_BLANK = "[ \u00a0]"
_BETWEEN = r"[\s\u00a0]+"
_ENDINGS = r"(?P<ending>['’`´]?s|['’`´]|ens|en|n|sche[nrms]?)?"


class NamePattern:
    """Finds a person's name in texts.

    Args:
        name: The name: given names and surname, "Surname, given names", or a surname alone; titles are left out.
        words: All words of the texts, folded (:func:`folded_words`): those one letter away from the surname are taken
            for it, misread.

    Raises:
        BadInput: It is none: fewer than two letters, or too long.

    Attributes:
        name: The name as it is looked for.
    """

    def __init__(self, name: str, words: Iterable[str] = ()) -> None:
        given, surname = _parts(name)
        self.name = " ".join([*given, *surname])
        self._given = given
        own = "".join(_folded(part) for part in surname)
        misread = _misread(own, words) if len(surname) == 1 else []
        writings = {
            "whole": _words(surname, ""),
            "spaced": _words(surname, _BLANK, True),
            "torn": _words(surname, _TORN),
            "misread": "|".join(_word(one, "") for one in misread) or "(?!)",
        }
        writing = "|".join(f"(?P<{kind}>{letters})" for kind, letters in writings.items())
        self._surname = re.compile(f"{_BEFORE}(?:{writing}){_ENDINGS}{_AFTER}", re.IGNORECASE)
        self._full = [re.compile(_before(part), re.IGNORECASE) for part in ([given] if given else [])]
        self._full += [re.compile(_before(given[:1]), re.IGNORECASE)] if len(given) > 1 else []
        self._initial = re.compile(_initials(given), re.IGNORECASE) if given else None
        turned = "|".join(_words(part, _TEAR + "?") for part in (given, given[:1]) if part)
        self._reversed = re.compile(rf"[ \t]*,?{_BETWEEN}(?:{turned}){_AFTER}", re.IGNORECASE) if given else None
        self._short = re.compile(_short(given, surname)) if given else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """Where a text names the person, in the order of the text."""
        found = [self._mention(text, match) for match in self._surname.finditer(text)]
        if self._short:
            taken = [(one.start, one.end) for one in found]
            for match in self._short.finditer(text):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    found.append(Mention(Writing.INITIALS, match.start(), match.end()))
        return iter(sorted(found, key=lambda one: one.start))

    def _mention(self, text: str, match: re.Match[str]) -> Mention:
        start, end = match.span()
        before = text[max(0, start - 2 * _MOST_CHARS) : start]
        misread = match["misread"] is not None
        if not self._given:
            return Mention(_writing(match, "", misread, Writing.EXACT), start, end)
        for pattern in self._full:
            if given := pattern.search(before):
                writing = _writing(match, given[0], misread, Writing.EXACT)
                return Mention(writing, start - len(given[0]), end)
        if self._reversed and (given := self._reversed.match(text, match.end())):
            return Mention(_writing(match, given[0], misread, Writing.REVERSED), start, given.end())
        if misread:
            return Mention(Writing.MISREAD, start, end)
        if self._initial and (given := self._initial.search(before)):
            return Mention(Writing.INITIALS, start - len(given[0]), end)
        return Mention(Writing.SURNAME, start, end)


def folded_words(text: str) -> set[str]:
    """The words of a text in the form in which different writings of one are equal."""
    return {_folded(word) for word in re.findall(r"[^\W\d_]+", text)}


def _writing(match: re.Match[str], given: str, misread: bool, otherwise: Writing) -> Writing:
    if misread:
        return Writing.MISREAD
    if match["torn"] or match["spaced"] or re.search("\u00ad|\\w[-\u2010\u2011¬]\\s*\\n", given):
        return Writing.TORN
    return Writing.INFLECTED if match["ending"] else otherwise


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Given names and surname, each as words."""
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    last, comma, first = plain.partition(",")
    first_names, names = first.split(), last.split()
    if not comma:
        names = [word for word in names if word.strip(".").casefold() not in _TITLES] or names
        begin = max(0, len(names) - 1)
        while begin > 0 and names[begin - 1].casefold() in _PARTICLES:
            begin -= 1
        first_names, names = names[:begin], names[begin:]
    given, surname = _split(" ".join(first_names)), _split(" ".join(names))
    if sum(map(len, surname)) < 2 or len(plain) > _MOST_CHARS:
        raise BadInput(
            "Erwartet wird der Name einer Person, etwa „Eva Muster“ oder „Muster, Eva“",
            f"gefunden wurde ein Name mit {len(plain)} Zeichen",
            "bitte prüfen Sie die Eingabe",
        )
    return given, surname


def _split(words: str) -> list[str]:
    """The words of a part of a name; a double name is two."""
    found = re.findall(r"[^\W\d_]+", words)
    return [word for word in found if word.casefold() not in _TITLES] or found


def _folded(word: str) -> str:
    composed = unicodedata.normalize("NFC", word).casefold()
    spread = "".join(_UMLAUTS.get(letter, letter) for letter in composed)
    return "".join(sign for sign in unicodedata.normalize("NFD", spread) if not unicodedata.combining(sign))


def _word(word: str, gap: str) -> str:
    """A word as a pattern, with a gap between any two letters."""
    letters = re.findall("ae|oe|ue|ss|.", _folded(word))
    return gap.join(_WRITTEN.get(one, f"[{re.escape(one)}{_ACCENTS.get(one, '')}]\u0301?") for one in letters)


def _words(words: Iterable[str], gap: str, spaced: bool = False) -> str:
    between = r"[\s\u00a0]{1,3}" if spaced else r"(?:\s*[-\u2010\u2011–]\s*|[\s\u00a0]+)"
    return between.join(_word(word, gap) for word in words)


def _before(given: list[str]) -> str:
    """Given names that stand right before a surname, with at most one more name between."""
    return rf"{_BEFORE}{_words(given, _TORN)}(?:{_BETWEEN}(?-i:[A-ZÄÖÜ])[\w.-]*)?{_BETWEEN}\Z"


def _initials(given: list[str]) -> str:
    """Initials right before a surname."""
    return rf"{_BEFORE}{_word(given[0][0], '')}\.?(?:[\s\u00a0-]*[^\W\d_]\.)*[\s\u00a0]*(?<=[.\s])\Z"


def _short(given: list[str], surname: list[str]) -> str:
    """The surname as an initial: "Eva M.", "E. M."."""
    first, last = given[0], surname[-1][0].upper()
    return rf"{_BEFORE}(?:{re.escape(first)}|{re.escape(first[0].upper())}\.)[\s\u00a0]?{re.escape(last)}\.(?!\w)"


def _misread(surname: str, words: Iterable[str]) -> list[str]:
    """The words one letter away from a surname that are no form of it."""
    if len(surname) < _LEAST_MISREAD:
        return []
    own = re.compile(f"{re.escape(surname)}{_ENDINGS}")
    near = process.extract(surname, list(words), scorer=OSA.distance, score_cutoff=1, limit=None)
    return [word for word, distance, _ in near if distance == 1 and not own.fullmatch(word)]
