"""The body of a letter to its parts: who asks what under which number, and what is answered.

Works on printed lines. The labels that number the items come from :mod:`ingest.sequence`; here each item is parted into
what is asked and what is answered, items without an answer of their own share the next one, and answers that are
gathered behind the questions ("Zu 1: …") find their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.asked import SURE, border
from ingest.layout import Line, printed_width
from ingest.markers import Marker, Role, each_number, joint, markers, written
from ingest.model import BlockKind
from ingest.references import references
from ingest.sequence import ABOVE, Row, asks, begins, best_row, row_above

#: A label without a number in front of an answer.
_ANSWER_LABEL = re.compile(
    r"(?:Antwort|Stellungnahme|Antwort der (?:Stadtv|V)erwaltung|Stellungnahme der Verwaltung)\s*:"
)
#: How long the line of a group's heading may be in characters, and how many lines above its items it may stand.
_HEADING, _FAR = 90, 16
#: Lines in which a repeated question ends.
_REPEATED = 8
#: A line no longer than this holds a number and nothing else.
_BARE = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """How letters of one kind are built.

    Attributes:
        asked: What their numbered items are.
        answered: Whether items are answered in the same letter.
        asking: Whether items must ask or be quoted to count as items.
        headed: Whether items may also be headings with text of their own.
    """

    asked: BlockKind
    answered: bool
    asking: bool
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Lines ``first`` to ``end`` (exclusive) of a body and what they are."""

    kind: BlockKind
    number: str | None
    first: int
    end: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class _Border:
    """Where an item or an explicit answer begins."""

    line: int
    number: str | None
    answers: bool
    group: str | None = None


def numbered_parts(rows: Sequence[Line], shape: Shape, opened: bool) -> list[Part]:
    """The numbered items of a body, in order.

    Args:
        rows: Its lines, closing words excluded.
        shape: How letters of this kind are built.
        opened: Whether a quotation may have been opened before the first item.

    Returns:
        Questions or points and their answers, and headings of groups as paragraphs, from the first item to the last
        line; empty where nothing is surely numbered.
    """
    found = markers(rows)
    row = best_row(rows, found, asking=shape.asking, headed=shape.headed)
    borders = _borders(rows, found, row, shape)
    if not borders:
        return []
    parts: list[Part] = []
    width = printed_width(rows)
    ends = [item.line for item in borders[1:]] + [len(rows)]
    for n, (head, end) in enumerate(zip(borders, ends, strict=True)):
        following = borders[n + 1] if n + 1 < len(borders) else None
        last = _heading(rows, head, following, end)
        if head.answers:
            parts.append(Part(BlockKind.ANSWER, head.number, head.line, last, head.group))
        elif following and following.answers:
            parts.append(Part(shape.asked, head.number, head.line, last, head.group))
        elif not shape.answered:
            parts += _lettered(rows, head, last, shape)
        else:
            found, opened = _item(rows, head, last, shape, width, opened)
            parts += found
        if last < end:
            parts.append(Part(BlockKind.PARAGRAPH, None, last, end))
    return _shared(parts, shape)


