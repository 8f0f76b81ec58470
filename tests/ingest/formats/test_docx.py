"""A Word document becomes the text that Word prints."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import BadInput
from ingest.formats.docx import text
from tests.ingest.formats.made_documents import zipped

SPACES = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

SHOWN = '<w:vanish w:val="0"/>'


def shown(write: Callable[[Document], object], tmp_path: Path) -> str:
    document = docx.Document()
    write(document)
    document.save(str(tmp_path / "brief.docx"))
    return text(tmp_path / "brief.docx", "brief.docx")


def added(document: Document, xml: str) -> None:
    """Put elements before the end of a document's body."""
    for child in parse_xml(f"<w:body {SPACES}>{xml}</w:body>"):
        document.element.body.insert_element_before(child, "w:sectPr")


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_paragraphs_and_printed_numbers(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Sehr geehrte Frau Müller,")
        document.add_paragraph("")
        document.add_paragraph("Wann?", style="List Number")
        document.add_paragraph("Bald.")
        document.add_paragraph("Wo?\nOrt", style="List Number")

    assert shown(write, tmp_path) == "Sehr geehrte Frau Müller,\n\n1. Wann?\n\nBald.\n\n2. Wo?\nOrt\n\n"


def test_tables_come_row_by_row_and_layout_tables_paragraph_by_paragraph(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        figures = document.add_table(2, 2)
        for cell, words in zip(figures._cells, ["Jahr", "Euro", "2021", "5.000"], strict=True):
            cell.text = words
        layout = document.add_table(1, 2)
        layout.cell(0, 0).text = "Frage"
        layout.cell(0, 1).text = "Antwort"
        layout.cell(0, 1).add_paragraph("Noch eine")
        inner = layout.cell(0, 0).add_table(1, 1)
        inner.cell(0, 0).text = "Innen"

    assert shown(write, tmp_path) == "Jahr\tEuro\n2021\t5.000\n\nFrage\n\nInnen\n\nAntwort\n\nNoch eine\n\n"


def test_content_controls_changes_and_hidden_text(tmp_path: Path) -> None:
    xml = (
        f"<w:sdt><w:sdtContent><w:p>{run('Im Feld')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:ins>{run('neu')}</w:ins><w:del><w:r><w:delText>alt</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('weg')}</w:moveFrom>{run(' geheim', '<w:vanish/>')}{run(' da', SHOWN)}"
        "<w:r><w:noBreakHyphen/><w:tab/><w:instrText>DATE</w:instrText></w:r></w:p>"
    )
    assert shown(lambda document: added(document, xml), tmp_path) == "Im Feld\n\nneu da-\n\n"


def test_text_boxes_stand_before_their_paragraph_and_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p>" + run("An alle") + "</w:p></w:txbxContent>"
    xml = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("Brief") + "</w:p>"
    )
    assert shown(lambda document: added(document, xml), tmp_path) == "An alle\n\nBrief\n\n"


def test_boxes_to_tick(tmp_path: Path) -> None:
    ticked = "<w:checked/>"
    xml = "".join(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{state}</w:checkBox>'
        f"</w:ffData></w:fldChar></w:r>{run(' vertraulich')}</w:p>"
        for state in ("", ticked)
    )
    xml += '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
    assert shown(lambda document: added(document, xml), tmp_path) == "☐ vertraulich\n\n☒ vertraulich\n\n☐☒\n\n"


def test_header_first_and_footer_last(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Stadt Beispiel"
        section.footer.paragraphs[0].text = "Bank"
        document.add_paragraph("Brief")

    assert shown(write, tmp_path) == "Stadt Beispiel\n\nBrief\n\nBank\n\n"

    def write_first(document: Document) -> None:
        write(document)
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "Erste Seite"

    assert shown(write_first, tmp_path) == "Erste Seite\n\nBrief\n\n"


def test_footnotes_follow_with_their_marks(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        notes = f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p>{run("Stand 2021")}</w:p></w:footnote></w:footnotes>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        added(document, f'<w:p>{run("Kosten 200")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')

    assert shown(write, tmp_path) == "Kosten 200[1]\n\n[1] Stand 2021\n\n"


@pytest.mark.parametrize("content", ["cut", zipped({"word/document.xml": b"<w:document"}), b"PK"])
def test_broken_document_is_refused(content: bytes | str, tmp_path: Path) -> None:
    written = io.BytesIO()
    docx.Document().save(written)
    file = tmp_path / "brief.docx"
    file.write_bytes(content if isinstance(content, bytes) else written.getvalue()[:-200])
    with pytest.raises(BadInput, match=r"brief\.docx.*beschädigt"):
        text(file, "brief.docx")
