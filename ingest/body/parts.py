"""The body of a letter to its parts: who asks what under which number, and what is answered.

The labels that number the items come from :mod:`ingest.body.items`; here each item is parted into what is asked and
what is answered, and items without an answer of their own share the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.body.asked import SURE, closes
from ingest.body.body import Body, Part
from ingest.body.items import BARE, HEADING, Head, heads
from ingest.body.layout import paragraph_starts
from ingest.body.markers import Marker, Role, each_number, joint, markers
from ingest.body.sequence import asks
from ingest.model import BlockKind
from ingest.text.references import references

#: How long the line of a group's heading may be in characters.
_HEADING = 90
#: Headings that end a list of points.
_SECTION = re.compile(
    r"(?:Sachverhalt|Begründung|Finanzielle Auswirkungen|Ergänzende Erläuterungen|Erläuterung(?:en)?|unterzeichnet von)"
    r"(?:\s*/\s*\w+)?\s*:?\s*$",
    re.I,
)
#: Lines in which a single point asks.
_REACH = 6
#: What stands between two questions and answers nothing.
_JOINS = re.compile(r"(?:und|sowie|oder|bzw\.?)\W*$")


def numbered_parts(body: Body, opened: bool) -> list[Part]:
    """The numbered items of a body, in order.

    Args:
        body: The body.
        opened: Whether a quotation may have been opened before the first item.

    Returns:
        Questions or points and their answers, and headings of groups as paragraphs, from the first item to the last
        line; empty where nothing is surely numbered.
    """
    found = heads(body)
    if not found:
        return []
    parts: list[Part] = []
    ends = [head.line for head in found[1:]] + [len(body.rows)]
    opened = opened and not _each_answered(body, found, ends)
    for n, (head, end) in enumerate(zip(found, ends, strict=True)):
        following = found[n + 1] if n + 1 < len(found) else None
        last = _heading(body, head, following, end)
        if head.style == HEADING:
            parts.append(Part(BlockKind.PARAGRAPH, None, head.line, last))
        elif head.answers:
            parts.append(Part(BlockKind.ANSWER, head.number, head.line, last, head.group))
        elif _answered_later(head, found[n + 1 :]):
            parts.append(Part(body.shape.asked, head.number, head.line, last, head.group))
        elif body.shape.answered:
            item, opened = _item(body, head, last, opened)
            parts += item
        elif body.shape.asked is BlockKind.QUESTION:
            parts += _only_asked(body, head, last)
        else:
            parts += _lettered(body, head, last)
        if last < end:
            parts.append(Part(BlockKind.PARAGRAPH, None, last, end))
    if not body.shape.answered:
        return parts
    asked, answers = (sum(part.kind is kind for part in parts) for kind in (body.shape.asked, BlockKind.ANSWER))
    if not body.shape.headed and answers * 2 < asked:  # of an unknown kind, and most of it only asks: an enquiry
        return numbered_parts(replace(body, shape=replace(body.shape, answered=False, headed=True)), opened)
    return _shared(parts, body.shape.asked)


def _answered_later(head: Head, later: Sequence[Head]) -> bool:
    """Whether a label says that an answer further on is the one to an item."""
    for other in later:
        if other.answers and (other.number is None or head.number in each_number(other.number)):
            return other.group in (None, head.group)
    return bool(later) and later[0].answers


def _each_answered(body: Body, found: Sequence[Head], ends: Sequence[int]) -> bool:
    """Whether every item has a paragraph of its own behind it, so that no quotation runs through several items.

    A quotation that ends in the first item runs from the lead-in to there.
    """
    if any(closes(row.text) for row in body.rows[found[0].line : ends[0]]):
        return False
    starts = paragraph_starts(body.rows, body.width)
    return all(any(head.line < start < end for start in starts) for head, end in zip(found, ends, strict=True))


def _heading(body: Body, head: Head, following: Head | None, end: int) -> int:
    """Where the heading of the following group begins; ``end`` where none stands there."""
    if following is None or following.group in (None, head.group):
        return end
    first = end
    while first - 1 > head.line and end - first < 3:
        row = body.rows[first - 1]
        if len(row.text) > _HEADING or re.search(r"[.?!][\"“”]?$", row.text):
            break
        first -= 1
        if row.after_blank or references(row.text):
            return first
    return end


def _item(body: Body, head: Head, end: int, opened: bool) -> tuple[list[Part], bool]:
    """One item: what is asked and, if it stands there, what is answered; and whether its quotation is still open."""
    parts: list[Part] = []
    subs = _sub_items(body, head, end, opened) or [head]
    for sub, last in zip(subs, [*(s.line for s in subs[1:]), end], strict=True):
        edge = body.border(sub.line, last, opened)
        stem = len(subs) > 1 and sub == head and edge.points < SURE
        cut = last if stem else sub.line + edge.lines
        parts.append(Part(body.shape.asked, sub.number, sub.line, cut, sub.group))
        if cut < last:
            joins = last - cut == 1 and _JOINS.match(body.rows[cut].text)
            kind = BlockKind.PARAGRAPH if joins else BlockKind.ANSWER
            parts.append(Part(kind, None if joins else sub.number, cut, last, None if joins else sub.group))
        opened = edge.open and cut == last
    return parts, opened


def _only_asked(body: Body, head: Head, end: int) -> Iterator[Part]:
    """A question of an enquiry; reasons and names behind it are plain text."""
    edge = body.border(head.line, end, False)
    cut = head.line + edge.lines if edge.points >= SURE else end
    yield Part(body.shape.asked, head.number, head.line, cut, head.group)
    if cut < end:
        yield Part(BlockKind.PARAGRAPH, None, cut, end)


def _lettered(body: Body, head: Head, end: int) -> Iterator[Part]:
    """A point without an answer: parted into its lettered points where it has no words of its own above them.

    What stands behind the heading of another section ("Begründung:") is plain text.
    """
    rows = body.rows
    reasons = next((n for n in range(head.line + 1, end) if _SECTION.match(rows[n].text)), end)
    if body.shape.reasoned and end == len(rows):
        starts = paragraph_starts(rows[head.line : end], body.width)
        reasons = min([reasons, *(head.line + start for start in starts[1:] if rows[head.line + start].after_blank)])
    if reasons < end:
        yield from _lettered(body, head, reasons)
        yield Part(BlockKind.PARAGRAPH, None, reasons, end)
        return
    letters = _counted(body, head.line, end, "a")
    bare = letters and (letters[0].line == 0 or (letters[0].line == 1 and len(body.rows[head.line].text) <= BARE))
    subs = [(m.line + head.line, f"{head.number}{m.number}") for m in letters] if bare and len(letters) > 1 else []
    starts = [head.line, *(line for line, _ in subs[1:]), end]
    for n, (first, last) in enumerate(pairwise(starts)):
        yield Part(body.shape.asked, subs[n][1] if subs else head.number, first, last, head.group)


def _sub_items(body: Body, head: Head, end: int, opened: bool) -> list[Head]:
    """The points of an item that have answers of their own: "a)" below "2.", "1." below "A.".

    A stem before them keeps the item's number.
    """
    first = head.line
    counted = _counted(body, first, end, "1") if head.style in ("A", "I") else []
    subs = [Head(m.line + first, m.number, False, head.number, "1") for m in counted if m.line]
    if not subs:
        letters = _counted(body, first, end, "a")
        subs = [Head(m.line + first, f"{head.number}{m.number}", False, head.group) for m in letters]
    bounds = pairwise([*(sub.line for sub in subs), end])
    edges = [(line, last, body.border(line, last, opened)) for line, last in bounds]
    answered = [edge.lines < last - line and edge.points >= SURE for line, last, edge in edges]
    if not subs or not answered[-1] or sum(answered) * 2 < len(answered) or (len(subs) > 1 and sum(answered) == 1):
        return []
    if len(subs) == 1 and not _one_more(body, first, subs[0].line, opened):
        return []
    if subs[0].line == first + 1 and len(body.rows[first].text) <= BARE:  # the number alone on its line
        return [replace(subs[0], line=first), *subs[1:]]
    return subs if subs[0].line == first else [head, *subs]


def _one_more(body: Body, first: int, sub: int, opened: bool) -> bool:
    """Whether a single point in an item is a question of its own: the item's own was answered before."""
    if sub == first:
        return False
    edge = body.border(first, sub, opened)
    return edge.lines < sub - first and edge.points >= SURE and asks(body.rows, sub, sub + _REACH)


