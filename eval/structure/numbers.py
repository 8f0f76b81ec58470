"""When two numbers of blocks are the same: labels write them in one string, the parser as a group and a number.

What counts as the same (``eval/README.md`` says it to readers):

* case, blanks, dots at the edges, brackets and quotation marks do not count: "(5)" is 5, "2. a)" is 2a, "a.)" is a;
* neither do the words Frage, Punkt, Ziffer and zu;
* between a group and its number any sign is as good as another: "A0772/13 1" is number 1 of group A0772/13, "4.1/2" is
  number 2 of group 4.1, "I.2" and "I 2" are number 2 of group I, "A1" is "A.1";
* joint numbers are compared as the numbers they join: "1-3", "1, 2, 3" and "1.+2.+3.";
* a label without a group says nothing about the group: number 2 of group A0116/15 is a right "2"; a label with one asks
  for it: "A0116/15 2" is no "2" without group;
* a group without a number is the label of that name: resolution of agenda item "4.3".
"""

from __future__ import annotations

import re
import string

_JOINT = re.compile(r"\s*(?:,|\+|&|;|\bund\b|\bu\.)\s*")
_RANGE = re.compile(r"(?<=[\w.)])\s*(?:-|–|—|\bbis\b)\s*(?=[\w(])")
#: A reference or an agenda item in front of a number.
_GROUPED = re.compile(r"((?:[A-Za-z]+(?:-[A-Za-z]+)?\d+/\d+)(?=\s)|\d+(?:\.\d+)*(?=/))[\s/]+(.+)")
_WORDS = re.compile(r"\b(?:zu[rm]?|fragen?|punkte?|ziffern?)\b", re.I)
#: More numbers than this are no range of questions ("2019-2021").
_LONGEST = 60

Key = frozenset[str]


def keys(number: str | None, group: str | None = None) -> set[Key]:
    """Every way to write a number, each as the set of plain numbers it joins.

    Args:
        number: As printed or labelled; None without one.
        group: The list it counts in, as the parser tells it; None where it tells none.

    Returns:
        Sets of plain numbers, any of which may equal a label's; the empty set stands for no number.
    """
    if number is None:
        return {frozenset(), frozenset({_plain(group)})} if group else {frozenset()}
    alone = _expanded(number)
    if not group:
        return {alone}
    return {alone, frozenset(_plain(f"{group} {one}") for one in alone)}


def label_key(label: str | None) -> Key:
    """The set of plain numbers that a label names, with its group where it has one."""
    if label is None:
        return frozenset()
    grouped = _GROUPED.fullmatch(label.strip())
    if grouped is None:
        return _expanded(label)
    return frozenset(_plain(f"{grouped[1]} {one}") for one in _expanded(grouped[2]))


def same_number(label: str | None, number: str | None, group: str | None = None) -> bool:
    """Whether a label names the number that the parser found; see the head of this module."""
    return label_key(label) in keys(number, group)


def _expanded(number: str) -> Key:
    """The plain numbers that a joint number joins; a single one is itself."""
    found: list[str] = []
    for part in _JOINT.split(_WORDS.sub(" ", number)):
        first, *rest = _RANGE.split(part)
        found += _between(_plain(first), _plain(rest[0])) if len(rest) == 1 else [_plain(part)]
    return frozenset(one for one in found if one)


def _between(first: str, last: str) -> list[str]:
    """All numbers from one to another: digits or single letters, behind the same prefix or none at the last."""
    left, right = re.fullmatch(r"(.*?)(\d+|[a-z])", first), re.fullmatch(r"(.*?)(\d+|[a-z])", last)
    if left and right and right[1] in ("", left[1]):
        if left[2].isdigit() and right[2].isdigit() and 0 < int(right[2]) - int(left[2]) < _LONGEST:
            return [f"{left[1]}{n}" for n in range(int(left[2]), int(right[2]) + 1)]
        letters = string.ascii_lowercase
        if left[2] in letters and right[2] in letters and left[2] < right[2]:
            return [f"{left[1]}{one}" for one in letters[letters.index(left[2]) : letters.index(right[2]) + 1]]
    return [first, last]


def _plain(number: str) -> str:
    """A single number in small letters; separators only stay between digits."""
    flat = re.sub(r"[()\[\]\"„“”‚'’:]", " ", number.casefold())
    flat = re.sub(r"[\s./]+", ".", flat).strip(".-–")
    return re.sub(r"(?<=\d)\.(?=[^\W\d])|(?<=[^\W\d])\.(?=\w)", "", flat)
