"""Footnotes of a Word document: numbered behind those that are there, styled where the document has the styles."""

from __future__ import annotations

import io

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ui.drafts.footnotes import add_footnotes, first_free, reference
from ui.drafts.template import template


def notes(document: object) -> dict[int, str]:
    """The footnotes of a document as it is read back, by number; the two separators left out."""
    kept = io.BytesIO()
    document.save(kept)  # type: ignore[attr-defined]
    related = Document(kept).part.rels.values()
    (part,) = [one.target_part for one in related if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    found = parse_xml(part.blob)
    texts = {int(one.get(qn("w:id"))): "".join(text.text for text in one.iter(qn("w:t"))) for one in found}
    return {number: text.strip() for number, text in texts.items() if number > 0}


def test_a_document_without_footnotes_gets_its_part() -> None:
    document = Document()
    assert first_free(document) == 1
    add_footnotes(document, ["Erste <b>&", "Zweite\nZeile"], 1)
    assert notes(document) == {1: "Erste <b>&", 2: "Zweite Zeile"}


def test_footnotes_of_the_template_keep_their_numbers() -> None:
    document = Document()
    add_footnotes(document, ["Aus der Vorlage"], 1)
    assert first_free(document) == 2
    add_footnotes(document, ["Neue"], 2)
    assert notes(document) == {1: "Aus der Vorlage", 2: "Neue"}


def test_without_footnotes_nothing_is_added() -> None:
    document = Document()
    add_footnotes(document, [], 1)
    assert all(one.reltype != RELATIONSHIP_TYPE.FOOTNOTES for one in document.part.rels.values())


def test_a_reference_takes_the_documents_style_and_does_without() -> None:
    assert 'w:footnoteReference w:id="7"' in reference(Document(), 7)
    assert "rStyle" in reference(template(), 7) and "rStyle" not in reference(Document(), 7)
