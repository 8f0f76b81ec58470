"""Tesseract through its command line: a picture to words with their places. Runs in the worker's process."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image

from ingest.errors import BadInput

#: Pixels an inch that Tesseract is trained for.
DPI = 300
LANGUAGE = "deu"

#: How Tesseract divides a picture: as a page, or as one line.
PAGE, LINE = "3", "7"

_WORD = "5"  # the level of a word's row in Tesseract's table


@dataclass(frozen=True, slots=True)
class Word:
    """A word as Tesseract reads it, with the edges of its ink in pixels and its confidence (0 to 100)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


def lines_of(image: Image.Image, name: str, division: str = PAGE) -> list[list[Word]]:
    """The lines of a picture.

    Args:
        image: In grey at ``DPI``.
        name: File name of the document, for messages.
        division: ``PAGE`` or ``LINE``.

    Raises:
        BadInput: Tesseract or its German data is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise _not_installed(name)
    image.save("page.png", compress_level=1)
    settings = ["-l", LANGUAGE, "--oem", "1", "--psm", division, "--dpi", str(DPI)]
    done = subprocess.run(
        [program, "page.png", "read", *settings, "tsv"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if f"{LANGUAGE}.traineddata".encode() in done.stderr:
        raise _not_installed(name)
    done.check_returncode()
    rows = [row.split("\t") for row in Path("read.tsv").read_text(encoding="utf-8").splitlines()]
    words = [row for row in rows if row[0] == _WORD and row[-1].strip()]
    return [[_word(row) for row in of_line] for _, of_line in groupby(words, key=lambda row: row[1:5])]


def _word(row: list[str]) -> Word:
    left, top, width, height = (int(value) for value in row[6:10])
    return Word(row[11].strip(), left, top, left + width, top + height, float(row[10]))


def _not_installed(name: str) -> BadInput:
    return BadInput(
        f"Erwartet wird die Texterkennung Tesseract mit deutschen Sprachdaten, denn die Datei ist eingescannt ({name})",
        "auf diesem Rechner fehlt sie",
        "bitte installieren Sie tesseract-ocr und tesseract-ocr-deu.",
    )
