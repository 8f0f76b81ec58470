"""Numbers that stand apart on a scan are read, those that Tesseract drops too; other ink in the margin is none."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from ingest.formats.scan import recognise
from ingest.formats.tesseract import DPI
from tests.ingest.formats.made_documents import need_tesseract, printed_html, scanned

TEXT = "Die Stadt steht hinter den Vereinen und ihren Projekten, die sich um die Versorgung von Menschen kümmern. " * 3
ANSWER = "<p>Das Sozialamt arbeitet mit allen Netzwerken in enger Kooperation zusammen.</p>"


def item(mark: str) -> str:
    return (
        f"<div style='display: flex; margin: 1em 0'><div style='width: 1.25cm; flex: none'>{mark}</div>"
        f"<div>{TEXT}</div></div>"
    )


def scan(body: str, degrees: float) -> Image.Image:
    with pypdfium2.PdfDocument(scanned(printed_html(body), degrees)) as document:
        return document[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")


def starts(page: Image.Image, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The first two words of each line, or its only one."""
    monkeypatch.chdir(folder)
    return [tuple(word[0] for word in line["words"][:2]) for line in recognise(page, "brief.pdf")]


@pytest.mark.parametrize(
    ("degrees", "between"),
    [(0.0, ""), (2.0, ""), (-1.0, ANSWER)],
    ids=["numbers alone", "askew", "with answers between"],
)
def test_numbers_on_a_hanging_indent(
    degrees: float, between: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_tesseract()
    marks = ["1.", "2.", "3.", "4.", "5."]
    found = starts(scan("".join(item(mark) + between for mark in marks), degrees), tmp_path, monkeypatch)
    assert [first for first, *second in found if second == ["Die"] and len(first) == 2] == marks


def test_numbers_on_lines_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_tesseract()
    body = f"<p>-2-</p><p>{TEXT}</p><p>1.</p><p>{TEXT}</p><p>2.</p><p>{TEXT}</p>"
    found = starts(scan(body, 1.0), tmp_path, monkeypatch)
    assert [first for first, *second in found if not second] == ["-2-", "1.", "2."]


def test_rules_and_blots_in_the_margin_are_no_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_tesseract()
    page = scan(f"<div style='margin-left: 2cm'>{TEXT * 3}</div>", 0.0)
    clean = starts(page, tmp_path, monkeypatch)
    draw = ImageDraw.Draw(page)
    draw.line((300, 100, 300, 900), fill=0, width=4)
    draw.ellipse((340, 200, 380, 236), fill=0)
    assert starts(page, tmp_path, monkeypatch) == clean