def _counted(body: Body, first: int, end: int, style: str) -> list[Marker]:
    """The row a), b), c) or 1., 2., 3. at the heads of an item's lines; "2. „a)" begins it on the item's own line."""
    rows = body.rows[first:end]
    found: list[Marker] = []
    start = re.match(r"\W*\d{1,2}\s?[.)]+\s*[\"„“]?\s*a\s?[.)]+(?=\s|$)", rows[0].text)
    if style == "a" and start:
        found.append(Marker(0, "a", (("a",),), Role.NUMBERS, ")", False, start.end()))
    for marker in markers(rows):
        number = marker.paths[0][0]
        if marker.style != style or marker.role is not Role.NUMBERS or len(marker.paths[0]) > 1:
            continue
        if isinstance(number, int):
            follows = not found or found[-1].paths[0] == (number - 1,)
        else:
            follows = number == chr(ord("a") + len(found))
        if follows:
            found.append(marker)
    return found


def _shared(parts: list[Part], asked: BlockKind) -> list[Part]:
    """Answers that serve several items: those before them that have none."""
    answered = {
        (part.group, number)
        for part in parts
        if part.kind is BlockKind.ANSWER
        for number in (each_number(part.number) if part.number else [None])
    }
    everything = [part for part in parts if part.kind is asked]
    waiting: list[Part] = []
    found: list[Part] = []
    for part in parts:
        if part.kind is asked:
            if waiting and _leads(waiting[-1], part):
                waiting.pop()  # a lead-in has no answer of its own
            waiting.append(part)
        elif part.kind is BlockKind.ANSWER:
            served = [p for p in waiting if p.number == part.number or (p.group, p.number) not in answered]
            if len(served) > 1 and (part.number is None or any(p.number == part.number for p in served)):
                found.append(_joint(part, served, all_points=asked is not BlockKind.QUESTION and served == everything))
            else:
                found.append(part)
            waiting = []
            continue
        found.append(part)
    return found


def _leads(lead: Part, part: Part) -> bool:
    """Whether one item is the lead-in of another: "2." of "2a" or "2.1", "A." of "1." in group A."""
    return bool(lead.number) and (
        part.number == f"{lead.number}a" or (part.number == "1" and part.group == lead.number)
    )


def _joint(answer: Part, served: Sequence[Part], *, all_points: bool) -> Part:
    """An answer to several items; one report on all points of a letter has no number."""
    if all_points:
        return replace(answer, number=None, group=None)
    return replace(answer, number=joint([part.number for part in served if part.number]))
