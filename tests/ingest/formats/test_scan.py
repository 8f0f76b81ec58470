"""A scanned page is turned upright and read, with the numbers that stand apart and every word's place on the scan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from ingest.formats.scan import recognise, tilt, whitened
from ingest.formats.tesseract import DPI
from tests.ingest.formats.made_documents import need_tesseract, printed_html, scanned

TEXT = "Die Stadt steht hinter den Vereinen und ihren Projekten, die sich um die Versorgung von Menschen kümmern. " * 3
NUMBERED = "".join(
    f"<div style='display: flex; margin: 1em 0'><div style='width: 1.25cm; flex: none'>{number}.</div>"
    f"<div>{TEXT}</div></div>"
    for number in range(1, 5)
)


def scan(body: str, degrees: float) -> Image.Image:
    with pypdfium2.PdfDocument(scanned(printed_html(body), degrees)) as document:
        return document[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 1.0, 3.3])
def test_tilt_is_measured(degrees: float) -> None:
    clean = scan(NUMBERED, degrees).filter(ImageFilter.MedianFilter(3))
    assert tilt(clean) == pytest.approx(-degrees, abs=0.11)


def test_paper_becomes_white_and_ink_stays() -> None:
    random = np.random.default_rng(2)
    for paper, noise in ((255.0, 0.0), (225.0, 6.0), (140.0, 4.0)):
        grey = np.full((400, 400), paper) + random.normal(0, noise, (400, 400))
        grey[100:110, 50:350] = paper / 2
        white = np.asarray(whitened(Image.fromarray(grey.clip(0, 255).astype(np.uint8))))
        assert (white[100:110, 50:350] < 255).all()
        assert (white < 255).sum() < 3000 + 20


def test_page_with_a_single_line_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_tesseract()
    monkeypatch.chdir(tmp_path)
    (line,) = recognise(scan("<p>Anlage zum Schreiben des Amtes</p>", 1.0), "brief.pdf")
    assert [word[0] for word in line["words"]] == ["Anlage", "zum", "Schreiben", "des", "Amtes"]


def test_empty_page_is_read_as_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_tesseract()
    monkeypatch.chdir(tmp_path)
    assert recognise(scan("<p>&nbsp;</p>", 1.0), "brief.pdf") == []


def test_empty_page_has_no_tilt_that_matters() -> None:
    assert abs(tilt(Image.new("L", (100, 100), 255))) <= 5.5


def test_boxes_cover_the_ink_of_their_words_on_the_tilted_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_tesseract()
    monkeypatch.chdir(tmp_path)
    page = scan(NUMBERED, 1.5)
    picture = np.asarray(page.filter(ImageFilter.MedianFilter(3))).copy()
    high, wide = picture.shape
    before = int((picture < 120).sum())
    for line in recognise(page, "brief.pdf"):
        for word, left, top, right, bottom in line["words"]:
            part = picture[int(top * high) - 3 : int(bottom * high) + 4, int(left * wide) - 3 : int(right * wide) + 4]
            assert (part < 120).any() or word in ".,", word
            part[:] = 255
    assert int((picture < 120).sum()) < before / 200
