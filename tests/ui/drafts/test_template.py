"""The template that ships: what this module writes, with every field that a draft fills."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from docx import Document

from ui.drafts.docx_export import SHIPPED
from ui.drafts.template import template


def words(document: object) -> str:
    """All text of a template: body, table, header and footer."""
    section = document.sections[0]  # type: ignore[attr-defined]
    paragraphs = [*document.paragraphs, *section.header.paragraphs, *section.footer.paragraphs]  # type: ignore[attr-defined]
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]  # type: ignore[attr-defined]
    return "\n".join([*(one.text for one in paragraphs), *(cell.text for cell in cells)])


def test_the_file_that_ships_is_what_the_module_writes(tmp_path: Path) -> None:
    made = tmp_path / "antwort.docx"
    subprocess.run([sys.executable, "-m", "ui.drafts.template", str(made)], check=True)
    assert words(Document(str(made))) == words(Document(str(SHIPPED)))


def test_it_has_the_fields_of_a_letter_of_the_house() -> None:
    fields = set(re.findall(r"\{\{r? ?([\w.]+) \}\}", words(template())))
    assert fields == {
        "vermerk", "einstufung", "stelle", "geschaeftszeichen", "datum", "empfaenger", "betreff", "aktenzeichen",
        "anrede", "einleitung", "frage.nummer", "frage.wortlaut", "absatz", "schluss", "unterschrift",
    }  # fmt: skip


def test_words_own_styles_of_footnotes_are_there() -> None:
    assert {"footnote text", "footnote reference"} <= {str(style.name) for style in template().styles}
