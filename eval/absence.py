"""Whether something stands nowhere in a corpus: what makes a question unanswerable, checked by words.

A check names what an answer would have to say, as lists of alternatives, and a distance: nowhere may one alternative of
every list stand within that many characters. One list alone means that the words stand nowhere at all.

Texts and alternatives are compared folded: case, umlauts (ä is ae), accents, hyphens at line ends, kinds of dashes and
runs of white space aside, as substrings, so that "fontaene" is found in "Fontänenanlage". A blank at an end of an
alternative asks for a word's border there: " ag " is the word AG and not the beginning of "Agentur".

Words prove absence only as far as they are the right words: a check can show that a gold item is wrong, never that it
is right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.quotes import one_line
from ingest.errors import BadInput
from ingest.text.grams import fold

#: Folded characters shown on either side of what should not be there.
_AROUND = 40
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
#: "Fußball-" at a line end and "WM" on the next are "Fußball-WM".
_BEFORE_CAPITAL = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n\s*(?=[A-ZÄÖÜ])")


class AbsenceCheck(Protocol):
    """What must not stand together: ``any``, lists of alternatives ("a|b"), ``within`` so many characters."""

    @property
    def any(self) -> Sequence[str]:
        """One entry for each thing that an answer would have to say; its alternatives are parted by "|"."""
        ...

    @property
    def within(self) -> int:
        """Length of the stretch in which they would have to stand, in folded characters, at least 1."""
        ...


@dataclass(frozen=True, slots=True)
class Breach:
    """A place that holds what a check says is absent: stem of the file, and its folded words."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class _Alternative:
    """Folded words to look for, and at which of their ends a word must end."""

    words: str
    border_before: bool
    border_after: bool

    @classmethod
    def of(cls, written: str) -> _Alternative:
        words = folded(written)
        if not words:
            raise BadInput(
                "Erwartet wird in jeder Alternative einer Abwesenheitsprüfung wenigstens ein Zeichen",
                "gefunden wurde eine leere",
                "bitte streichen Sie überzählige „|“.",
            )
        return cls(words, written[:1].isspace(), written[-1:].isspace())

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end (one past) of each occurrence, in order."""
        start = text.find(self.words)
        while start >= 0:
            end = start + len(self.words)
            cut = (self.border_before and text[start - 1 : start].isalnum()) or (
                self.border_after and text[end : end + 1].isalnum()
            )
            if not cut:
                yield start, end
            start = text.find(self.words, start + 1)


_Entry = tuple[_Alternative, ...]


class FoldedTexts:
    """Texts to be searched, folded once.

    Args:
        texts: The source texts by the stem of their file.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {file: folded(text) for file, text in texts.items()}
        self._holding: dict[str, frozenset[str]] = {}

    def breach(self, check: AbsenceCheck, files: Collection[str] | None = None) -> Breach | None:
        """The first place, by the order of the files, that holds what a check says is absent.

        Args:
            check: The check.
            files: Stems of the files to look at; None for all.

        Returns:
            The place, or None: then the check holds.

        Raises:
            BadInput: An alternative is empty.
        """
        entries = [tuple(_Alternative.of(part) for part in entry.split("|")) for entry in check.any]
        # Long words are rare: the entry that leaves fewest files comes first, the others look at those only.
        entries.sort(key=lambda entry: -min(len(one.words) for one in entry))
        left = set(self._texts if files is None else files) & self._files_with(entries[0])
        for file in (name for name in self._texts if name in left):
            text = self._texts[file]
            if stretch := _stretch(text, entries, check.within):
                start, end = stretch
                return Breach(file, text[max(0, start - _AROUND) : end + _AROUND])
        return None

    def _files_with(self, entry: _Entry) -> set[str]:
        found: set[str] = set()
        for words in {one.words for one in entry}:
            if words not in self._holding:
                self._holding[words] = frozenset(file for file, text in self._texts.items() if words in text)
            found |= self._holding[words]
        return found


def folded(text: str) -> str:
    """A text as it is searched: on one line, torn words joined, case, umlauts, accents and kinds of dashes aside."""
    return " ".join(fold(one_line(_BEFORE_CAPITAL.sub("-", text))).translate(_DASHES).split())


def _stretch(text: str, entries: Sequence[_Entry], within: int) -> tuple[int, int] | None:
    """The first stretch of at most so many characters that holds an alternative of every entry, whole."""
    if any(all(one.words not in text for one in entry) for entry in entries[1:]):
        return None
    places = [sorted(place for one in entry for place in one.places(text)) for entry in entries]
    if not all(places):
        return None
    nearest = [_nearest_ends(of_entry) for of_entry in places]
    starts = [[start for start, _ in of_entry] for of_entry in places]
    for start in sorted({start for of_entry in starts for start in of_entry}):
        ends = [_end_behind(start, of_entry, ends) for of_entry, ends in zip(starts, nearest, strict=True)]
        end = max(ends)
        if end - start <= within:
            return start, int(end)
    return None


def _nearest_ends(places: Iterable[tuple[int, int]]) -> list[int]:
    """For each place, the least end of it and all places behind it: a short alternative may end before a long one."""
    found: list[int] = []
    for _, end in reversed(list(places)):
        found.append(min(end, found[-1]) if found else end)
    return found[::-1]


def _end_behind(start: int, starts: Sequence[int], ends: Sequence[int]) -> float:
    """Where the first place that begins at a point or behind it ends; infinite where there is none."""
    number = bisect_left(starts, start)
    return ends[number] if number < len(ends) else float("inf")
