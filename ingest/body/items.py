"""Where the items of a letter begin, and where answers bear a label of their own ("Zu 1:", "Antwort:")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.body.asked import inside_quotation
from ingest.body.body import Body
from ingest.body.layout import Line
from ingest.body.markers import Marker, Role, each_number, written
from ingest.body.sequence import ABOVE, Row, asks, asks_enough, begins, best_row, row_above
from ingest.text.references import references

#: A label without a number in front of an answer; and one of an answer to all questions.
_ANSWER_LABEL = re.compile(
    r"(?:Antwort|Stellungnahme|Antwort der (?:Stadtv|V)erwaltung|Stellungnahme der Verwaltung)\s*:"
)
_ANSWER_TO_ALL = re.compile(r"Antwort(?:en)?\s+(?:zu|auf)\s+(?:allen?|die|den)\s+(?:\w+\s+)?Fragen\b", re.I)
#: Lines in which a repeated question ends, lines that a group's heading may stand above its items, and a decimal one.
_REPEATED, _FAR, _NEAR = 8, 16, 4
#: A line no longer than this holds a number and nothing else.
BARE = 5
#: The style of a group's heading.
HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Head:
    """Where an item, an answer with a label of its own, or the heading of a group begins.

    Attributes:
        line: Its first line.
        number: Its number; None for an answer that serves all questions before it.
        answers: Whether it is an answer.
        group: Which list the number counts in.
        style: What its label counts with, as in :class:`ingest.body.markers.Marker`; ``HEADING`` for a heading.
    """

    line: int
    number: str | None
    answers: bool
    group: str | None = None
    style: str = ""


def heads(body: Body) -> list[Head]:
    """Where items and labelled answers begin, in order; empty where nothing is surely numbered."""
    rows, shape = body.rows, body.shape
    found = [replace(m, quoted=True) if body.repeats(m) else m for m in body.labels]
    row = best_row(rows, found, asking=shape.asking, headed=shape.headed)
    if not row.markers and not shape.answered:  # an enquiry may ask without a question mark ("Es wird dargelegt …")
        row = best_row(rows, found, asking=False)
    if shape.asking and shape.answered and not _credible(body, row):
        row = Row()
    if not row.markers and (answers := _answers_elsewhere(body)):
        return answers
    outer = row_above(rows, found, row) if row.markers else Row()
    if outer.markers and shape.answered and not any(m.role is Role.ANSWERS for m in found):
        row, outer = outer, Row()  # points below them are told by their own answers, in :mod:`ingest.body.parts`
    items = _items(body, found, row, outer)
    return _with_answers(body, found, items) if shape.answered else items


def _credible(body: Body, row: Row) -> bool:
    """Whether items that do not ask are those of the enquiry: where it is at hand, their numbers must be its own."""
    if not row.markers or asks_enough(body.rows, row, headed=False):
        return True
    numbers = {number for marker in row.markers for number in each_number(marker.number)}
    known = set(body.enquiry.numbers)
    return numbers <= known if known else row.markers[0].style == "1"


def _answers_elsewhere(body: Body) -> list[Head]:
    """Numbered items that answer what only the enquiry asks: their numbers are its numbers, and they do not ask."""
    known = set(body.enquiry.numbers)
    if not body.shape.answered or len(known) < 2:
        return []
    row = best_row(body.rows, body.labels, asking=False)
    numbers = {number for marker in row.markers for number in each_number(marker.number)}
    if not numbers or not numbers <= known or len(numbers) * 2 < len(known):
        return []
    return [Head(m.line, m.number, True, None, m.style) for m in row.markers]


def _items(body: Body, found: Sequence[Marker], row: Row, outer: Row) -> list[Head]:
    """Where the numbered items begin, each with the group it counts in."""
    rows = body.rows
    items: list[Head] = []
    used: set[int] = set()
    groups = row.groups() if row.markers else []
    for group, heading, name in _named_groups(rows, found, groups, outer):
        repeats = bool(items) and name is None and body.shape.answered and _repeats(rows, groups[0], group)
        if heading and not asks(rows, heading.line, group[0].line):
            used.add(heading.line)
            items += [Head(heading.line, None, False, None, HEADING)] if heading.line < group[0].line else []
        if heading and group[0].style == "a":  # "2." above "a)" is point 2a, not point a of a group
            items += [Head(m.line, f"{name}{m.number}", False, None, "a") for m in group]
        else:
            items += [Head(m.line, m.number, repeats, name, m.style) for m in group]
    items += _decimal_headings(rows, found, row)
    taken = used | {item.line for item in items}
    items += [Head(m.line, m.number, False, None, m.style) for m in outer.markers if m.line not in taken]
    if groups:  # "Nachfrage: …" asks behind the numbered questions
        named = [m for m in found if not m.style and m.line > groups[0][0].line and m.line not in taken]
        items += [Head(marker.line, marker.number, False) for marker in named]
    return sorted(items, key=_by_line)


def _decimal_headings(rows: Sequence[Line], found: Sequence[Marker], row: Row) -> list[Head]:
    """Headings between decimal items: "2. Projekte" right above "2.1 Wie viele …?"."""
    firsts = {m.line: m.paths[0][:-1] for m in row.markers if len(m.paths[0]) > 1 and m.paths[0][-1] == 1}
    lines = {m.line for m in row.markers}
    return [
        Head(m.line, None, False, None, HEADING)
        for m in found
        for line, path in firsts.items()
        if m.paths == (path,) and m.line not in lines and 0 < line - m.line < _NEAR and not asks(rows, m.line, line)
    ]


def _by_line(head: Head) -> int:
    return head.line


def _with_answers(body: Body, found: Sequence[Marker], items: list[Head]) -> list[Head]:
    """The items together with the answers that bear a label."""
    rows = body.rows
    taken = {item.line for item in items}
    known = {number for item in items if item.number for number in each_number(item.number)}
    inside = inside_quotation(rows)
    bare = {line + 1 for line in taken if len(rows[line].text) <= BARE}  # the text of a number alone on its line
    labelled = [m for m in found if m.role is Role.ANSWERS and m.line not in taken | bare and begins(rows, m.line)]
    labelled = [m for m in labelled if not inside[m.line] or not known]
    heads = [*items, *(h for m in labelled if (h := _answer(body, m, items, known, many=len(labelled) > 1)))]
    taken = {head.line for head in heads}
    first = min(taken, default=len(rows))
    for n, line in enumerate(rows[first:], first):
        if n not in taken and (_ANSWER_TO_ALL.match(line.text) or _ANSWER_LABEL.match(line.text)):
            to_all = bool(_ANSWER_TO_ALL.match(line.text))
            heads.append(Head(n, None if to_all else _number_before(heads, n), True))
    return sorted(heads, key=_by_line)


def _answer(body: Body, marker: Marker, items: Sequence[Head], known: set[str], *, many: bool) -> Head | None:
    """What a label that says "zu" or "Antwort" begins; None where it is none."""
    rows = body.rows
    number, inner = written(marker.paths[0]), written(marker.paths[0][1:])
    if number not in known and (marker.quoted or _asks_itself(rows, marker, body.labels)):
        return Head(marker.line, marker.number, False)
    if not known or any(written(path) in known for path in marker.paths):
        return Head(marker.line, marker.number, True, _group_at(items, marker.line))
    if inner in known:  # "Zu A1" answers question 1 of group A, or below A
        groups = {item.group for item in items if item.number == inner}
        letter = str(marker.paths[0][0])
        return Head(marker.line, inner, True, letter if letter in groups else None)
    return Head(marker.line, marker.number, True) if many else None


def _asks_itself(rows: Sequence[Line], marker: Marker, found: Sequence[Marker]) -> bool:
    """Whether an answer's label stands before the question, which the letter repeats ("Zu 1. „Wann …?")."""
    end = next((other.line for other in found if other.line > marker.line), len(rows))
    return asks(rows, marker.line, min(end, marker.line + _REPEATED))


def _number_before(heads: Sequence[Head], line: int) -> str | None:
    before = [head for head in heads if head.line < line and not head.answers]
    return max(before, key=_by_line).number if before else None


def _group_at(items: Sequence[Head], line: int) -> str | None:
    return next((item.group for item in reversed(items) if item.line < line), None)


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
            yield group, heading, heading.number if heading else None
        end = group[-1].line


def _repeats(rows: Sequence[Line], first: tuple[Marker, ...], group: tuple[Marker, ...]) -> bool:
    """Whether a second row of numbers answers the first: the first asks, this one does not."""
    return _asking(rows, first) * 2 >= len(first) and _asking(rows, group) * 3 < len(group)


def _asking(rows: Sequence[Line], group: tuple[Marker, ...]) -> int:
    ends = [marker.line for marker in group[1:]] + [min(len(rows), group[-1].line + 8)]
    return sum(asks(rows, marker.line, end) for marker, end in zip(group, ends, strict=True))
