"""Documents become texts; the picture of a letter reads as its text does."""

from __future__ import annotations

import html
import io
import re

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from ingest.errors import BadInput
from ingest.formats import extract as extracting
from ingest.formats.detect import Format
from ingest.formats.extract import extract, page_image
from ingest.model import Source
from ingest.read import read_bytes, source_from_bytes
from ingest.segment import segment
from tests.ingest.formats.made_documents import (
    PDF_PAGE,
    joined,
    need_tesseract,
    printed,
    printed_html,
    sample_source,
    scanned,
    sheets,
    written_pdf,
)

#: The sample letters; the second was typed with "**" around what the print shows bold.
SAMPLES = ["AF2531-22_Antwort_2022-09-14", "P0091-21_Beschlusskontrolle_2022-06-23"]


def structure(source: Source) -> list[tuple[str, str | None]]:
    return [(block.kind.value, block.number) for block in segment(source).blocks]


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def as_printed(name: str) -> tuple[Source, bytes]:
    """A sample letter as text and as PDF."""
    source = sample_source(name)
    pages = "".join(
        f"<div style='white-space: pre-wrap; break-after: page'>{html.escape(sheet)}</div>" for sheet in sheets(source)
    )
    bold = re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", pages, flags=re.DOTALL).replace("**", "")
    return source_from_bytes(source.text.replace("**", "").encode(), f"{name}.txt"), printed_html(bold)


@pytest.mark.parametrize("name", SAMPLES)
def test_printed_letter_reads_as_its_text(name: str) -> None:
    text, content = as_printed(name)
    reading = read_bytes(content, f"{name}.pdf")
    assert one_line(reading.source.text) == one_line(text.text)
    assert structure(reading.source) == structure(text)
    assert reading.source.page_starts[0] == 0 and reading.remarks == ()
    assert read_bytes(content, f"{name}.pdf") == reading


@pytest.mark.parametrize("name", SAMPLES)
def test_scanned_letter_reads_as_its_text(name: str) -> None:
    """Printed, rasterised at 200 dpi with noise and a tilt of 1°: at most 2 % of the characters are wrong."""
    need_tesseract()
    text, content = as_printed(name)
    reading = read_bytes(scanned(content, degrees=1.0, dpi=200), f"{name}.pdf")
    expected, found = one_line(text.text), one_line(reading.source.text)
    assert Levenshtein.distance(expected, found) / len(expected) <= 0.02
    assert structure(reading.source) == structure(text)
    assert len(reading.source.page_starts) == len(extract(content, Format.PDF, name).page_starts)
    assert "Texterkennung" in reading.remarks[0]


def test_only_pages_without_text_are_recognised() -> None:
    need_tesseract()
    first, second = printed(("Der erste Brief steht hier",)), printed(("Der zweite Brief steht hier",))
    found = extract(joined(first, scanned(second), first), Format.PDF, "a.pdf")
    assert [page.strip() for page in found.text.split("\f")] == [
        "Der erste Brief steht hier",
        "Der zweite Brief steht hier",
        "Der erste Brief steht hier",
        "",
    ]
    assert found.remarks == (
        "Seite 2 ist eingescannt; der Text stammt aus der Texterkennung und kann Lesefehler enthalten.",
    )
    assert {box.page for box in found.boxes} == {1, 2, 3}


def test_too_many_scanned_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "MAX_SCANNED", 1)
    page = scanned(printed(("Ein Brief",)))
    with pytest.raises(BadInput, match="gefunden wurden 2"):
        extract(joined(page, page), Format.PDF, "a.pdf")


def test_page_image_shows_where_the_boxes_are() -> None:
    content = printed(("Frage", "Antwort"))
    picture = Image.open(io.BytesIO(page_image(content, 2, 100)))
    assert picture.format == "PNG" and picture.size == pytest.approx((827, 1169), abs=2)
    wide, high = picture.size
    (box,) = [box for box in extract(content, Format.PDF, "a.pdf").boxes if box.page == 2]
    dark = np.argwhere(np.asarray(picture) < 128)
    assert box.top * high - 1 <= dark[:, 0].min() and dark[:, 0].max() <= box.bottom * high + 1
    assert box.left * wide - 1 <= dark[:, 1].min() and dark[:, 1].max() <= box.right * wide + 1


def test_page_image_of_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match=r"bad\.pdf.*Seitenzahl 2"):
        page_image(written_pdf(PDF_PAGE), 2, 100, "bad.pdf")
