"""DOCX: the text as Word prints it, with its lists' numbers; with docx_numbers.py the only file that knows python-docx.

Runs in the process of :mod:`ingest.formats.worker`. python-docx opens the document; its own ``text`` leaves out what
letters are made of (content controls, text boxes, printed numbers), so paragraphs are read from their elements.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from ingest.errors import BadInput
from ingest.formats.docx_numbers import Numbers

#: Elements whose paragraphs are printed where they stand.
_TRANSPARENT = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
#: Elements whose text is not printed, or is printed elsewhere; a fallback repeats what stands beside it.
_SKIPPED = {qn(name) for name in ("w:moveFrom", "w:del", "w:txbxContent", "w:pPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
#: Boxes to tick in the fonts Wingdings and Wingdings 2, by their code.
_BOXES = dict.fromkeys(["6F", "71", "A8", "A3", "2A"], "☐") | dict.fromkeys(["78", "FD", "FE", "52", "53", "54"], "☒")
_OFF = {"0", "false", "off", "none"}


def text(file: Path, name: str) -> str:
    """The text of a document: its paragraphs parted by blank lines, its tables row by row.

    The first page's header comes first, its footer last, then the footnotes. Deleted and hidden text is left out.

    Raises:
        BadInput: It is no whole Word document.
    """
    try:
        document = docx.Document(str(file))
        return _Printing(document).text()
    except (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, AttributeError) as fault:
        raise BadInput(
            f"Erwartet wird ein unbeschädigtes Word-Dokument ({name})",
            "gefunden wurde ein abgeschnittenes oder beschädigtes",
            "bitte öffnen Sie es in Word und speichern Sie es neu.",
        ) from fault


class _Printing:
    """A document on its way to text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        related = {relation.reltype: relation for relation in document.part.rels.values()}
        lists = related.get(RELATIONSHIP_TYPE.NUMBERING)
        self.numbers = Numbers(lists and lists.target_part.element, document.styles.element)
        notes = related.get(RELATIONSHIP_TYPE.FOOTNOTES)
        self.notes: dict[str, Any] = {}
        if notes:
            self.notes = {note.get(qn("w:id")): note for note in parse_xml(notes.target_part.blob)}
        self.noted: list[str] = []

    def text(self) -> str:
        section = self.document.sections[0] if len(self.document.sections) else None
        first = section is not None and section.different_first_page_header_footer
        parts: list[str] = []
        if section is not None:
            parts += self.paragraphs((section.first_page_header if first else section.header)._element)
        parts += self.paragraphs(self.document.element.body)
        if section is not None:
            parts += self.paragraphs((section.first_page_footer if first else section.footer)._element)
        for number, key in enumerate(self.noted, 1):  # a note in a note is not printed by Word either
            parts.append(f"[{number}] " + " ".join(self.paragraphs(self.notes[key])))
        return "".join(part + "\n\n" for part in parts)

    def paragraphs(self, parent: Any) -> Iterator[str]:
        """The printed paragraphs and table rows in an element, without empty ones."""
        for child in parent:
            if child.tag == qn("w:p"):
                for box in _boxes(child):
                    yield from self.paragraphs(box)
                words = self.words(child)
                if words.strip():
                    yield self.numbers.label(child) + words.strip()
            elif child.tag == qn("w:tbl"):
                yield from self.rows(child)
            elif child.tag in _TRANSPARENT:
                yield from self.paragraphs(child)

    def rows(self, table: Any) -> Iterator[str]:
        """The rows of a table, together where each cell is one paragraph: a table of figures is one block."""
        together: list[str] = []
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue  # of a table in a cell
            cells = [list(self.paragraphs(cell)) for cell in row.iter(qn("w:tc")) if _row_of(cell) is row]
            if all(len(cell) <= 1 for cell in cells):
                together.append("\t".join(cell[0] if cell else "" for cell in cells).strip())
                continue
            if together:
                yield "\n".join(filter(None, together))
            together = []
            for cell in cells:
                yield from cell
        if any(together):
            yield "\n".join(filter(None, together))

    def words(self, parent: Any) -> str:
        """The text of a paragraph's runs."""
        parts = []
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:t"):
                parts.append(child.text or "")
            elif child.tag in _SIGNS:
                parts.append(_SIGNS[child.tag])
            elif child.tag == qn("w:sym"):
                parts.append(_BOXES.get((child.get(qn("w:char")) or "")[-2:].upper(), "•"))
            elif child.tag == qn("w:fldChar"):
                parts.append(_form_box(child))
            elif child.tag == qn("w:footnoteReference"):
                parts.append(self.note(child.get(qn("w:id"))))
            elif not (child.tag == qn("w:r") and _is_hidden(child)):
                parts.append(self.words(child))
        return "".join(parts)

    def note(self, key: str | None) -> str:
        """The mark of a footnote, in brackets: raised, as Word prints it, it would read as part of a number."""
        if key is None or key not in self.notes:
            return ""
        self.noted.append(key)
        return f"[{len(self.noted)}]"


def _boxes(paragraph: Any) -> list[Any]:
    """The text boxes that hang on a paragraph."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    found = [box for box in paragraph.iter(qn("w:txbxContent")) if next(box.iterancestors(fallback), None) is None]
    return [box for box in found if next(box.iterancestors(qn("w:txbxContent")), None) is None]


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")))


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    vanish = None if properties is None else properties.find(qn("w:vanish"))
    return vanish is not None and vanish.get(qn("w:val")) not in _OFF


def _form_box(field: Any) -> str:
    """The box to tick that an old form field shows; empty for other fields."""
    box = field.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    state = box.find(qn("w:checked"))
    state = box.find(qn("w:default")) if state is None else state
    return "☒" if state is not None and state.get(qn("w:val")) not in _OFF else "☐"
