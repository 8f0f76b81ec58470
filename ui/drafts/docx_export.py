"""A draft as a Word file, made with a template that a municipality can replace: the only file that knows docxtpl.

The template is Jinja in a DOCX (docs/betrieb.md lists its fields), run in a sandbox. What it is filled with is foreign:
escaped, never a template itself.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ingest.errors import BadInput
from ui.drafts.sheet import Note, Sheet, completed, footnotes, graded, marked, paragraphs, pieces

if TYPE_CHECKING:
    from docxtpl import DocxTemplate, RichText

#: The template that ships (:mod:`ui.drafts.template`), and the name of one in a data directory that goes before it.
SHIPPED = Path(__file__).with_name("antwort.docx")
OWN = "antwort.docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Behind what is to be worked on.
_HIGHLIGHT = "#FFE79C"
_FIELDS = (
    "vermerk, einstufung, stelle, geschaeftszeichen, datum, empfaenger, betreff, aktenzeichen, anrede, einleitung, "
    "vorbehalt (Absätze), fragen (nummer, wortlaut, absaetze), schluss, unterschrift, fundstellen"
)


def template_of(data_dir: Path, named: Path | None = None) -> Path:
    """The template to use: the one that the settings name, else the data directory's own, else the one that ships."""
    own = data_dir / OWN
    return named or (own if own.exists() else SHIPPED)


def docx(sheet: Sheet, template: Path = SHIPPED) -> bytes:
    """A letter as a Word file.

    Args:
        sheet: The letter.
        template: The template.

    Returns:
        The file; every Fundstelle is a footnote.

    Raises:
        BadInput: The template is no DOCX, names a field that there is not, or is broken.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    from ui.drafts.footnotes import add_footnotes, first_free

    try:
        filled = DocxTemplate(template)
        filled.init_docx()
        first = first_free(filled.docx)
        named: list[Note] = []
        context = _context(sheet, filled, first, named)
        filled.render(context, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
        add_footnotes(filled.docx, footnotes(named), first)
        made = io.BytesIO()
        filled.save(made)
    except (TemplateError, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as fault:
        found = " ".join(str(fault).split())[:200] or type(fault).__name__
        raise BadInput(
            f"Erwartet wird eine Vorlage im Format DOCX mit den Feldern {_FIELDS} ({template.name})",
            f"gefunden wurde: {found}",
            "bitte berichtigen Sie die Vorlage oder entfernen Sie sie, dann gilt die mitgelieferte",
        ) from fault
    return made.getvalue()


def _context(sheet: Sheet, template: DocxTemplate, first: int, named: list[Note]) -> dict[str, Any]:
    """What the template shows; ``named`` gets the Fundstelle of every footnote, in their order."""
    head = sheet.head
    return {
        "vermerk": marked(sheet),
        "einstufung": graded(sheet),
        "stelle": completed(head.office, "Stelle"),
        "geschaeftszeichen": completed(head.sign, "Geschäftszeichen"),
        "datum": completed(head.date, "Datum"),
        "empfaenger": completed(head.addressee, "Empfänger"),
        "betreff": completed(head.subject, "Betreff"),
        "aktenzeichen": completed(head.reference, "Zeichen der Anfrage"),
        "anrede": completed(head.salutation, "Anrede"),
        "einleitung": completed(head.opening, "Einleitung"),
        "vorbehalt": [_rich(part, sheet.notes, template, first, named) for part in paragraphs(sheet.reservation)],
        "fragen": [
            {
                "nummer": answer.number,
                "wortlaut": answer.question,
                "absaetze": [_rich(part, sheet.notes, template, first, named) for part in paragraphs(answer.text)],
            }
            for answer in sheet.answers
        ],
        "schluss": completed(head.closing, "Schluss"),
        "unterschrift": completed(head.signature, "Unterschrift"),
        "fundstellen": [note.standing for note in sheet.notes],
    }


def _rich(text: str, notes: Sequence[Note], template: DocxTemplate, first: int, named: list[Note]) -> RichText:
    """A paragraph: words, highlighted marks, and the numbers of its footnotes."""
    from docxtpl import RichText

    from ui.drafts.footnotes import reference

    made = RichText()
    for piece in pieces(text, notes):
        if piece.note is None:
            made.add(piece.text, highlight=_HIGHLIGHT if piece.kind == "mark" else None)
            continue
        made.xml += reference(template.docx, first + len(named))
        named.append(piece.note)
    return made
