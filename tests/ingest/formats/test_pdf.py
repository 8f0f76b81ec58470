"""A PDF's words and where they stand; broken ones are refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.errors import BadInput
from ingest.formats import pdf
from ingest.formats.pages import PlacedLine, assemble
from ingest.formats.pdf import MAX_PIXELS, image, pages
from tests.ingest.formats.made_documents import PDF_PAGE, pdf_page, printed, printed_html, scanned, stream, written_pdf


def read(content: bytes, tmp_path: Path) -> list[dict[str, Any]]:
    file = tmp_path / "brief.pdf"
    file.write_bytes(content)
    return pages(file, "brief.pdf")


def text_of(found: list[dict[str, Any]]) -> str:
    lines = [[PlacedLine(tuple(map(tuple, line["words"])), line["base"]) for line in page["lines"]] for page in found]
    return assemble(lines).text


def test_printed_pages_come_back_line_by_line(tmp_path: Path) -> None:
    sheets = ("Sehr geehrte Frau Müller,\n\nzu „Ihrer“ Anfrage § 28:\n1. Ja – 5 €\n2. Nein", "Zweite Seite\n\nSchluss")
    assert text_of(read(printed(sheets), tmp_path)) == "".join(f"{sheet}\n\f" for sheet in sheets)


def test_hyphens_at_line_ends_and_hanging_numbers_are_kept(tmp_path: Path) -> None:
    body = "<p>Die Verwal-<br>tung und Schul-<br>und Sportamt</p><ol start=7><li>Frage<li>Antwort</ol>"
    assert (
        text_of(read(printed_html(body), tmp_path))
        == "Die Verwal-\ntung und Schul-\nund Sportamt\n\n7. Frage\n8. Antwort\n\f"
    )


def ink(picture: np.ndarray) -> int:
    return int((picture < 128).sum())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_cover_the_ink_of_their_words_and_nothing_else(rotate: int, tmp_path: Path) -> None:
    drawn = stream("BT /F 24 Tf 100 700 Td (Frage) Tj 120 0 Td (Antwort) Tj -120 -60 Td (jagt) Tj ET")
    content = written_pdf([*PDF_PAGE[:2], pdf_page(f"/Rotate {rotate} /CropBox [50 100 500 800]"), PDF_PAGE[3], drawn])
    (page,) = read(content, tmp_path)
    picture = np.asarray(image(tmp_path / "brief.pdf", "brief.pdf", 1, 150)).copy()
    high, wide = picture.shape
    words = [word for line in page["lines"] for word in line["words"]]
    assert sorted(word[0] for word in words) == ["Antwort", "Frage", "jagt"]
    for _, left, top, right, bottom in words:
        part = picture[int(top * high) - 1 : int(bottom * high) + 2, int(left * wide) - 1 : int(right * wide) + 2]
        assert ink(part) > 50
        part[:] = 255
    assert ink(picture) == 0


def test_page_without_text_is_a_picture_of_a_page_and_an_empty_one_is_not(tmp_path: Path) -> None:
    letter = printed(("Ein Brief",))
    assert [page["picture"] for page in read(letter, tmp_path)] == [False]
    assert [page["picture"] for page in read(scanned(letter), tmp_path)] == [True]
    empty = written_pdf([*PDF_PAGE[:4], stream("")])
    assert read(empty, tmp_path) == [{"lines": [], "picture": False}]


def test_filled_fields_of_a_form_are_read(tmp_path: Path) -> None:
    look = stream(
        "BT /F 12 Tf 2 4 Td (V0123/19) Tj ET",
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources <</Font <</F 4 0 R>>>>",
    )
    field = (
        "<</Type /Annot /Subtype /Widget /FT /Tx /T (Nr) /V (V0123/19) /F 4 /Rect [72 600 272 620] "
        "/P 3 0 R /AP <</N 7 0 R>>>>"
    )
    catalog = "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [6 0 R] /DR <</Font <</F 4 0 R>>>> /DA (/F 12 Tf)>>>>"
    drawn = stream("BT /F 12 Tf 72 700 Td (Beschlussvorlage an den Rat) Tj ET")
    content = written_pdf([catalog, PDF_PAGE[1], pdf_page("/Annots [6 0 R]"), PDF_PAGE[3], drawn, field, look])
    assert text_of(read(content, tmp_path)).split() == ["Beschlussvorlage", "an", "den", "Rat", "V0123/19"]


def test_large_page_becomes_a_smaller_image(tmp_path: Path) -> None:
    content = written_pdf([*PDF_PAGE[:2], PDF_PAGE[2].replace("595 842", "14400 14400"), *PDF_PAGE[3:]])
    (tmp_path / "plan.pdf").write_bytes(content)
    shown = image(tmp_path / "plan.pdf", "plan.pdf", 1, 300)
    assert shown.width == shown.height and shown.width**2 <= MAX_PIXELS * 1.001


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(BadInput, match="gefunden wurden 2 Seiten"):
        read(printed(("eins", "zwei")), tmp_path)


@pytest.mark.parametrize("page", [0, 2])
def test_page_that_is_not_there_is_refused(page: int, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(written_pdf(PDF_PAGE))
    with pytest.raises(BadInput, match=f"Seitenzahl {page}"):
        image(tmp_path / "a.pdf", "a.pdf", page, 100)


PASSWORD = f"/V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4"
ENCRYPTED = f"/Encrypt <</Filter /Standard {PASSWORD}>> /ID [<{'22' * 16}> <{'22' * 16}>]"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (written_pdf(PDF_PAGE)[:400], "sein Ende fehlt"),
        (written_pdf(PDF_PAGE, ENCRYPTED), "verschlüsseltes"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9 + b"%%EOF", "nicht öffnen"),
        (written_pdf([PDF_PAGE[0], "<</Type /Pages /Kids [] /Count 0>>"]), "nicht öffnen"),
        (written_pdf([PDF_PAGE[0], "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9>>"]), "nicht öffnen"),
    ],
    ids=["truncated", "encrypted", "garbage", "no page", "pages in a circle"],
)
def test_broken_pdf_is_refused_by_name(content: bytes, found: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=rf"brief\.pdf.*{found}.*bitte"):
        read(content, tmp_path)
