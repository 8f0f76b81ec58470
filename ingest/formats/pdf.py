"""PDF: the words of its pages and where they stand, and its pages' images. The only file that knows pypdfium2.

Runs in the process of :mod:`ingest.formats.worker`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import BadInput

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pages of one document; a budget has a thousand.
MAX_PAGES = 2_000
#: A page with fewer letters and digits, and something on it that is no text, is a picture of a page.
FEW_LETTERS = 20
#: An image of a page has no more pixels; A3 at 300 dpi has 17 million.
MAX_PIXELS = 40_000_000

#: What pdfium puts for a hyphen at the end of a line, instead of the end of the line.
_HYPHENS = {0x02, 0xFFFE}
_DEVICE = 100_000  # places are asked for on an image of so many pixels, for pdfium rounds to whole ones


@contextmanager
def opened(file: Path, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, for as long as it is needed.

    Raises:
        BadInput: It is cut off, encrypted, broken or too long.
    """
    _expect_end(file.read_bytes(), name)
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        raise _refusal(fault, name) from fault
    with document:
        if len(document) > MAX_PAGES:
            raise BadInput(
                f"Erwartet wird ein PDF mit bis zu {MAX_PAGES} Seiten ({name})",
                f"gefunden wurden {len(document)} Seiten",
                "bitte teilen Sie es.",
            )
        if document.get_formtype():
            document.init_forms()
        yield document


def pages(file: Path, name: str) -> list[dict[str, Any]]:
    """The pages of a PDF.

    Returns:
        For each page ``lines`` (``words``: text, left, top, right, bottom; ``base``), and ``picture``: whether it is
        the picture of a page, to be read by text recognition.

    Raises:
        BadInput: See :func:`opened`.
    """
    with opened(file, name) as document:
        return [_page(document, number, name) for number in range(len(document))]


def image(file: Path, name: str, page: int, dpi: int) -> Image:
    """A page as it is shown, in grey.

    Args:
        file: The PDF.
        name: Its name, for messages.
        page: Number of the page (1-based).
        dpi: Pixels an inch; fewer where the page is so large that the image would have more than ``MAX_PIXELS``.

    Raises:
        BadInput: There is no such page; and see :func:`opened`.
    """
    with opened(file, name) as document:
        if not 1 <= page <= len(document):
            raise BadInput(
                f"Erwartet wird eine Seite von 1 bis {len(document)} ({name})",
                f"gefunden wurde die Seitenzahl {page}",
                "bitte wählen Sie eine Seite des Dokuments.",
            )
        sheet = _loaded(document, page - 1, name)
        width, height = sheet.get_size()
        scale = min(dpi / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        return sheet.render(scale=scale, grayscale=True).to_pil().convert("L")


def _page(document: pypdfium2.PdfDocument, index: int, name: str) -> dict[str, Any]:
    page = _loaded(document, index, name)
    if document.formenv:  # what somebody typed into a form's fields is printed like the rest
        page.flatten(pdfium.FLAT_PRINT)
        page = _loaded(document, index, name)
    text = page.get_textpage()
    lines = [line for line in _lines(page, text) if line["words"]]
    letters = sum(character.isalnum() for line in lines for word in line["words"] for character in word[0])
    picture = letters < FEW_LETTERS and any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind in _kinds(page))
    text.close()
    page.close()
    return {"lines": lines, "picture": picture}


def _loaded(document: pypdfium2.PdfDocument, index: int, name: str) -> pypdfium2.PdfPage:
    try:
        return document[index]
    except pypdfium2.PdfiumError as fault:
        raise _refusal(fault, name) from fault


def _kinds(page: pypdfium2.PdfPage) -> Iterator[int]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index))


def _lines(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[dict[str, Any]]:
    """The printed lines of a page, as pdfium breaks them."""
    words: list[list[Any]] = []
    first, letters = 0, ""
    count = text.count_chars()
    for at in range(count + 1):
        index = at
        code = pdfium.FPDFText_GetUnicode(text, at) if at < count else ord("\n")
        character = "-" if code in _HYPHENS else chr(code)
        if not character.isspace():
            if character.isprintable() or character == "\u00ad":  # else a control character, half a surrogate pair
                first = first if letters else index
                letters += character
            if code not in _HYPHENS:
                continue
            character, index = "\n", index + 1  # behind the hyphen
        if letters:
            words.append([letters, *_place(page, text, first, index)])
        letters = ""
        if character == "\n":
            yield {"words": words, "base": _base(page, text, first)}
            words = []


def _place(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, start: int, end: int) -> list[float]:
    """The edges of a word's ink: left, top, right, bottom as fractions of the page."""
    boxes = [text.get_charbox(index) for index in range(start, end)]
    boxes = [box for box in boxes if box[2] > box[0] or box[3] > box[1]] or boxes
    corners = [
        _fraction(page, min(box[0] for box in boxes), min(box[1] for box in boxes)),
        _fraction(page, max(box[2] for box in boxes), max(box[3] for box in boxes)),
    ]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return [across[0], down[0], across[1], down[1]]


def _base(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return _fraction(page, x.value, y.value)[1]


def _fraction(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place of the page's own system as fractions of the page as it is shown (turned, cropped), from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _DEVICE, _DEVICE, 0, x, y, across, down)
    return min(max(across.value / _DEVICE, 0.0), 1.0), min(max(down.value / _DEVICE, 0.0), 1.0)


def _expect_end(content: bytes, name: str) -> None:
    """Refuse a file without its end: pdfium would piece together what is there and say nothing of what is not."""
    if content.rfind(b"%%EOF") < content.rfind(b"endobj"):
        raise BadInput(
            f"Erwartet wird ein vollständiges PDF ({name})",
            "gefunden wurde ein abgeschnittenes: sein Ende fehlt",
            "bitte laden oder kopieren Sie es neu.",
        )


def _refusal(fault: pypdfium2.PdfiumError, name: str) -> BadInput:
    if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
        return BadInput(
            f"Erwartet wird ein PDF ohne Kennwort ({name})",
            "gefunden wurde ein verschlüsseltes",
            "bitte speichern Sie es ohne Kennwort.",
        )
    return BadInput(
        f"Erwartet wird ein unbeschädigtes PDF ({name})",
        "gefunden wurde eines, dessen Seiten sich nicht öffnen lassen",
        "bitte laden Sie es neu oder speichern Sie es aus einem Anzeigeprogramm heraus noch einmal.",
    )
