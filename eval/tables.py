"""Tables of plain text, as Markdown and as HTML in which no cell can break out of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

#: What XML 1.0 (section 2.2) cannot hold, even escaped; nor can HTML.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: One table: caption, head, rows of plain text.
Table = tuple[str, list[str], list[list[str]]]


def markdown_page(title: str, lead: str, tables: Sequence[Table]) -> str:
    """A report as Markdown: heading, a sentence on what was counted, tables in which no cell can break out."""
    return "\n\n".join([f"# {title}", lead, *map(markdown_table, tables)]) + "\n"


def markdown_table(table: Table) -> str:
    """A table under a heading of its own."""
    caption, head, rows = table
    lines = [f"## {caption}", "", _row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def html_table(table: Table) -> str:
    """A table as HTML, numbers set to the right."""
    caption, head, rows = table
    top = "".join(f'<th scope="col">{markup(cell)}</th>' for cell in head)
    body = "\n".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in rows)
    head_row = f"<caption>{markup(caption)}</caption>\n<thead><tr>{top}</tr></thead>"
    return f"<table>{head_row}\n<tbody>\n{body}\n</tbody></table>"


def writable(text: str) -> str:
    """A text with a replacement character for whatever neither XML nor HTML can hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def markup(text: str) -> str:
    """A text as HTML or XML that shows just this text."""
    return escape(writable(text))


def number(value: float | None, digits: int = 3) -> str:
    """A number as German readers write it; "–" for none."""
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")


def plain_text(value: object, none: str, unknown: str) -> str:
    """A value for a cell.

    Args:
        value: A string, number, list or None.
        none: What stands for an empty list.
        unknown: What stands for None.
    """
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or none
    return unknown if value is None else str(value)


def _row(cells: Sequence[str]) -> str:
    """A table row in which no cell can open another cell, a tag or a link."""
    safe = (
        escape(writable(" ".join(cell.split())), quote=False).replace("|", "\\|").replace("[", "\\[") for cell in cells
    )
    return "| " + " | ".join(safe) + " |"


def _html_cell(cell: str) -> str:
    numeric = cell.replace(",", "", 1).replace(".", "", 1).isdigit()
    return f'<td class="n">{markup(cell)}</td>' if numeric else f"<td>{markup(cell)}</td>"