def _borders(rows: Sequence[Line], found: Sequence[Marker], row: Row, shape: Shape) -> list[_Border]:
    """Where items and explicit answers begin, in order."""
    borders: list[_Border] = []
    outer = row_above(rows, found, row) if row.markers else Row()
    used: set[int] = set()
    groups = row.groups() if row.markers else []
    for group, heading, name in _named_groups(rows, found, groups, outer):
        repeats = bool(borders) and name is None and shape.answered and _repeats(rows, groups[0], group)
        if heading and not asks(rows, heading.line, group[0].line):
            used.add(heading.line)
        if heading and group[0].style == "a":  # "2." above "a)" is point 2a, not point a of a group
            borders += [_Border(marker.line, f"{name}{marker.number}", False) for marker in group]
        else:
            borders += [_Border(marker.line, marker.number, repeats, name) for marker in group]
    taken = used | {item.line for item in borders}
    borders += [_Border(m.line, _printed(m), False) for m in outer.markers if m.line not in taken]
    borders.sort(key=lambda item: item.line)
    if not shape.answered:
        return borders
    taken = {item.line for item in borders}
    if groups:  # "Nachfrage: …" asks behind the numbered questions
        named = [m for m in found if not m.style and m.line > groups[0][0].line and m.line not in taken]
        borders += [_Border(marker.line, marker.number, False) for marker in named]
    known = {number for item in borders if item.number for number in each_number(item.number)}
    answers = [m for m in found if m.role is Role.ANSWERS and m.line not in taken and begins(rows, m.line)]
    for marker in answers:
        if written(marker.paths[0]) not in known and _asks_itself(rows, marker, found):
            borders.append(_Border(marker.line, marker.number, False))
        elif not known or any(written(path) in known for path in marker.paths):
            borders.append(_Border(marker.line, marker.number, True, _group_at(borders, marker.line)))
        elif written(marker.paths[0][1:]) in known:  # "Zu A1" answers question 1 of group A, or below A
            groups_of = {item.group for item in borders if item.number == written(marker.paths[0][1:])}
            group = str(marker.paths[0][0]) if str(marker.paths[0][0]) in groups_of else None
            borders.append(_Border(marker.line, written(marker.paths[0][1:]), True, group))
        elif len(answers) > 1:
            borders.append(_Border(marker.line, marker.number, True, None))
    taken = {item.line for item in borders}
    for n, line in enumerate(rows):
        if n not in taken and _ANSWER_LABEL.match(line.text) and any(item.line < n for item in borders):
            borders.append(_Border(n, None, True, None))
    borders.sort(key=lambda item: item.line)
    return [
        replace(item, number=_number_before(borders, n)) if item.answers and item.number is None else item
        for n, item in enumerate(borders)
    ]


def _asks_itself(rows: Sequence[Line], marker: Marker, found: Sequence[Marker]) -> bool:
    """Whether an answer's label stands before the question, which the letter repeats ("Zu 1. „Wann …?")."""
    end = next((other.line for other in found if other.line > marker.line), len(rows))
    return asks(rows, marker.line, min(end, marker.line + _REPEATED))


def _number_before(borders: Sequence[_Border], n: int) -> str | None:
    return next((item.number for item in reversed(borders[:n]) if not item.answers), None)


def _group_at(borders: Sequence[_Border], line: int) -> str | None:
    return next((item.group for item in reversed(borders) if item.line < line), None)


def _named_groups(
    rows: Sequence[Line], found: Sequence[Marker], groups: Sequence[tuple[Marker, ...]], outer: Row
) -> Iterator[tuple[tuple[Marker, ...], Marker | None, str | None]]:
    """Each group of items with the label that heads it and its name: that label's number, or the reference above it."""
    end = 0
    for group in groups:
        first = group[0].line
        above = outer.markers or [
            m for m in found if m.style in ABOVE[group[0].style] and m.role is Role.NUMBERS and first - m.line < _FAR
        ]
        heading = next((m for m in reversed(above) if end <= m.line <= first and m is not group[0]), None)
        named = [reference for row in rows[max(end, first - 3) : first] for reference in references(row.text)]
        if len(groups) == 1 and group[0].style != "a":
            yield group, None, None
        elif named:
            yield group, None, named[-1]
        else:
            yield group, heading, _printed(heading) if heading else None
        end = group[-1].line


_ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]


def _printed(marker: Marker) -> str:
    """The number of a group's heading as printed."""
    first = marker.paths[0][0]
    return _ROMAN[first] if marker.style == "I" and isinstance(first, int) and first < len(_ROMAN) else marker.number


def _repeats(rows: Sequence[Line], first: tuple[Marker, ...], group: tuple[Marker, ...]) -> bool:
    """Whether a second row of numbers answers the first: the first asks, this one does not."""
    return _asking(rows, first) * 2 >= len(first) and _asking(rows, group) * 3 < len(group)


def _asking(rows: Sequence[Line], group: tuple[Marker, ...]) -> int:
    ends = [marker.line for marker in group[1:]] + [min(len(rows), group[-1].line + 8)]
    return sum(asks(rows, marker.line, end) for marker, end in zip(group, ends, strict=True))


def _heading(rows: Sequence[Line], head: _Border, following: _Border | None, end: int) -> int:
    """Where the heading of the following group begins; ``end`` where none stands there."""
    if following is None or following.group in (None, head.group):
        return end
    first = end
    while first - 1 > head.line and end - first < 3:
        row = rows[first - 1]
        if len(row.text) > _HEADING or re.search(r"[.?!][\"“”]?$", row.text):
            break
        first -= 1
        if row.after_blank or references(row.text):
            return first
    return end


