"""An HTML page becomes the text that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.formats.html import decode, text


def shown(page: str | bytes, tmp_path: Path) -> str:
    file = tmp_path / "seite.html"
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    return text(file, "seite.html")


def test_paragraphs_lines_and_blanks(tmp_path: Path) -> None:
    page = "<html><body><h1>An\n  alle</h1><div><p>Sehr geehrte<br>\n Frau&nbsp;M&uuml;ller,</p> <p>ja.</p></div>Ende"
    assert shown(page, tmp_path) == "An alle\n\nSehr geehrte\nFrau\xa0Müller,\n\nja.\n\nEnde\n"


def test_lists_show_their_numbers(tmp_path: Path) -> None:
    page = (
        "<ol start=3><li>c<li>d<ol type=a><li>x<li value=5>y</ol></ol><ul><li>u</ul><ol reversed type=I><li>p<li>q</ol>"
    )
    expected = "3. c\n\n4. d\n\na. x\n\ne. y\n\n• u\n\nII. p\n\nI. q\n"
    assert shown("<html>" + page, tmp_path) == expected


def test_tables_come_row_by_row(tmp_path: Path) -> None:
    page = "<html><table><tr><th>Jahr</th><th>Euro</th></tr>\n<tr><td>2021</td>\n<td> 5.000 </td></tr></table>"
    assert shown(page, tmp_path) == "Jahr\tEuro\n2021\t5.000\n"


def test_what_a_page_hides_is_left_out(tmp_path: Path) -> None:
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><script>var x</script><!-- k --><p hidden>h</p>"
        "<p style='color:red; display : none'>n</p><noscript>s</noscript><template>t</template>"
        "<p>vertraulich <input type=checkbox> ja <input type=radio checked></p>"
    )
    assert shown(page, tmp_path) == "vertraulich ☐ ja ☒\n"


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    assert shown("<html><pre>GZ:   5\n\nDatum</pre>", tmp_path) == "GZ: 5\n\nDatum\n"


@pytest.mark.parametrize(
    "content",
    [
        "<html>Straße".encode(),
        "<html>Straße".encode("cp1252"),
        "<html><meta charset='iso-8859-1'>Straße".encode("latin-1"),
        "<?xml version='1.0' encoding='utf-8'?><html>Straße".encode(),
        "<html><meta charset=gibtesnicht>Straße".encode(),
        "\ufeff<html>Straße".encode(),
    ],
)
def test_encodings(content: bytes, tmp_path: Path) -> None:
    assert decode(content).endswith("Straße")
    assert shown(content, tmp_path) == "Straße\n"


def test_page_without_anything_is_empty(tmp_path: Path) -> None:
    assert shown("<html>", tmp_path).strip() == ""
    assert shown("<!doctype html><!-- leer -->", tmp_path).strip() == ""


def test_page_that_nests_without_end_is_refused_or_read_whole(tmp_path: Path) -> None:
    page = "<html>" + "<div>" * 100_000 + "Ende"
    try:
        assert "Ende" in shown(page, tmp_path)
    except BadInput as fault:
        assert "seite.html" in str(fault)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")
    page = (
        f'<!DOCTYPE html [<!ENTITY e SYSTEM "{secret.as_uri()}">]><html>&e;<iframe src="{secret.as_uri()}"></iframe>Ja'
    )
    assert "geheim" not in shown(page, tmp_path).replace("&e;", "")
