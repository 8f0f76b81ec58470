"""The picture of a page to its lines: cleaned, turned upright, read; runs in the worker's process.

Specks of noise would be taken for full stops: a median filter removes them. The grain of the paper would be taken for
letters on a page with few of them: it is made white. A tilt of two degrees turns text to gibberish: the page is turned
upright. The figures stand in docs/decisions/0014-formats.md.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from ingest.formats.scan_markers import with_markers
from ingest.formats.tesseract import Word, lines_of

#: Tilts that are looked for, in degrees; a page further off lay crosswise, not askew.
_MAX_TILT = 5.0
_WHITE = 255
_GRAINS, _LEAST_GRAIN = 4.0, 10.0  # how much darker than the paper ink is: in deviations of its grain, in greys


def recognise(image: Image.Image, name: str) -> list[dict[str, Any]]:
    """Read the picture of a page.

    Args:
        image: The page in grey at :data:`ingest.formats.tesseract.DPI`.
        name: File name of the document, for messages.

    Returns:
        Its lines, as :func:`ingest.formats.pdf.pages` returns them; places are those on the picture as it was given.

    Raises:
        BadInput: Tesseract or its German data is not installed.
    """
    clean = whitened(image.filter(ImageFilter.MedianFilter(3)))
    angle = tilt(clean)
    upright = clean.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    return [_line(line, image.size, angle) for line in with_markers(upright, lines_of(upright, name), name)]


def whitened(image: Image.Image) -> Image.Image:
    """A page with its paper white, whatever its grey and grain: ink is what is darker than grain can be.

    Half of a page is paper and more, so the middle of its greys is the paper's; the grain is measured on the bright
    side, where no ink is.
    """
    grey = np.asarray(image)
    paper = float(np.median(grey))
    bright = grey[grey >= paper].astype(float) - paper
    grain = float(np.sqrt(np.mean(bright**2)))
    return Image.fromarray(np.where(grey > paper - max(_LEAST_GRAIN, _GRAINS * grain), _WHITE, grey).astype(np.uint8))


def tilt(image: Image.Image) -> float:
    """The angle in degrees by which a page has to be turned (counter-clockwise) for its lines to lie level.

    Turned right, rows of pixels are either full of ink or empty: their sums then differ most from row to row.
    """
    small = image.resize((max(1, image.width // 4), max(1, image.height // 4)), Image.Resampling.BOX)
    ink = _WHITE - np.asarray(small)
    strong = Image.fromarray(np.where(ink > 80, ink, 0).astype(np.uint8))

    def steps(angle: float) -> float:
        rows = np.asarray(strong.rotate(angle, Image.Resampling.BILINEAR)).sum(axis=1, dtype=float)
        return float(np.var(np.diff(rows)))

    coarse = max(np.arange(-_MAX_TILT, _MAX_TILT + 0.01, 0.5), key=steps)
    return round(float(max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=steps)), 1)


def _line(line: list[Word], size: tuple[int, int], angle: float) -> dict[str, Any]:
    words = [[word.text, *_place(word, size, angle)] for word in line]
    base = sorted(word.bottom for word in line)[len(line) // 2]  # most words have no tail below the line
    return {"words": words, "base": base / size[1]}


def _place(word: Word, size: tuple[int, int], angle: float) -> list[float]:
    """The edges of a word of the upright page on the page as it was given, as fractions."""
    turn = math.radians(angle)
    middle_x, middle_y = size[0] / 2, size[1] / 2
    corners = [(x - middle_x, y - middle_y) for x in (word.left, word.right) for y in (word.top, word.bottom)]
    across = [(middle_x + x * math.cos(turn) - y * math.sin(turn)) / size[0] for x, y in corners]
    down = [(middle_y + x * math.sin(turn) + y * math.cos(turn)) / size[1] for x, y in corners]
    return [max(0.0, min(across)), max(0.0, min(down)), min(1.0, max(across)), min(1.0, max(down))]
