"""Which labels number the items of a letter: the row of labels with the best evidence over the whole letter.

Every label gets points for what speaks for it (a paragraph begins, a quotation opens, a question follows) and against
it (it stands inside a sentence, in a row of a table). Of all rows of labels that count up, the one with the most points
is the letter's numbering; what is left over is an inner list. Where no row has enough points there is no numbering.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.body.asked import inside_quotation
from ingest.body.layout import SENTENCE_END, Line, printed_width
from ingest.body.markers import Marker, Path, Role, markers

#: Points for one label. They were set by reading the development letters, not fitted.
_BASE = -0.4
_BEGINS_PARAGRAPH, _AFTER_SENTENCE, _AFTER_LIST_ITEM, _INSIDE_SENTENCE = 1.0, 0.7, 0.4, -1.3
_QUOTED, _ASKED, _NAMED, _TABLE_ROW, _SILENT, _NO_SIGN = 1.5, 1.5, 2.0, -1.5, -1.5, -1.5
#: Points for the step from one label to the next.
_NEXT, _OTHER_SIGN, _PER_SKIPPED, _RESTART, _RESTART_IN_GROUP, _LATE_START = 0.5, -0.7, -1.3, -2.5, -0.2, -4.0
#: A number printed twice is a slip of the writer, or an inner list.
_TWICE = -1.0
#: Most numbers that a scan may have lost between two labels.
_MOST_SKIPPED = 3
#: Points that a row needs; a single label needs them alone.
ENOUGH = 2.0
#: The same where the kind of the letter says that it holds a decision, which is numbered as a rule.
ENOUGH_DECIDED = 1.0
#: The same for the number above such points, which a scan may have left alone.
ENOUGH_OUTER = 0.5
#: A line this much shorter than the printed width was ended on purpose.
_SHORT = 0.8
#: Lines after a label in which its question mark is looked for.
_REACH = 14
#: Items that do not ask must fill this much of the body, and their median be as long as a short answer (characters).
_FILLED, _FULL = 0.7, 250
_ASKS = re.compile(r"\?[\"“”»«')\]*]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """Labels that count up, and their points."""

    markers: tuple[Marker, ...] = ()
    points: float = 0.0

    def groups(self) -> list[tuple[Marker, ...]]:
        """The row cut where the count begins anew."""
        cuts = [0]
        for n in range(1, len(self.markers)):
            if self.markers[n].paths[0] < self.markers[n - 1].paths[-1] or _start(self.markers[n].paths[0]) == 0.0:
                cuts.append(n)
        return [self.markers[a:b] for a, b in zip(cuts, [*cuts[1:], len(self.markers)], strict=True)]


def best_row(rows: Sequence[Line], found: Sequence[Marker], *, asking: bool, headed: bool = True) -> Row:
    """The row of labels that numbers the items of a text.

    Args:
        rows: The lines of the text.
        found: The labels at their heads.
        asking: Whether the items should ask or be quoted, as in answers to enquiries; a row of which fewer than a third
            do is then none.
        headed: Whether items that are headings with text of their own count too.

    Returns:
        The row; empty where the evidence is not enough.
    """
    inside = inside_quotation(rows)
    candidates = [
        replace(marker, quoted=marker.quoted or inside[marker.line])
        for marker in found
        if marker.role is not Role.ANSWERS and marker.style
    ]
    for strict in (True, False) if asking else (False,):
        scored = [_best_of(rows, candidates, style, strict) for style in dict.fromkeys(m.style for m in candidates)]
        enough = [
            row
            for row in scored
            if row.points >= (ENOUGH if asking else ENOUGH_DECIDED) and (not asking or asks_enough(rows, row, headed))
        ]
        best = max(enough, key=_by_points, default=Row())
        if not asking:  # points of a resolution have points of their own: the outer ones are the resolution's
            best = next(
                (row for row in scored if row.points >= ENOUGH_OUTER and best.markers and _holds(row, best)), best
            )
        if best.markers:
            return best
    return Row()


def row_above(rows: Sequence[Line], found: Sequence[Marker], row: Row) -> Row:
    """The row of labels that heads groups of a row's items ("A." above "1." and "2.", "2." above "a)").

    Returns:
        Labels of one style that all ask or head items; empty where there is none.
    """
    candidates = [marker for marker in found if marker.role is Role.NUMBERS]
    first = row.markers[0]
    for style in ABOVE[first.style]:
        outer = _best_of(rows, candidates, style, strict=False)
        inner = {marker.line for marker in row.markers}
        lines = [marker.line for marker in outer.markers]
        if len(lines) < 2 or lines[0] > first.line or outer.points < ENOUGH:
            continue
        bounds = list(zip(lines, [*lines[1:], len(rows)], strict=True))
        heads = all(asks(rows, a, b) or any(a <= line < b for line in inner) for a, b in bounds)
        if heads:
            return outer
    return Row()


def _holds(outer: Row, inner: Row) -> bool:
    """Whether one row's style may stand above the other's and it begins no later."""
    style = inner.markers[0].style
    return outer.markers[0].style in ABOVE[style] and outer.markers[0].line <= inner.markers[0].line


def _by_points(row: Row) -> float:
    return row.points


#: Styles that may head a group of items counted in another style.
ABOVE = {"1": "IA", "a": "1IA", "A": "I", "I": ""}


def _best_of(rows: Sequence[Line], candidates: Sequence[Marker], style: str, strict: bool) -> Row:
    """The best row among labels of one style, by dynamic programming over their order in the text."""
    alike = [marker for marker in candidates if marker.style == style]
    headings = [marker.line for marker in candidates if marker.style in ABOVE[style]]
    width = printed_width(rows)
    points, before = [0.0] * len(alike), [-1] * len(alike)
    latest: dict[Path, int] = {}  # for each number the best label that ends a row with it: rows need no other
    for n, marker in enumerate(alike):
        until = alike[n + 1].line if n + 1 < len(alike) else len(rows)
        own = _points(rows, marker, until, width, strict)
        points[n] = own + _start(marker.paths[0])
        for m in latest.values():
            last = alike[m]
            if last.line == marker.line:
                continue
            grouped = bisect_right(headings, last.line) < bisect_left(headings, marker.line)
            step = _step(last, marker, grouped)
            if step is not None and points[m] + own + step > points[n]:
                points[n], before[n] = points[m] + own + step, m
        held = latest.get(marker.paths[-1])
        if held is None or points[n] >= points[held]:
            latest[marker.paths[-1]] = n
    if not alike:
        return Row()
    best = max(range(len(alike)), key=points.__getitem__)
    chosen, n = [], best
    while n >= 0:
        chosen.append(alike[n])
        n = before[n]
    return Row(tuple(reversed(chosen)), points[best])


def _start(path: Path) -> float:
    """Points for a row that begins with this number."""
    first = _ordinal(path[0])
    return 0.0 if first == 1 and all(_ordinal(part) == 1 for part in path[1:]) else _LATE_START


def _step(last: Marker, marker: Marker, grouped: bool) -> float | None:
    """Points for going from one label to another; None where that cannot be."""
    sign = _OTHER_SIGN if last.sign != marker.sign and last.role is marker.role else 0.0
    before, here = last.paths[-1], marker.paths[0]
    if here in _successors(before):
        return _NEXT + sign
    if here == before and _start(here) != 0.0:
        return _TWICE + sign
    if _start(here) == 0.0:
        return (_RESTART_IN_GROUP if grouped else _RESTART) + sign
    skipped = _ordinal(here[0]) - _ordinal(before[0]) - 1
    if len(here) == 1 and 0 < skipped <= _MOST_SKIPPED:
        return _PER_SKIPPED * skipped + sign
    return None


def _successors(path: Path) -> list[Path]:
    """What may follow a number: its neighbours on every level, and its first part."""
    found: list[Path] = [(*path, 1), (*path, "a")]
    for level in range(len(path)):
        following = _after(path[level])
        found += [(*path[:level], following), (*path[:level], following, 1), (*path[:level], following, "a")]
    return found


def _after(part: str | int) -> str | int:
    return part + 1 if isinstance(part, int) else chr(ord(part[0]) + 1)


def _ordinal(part: str | int) -> int:
    return part if isinstance(part, int) else ord(part[0].lower()) - ord("a") + 1


def _points(rows: Sequence[Line], marker: Marker, until: int, width: int, strict: bool) -> float:
    """What speaks for one label; a strict judge takes points from one whose item neither asks nor is quoted."""
    points = _BASE
    row = rows[marker.line]
    before = rows[marker.line - 1].text if marker.line else ""
    if row.after_blank or row.after_page_mark or not before:
        points += _BEGINS_PARAGRAPH
    else:
        wrapped = len(before) >= _SHORT * width
        points += _AFTER_SENTENCE if SENTENCE_END.search(before) else _INSIDE_SENTENCE if wrapped else _AFTER_LIST_ITEM
    points += _NAMED if marker.role is Role.ASKS else 0.0
    points += _QUOTED if marker.quoted else 0.0
    text = row.text[marker.behind :]
    points += _TABLE_ROW if len(re.findall(r"\d+", text)) > 1 and sum(map(str.isalpha, text)) < 0.5 * len(text) else 0.0
    points += _NO_SIGN if not marker.sign and len(marker.paths[0]) == 1 and marker.role is Role.NUMBERS else 0.0
    if asks(rows, marker.line, until):
        return points + _ASKED
    return points + (_SILENT if strict and not marker.quoted and marker.role is not Role.ASKS else 0.0)


def first_question(rows: Sequence[Line], end: int) -> int:
    """Where the first question begins in the first ``end`` lines, for a head asks nothing; ``end`` if none does."""
    firsts = (m for m in markers(rows[:end]) if _start(m.paths[0]) == 0.0 and m.style in ("1", "A") and m.line > 1)
    return next((m.line for m in firsts if m.role is Role.NUMBERS and asks(rows, m.line, end)), end)


def begins(rows: Sequence[Line], line: int) -> bool:
    """Whether a line begins a paragraph or at least a sentence."""
    row = rows[line]
    return not line or row.after_blank or row.after_page_mark or bool(SENTENCE_END.search(rows[line - 1].text))


def asks(rows: Sequence[Line], first: int, until: int) -> bool:
    """Whether a question mark ends a line soon after ``first`` and before ``until``."""
    return any(_ASKS.search(row.text) for row in rows[first : min(until, first + _REACH)])


def asks_enough(rows: Sequence[Line], row: Row, headed: bool) -> bool:
    """Whether the items of a row ask or are quoted, or fill the letter like headings with text of their own."""
    lines = [marker.line for marker in row.markers]
    bounds = list(zip(row.markers, [*lines[1:], len(rows)], strict=True))
    asking = sum(m.quoted or m.role is Role.ASKS or asks(rows, m.line, until) for m, until in bounds)
    if asking * 3 >= len(row.markers) or not headed:
        return asking * 3 >= len(row.markers)
    sizes = [sum(len(line.text) for line in rows[m.line : until]) for m, until in bounds]
    covered = sum(sizes) >= _FILLED * sum(len(line.text) for line in rows)
    return covered and len(sizes) > 1 and sorted(sizes)[len(sizes) // 2] >= _FULL
