"""Printed lines with their words' places, to one text with page boxes."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import PageBox

#: A word and where it stands: left, top, right, bottom as fractions of the page.
PlacedWord = tuple[str, float, float, float, float]

#: A line that stands this many times the page's usual distance below the last begins a new paragraph: half a line is
#: set between paragraphs, and a raised or tilted line moves by a fifth.
_NEW_PARAGRAPH = 1.35
#: The usual distance is at most this many line heights, even on a page of nothing but one-line paragraphs.
_WIDEST_SPACING = 2.0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A printed line.

    Attributes:
        words: Its words from left to right; not empty.
        base: Where its letters stand, as a fraction of the page's height from the top.
    """

    words: tuple[PlacedWord, ...]
    base: float

    @property
    def height(self) -> float:
        """From the highest edge of its words to the lowest, as a fraction of the page's height."""
        return max(word[4] for word in self.words) - min(word[2] for word in self.words)


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document that is not plain text.

    Attributes:
        text: The text; a page ends with a form feed, as poppler's pdftotext writes it.
        page_starts: Offset at which each page begins; empty for formats without pages.
        boxes: Where its words stand on their pages.
        remarks: What a person should know about how it was read, each a German sentence.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    boxes: tuple[PageBox, ...] = ()
    remarks: tuple[str, ...] = ()


def assemble(pages: Sequence[Sequence[PlacedLine]], remarks: tuple[str, ...] = ()) -> Extract:
    """Put pages together: words joined by a blank, a blank line between paragraphs, a form feed behind each page.

    Args:
        pages: The lines of each page in reading order.
        remarks: What to say about them.
    """
    parts: list[str] = []
    boxes: list[PageBox] = []
    starts: list[int] = []
    at = 0
    for number, lines in enumerate(pages, 1):
        starts.append(at)
        for line, separate in zip(lines, _begins_paragraph(lines), strict=True):
            if separate:
                parts.append("\n")
                at += 1
            top, bottom = min(word[2] for word in line.words), max(word[4] for word in line.words)
            for word, left, _, right, _ in line.words:
                text = unicodedata.normalize("NFC", word)
                boxes.append(PageBox(at, at + len(text), number, left, top, right, bottom))
                parts.append(text + " ")
                at += len(text) + 1
            parts[-1] = parts[-1][:-1] + "\n"
        parts.append("\f")
        at += 1
    return Extract("".join(parts), tuple(starts), tuple(boxes), remarks)


def _begins_paragraph(lines: Sequence[PlacedLine]) -> list[bool]:
    """For each line whether more than the usual distance parts it from the one before."""
    if not lines:
        return []
    steps = [below.base - above.base for above, below in pairwise(lines)]
    widest = _WIDEST_SPACING * statistics.median(line.height for line in lines)
    usual = _usual([step for step in steps if 0 < step <= widest]) or widest
    return [False, *(not -usual / 2 < step <= _NEW_PARAGRAPH * usual for step in steps)]


def _usual(steps: Sequence[float]) -> float:
    """The distance that most lines keep: the middle of the densest tenth's worth of values; 0 for none."""
    return max(steps, key=lambda step: sum(abs(other - step) < step / 10 for other in steps), default=0.0)