def _item(
    rows: Sequence[Line], head: _Border, end: int, shape: Shape, width: int, opened: bool
) -> tuple[list[Part], bool]:
    """One item: what is asked and, if it stands there, what is answered; and whether its quotation is still open."""
    parts: list[Part] = []
    subs = _sub_items(rows, head, end, width, opened) or [head]
    for sub, last in zip(subs, [*(s.line for s in subs[1:]), end], strict=True):
        edge = border(rows[sub.line : last], width=width, opened=opened)
        stem = len(subs) > 1 and sub.number == head.number and edge.points < SURE
        size = last - sub.line if stem else edge.lines
        parts.append(Part(shape.asked, sub.number, sub.line, sub.line + size, head.group))
        if sub.line + size < last:
            parts.append(Part(BlockKind.ANSWER, sub.number, sub.line + size, last, head.group))
        opened = edge.open and sub.line + size == last
    return parts, opened


def _lettered(rows: Sequence[Line], head: _Border, end: int, shape: Shape) -> Iterator[Part]:
    """A point without an answer: parted into its lettered points where it has no words of its own above them."""
    letters = _letters(rows[head.line : end])
    bare = letters and (letters[0].line == 0 or (letters[0].line == 1 and len(rows[head.line].text) <= _BARE))
    subs = [(m.line + head.line, f"{head.number}{m.paths[0][0]}") for m in letters] if bare and len(letters) > 1 else []
    starts = [head.line, *(line for line, _ in subs[1:]), end]
    for n, (first, last) in enumerate(pairwise(starts)):
        yield Part(shape.asked, subs[n][1] if subs else head.number, first, last, head.group)


def _sub_items(rows: Sequence[Line], head: _Border, end: int, width: int, opened: bool) -> list[_Border]:
    """The lettered points of an item, if each has an answer of its own; a stem before them keeps the item's number."""
    first = head.line
    subs = [_Border(m.line + first, f"{head.number}{m.paths[0][0]}", False) for m in _letters(rows[first:end])]
    if len(subs) < 2:
        return []
    ends = [sub.line for sub in subs[1:]] + [end]
    found = [
        (last - sub.line, border(rows[sub.line : last], width=width, opened=opened))
        for sub, last in zip(subs, ends, strict=True)
    ]
    if not all(edge.lines < size and edge.points >= SURE for size, edge in found):
        return []
    if subs[0].line == first + 1 and len(rows[first].text) <= _BARE:  # the number alone on its line, "a)" on the next
        return [replace(subs[0], line=first), *subs[1:]]
    return subs if subs[0].line == first else [_Border(first, head.number, False), *subs]


def _letters(rows: Sequence[Line]) -> list[Marker]:
    """The row a), b), c) … at the heads of lines; "2. „a)" begins it on the item's own line."""
    found: list[Marker] = []
    head = re.match(r"\W*\d{1,2}\s?[.)]+\s*[\"„“]?\s*a\s?[.)]+(?=\s|$)", rows[0].text)
    if head:
        found.append(Marker(0, "a", (("a",),), Role.NUMBERS, ")", False, head.end()))
    for marker in markers(rows):
        if marker.style == "a" and marker.role is Role.NUMBERS and marker.paths[0][0] == chr(ord("a") + len(found)):
            found.append(marker)
    return found


def _shared(parts: list[Part], shape: Shape) -> list[Part]:
    """Answers that serve several items: those before them that have none."""
    if not shape.answered:
        return parts
    answered = {(part.group, part.number) for part in parts if part.kind is BlockKind.ANSWER}
    asked = [part for part in parts if part.kind is shape.asked]
    waiting: list[Part] = []
    found: list[Part] = []
    for part in parts:
        if part.kind is shape.asked:
            waiting.append(part)
        elif part.kind is BlockKind.ANSWER:
            served = [p for p in waiting if p.number == part.number or (p.group, p.number) not in answered]
            if len(served) > 1 and any(p.number == part.number for p in served):
                part = _joint(part, served, all_points=shape.asked is BlockKind.RESOLUTION_POINT and served == asked)
            waiting = []
        found.append(part)
    return found


def _joint(answer: Part, served: Sequence[Part], *, all_points: bool) -> Part:
    """An answer to several items; one report on all points of a letter has no number."""
    if all_points:
        return replace(answer, number=None, group=None)
    return replace(answer, number=joint([part.number for part in served if part.number]))
