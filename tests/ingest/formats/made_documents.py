"""Documents made for a test: letters printed by Chromium, scans of them, PDFs written by hand."""

from __future__ import annotations

import html
import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from ingest.model import Source
from ingest.read import read
from tests import chromium
from tests.corpus import SAMPLES

_PAGE = '<div style="white-space: pre-wrap; break-after: page">{}</div>'
_SHEET = '<!doctype html><html lang="de"><body style="font: 10pt Liberation Sans, Arial; margin: 0">{}</body></html>'
_MARGINS = {"top": "1.5cm", "bottom": "1.5cm", "left": "2.2cm", "right": "1.5cm"}


def need_tesseract() -> None:
    """Skip without Tesseract, with the command that installs it; in CI, where it must be there, fail."""
    program = shutil.which("tesseract")
    if program and "deu" in subprocess.run([program, "--list-langs"], capture_output=True, text=True).stdout.split():
        return
    reason = "no Tesseract with German data; install with: apt-get install tesseract-ocr tesseract-ocr-deu"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@lru_cache
def printed(pages: tuple[str, ...]) -> bytes:
    """Pages of text as a PDF, printed by Chromium on A4."""
    return printed_html("".join(_PAGE.format(html.escape(page)) for page in pages))


def printed_html(body: str) -> bytes:
    """The body of an HTML page as a PDF, printed by Chromium on A4."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        page = browser.new_page()
        page.set_content(_SHEET.format(body))
        content = page.pdf(format="A4", margin=_MARGINS)
        browser.close()
    return content


def sample_source(name: str) -> Source:
    """The source of a sample letter."""
    return read(SAMPLES / f"{name}.txt").source


def sheets(source: Source) -> tuple[str, ...]:
    """The pages of a source."""
    cuts = [*(source.page_starts or (0,)), len(source.text)]
    return tuple(source.text[start:end].strip() for start, end in pairwise(cuts))


def scanned(content: bytes, degrees: float = 1.0, dpi: int = 200, noise: float = 15.0) -> bytes:
    """A PDF as if it had been printed, laid askew on a scanner and scanned: pictures of its pages, no text.

    Args:
        content: The PDF.
        degrees: How far each page is turned.
        dpi: Pixels an inch.
        noise: Standard deviation of the paper's grey, of 255; one pixel in a thousand is a speck besides.
    """
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    random = np.random.default_rng(1)
    pictures = []
    for page in pages:
        turned = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned) * 0.85 + 20 + random.normal(0, noise, (turned.height, turned.width))
        specks = random.random(grey.shape)
        grey[specks < 0.0005], grey[specks > 0.9995] = 0, 255
        pictures.append(Image.fromarray(grey.clip(0, 255).astype(np.uint8)))
    written = io.BytesIO()
    pictures[0].save(written, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return written.getvalue()


def joined(*contents: bytes) -> bytes:
    """One PDF with the pages of several."""
    with pypdfium2.PdfDocument.new() as whole:
        for content in contents:
            with pypdfium2.PdfDocument(content) as part:
                whole.import_pages(part)
        written = io.BytesIO()
        whole.save(written)
    return written.getvalue()


def written_pdf(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF from its objects, numbered from 1 (the catalog), with a right table of their places."""
    parts = ["%PDF-1.7\n"]
    places = []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
    table = sum(map(len, parts))
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}")
    parts.append(f"trailer\n<</Size {len(places) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n")
    return "".join(parts).encode("latin-1")


def stream(body: str, extra: str = "") -> str:
    """A stream object of a hand-written PDF."""
    return f"<</Length {len(body)} {extra}>>\nstream\n{body}\nendstream"


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def pdf_page(extra: str = "", resources: str = "") -> str:
    """The page object of :data:`PDF_PAGE`."""
    return (
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {extra} "
        f"/Resources <</Font <</F 4 0 R>> {resources}>> /Contents 5 0 R>>"
    )


#: A PDF written by hand: catalog, page tree, page, font, what is drawn.
PDF_PAGE = (
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    pdf_page(),
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    stream("BT /F 12 Tf 72 700 Td (1. Wann kommt das Bad?) Tj ET"),
)
