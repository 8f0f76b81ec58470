"""Tesseract reads a picture; without it the user is told what to install."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import BadInput
from ingest.formats.tesseract import LINE, lines_of
from tests.ingest.formats.made_documents import need_tesseract


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def picture(text: str) -> Image.Image:
    drawn = Image.new("L", (1500, 400), 255)
    ImageDraw.Draw(drawn).multiline_text((100, 100), text, fill=0, font=ImageFont.load_default(48), spacing=30)
    return drawn


def test_words_have_places_and_confidence() -> None:
    need_tesseract()
    first, second = lines_of(picture("Wann kommt das Bad\nin den Norden"), "brief.pdf")
    assert [word.text for word in first] == ["Wann", "kommt", "das", "Bad"]
    assert [word.text for word in second] == ["in", "den", "Norden"]
    for word in (*first, *second):
        assert 100 <= word.left < word.right < 1500 and 90 < word.top < word.bottom < 300
        assert 0 < word.confidence <= 100
    assert first[0].bottom < second[2].top


def test_one_line_and_an_empty_picture() -> None:
    need_tesseract()
    (line,) = lines_of(picture("Beschluss"), "brief.pdf", LINE)
    assert [word.text for word in line] == ["Beschluss"]
    assert lines_of(Image.new("L", (500, 500), 255), "brief.pdf") == []


def test_without_tesseract_or_its_german_data_the_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))  # no data of any language there; without the program the same
    with pytest.raises(BadInput, match=r"brief\.pdf.*tesseract-ocr und tesseract-ocr-deu"):
        lines_of(picture("Brief"), "brief.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput, match=r"brief\.pdf.*tesseract-ocr und tesseract-ocr-deu"):
        lines_of(picture("Brief"), "brief.pdf")
