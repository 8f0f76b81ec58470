"""Minutes: agenda items one after another, in each of them what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.body.body import Part
from ingest.body.layout import Line
from ingest.body.markers import Marker, markers
from ingest.model import BlockKind

#: An agenda item's number alone on its line, or in the words of a verbatim record ("Punkt 23 der Tagesordnung: …").
_ITEM = re.compile(r"(?:TOP\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s*$")
_NAMED_ITEM = re.compile(r"(?:Punkt|TOP)\s+(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:\s+der\s+Tagesordnung)?\s*:")
_OPENS = re.compile(r"(?:Einleitung|Eröffnung)\s*:?\s*$")
_DECIDED = re.compile(
    r"(?P<heading>Beschluss(?:vorschlag|empfehlung|fassung|text)?\s*:\s*)$|Beschluss(?:empfehlung|vorschlag)[_ ]\S"
)
_VOTED = re.compile(
    r"Abstimmungsergebnis|Abstimmung\b|(?:Zustimmung|Ablehnung|Vertagung)\b|Ja\s+\d|Der Vorsitzende ruft"
)
#: Agenda items that a scan may have lost between two, and lines in which the first decision of an item is looked for.
_LOST = 3


def minuted_parts(rows: Sequence[Line]) -> list[Part]:
    """Introduction, agenda items and their decisions.

    Args:
        rows: The lines of the minutes, head and signature excluded.

    Returns:
        Parts in order: the introduction, resolution points (group: the agenda item; a number where the decision has
        several), and everything else as paragraphs of its item. Empty where there is neither an item nor a decision.
    """
    opening = next((n for n, row in enumerate(rows) if _OPENS.match(row.text)), None)
    items = list(_items(rows, opening or 0))
    first = items[0][0] if items else len(rows)
    parts: list[Part] = []
    if opening is not None:
        parts += [Part(BlockKind.PARAGRAPH, None, 0, opening), Part(BlockKind.INTRO, None, opening, first)]
    elif first:
        parts.append(Part(BlockKind.PARAGRAPH, None, 0, first))
    for (start, number), (end, _) in pairwise([*items, (len(rows), "")]):
        parts += _item(rows, start, end, number)
    decided = any(part.kind is BlockKind.RESOLUTION_POINT for part in parts)
    return [part for part in parts if part.first < part.end] if decided or opening is not None else []


def _items(rows: Sequence[Line], begin: int) -> Iterator[tuple[int, str]]:
    """Where agenda items begin; numbers of three parts ("4.1") follow their own."""
    last: tuple[int, ...] = ()
    for n in range(begin, len(rows)):
        if match := _NAMED_ITEM.match(rows[n].text):
            yield n, match["number"]
            continue
        match = _ITEM.match(rows[n].text)
        if not match or (rows[n].text.endswith(".") and "." not in match["number"]):
            continue
        path = tuple(int(part) for part in match["number"].split("."))
        if _follows(last, path):
            last = path
            yield n, match["number"]


def _follows(last: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """Whether an item may come after another: the next, one further on, or the first below it."""
    if not last:
        return path == (1,)
    if len(path) > len(last):
        return path[: len(last)] == last and path[len(last) :] == (1,)
    same = path[:-1] == last[: len(path) - 1]
    return same and 0 < path[-1] - last[len(path) - 1] <= _LOST


def _item(rows: Sequence[Line], start: int, end: int, number: str) -> Iterator[Part]:
    """The parts of one agenda item."""
    cut = start
    n = start
    while n < end:
        match = _DECIDED.match(rows[n].text)
        if not match:
            n += 1
            continue
        first = n + 1 if match["heading"] else n
        last = next((m for m in range(first + 1, end) if _VOTED.match(rows[m].text) or _cut(rows, m, first)), end)
        if first < last:
            yield Part(BlockKind.PARAGRAPH, None, cut, first, number)
            yield from _points(rows, first, last, number)
            cut = last
        n = max(last, n + 1)
    yield Part(BlockKind.PARAGRAPH, None, cut, end, number)


def _cut(rows: Sequence[Line], n: int, first: int) -> bool:
    """Whether a decision without points ended at a blank line after a sentence."""
    numbered = markers(rows[first : first + 1])
    return not numbered and rows[n].after_blank and rows[n - 1].text.endswith((".", ":"))


def _points(rows: Sequence[Line], first: int, last: int, number: str) -> Iterator[Part]:
    """The points of a decision, or the decision as one."""
    row = [m for m in markers(rows[first:last]) if m.style == "1" and len(m.paths[0]) == 1]
    counted: list[Marker] = []
    for marker in row:
        if marker.paths[0] == (len(counted) + 1,):
            counted.append(marker)
    if len(counted) < 2 or counted[0].line:
        yield Part(BlockKind.RESOLUTION_POINT, None, first, last, number)
        return
    starts = [first + marker.line for marker in counted] + [last]
    for marker, (begin, end) in zip(counted, pairwise(starts), strict=True):
        yield Part(BlockKind.RESOLUTION_POINT, marker.number, begin, end, number)
