"""Questions, points and answers without numbers: what is quoted, what a decision's formula announces, what asks.

Only what the letter shows is taken: a quotation, the formula of a decision, a question mark at the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.body.asked import border
from ingest.body.body import Part, Shape
from ingest.body.layout import SALUTATION, Line, paragraph_starts, printed_width
from ingest.model import BlockKind

_OPENS = re.compile(r"(?:\W{0,2}\s*)[\"„“]|,,(?=\w)")
_ANNOUNCES = re.compile(r".*:\s*$")
_DECIDES = re.compile(
    r"\b(?:beschlie(?:ß|ss)t|bestätigt|wird\s+(?:\w+\s+)?(?:beauftragt|vorgeschlagen|gebeten)|stimmt\s.{3,60}\szu|empfiehlt)\b"
)
_FORMULA = re.compile(
    r"(?:[Bb]eschlie(?:ß|ss)t|Beschluss(?:vorschlag|text|empfehlung)?)\W{0,3}:?\s*$|.*\bbeschlie(?:ß|ss)t:$"
)
_ASKS = re.compile(r"\?\s*[\"“”»«')\]*]*\s*$")
_VERB_FIRST = re.compile(
    r"(?:W(?:erden|ird|ann|arum|as|er|ie|o|elche[rsmn]?)|Ist|Sind|Gibt|Kann|Können|Hat|Haben|Soll(?:en)?)\b"
)


def unnumbered_parts(rows: Sequence[Line], shape: Shape) -> list[Part]:
    """What is asked, decided and answered in a body whose items bear no numbers.

    Args:
        rows: Its lines, closing words excluded.
        shape: How letters of this kind are built.

    Returns:
        Parts from the first that is asked to the last line; empty where nothing surely is.
    """
    if not rows:
        return []
    if not shape.answered:
        return _decision(rows, shape)
    width = printed_width(rows)
    starts = [*paragraph_starts(rows, width), len(rows)]
    quoted = next((n for n, row in enumerate(rows[:40]) if n and _OPENS.match(row.text)), None)
    if quoted is not None and shape.headed:  # in a document of an unknown kind a quotation may be anything
        size = border(rows[quoted:], width=width, opened=False).lines
        if size < len(rows) - quoted:
            asked = _quotation(rows, quoted, quoted + size, starts, shape)
            return [*asked, Part(BlockKind.ANSWER, None, quoted + size, len(rows))]
    if shape.asked is BlockKind.RESOLUTION_POINT:
        return _reported(rows, starts, shape) or _statement(rows)
    return _addressed(rows, starts) or _asking_paragraphs(rows, starts)


def _quotation(rows: Sequence[Line], first: int, end: int, starts: Sequence[int], shape: Shape) -> list[Part]:
    """The parts of a quotation: a lead-in and what is asked or decided."""
    cuts = [first, *(n for n in starts if first < n < end), end]
    if shape.asked is BlockKind.RESOLUTION_POINT:
        lead = len(cuts) > 2 and bool(_ANNOUNCES.match(rows[cuts[1] - 1].text))
        begin = cuts[1] if lead else first
        decided = [n for n in cuts[:-1] if n > begin and any(_DECIDES.search(row.text) for row in rows[n : n + 2])]
        points = [Part(shape.asked, None, a, b) for a, b in pairwise([begin, *decided, end])]
        return [Part(BlockKind.PREAMBLE, None, first, begin), *points] if lead else points
    last = cuts[-2]
    if last > first and _VERB_FIRST.match(rows[last].text):
        return [Part(BlockKind.PREAMBLE, None, first, last), Part(shape.asked, None, last, end)]
    return [Part(shape.asked, None, first, end)]


def _reported(rows: Sequence[Line], starts: Sequence[int], shape: Shape) -> list[Part]:
    """A decision that is neither quoted nor numbered, and the report on it."""
    announced = next((n for n, row in enumerate(rows[:12]) if _ANNOUNCES.match(row.text)), None)
    if announced is None or announced + 1 >= len(rows):
        return []
    first = announced + 1
    end = next(n for n in starts if n > first)
    if end < len(rows) and any(_DECIDES.search(row.text) for row in rows[first:end]):
        return [Part(shape.asked, None, first, end), Part(BlockKind.ANSWER, None, end, len(rows))]
    return []


def _statement(rows: Sequence[Line]) -> list[Part]:
    """A statement on a whole: all behind the salutation."""
    saluted = len(rows) > 1 and SALUTATION.match(rows[0].text)
    return [Part(BlockKind.ANSWER, None, 1, len(rows))] if saluted else []


def _decision(rows: Sequence[Line], shape: Shape) -> list[Part]:
    """A decision without numbers: what stands behind its formula."""
    if shape.asked is not BlockKind.RESOLUTION_POINT:
        return []
    formula = next((n for n, row in enumerate(rows) if _FORMULA.match(row.text)), None)
    if formula is None or formula + 1 >= len(rows):
        return []
    return [Part(BlockKind.PREAMBLE, None, formula, formula + 1), Part(shape.asked, None, formula + 1, len(rows))]


def _addressed(rows: Sequence[Line], starts: Sequence[int]) -> list[Part]:
    """A request that is quoted with its own salutation, and the answer behind its first paragraph."""
    salutations = [n for n, row in enumerate(rows) if SALUTATION.match(row.text)]
    if len(salutations) < 2:
        return []
    first = salutations[1]
    ends = [n for n in starts if n > first + 1]
    if len(ends) < 2:
        return []
    return [Part(BlockKind.QUESTION, None, first, ends[0]), Part(BlockKind.ANSWER, None, ends[0], len(rows))]


def _asking_paragraphs(rows: Sequence[Line], starts: Sequence[int]) -> list[Part]:
    """Paragraphs that ask, each followed by its answer; none where a paragraph's begin is not sure."""
    parts: list[Part] = []
    bounds = pairwise(starts)
    for first, end in bounds:
        marks = [n for n in range(first, end) if _ASKS.search(rows[n].text)]
        if marks and marks[-1] - first < 12:
            parts.append(Part(BlockKind.QUESTION, None, first, marks[-1] + 1))
            if marks[-1] + 1 < end:
                parts.append(Part(BlockKind.ANSWER, None, marks[-1] + 1, end))
        elif parts and parts[-1].kind is BlockKind.ANSWER:
            parts[-1] = Part(BlockKind.ANSWER, None, parts[-1].first, end)
        elif parts:
            parts.append(Part(BlockKind.ANSWER, None, first, end))
    answered = any(part.kind is BlockKind.ANSWER for part in parts)
    return parts if answered else []
