"""What a sentence puts between quotation marks, and whether it stands verbatim in a passage."""

from __future__ import annotations

import re
import unicodedata

_QUOTED = re.compile(r"„([^„“”\"]+)[“”\"]|»([^»«]+)«|«([^»«]+)»|“([^“”]+)”|\"([^\"]+)\"|‚([^‚‘’]{3,})[‘’]")
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\)|…|\.\.\.)\s*")
#: A first letter that was set otherwise ("[d]ie Stadt").
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_ENDING = re.compile(r"(?<=\w{3})(?:e?[snrm]|e)+$")
#: Words of the longest quote whose endings may differ.
_INFLECTED = 6
#: What display form and a writer may set otherwise without changing a word.
_SET_OTHERWISE = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "„": '"', "“": '"', "”": '"', "\u00a0": " "})


def quoted(sentence: str) -> tuple[tuple[int, int], ...]:
    """What stands between quotation marks: start and end in code points, the marks excluded."""
    return tuple(match.span(match.lastindex or 0) for match in _QUOTED.finditer(sentence))


def unquoted(sentence: str) -> str:
    """A sentence without what stands between its quotation marks."""
    return _QUOTED.sub(" ", sentence)


def is_verbatim(words: str, passage: str) -> bool:
    """Whether words stand in a passage as they are, in one row; "…" may leave something out, in order.

    White space, hyphens of line ends and the kind of quotation marks and dashes do not count, nor does a full stop or
    comma at the end, nor whether the first letter is a capital: what opens a sentence there may stand within one here.
    A quote ends and begins where a word does.
    """
    place, text = 0, _set(passage)
    for piece in _LEFT_OUT.split(_LETTER.sub(r"\1", words.strip())):
        wanted = _set(piece).rstrip(".,;:")
        if not wanted:
            continue
        first = re.escape(wanted[0].lower()) + re.escape(wanted[0].upper())
        found = re.compile(rf"(?<!\w)[{first}]{re.escape(wanted[1:])}(?!\w)").search(text, place)
        if not found:
            return False
        place = found.end()
    return place > 0


def is_inflected(words: str, passage: str) -> bool:
    """Whether a short quote stands in a passage but for the endings that its place in the sentence asks for.

    "Haus des Jugendrechts" quotes the "Hauses des Jugendrechtes" of a letter; what has more than six words has none.
    """
    wanted, text = _stems(words), _stems(passage)
    size = len(wanted)
    return 0 < size <= _INFLECTED and any(text[n : n + size] == wanted for n in range(len(text) - size + 1))


def _stems(text: str) -> list[str]:
    return [_ENDING.sub("", word) for word in re.findall(r"\w+", _set(text))]


def _set(text: str) -> str:
    seen = "".join(one for one in text if one.isspace() or unicodedata.category(one)[0] != "C")
    return re.sub(r"\s+", " ", seen.translate(_SET_OTHERWISE)).strip()
