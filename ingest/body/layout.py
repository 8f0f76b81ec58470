"""Lines of a source to paragraphs: page marks go, false breaks inside sentences are healed, lost breaks are found."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Source
from ingest.text.noise import noise_lines

#: A number that may open a question or a point: "1.", "2)", "„3.", alone on its line or before its text.
MARKER = re.compile(r"[\"„“‚']?\s*(\d{1,2})\s*[.)](?=\s|$|[\"„“‚'A-ZÄÖÜ])(?!\s*\d)")
SALUTATION = re.compile(r"Sehr\s+geehrte|(?:Liebe|Werte)[rs]?\s+[A-ZÄÖÜ]")
#: Bullets, those of symbol fonts (private use) among them: a paragraph of its own begins.
_BULLET = re.compile(r"\s*[•▪➢➔\ue000-\uf8ff]")
_DECORATION = re.compile(r"(?:[—–•°®▪➢➔\ue000-\uf8ff\u00ad]|-(?=\s)|\*\*|\s)+")
#: A line that ends a sentence, quotation marks and brackets behind it included.
SENTENCE_END = re.compile(r"[.!?:;…][\"“”»«')\]*]*\s*$")
#: A line that ends this much before the right edge was ended on purpose.
SHORT = 0.88
#: A line that ends its paragraph without ending a sentence (a heading, a cell) is shorter than this.
CUT = 0.7
#: Above this width lines are not wrapped at all, and their length says nothing.
UNWRAPPED = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its place without white space and decoration, and what stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool
    after_page_mark: bool
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """Lines that belong together, as one stretch of the source; page marks may stand inside."""

    start: int
    end: int
    text: str


def lines(source: Source) -> list[Line]:
    """The printed lines of a source in order; noise and decoration (dashes, bullets, ``**``) belong to none."""
    noise = {found.span.start for found in noise_lines(source.text)}
    found: list[Line] = []
    marked = False
    for match in re.finditer(r"[^\n\f]+", source.text):
        if match.start() in noise:
            marked = True
            continue
        lead = _DECORATION.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        text = source.text[start : match.end()].rstrip("* \t\r")
        if any(map(str.isalnum, text)):  # a rule of underscores is no line
            after_blank = bool(found) and not marked and blank_between(source.text, found[-1].end, start)
            found.append(Line(start, start + len(text), text, after_blank, marked, bool(_BULLET.match(match[0]))))
            marked = False
    return found


def blank_between(text: str, end: int, start: int) -> bool:
    """Whether a blank line stands between two lines."""
    return text.count("\n", end, start) > 1


def paragraphs(source: Source, body: Sequence[Line], width: int | None = None) -> list[RawParagraph]:
    """Group lines into paragraphs.

    A paragraph ends where a sentence ends and a blank line, a short line, a closed quotation or a numbered marker
    follows; it goes on across blank lines and page marks as long as its sentence does.

    Args:
        source: The source.
        body: Its lines, in order.
        width: The printed width of the whole letter in characters; None to take that of these lines.

    Returns:
        Paragraphs in order.
    """
    width = printed_width(body) if width is None else width
    starts = paragraph_starts(body, width)
    groups = [body[first:end] for first, end in pairwise([*starts, len(body)])]
    return [
        RawParagraph(group[0].start, group[-1].end, source.text[group[0].start : group[-1].end]) for group in groups
    ]


def paragraph_starts(body: Sequence[Line], width: int) -> list[int]:
    """Indexes of the lines that begin a paragraph; see :func:`paragraphs`."""
    return [n for n, line in enumerate(body) if not n or _breaks(body[n - 1], line, width)]


def printed_width(body: Sequence[Line]) -> int:
    """The printed width in characters: nine tenths of the lines are no longer."""
    lengths = sorted(len(line.text) for line in body)
    return round(statistics.quantiles(lengths, n=10)[-1]) if len(lengths) > 1 else 0


def _breaks(last: Line, line: Line, width: int) -> bool:
    """Whether a new paragraph begins between two neighbouring lines."""
    gap = line.after_blank or line.after_page_mark
    if line.bullet:
        return True
    if SALUTATION.match(last.text) and last.text.endswith((",", "!")):
        return True
    if MARKER.match(line.text) and (gap or SENTENCE_END.search(last.text)):
        return not _is_ordinal(line.text)
    if re.fullmatch(r"[\"„“‚']?\s*\d{1,2}\s*[.)]", last.text):  # a number alone on its line, its text follows
        return False
    goes_on = line.text[0].islower() or line.text[0] in ",;)"
    if goes_on:
        return False
    ended = bool(SENTENCE_END.search(last.text))
    short = width < UNWRAPPED and len(last.text) < SHORT * width
    if re.search(r"[.?!][\"“”]$", last.text) and short:
        return True
    if ended:
        return gap or (short and len(last.text) < width - 8)
    return gap and (len(last.text) < CUT * width or width >= UNWRAPPED)


def _is_ordinal(text: str) -> bool:
    """Whether a line that begins with a number and a dot goes on with an ordinal ("14. SEP. 2022", "1. Lesung")."""
    return bool(re.match(r"\d{1,2}\.\s*(?:[A-ZÄÖÜ][A-Za-zäöü]{2,8}\.?\s+\d{4}|Lesung|Quartal|Halbjahr)\b", text))
