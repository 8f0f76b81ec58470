"""Footnotes of a Word document: docxtpl makes none, so its text names them by number and they are added afterwards.

A footnote is an element of the part ``word/footnotes.xml`` (ECMA-376-1, 17.11), named by a run of the text. With the
template one of the files that know python-docx.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

#: The two separators that Word expects before all footnotes; a part without them is damaged to it.
_EMPTY = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_RAISED = '<w:vertAlign w:val="superscript"/>'


def first_free(document: Document) -> int:
    """The first number that no footnote of a document has, at least 1."""
    part = _part(document)
    if part is None:
        return 1
    return max((int(one.get(qn("w:id"), "0")) for one in parse_xml(part.blob)), default=0) + 1


def reference(document: Document, number: int) -> str:
    """The run that names a footnote, as WordprocessingML.

    Args:
        document: The document; its style for such runs is used where it has one.
        number: The footnote's number in the file; what readers see is counted by their program.
    """
    style = _style(document, "footnote reference", WD_STYLE_TYPE.CHARACTER)
    named = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    return f'<w:r><w:rPr>{named}{_RAISED}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def add_footnotes(document: Document, texts: Sequence[str], first: int) -> None:
    """Add footnotes to a document.

    Args:
        document: The document; its text names them already.
        texts: Their texts.
        first: The number of the first.
    """
    if not texts:
        return
    part = _part(document)
    root = parse_xml(_EMPTY if part is None else part.blob)
    style = _style(document, "footnote text", WD_STYLE_TYPE.PARAGRAPH)
    for number, text in enumerate(texts, first):
        root.append(parse_xml(_footnote(number, text, style)))
    blob = serialize_part_xml(root)
    if part is not None:
        part._blob = blob
        return
    made = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, text: str, style: str) -> str:
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    size = "" if style else '<w:sz w:val="17"/>'
    return (
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr>{named}</w:pPr>'
        f"<w:r><w:rPr>{_RAISED}</w:rPr><w:footnoteRef/></w:r>"
        f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve"> {escape(" ".join(text.split()))}</w:t></w:r>'
        "</w:p></w:footnote>"
    )


def _part(document: Document) -> Part | None:
    related = document.part.rels.values()
    return next((one.target_part for one in related if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)


def _style(document: Document, name: str, kind: WD_STYLE_TYPE) -> str:
    """The id of a style of the document's own, by the name that Word gives it in every language; "" without one."""
    found = (one.style_id for one in document.styles if one.type == kind and str(one.name).lower() == name)
    return next(found, "")
