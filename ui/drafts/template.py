"""Writes the template that ships: ``python -m ui.drafts.template FILE``. A municipality replaces it by a Word file.

Its form is that of the house's answer letters: mark of confidentiality, office, file's sign and date beside the
addressee, subject and reference, then question by question the words asked and the answer. What stands in braces is for
docxtpl; docs/betrieb.md lists the fields.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

_FONT = "Arial"
#: Margins of a letter (DIN 5008, form B): left, right, top, bottom.
_MARGINS = (Cm(2.5), Cm(2), Cm(2.5), Cm(2))
_DRAFT = (
    "Entwurf. Wörtliche Auszüge früherer Schreiben, Fundstellen in den Fußnoten; was hervorgehoben in eckigen Klammern "
    "steht, ist vor dem Versand zu bearbeiten."
)


def template() -> Opened:
    """The template, as a document that can be saved."""
    document = Document()
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = _MARGINS
    _line(section.header.paragraphs[0], "{{ vermerk }}", bold=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _line(section.header.add_paragraph(), "{{ einstufung }}", size=8).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _line(section.footer.paragraphs[0], _DRAFT, size=8)
    _paragraph(document, "Entwurf", bold=True, after=12, size=14)
    _letterhead(document)
    _paragraph(document, "{{ betreff }}", bold=True, before=18, after=0, together=True)
    _paragraph(document, "{{ aktenzeichen }}", after=18)
    _paragraph(document, "{{ anrede }}")
    _paragraph(document, "{{ einleitung }}")
    _paragraph(document, "{%p for absatz in vorbehalt %}")
    _paragraph(document, "{{r absatz }}")
    _paragraph(document, "{%p endfor %}")
    _paragraph(document, "{%p for frage in fragen %}")
    asked = _paragraph(document, "{{ frage.nummer }}.\t„{{ frage.wortlaut }}“", bold=True, before=12, together=True)
    asked.paragraph_format.left_indent, asked.paragraph_format.first_line_indent = Cm(0.75), Cm(-0.75)
    _paragraph(document, "{%p for absatz in frage.absaetze %}")
    _paragraph(document, "{{r absatz }}")
    _paragraph(document, "{%p endfor %}")
    _paragraph(document, "{%p endfor %}")
    _paragraph(document, "{{ schluss }}", before=18, after=36, together=True)
    _paragraph(document, "{{ unterschrift }}")
    document.core_properties.author = "Fundstelle"
    # A property takes 255 characters, and escapes its text itself.
    document.core_properties.title = "{{ betreff|truncate(200, true)|safe }}"
    document.core_properties.subject = "{{ einstufung|safe }}"
    document.core_properties.comments = ""
    document.core_properties.language = "de-DE"
    return document


def _letterhead(document: Opened) -> None:
    """Addressee on the left; office, file's sign and date on the right."""
    table: Table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Cm(9.5), Cm(7)
    _line(left.paragraphs[0], "{{ empfaenger }}")
    _line(right.paragraphs[0], "{{ stelle }}", bold=True)
    _line(right.add_paragraph(), "GZ: {{ geschaeftszeichen }}")
    _line(right.add_paragraph(), "Datum: {{ datum }}")
    for paragraph in right.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)


def _styles(document: Opened) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.15
    # By their names Word finds the two styles of its own footnotes.
    small = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = normal, Pt(8.5)
    small.paragraph_format.space_after, small.paragraph_format.line_spacing = Pt(2), 1.0
    raised = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    raised.font.superscript = True


def _paragraph(
    document: Opened,
    text: str,
    bold: bool = False,
    before: int = 0,
    after: int | None = None,
    size: float | None = None,
    together: bool = False,
) -> Paragraph:
    paragraph = _line(document.add_paragraph(), text, bold, size)
    paragraph.paragraph_format.space_before = Pt(before)
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.keep_with_next = together
    return paragraph


def _line(paragraph: Paragraph, text: str, bold: bool = False, size: float | None = None) -> Paragraph:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    return paragraph


if __name__ == "__main__":
    template().save(str(Path(sys.argv[1])))
