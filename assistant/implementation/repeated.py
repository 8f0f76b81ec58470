"""Points that a statement repeats before it answers them, where nobody has told point and answer apart yet.

A statement on a motion prints a point and answers below it, often without a mark that a reader of structure can hold on
to. The words decide: a paragraph that begins with a point's words begins the answer to it, up to the next such one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.model import Passage, Role

#: Letters of a point that must stand again for it to be repeated: about three words, and what may be read differently.
BEGINS = 25
SHORTEST = 15
#: Characters of a paragraph that are looked at; a point and its answer in one paragraph are told apart by sentences.
LOOKED_AT = 400
_NUMBERED = re.compile(r"^(?:\w+\s)?(?P<number>\d{1,2})[.):]+\s+(?=[^\W\d_])")
_MARK = re.compile(
    r"^\W*(?:(?:Antrag|Beschluss)\s+)?(?:(?:Zu|Ad)\s+)?(?:(?:Punkt|Ziffer|Nr\.?)\s+)?(?:\d{1,2}[a-h]?[.):]+)?\s*"
    r"(?:und\s+(?:zu\s+)?\d{1,2}[.):]+\s*)?",
    re.I,
)


def unmarked_points(motion: Sequence[Passage], statement: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Numbered paragraphs of a motion that its statement repeats: its points, where none was recognised.

    Args:
        motion: The motion in reading order.
        statement: The statement in reading order.

    Returns:
        Number and paragraph of each, in the order of the motion; each number once.
    """
    heads = [_head(one.text) for one in statement if one.role is not Role.FORM]
    found: dict[str, Passage] = {}
    for passage in motion:
        match = _NUMBERED.match(passage.text)
        head = _head(passage.text)
        if match and len(head) >= SHORTEST and any(one.startswith(head[:BEGINS]) for one in heads):
            found.setdefault(match["number"], passage)
    return list(found.items())


def begins(text: str, wording: str) -> bool:
    """Whether a paragraph begins with a point's words, whatever number stands before them.

    Args:
        text: The paragraph.
        wording: The point.
    """
    head = _head(wording)
    return len(head) >= SHORTEST and _head(text).startswith(head[:BEGINS])


def repeated(wordings: Sequence[str], statement: Sequence[Passage]) -> list[tuple[Passage, ...]]:
    """The answer to each point: the paragraphs from the one that repeats it up to the next that repeats another.

    Args:
        wordings: The points in their order.
        statement: The statement in reading order.

    Returns:
        One entry a point; empty where it is not repeated. Points that are repeated one right after the other share what
        follows the last of them.
    """
    heads = [_head(wording) for wording in wordings]
    starts: dict[int, int] = {}
    for place, passage in enumerate(statement):
        text = _head(passage.text)
        for number, head in enumerate(heads):
            if number not in starts and len(head) >= SHORTEST and text.startswith(head[:BEGINS]):
                starts[number] = place
                break
    order = sorted(starts.items(), key=lambda one: one[1])
    found: list[tuple[Passage, ...]] = [() for _ in wordings]
    end, joined = len(statement), False
    for number, start in reversed(order):
        alone = len(_head(statement[start].text)) <= len(heads[number]) + SHORTEST
        following = next((place for _, place in order if place > start), len(statement))
        joined = alone and following == start + 1 and following < len(statement)
        end = end if joined else following
        found[number] = tuple(statement[start:end])
    return found


@lru_cache(maxsize=8192)
def _head(text: str) -> str:
    """The first letters of a paragraph behind its number, in small."""
    return _letters(_MARK.sub("", text[:LOOKED_AT], count=1))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha()).casefold()
