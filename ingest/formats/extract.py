"""A document that is not plain text to its text: each format in a process of its own, scans page by page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ingest.errors import BadInput
from ingest.formats.detect import Format
from ingest.formats.pages import Extract, PlacedLine, assemble
from ingest.formats.sandbox import INPUT, Limits, run, scratch

#: Pages of one document that are read by text recognition, at some seconds each.
MAX_SCANNED = 300

_DOCUMENT = Limits(seconds=60)
_SCANNED_PAGE = Limits(seconds=120)
_IMAGE = Limits(seconds=30)


def extract(content: bytes, format_: Format, name: str) -> Extract:
    """The text of a document.

    Args:
        content: Its bytes.
        format_: What it is: PDF, DOCX or HTML.
        name: Its file name, for messages.

    Returns:
        Its text; the same bytes always give the same (a scan: with the same version of Tesseract).

    Raises:
        BadInput: It cannot be read: broken, encrypted, too large, too slow, or Tesseract is missing.
    """
    with scratch(content) as folder:
        if format_ is Format.PDF:
            return _pdf(folder, name)
        return Extract(run(format_.value, name, folder, _DOCUMENT)["text"])


def page_image(content: bytes, page: int, dpi: int, name: str = "PDF") -> bytes:
    """The image of a page of a PDF, for a reader to see what a citation points at.

    Args:
        content: The PDF.
        page: Number of the page (1-based).
        dpi: Pixels an inch, 20 to 400; fewer where the page is far larger than a letter.
        name: Its file name, for messages.

    Returns:
        A PNG in grey. :class:`~ingest.model.PageBox` gives places on it.

    Raises:
        BadInput: There is no such page, or it cannot be shown.
    """
    with scratch(content) as folder:
        run("image", name, folder, _IMAGE, page=page, dpi=min(max(dpi, 20), 400))
        return (folder / "page.png").read_bytes()


def _pdf(folder: Path, name: str) -> Extract:
    pages = run("pdf", name, folder, _DOCUMENT)["pages"]
    pictures = [number for number, page in enumerate(pages, 1) if page["picture"]]
    if len(pictures) > MAX_SCANNED:
        raise BadInput(
            f"Erwartet wird ein PDF mit bis zu {MAX_SCANNED} eingescannten Seiten ({name})",
            f"gefunden wurden {len(pictures)}",
            "bitte teilen Sie es.",
        )
    lines = [page["lines"] for page in pages]
    recognised = []
    for number, read in zip(pictures, _recognise(folder / INPUT, name, pictures), strict=True):
        if _letters(read) > _letters(lines[number - 1]):
            lines[number - 1] = read
            recognised.append(number)
    return assemble([[_placed(line) for line in page] for page in lines], _remarks(recognised, len(pages)))


def _recognise(file: Path, name: str, pages: Sequence[int]) -> list[list[dict[str, Any]]]:
    """The lines of scanned pages, as many at once as there are processors."""

    def one(page: int) -> list[dict[str, Any]]:
        with scratch() as folder:
            lines: list[dict[str, Any]] = run("scan", name, folder, _SCANNED_PAGE, file=str(file), page=page)["lines"]
            return lines

    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        return list(pool.map(one, pages))


def _letters(lines: Sequence[dict[str, Any]]) -> int:
    return sum(character.isalnum() for line in lines for word in line["words"] for character in word[0])


def _placed(line: dict[str, Any]) -> PlacedLine:
    return PlacedLine(tuple(tuple(word) for word in line["words"]), line["base"])


def _remarks(recognised: Sequence[int], count: int) -> tuple[str, ...]:
    if not recognised:
        return ()
    if len(recognised) == count:
        which = "Das Dokument ist"
    elif len(recognised) == 1:
        which = f"Seite {recognised[0]} ist"
    else:
        which = f"Die Seiten {', '.join(map(str, recognised[:-1]))} und {recognised[-1]} sind"
    return (f"{which} eingescannt; der Text stammt aus der Texterkennung und kann Lesefehler enthalten.",)
