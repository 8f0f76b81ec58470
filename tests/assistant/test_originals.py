"""Originals and images of their pages: for who may see the letter, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import originals
from assistant.originals import LineBox, PageImages, line_boxes, original, page_count
from ingest.archive.archive import Archive
from ingest.formats.detect import Format
from ingest.model import PageBox, Tier
from ingest.pipeline import Orders, ingest_files
from tests.ingest.made_letters import ALL
from tests.ingest.test_pipeline import RecordingIndexer
from tests.letters import written
from tests.ui.houses import printed_letter

PUBLIC = frozenset({Tier.OEFFENTLICH})


@pytest.fixture
def pdf(archive: Archive, tmp_path: Path) -> str:
    path = tmp_path / "AF0008-23.pdf"
    path.write_bytes(printed_letter())
    (report,) = ingest_files([path], archive, RecordingIndexer(archive), Orders())
    assert report.document_id
    archive.decide_tier(report.document_id, Tier.OEFFENTLICH, "Test", "für alle")
    return report.document_id


def test_the_original_is_the_file_itself(archive: Archive, pdf: str) -> None:
    found = original(archive, pdf, PUBLIC)
    assert found is not None and found.content == printed_letter()
    assert (found.format, found.name) == (Format.PDF, "AF0008-23.pdf")
    assert original(archive, pdf, frozenset()) is None and original(archive, "0" * 16, ALL) is None


def test_only_a_pdf_has_pages_to_show(archive: Archive, pdf: str, tmp_path: Path) -> None:
    (report,) = ingest_files([written(tmp_path)], archive, RecordingIndexer(archive))
    text = str(report.document_id)
    assert (page_count(archive, pdf, ALL), page_count(archive, text, ALL)) == (2, 0)
    assert page_count(archive, pdf, frozenset()) == 0
    images = PageImages(archive)
    assert images.image(text, 1, ALL) is None
    assert images.image(pdf, 0, ALL) is None and images.image(pdf, 3, ALL) is None


def test_an_image_is_made_once_and_shown_to_nobody_else(
    archive: Archive, pdf: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = PageImages(archive)
    first = images.image(pdf, 1, PUBLIC)
    assert first is not None and first.startswith(b"\x89PNG")
    monkeypatch.setattr(originals, "page_image", lambda *_: pytest.fail("made a second time"))
    assert images.image(pdf, 1, PUBLIC) is first
    archive.decide_tier(pdf, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert images.image(pdf, 1, PUBLIC) is None, "what was made while it could be seen"


def test_few_images_are_kept(archive: Archive, pdf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(originals, "KEPT", 1)

    def making(content: bytes, page: int, dpi: int, name: str) -> bytes:
        made.append(page)
        return b"image"

    monkeypatch.setattr(originals, "page_image", making)
    images = PageImages(archive)
    for page in (1, 1, 2, 2, 1):
        assert images.image(pdf, page, PUBLIC) == b"image"
    assert made == [1, 2, 1]


def test_a_line_is_one_box() -> None:
    words = [
        PageBox(0, 4, 1, 0.1, 0.10, 0.2, 0.12),
        PageBox(5, 9, 1, 0.3, 0.10, 0.4, 0.12),
        PageBox(10, 14, 1, 0.1, 0.13, 0.2, 0.15),
        PageBox(15, 19, 2, 0.1, 0.13, 0.2, 0.15),
        PageBox(20, 24, 2, 0.3, 0.13, 0.4, 0.15),
    ]
    assert line_boxes(words, [(2, 16)]) == [
        LineBox(1, 0.1, 0.10, 0.4, 0.12),
        LineBox(1, 0.1, 0.13, 0.2, 0.15),
        LineBox(2, 0.1, 0.13, 0.2, 0.15),
    ]
    assert line_boxes(words, [(4, 5)]) == [], "white space has no place"
    assert line_boxes(words, []) == []


def test_images_of_an_erased_letter_are_forgotten(archive: Archive, pdf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "page_image", lambda *_: b"image")
    images = PageImages(archive)
    for page in (1, 2):
        images.image(pdf, page, PUBLIC)
    assert images.forget("0123456789abcdef") == 0 and images.forget(pdf) == 2 and images.forget(pdf) == 0
