"""Lines of a source to paragraphs: page marks go, false breaks inside sentences are healed, lost breaks are found."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass

from ingest.model import Source, Span
from ingest.read import page_marks

#: A number that may open a question or a point: "1.", "2)", "„3.", alone on its line or before its text.
MARKER = re.compile(r"[\"„“‚']?\s*(\d{1,2})\s*[.)](?=\s|$|[\"„“‚'A-ZÄÖÜ])(?!\s*\d)")
SALUTATION = re.compile(r"Sehr\s+geehrte|(?:Liebe|Werte)[rs]?\s+[A-ZÄÖÜ]")
_DECORATION = re.compile(r"(?:[—–•°®\u00ad]|-(?=\s)|\*\*|\s)+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"“”»«')\]*]*\s*$")
#: A line that ends this much before the right edge was ended on purpose.
SHORT = 0.88
#: Above this width lines are not wrapped at all, and their length says nothing.
UNWRAPPED = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its place without white space and decoration, and whether a blank line precedes it."""

    start: int
    end: int
    text: str
    after_blank: bool
    after_page_mark: bool


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """Lines that belong together, as one stretch of the source; page marks may stand inside."""

    start: int
    end: int
    text: str


def lines(source: Source) -> list[Line]:
    """The printed lines of a source in order; page marks and decoration (dashes, bullets, ``**``) belong to none."""
    marks = page_marks(source.text)
    found: list[Line] = []
    marked = False
    for match in re.finditer(r"[^\n\f]+", source.text):
        if any(mark.start <= match.start() and match.end() <= mark.end for mark in marks):
            marked = True
            continue
        lead = _DECORATION.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        text = source.text[start : match.end()].rstrip("* \t\r")
        if text:
            after_blank = bool(found) and source.text.count("\n", found[-1].end, start) > 1
            found.append(Line(start, start + len(text), text, after_blank, marked))
            marked = False
    return found


def paragraphs(source: Source, body: list[Line]) -> list[RawParagraph]:
    """Group lines into paragraphs.

    A paragraph ends where a sentence ends and a blank line, a short line, a closed quotation or a numbered marker
    follows; it goes on across blank lines and page marks as long as its sentence does.

    Args:
        source: The source.
        body: Its lines, in order.

    Returns:
        Paragraphs in order.
    """
    width = _width(body)
    groups: list[list[Line]] = []
    for line in body:
        if groups and not _breaks(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        RawParagraph(group[0].start, group[-1].end, source.text[group[0].start : group[-1].end]) for group in groups
    ]


def _width(body: list[Line]) -> int:
    """The printed width in characters: nine tenths of the lines are no longer."""
    lengths = sorted(len(line.text) for line in body)
    return round(statistics.quantiles(lengths, n=10)[-1]) if len(lengths) > 1 else 0


def _breaks(last: Line, line: Line, width: int) -> bool:
    """Whether a new paragraph begins between two neighbouring lines."""
    gap = line.after_blank or line.after_page_mark
    if SALUTATION.match(last.text) and last.text.endswith((",", "!")):
        return True
    if MARKER.match(line.text) and (gap or _SENTENCE_END.search(last.text)):
        return not _is_ordinal(line.text)
    if re.fullmatch(r"[\"„“‚']?\s*\d{1,2}\s*[.)]", last.text):  # a number alone on its line, its text follows
        return False
    goes_on = line.text[0].islower() or line.text[0] in ",;)"
    if goes_on:
        return False
    ended = bool(_SENTENCE_END.search(last.text))
    short = width < UNWRAPPED and len(last.text) < SHORT * width
    if re.search(r"[.?!][\"“”]$", last.text) and short:
        return True
    if ended:
        return gap or (short and len(last.text) < width - 8)
    return gap and (short or width >= UNWRAPPED)


def _is_ordinal(text: str) -> bool:
    """Whether a line that begins with a number and a dot goes on with an ordinal ("14. SEP. 2022", "1. Lesung")."""
    return bool(re.match(r"\d{1,2}\.\s*(?:[A-ZÄÖÜ][A-Za-zäöü]{2,8}\.?\s+\d{4}|Lesung|Quartal|Halbjahr)\b", text))


def leftovers(source: Source, taken: list[Span]) -> tuple[Span, ...]:
    """The stretches of a source that hold ink but belong to no block: page marks and decoration."""
    found, position = [], 0
    for span in [*sorted(taken), Span(len(source.text), len(source.text) + 1)]:
        gap = source.text[position : span.start]
        if gap.strip():
            start = position + len(gap) - len(gap.lstrip())
            found.append(Span(start, position + len(gap.rstrip())))
        position = max(position, span.end)
    return tuple(found)
