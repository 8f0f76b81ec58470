"""Proposals of the administration: the decision they ask for, apart from summary, form and reasons.

A proposal is a form with sections; its resolution points stand in the section that is headed as the decision or as the
proposal to a body ("Antrag an den Gemeinderat"), often once in short on the first page and again at the end. Numbers
elsewhere in it count other things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.body.body import Body, Part
from ingest.body.layout import Line
from ingest.body.parts import numbered_parts
from ingest.model import BlockKind

_DECISION = re.compile(
    r"(?:(?:[IVX]+\.\s*)?(?:Beschluss(?:vorschlag|antrag|empfehlung|text)?|Antrag(?: an (?:den|die|das) .{3,60})?))"
    r"\s*:?\s*$"
)
_OTHER_SECTION = re.compile(
    r"(?:(?:[IVX]+\.\s*)?(?:Kurzfassung|Sachverhalt|Begründung|Erläuterung(?:en)?|Ergänzende Erläuterungen"
    r"|Zusammenfassung|Finanzielle Auswirkungen|Gesamtkosten|Haushaltsmittel|Anlagen?|Beratungsfolge|Hauptamt"
    r"|unterzeichnet von|CO\s?2|IQ-relevant|Abstimmung)\b.{0,60})$",
    re.I,
)


def proposed_parts(body: Body) -> list[Part]:
    """The parts of a proposal.

    Args:
        body: Its body.

    Returns:
        Resolution points, each section's own; all else as paragraphs, section by section. Empty where no section is
        headed as a decision.
    """
    rows = body.rows
    heads = [n for n, row in enumerate(rows) if _DECISION.match(row.text)]
    if not heads:
        return []
    bounds = sorted({0, len(rows), *heads, *(n for n, row in enumerate(rows) if _OTHER_SECTION.match(row.text))})
    parts: list[Part] = []
    for first, end in pairwise(bounds):
        if first in heads and first + 1 < end:
            parts += _decision(body, first, end)
        else:
            parts.append(Part(BlockKind.PARAGRAPH, None, first, end))
    return parts


def _decision(body: Body, first: int, end: int) -> list[Part]:
    """The section that holds the decision: its heading, words before its points, its points."""
    rows: Sequence[Line] = body.rows[first + 1 : end]
    section = Body.of(rows, replace(body.shape, answered=False), body.enquiry)
    points = [replace(p, first=p.first + first + 1, end=p.end + first + 1) for p in numbered_parts(section, False)]
    if not points:
        points = [Part(BlockKind.RESOLUTION_POINT, None, first + 1, end)]
    heading = Part(BlockKind.PARAGRAPH, None, first, first + 1)
    lead = [Part(BlockKind.PREAMBLE, None, first + 1, points[0].first)] if points[0].first > first + 1 else []
    return [heading, *lead, *points]
