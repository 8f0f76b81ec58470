"""The image of a page: its size, and frames exactly over the printed lines that are cited."""

from __future__ import annotations

import html
import io
import re

import numpy as np
import pytest
from PIL import Image

from assistant.originals import LineBox, line_boxes
from ingest.formats.detect import Format
from ingest.formats.extract import extract, page_image
from tests.ui.houses import printed_letter
from tests.ui.payloads import PAYLOADS
from ui.letters.original import notes, page_figure, page_steps, size_of
from ui.letters.texts import ENGLISH, GERMAN

LINE = LineBox(2, 0.25, 0.5, 0.75, 0.52)


def png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("L", (width, height), 255).save(written, "PNG")
    return written.getvalue()


def frames(figure: str) -> list[tuple[float, float, float, float]]:
    pattern = r'<rect class="treffer" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    return [tuple(map(float, found)) for found in re.findall(pattern, figure)]  # type: ignore[misc]


def test_the_size_stands_in_the_images_head() -> None:
    assert size_of(png(910, 1287)) == (910, 1287)
    with pytest.raises(ValueError, match="not a PNG"):
        size_of(b"GIF89a" + bytes(40))


def test_a_frame_covers_the_dark_pixels_of_its_line_and_no_other() -> None:
    content = printed_letter()
    text = extract(content, Format.PDF, "x.pdf")
    words = "Das Hallenbad schließt am 1. Juli 2023."
    start = text.text.index(words)
    lines = line_boxes(text.boxes, [(start, start + len(words))])
    image = page_image(content, 1, 110)
    figure = page_figure("/x.png", 1, size_of(image), lines, words, GERMAN)
    ((x, y, width, height),) = frames(figure)
    dark = np.asarray(Image.open(io.BytesIO(image))) < 128
    top, bottom, left, right = round(y), round(y + height), round(x), round(x + width)
    band = dark[top:bottom]
    assert band[:, left:right].sum() > 200, "the line's letters are inside"
    assert band.sum() == band[:, left:right].sum(), "nothing of the line is outside"
    assert not dark[top - 2 : top].any() and not dark[bottom : bottom + 2].any(), "and no neighbour is touched"


def test_positions_are_attributes_and_other_pages_are_left_out() -> None:
    figure = page_figure("/brief/x/seite/2.png", 2, (1000, 2000), [LINE, LineBox(3, 0, 0, 1, 1)], "Wort", GERMAN)
    assert 'viewBox="0 0 1000 2000"' in figure and "style" not in figure
    assert frames(figure) == [(244.0, 994.0, 512.0, 52.0)]
    assert 'aria-label="Abbildung von Seite 2 des Originals, umrandet ist die Fundstelle: Wort"' in figure
    assert "umrandet" not in page_figure("/x", 1, (9, 9), [LINE], "Wort", GERMAN)


def test_a_detail_shows_what_stands_around_the_place() -> None:
    figure = page_figure("/x", 2, (1000, 2000), [LINE, LineBox(2, 0.25, 0.53, 0.3, 0.55)], "", GERMAN, detail=True)
    assert 'viewBox="0 860 1000 380"' in figure and 'height="2000"' in figure
    assert 'viewBox="0 0 1000 2000"' in page_figure("/x", 1, (1000, 2000), [LINE], "", GERMAN, detail=True)


def test_a_frame_stays_on_the_page() -> None:
    ((x, y, width, height),) = frames(page_figure("/x", 1, (100, 100), [LineBox(1, 0, 0, 1, 1)], "", GERMAN))
    assert (x, y, width, height) == (0, 0, 100, 100)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_framed_is_no_markup(payload: str) -> None:
    figure = page_figure("/x", 2, (9, 9), [LINE], payload, GERMAN)
    assert set(re.findall(r"<(\w+)", figure)) == {"div", "svg", "image", "rect"}
    assert len(re.findall(r"<image", figure)) == 1 and "evil.example" not in re.sub(r'aria-label="[^"]*"', "", figure)
    assert html.unescape(figure)


def test_pages_are_turned_where_there_are_several() -> None:
    assert page_steps(["/1"], 1, GERMAN) == ""
    steps = page_steps(["/1", "/2", "/3"], 2, GERMAN)
    assert 'href="/1"' in steps and 'href="/3"' in steps and "Seite 2 von 3" in steps
    first = page_steps(["/1", "/2"], 1, ENGLISH)
    assert 'href="/2"' in first and first.count("<a") == 1


def test_the_notes_say_where_the_place_is() -> None:
    other = LineBox(3, 0, 0, 1, 1)
    assert notes(1, [], False, GERMAN) == ""
    assert GERMAN.no_box in notes(1, [], True, GERMAN)
    assert notes(2, [LINE], True, GERMAN).count("<p") == 1 and GERMAN.image_note in notes(2, [LINE], True, GERMAN)
    assert "auf den Seiten 2 und 3" in notes(2, [LINE, other], True, GERMAN)
    assert "auf Seite 2." in notes(1, [LINE], True, GERMAN) and GERMAN.image_note not in notes(1, [LINE], True, GERMAN)
