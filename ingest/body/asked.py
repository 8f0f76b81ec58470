"""Where a question or point ends and its answer begins, when nothing but a line break parts them.

Every line end of an item is a possible border; the one with the most evidence is taken: a quotation closes, a question
mark ends the line, a blank line follows, the next line begins an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.body.layout import SENTENCE_END, Line

_ASKS = re.compile(r"\?\s*[\"“”»«')\]*,]*\s*$")
#: A closing quotation mark behind the end of a sentence, and as scans misread it (``/'``, ``,"``, ``''``).
_CLOSES = re.compile(r"(?:[.?!,/)\]…]\s?[\"“”]|[.?!/]''?|[\w)]\s?[“”\"]|\?,,)[\"'’]?\s*[.,;]?\W?$")
_ANSWERS = re.compile(
    r"(?:Ja|Nein|Siehe|Vgl\.|Hierzu|Dazu|Derzeit|Aktuell|Bislang|Bisher|Zurzeit|Zur Zeit|Es wird auf|Antwort"
    r"|entfällt|keine[rns]?)\b",
    re.I,
)
_LETTER = re.compile(r"[a-z]\s?[.)]\s")
#: What an asker adds behind the question mark.
_GOES_ON_ASKING = re.compile(
    r"\((?:[Bb]itte|z\. ?B\.|falls|wenn)|Bitte\b|(?:Falls|Wenn) (?:ja|nein|nicht)\b|[Ww]ir bitten\b"
)
_STILL_ASKS = -2.5
_OPEN = re.compile(r"[„]|,,(?=\w)|(?:(?<=[\s(:])|^)[\"“](?=[\w.\[(])")
_CLOSE = re.compile(r"[”]|(?<=[\w.?!,\])…%/])\s?[\"“]|(?<=[.?!])''")
#: Points for a border after a line.
_CLOSED, _QUESTION, _GAP, _SHORT, _ANSWER_WORD = 4.0, 2.5, 1.2, 0.6, 0.8
#: A short line without a sentence's end, in an item that does not ask: the item's title.
_TITLE = 1.0
#: A line no longer than this is a number alone on its line.
_NUMBER_ALONE = 4
#: A line this much shorter than the printed width was ended on purpose.
_SHORT_OF = 0.8
_GOES_ON, _UNFINISHED, _PER_LINE, _PER_LINE_OF_HEADING = -4.0, -1.5, -0.03, -0.3
#: A question mark further on belongs to the question, the more so the nearer it is: (lines, points).
_LATER = ((3, -2.2), (6, -1.4), (10, -0.8))


@dataclass(frozen=True, slots=True)
class Border:
    """How many lines of an item are asked, and the evidence for it (above ``SURE``: a mark of its own closes them).

    ``open`` tells whether a quotation is still open behind them.
    """

    lines: int
    points: float
    open: bool = False


#: Points from which a border is more than the place where it disturbs least.
SURE = 2.0


def border(rows: Sequence[Line], *, width: int, opened: bool) -> Border:
    """Where the asked part of an item ends; the rest answers.

    Args:
        rows: The item's lines, the first with its number.
        width: The printed width in characters.
        opened: Whether a quotation that was opened before may end in this item.

    Returns:
        1 to ``len(rows)`` lines; ``len(rows)`` where nothing answers.
    """
    head = rows[0].text if len(rows[0].text) > _NUMBER_ALONE or len(rows) == 1 else f"{rows[0].text} {rows[1].text}"
    own = bool(_OPEN.search(head[:14]))
    quoted, depth = opened or own, int(opened and not own)
    depths = []
    for row in rows:
        closing = len(_CLOSE.findall(row.text)) or bool(_CLOSES.search(row.text))
        depth += len(_OPEN.findall(row.text)) - closing
        depths.append(depth)
    questions = [bool(_ASKS.search(row.text)) for row in rows]
    closed = [quoted and depths[n] <= 0 and bool(_CLOSES.search(row.text)) for n, row in enumerate(rows)]
    if quoted and not any(closed) and not any(questions):
        return Border(len(rows), 0.0, True)
    heading = not (quoted or any(questions))
    per_line = _PER_LINE_OF_HEADING if heading else _PER_LINE
    best = Border(len(rows), -99.0)
    for n, row in enumerate(rows):
        if (any(closed) and not closed[n]) or (len(row.text) <= _NUMBER_ALONE and n == 0 and len(rows) > 1):
            continue
        points = per_line * n + (_CLOSED if closed[n] else 0.0) + (_QUESTION if questions[n] else 0.0)
        if n + 1 < len(rows):
            points += _between(row, rows[n + 1], width, heading) + _later(questions, n)
        if points > best.points:
            best = Border(n + 1, points, quoted and not closed[n])
    return best


def closes(text: str) -> bool:
    """Whether a quotation seems to end with a line."""
    return bool(_CLOSES.search(text))


def inside_quotation(rows: Sequence[Line]) -> list[bool]:
    """For each line whether it begins within a quotation: one that opened at the head of a line and has not closed."""
    depth, found = 0, []
    for row in rows:
        found.append(depth > 0)
        opens, ends = len(_OPEN.findall(row.text)), len(_CLOSE.findall(row.text)) or int(closes(row.text))
        if depth > 0:
            depth = max(0, depth + opens - ends)
        elif opens > ends and _OPEN.search(row.text[:14]):
            depth = opens - ends
    return found


def _between(row: Line, following: Line, width: int, heading: bool) -> float:
    """What stands on both sides of a border."""
    ended, short = bool(SENTENCE_END.search(row.text)), len(row.text) < _SHORT_OF * width
    points = (_GAP if following.after_blank else 0.0) + (_SHORT if short else 0.0)
    points += _ANSWER_WORD if _ANSWERS.match(following.text) else 0.0
    if heading and short and not ended:
        points += _TITLE
    elif not (ended or (following.after_blank and (short or heading))):
        points += _UNFINISHED
    starts = following.text[0]
    lettered = _LETTER.match(following.text)
    points += _STILL_ASKS if _GOES_ON_ASKING.match(following.text) else 0.0
    if ended and _ANSWERS.match(following.text):
        return points
    goes_on = starts in ",;)" or (starts.islower() and not lettered and not (ended and following.after_blank))
    return points + (_GOES_ON if goes_on else 0.0)


def _later(questions: Sequence[bool], n: int) -> float:
    """What question marks after a border take from it."""
    later = next((m - n for m in range(n + 1, len(questions)) if questions[m]), None)
    return 0.0 if later is None else next((points for lines, points in _LATER if later <= lines), 0.0)
