"""The numbers that stand apart from their paragraphs on a scanned page; runs in the worker's process.

Tesseract knows words by the words around them. A "2." on a hanging indent or a "-3-" on its own it misreads more often
than not, and a column of such numbers it drops. Each is read again, set before other words as numbers in running text
are; the figures stand in docs/decisions/0014-formats.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from ingest.formats.tesseract import LINE, Word, lines_of

#: What may be a number that stands apart: its letters, its pixels in both directions, and those to the next word (40
#: are three blanks, 400 are 3.4 cm).
_LETTERS = 4
_SIZE = range(4, 130)
_APART = range(40, 400)
#: Tesseract's confidence from which a number is not read again, and from which one that it dropped is believed.
_SURE, _CREDIBLE = 95.0, 75.0
_NEIGHBOURS = 3  # words of context that it is set next to
_DARK = 128
_PAD, _MARGIN = 8, 40


def with_markers(image: Image.Image, lines: Sequence[list[Word]], name: str) -> list[list[Word]]:
    """The lines of a page with the numbers that stand apart, each before its line.

    Args:
        image: The upright page.
        lines: What Tesseract reads there.
        name: File name of the document, for messages.
    """
    lines = _rejoined(lines)
    dark = _unread(image, lines)
    found = []
    for index, line in enumerate(lines):
        first, *rest = line
        context = rest or next(iter(lines[index + 1 : index + 2] or lines[:index][-1:]), [])
        if _is_marker(line) and context and first.confidence < _SURE:
            again = _in_context(image, first, context[:_NEIGHBOURS], name)
            first = max(first, again, key=lambda word: word.confidence)
        before = [_in_context(image, spot, line[:_NEIGHBOURS], name) for spot in _dropped(dark, first)]
        before = [word for word in before if word.confidence >= _CREDIBLE and len(word.text) <= _LETTERS]
        found.append([*before, first, *rest])
    return found


def _is_marker(line: Sequence[Word]) -> bool:
    """Whether a line begins with a short word that stands apart from the next, or is nothing else."""
    return len(line[0].text) <= _LETTERS and (len(line) == 1 or line[1].left - line[0].right >= _APART.start)


def _rejoined(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Short words that Tesseract took for a column of their own, before the lines that they stand at."""
    found = [list(line) for line in lines]
    for line in lines:
        if len(line) > 1 or len(line[0].text) > _LETTERS:
            continue
        middle = (line[0].top + line[0].bottom) / 2
        beside = [
            other
            for other in found
            if other[0].top < middle < other[0].bottom and other[0].left - line[0].right in _APART
        ]
        if beside:
            found.remove(line)
            min(beside, key=lambda other: other[0].left).insert(0, line[0])
    return found


def _unread(image: Image.Image, lines: Sequence[list[Word]]) -> np.ndarray:
    """Where the page is dark and Tesseract read nothing."""
    dark = np.asarray(image) < _DARK
    for line in lines:
        for word in line:
            dark[word.top - 2 : word.bottom + 3, word.left - 2 : word.right + 3] = False
    return dark


def _dropped(dark: np.ndarray, first: Word) -> list[Word]:
    """The spot of ink before a line, if it has the size of a number and is no higher than the line; at most one."""
    tail = (first.bottom - first.top) // 2  # a bracket is higher than a letter
    above, left = max(0, first.top - tail), max(0, first.left - _APART.stop)
    strip = dark[above : first.bottom + tail, left : max(0, first.left - _APART.start)]
    across = np.flatnonzero(strip.any(axis=0))
    if not len(across):
        return []
    breaks = np.flatnonzero(np.diff(across) > _APART.start)
    across = across[breaks[-1] + 1 if len(breaks) else 0 :]
    down = np.flatnonzero(strip[:, across[0] : across[-1] + 1].any(axis=1))
    inside = down[0] > 0 and down[-1] < strip.shape[0] - 1 and across[0] > 0
    if not inside or across[-1] - across[0] not in _SIZE or down[-1] - down[0] not in _SIZE:
        return []
    spot_left, spot_top = left + int(across[0]), above + int(down[0])
    return [Word("", spot_left, spot_top, left + int(across[-1]) + 1, above + int(down[-1]) + 1, 0.0)]


def _in_context(image: Image.Image, marker: Word, context: list[Word], name: str) -> Word:
    """A word read again, set on one base line a blank's width before other words."""
    left, top = min(word.left for word in context) - _PAD, min(word.top for word in context) - _PAD
    right, bottom = max(word.right for word in context) + _PAD, max(word.bottom for word in context) + _PAD
    words = image.crop((left, top, right, bottom))
    alone = image.crop((marker.left - _PAD, marker.top - _PAD, marker.right + _PAD, marker.bottom + _PAD))
    base = sorted(word.bottom for word in context)[len(context) // 2] - top
    above = max(0, marker.bottom - marker.top - base)  # what the marker rises above the words
    size = (words.width + alone.width + 2 * _MARGIN, words.height + alone.height + 2 * _MARGIN)
    line = Image.new("L", size, 255)
    line.paste(words, (_MARGIN + alone.width, _MARGIN + above))
    line.paste(alone, (_MARGIN, _MARGIN + above + base - (marker.bottom - marker.top) - _PAD))
    read = [word for found in lines_of(line, name, LINE) for word in found]
    mine = [word for word in read if word.left < _MARGIN + alone.width - _PAD]
    if not mine or any(word.right > _MARGIN + alone.width + _PAD for word in mine):
        return marker  # run together with the words beside it
    return replace(marker, text=" ".join(word.text for word in mine), confidence=min(word.confidence for word in mine))
