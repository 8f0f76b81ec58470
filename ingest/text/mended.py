"""Which words of the display form are mended, and which names it should have left as they are printed.

The display form joins what a line break tore. Whoever copies or prints it has to see where: a reader of the letter
itself finds two halves there. A name is no word that a dictionary knows, so nobody can tell how a torn one reads: it
stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from ingest.text.words import PART, is_compound, is_listed, tagged, zipf

#: What the display form leaves out beside white space: soft hyphens, Markdown's bold, hyphens at a line end.
_LEFT_OUT = "\u00ad*-‐‑¬"
_HYPHENS = "-‐‑¬"
#: Letters from which a word with several capitals is none of those that are made of initials ("ÖPNV", "KfW").
_LONGEST_SHORT = 6
_WORD = re.compile(r"[^\W_]+(?:[-‐‑¬][^\W_]+)*")
#: What stands before a person's name.
_BEFORE_NAME = re.compile(
    r"(?:herrn?|frau|familie|dr\.?|prof\.?|[^\W\d_]*(?:meister|rat|rät|leiter|präsident|referent|minister)(?:in|s)?)$",
    re.I,
)
_LAST_WORD = re.compile(r"(\S+)\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of a letter as it reads.

    Attributes:
        text: The display form; a line feed stands where a name is torn that was left as printed.
        mends: Where its mended words stand: start and end in ``text``, in order.
        doubtful: Where names stand that were left as printed, likewise.
    """

    text: str
    mends: tuple[tuple[int, int], ...]
    doubtful: tuple[tuple[int, int], ...]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a mended word."""
        position = 0
        for start, end in self.mends:
            yield self.text[position:start], False
            yield self.text[start:end], True
            position = end
        yield self.text[position:], False


def plain(reading: Reading) -> str:
    """A reading as plain text on one line: a mended word in square brackets, a stroke where a name is torn."""
    return "".join(f"[{piece}]" if mended else piece for piece, mended in reading.pieces()).replace("\n", "|")


def reading(verbatim: str, display: str, known: Set[str]) -> Reading | None:
    """Compare a stretch of the source with its display form.

    Args:
        verbatim: The stretch as it stands in the source.
        display: Its display form: the same letters and digits in the same order.
        known: Words (casefolded) that the source prints whole elsewhere; see :func:`printed_whole`.

    Returns:
        The reading; None where the two are not the same letters, so that nobody can say what was mended.
    """
    places = _aligned(verbatim, display)
    if places is None:
        return None
    text: list[str] = []
    mends: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    position, length = 0, 0
    for start, end in _joined(verbatim, display, places):
        before, word = display[position:start], display[start:end]
        text.append(before)
        length += len(before)
        left_alone = _is_doubtful(word, display[:start], known)
        if left_alone:
            word = re.sub(r"\s+", "\n", verbatim[places[start] : places[end - 1] + 1]).replace("\u00ad", "")
        (doubtful if left_alone else mends).append((length, length + len(word)))
        text.append(word)
        length += len(word)
        position = end
    return Reading("".join(text) + display[position:], tuple(mends), tuple(doubtful))


@lru_cache(maxsize=64)
def printed_whole(source_text: str) -> frozenset[str]:
    """The words (casefolded) that stand whole within a line of a source; those at its ends may be torn themselves."""
    return frozenset(word.casefold() for line in source_text.splitlines() for word in _WORD.findall(line)[1:-1])


def _aligned(verbatim: str, display: str) -> list[int] | None:
    """For each character of the display form where it stands in the source, -1 for a blank; None if it does not."""
    places, position = [], 0
    for character in display:
        if character.isspace():
            places.append(-1)
            continue
        while position < len(verbatim) and verbatim[position] != character and _is_left_out(verbatim[position]):
            position += 1
        if position == len(verbatim) or verbatim[position] != character:
            return None
        places.append(position)
        position += 1
    rest = verbatim[position:]
    return places if all(map(_is_left_out, rest)) else None


def _is_left_out(character: str) -> bool:
    return character.isspace() or character in _LEFT_OUT


def _joined(verbatim: str, display: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The words of the display form that stand in parts in the source: parted by white space or a hyphen."""
    end = 0
    for second in range(1, len(display)):
        first = second - 1
        if second < end or places[first] < 0 or places[second] < 0:
            continue
        between = verbatim[places[first] + 1 : places[second]]
        if any(sign.isspace() or sign in _HYPHENS for sign in between):
            start, end = _around(display, second)
            yield start, end


def _around(display: str, position: int) -> tuple[int, int]:
    """The word that goes over a position; where none does, what stands beside it up to the next blank."""
    left = max(display.rfind(" ", 0, position) + 1, 0)
    right = display.find(" ", position)
    right = len(display) if right < 0 else right
    for word in _WORD.finditer(display, left, right):
        if word.start() < position < word.end():
            return word.span()
    return left, right


def _is_doubtful(word: str, before: str, known: Set[str]) -> bool:
    """Whether a mended word may be a name of which nobody can tell how it reads."""
    if not word[:1].isupper() or word.casefold() in known:
        return False
    if _follows_a_name(before):
        return True
    return not (is_listed(word) or all(map(_is_known, re.split(f"[{_HYPHENS}]", word))))


def _follows_a_name(before: str) -> bool:
    """Whether what stands before a word says that it is a name: a title, an initial, a first name."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1]
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return bool(initial or _BEFORE_NAME.match(word) or (word.isalpha() and _tag(word) == "NE"))


def _is_known(part: str) -> bool:
    """Whether a part of a word is a word that the dictionary knows, or none that could be a name."""
    if not part[:1].isupper() or (len(part) < _LONGEST_SHORT and sum(map(str.isupper, part)) > 1):
        return True
    noun = part.capitalize() if part.isupper() else part
    if _tag(noun) == "NE":
        return is_listed(noun) and part.isupper()
    return is_listed(noun) or is_compound(noun) or (zipf(noun) >= PART and _tag(noun).startswith("NN"))


def _tag(word: str) -> str:
    """The part of speech that a word by itself is most likely to be (STTS)."""
    found = tagged(word)
    return found[0][2] if found else ""
