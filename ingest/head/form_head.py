"""Heads of forms: council papers that begin with labels, values and a table of sittings instead of an address.

PDF readers flatten such a head in several ways: labels first and values later, one line for a table row, a value below
its label. So every line is told by what it is and not by where it stands: the head ends behind the last line that
belongs to the form, and the subject is the plain text within it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.body.layout import Line
from ingest.head import kinds
from ingest.head.form_cells import Cell, FormLine, formed, heads_table, names_part, opens_body, table_size
from ingest.model import LetterKind

#: A subject has at most so many lines; a form at most so many in all.
_SUBJECT_LINES, _LONGEST = 7, 70
#: A form shows itself within its first lines, its title within the very first.
_FIRST, _TITLE_WITHIN = 12, 5
#: Labels that letters and texts of any kind may print, too.
_WEAK = frozenset({"vom", "datum", "thema", "ort", "beschluss", "az", "bearbeitet von"})
_BROUGHT_IN = ("vom", "eingegangen", "eingegangen am")
_NAMES_SUBJECT = ("gegenstand", "thema")


def form_lines(printed: Sequence[Line]) -> list[FormLine]:
    """The head of a form.

    Args:
        printed: The lines of a document.

    Returns:
        The lines of its head, each with what it is; none where the document does not begin as a form.
    """
    torn = _torn_title(printed)
    if not torn and not _begins_as_form(printed):
        return []
    found: list[FormLine] = []
    texts = end = 0
    while len(found) < min(len(printed), _LONGEST):
        line = printed[len(found)]
        behind_table = bool(found) and found[-1].cell is Cell.ROW
        if behind_table and _names_subject(found) and not heads_table(line.text):
            break
        taken = _taken(printed, found, torn)
        if taken[0].cell is Cell.TEXT and (opens_body(line.text) or texts >= _SUBJECT_LINES):
            break
        found = [*_movers(found, taken[0]), *taken]
        texts, end = (texts + 1, end) if taken[0].cell is Cell.TEXT else (0, len(found))
    if kind(found) is LetterKind.MINUTES and len(found) < len(printed) and names_part(printed[len(found)].text):
        end = len(found)
    return _with_subject(found, end)


def told(head: Sequence[Line]) -> list[FormLine]:
    """What the lines of a head are that is known to be a form's, such as :func:`form_lines` found it."""
    torn = _torn_title(head)
    found: list[FormLine] = []
    while len(found) < len(head):
        taken = _taken(head, found, torn)
        found = [*_movers(found, taken[0]), *taken]
    return found


def kind(head: Sequence[FormLine]) -> LetterKind | None:
    """The kind that a form's title names; None if it has none."""
    titles = [row.line.text for row in head if row.cell is Cell.TITLE]
    whole = re.sub(r"(?<=\w)-\s", "", " ".join(titles))  # a title of two lines; or of letters, one a line
    return next((named for title in (whole, *titles, "".join(titles)) if (named := kinds.of_title(title))), None)


def _taken(printed: Sequence[Line], found: Sequence[FormLine], torn: range) -> list[FormLine]:
    """The next line of a form, or the whole table of sittings."""
    n = len(found)
    if heads_table(printed[n].text):
        return [FormLine(row, Cell.ROW) for row in printed[n : n + table_size(printed, n)]]
    return [FormLine(printed[n], Cell.TITLE) if n in torn else formed(printed[n], found)]


def _movers(found: list[FormLine], following: FormLine) -> list[FormLine]:
    """The lines so far; before the day a paper was brought in, what stands below its title is who did."""
    title = next((n for n, row in enumerate(found) if row.cell is Cell.TITLE), None)
    if title is None or following.label.casefold() not in _BROUGHT_IN:
        return found
    if any(row.cell not in (Cell.TITLE, Cell.TEXT, Cell.MOVER, Cell.LABEL) for row in found[title:]):
        return found
    return [
        replace(row, cell=Cell.MOVER) if n > title and row.cell is Cell.TEXT else row for n, row in enumerate(found)
    ]


def _torn_title(printed: Sequence[Line]) -> range:
    """The lines among the first that are one title in torn letterspacing ("N", "I", "EDERSCHR", "I", "FT")."""
    for first in range(min(_FIRST, len(printed))):
        last, title = first, ""
        while last < len(printed) and re.fullmatch(r"[A-ZÄÖÜ ]{1,12}", printed[last].text):
            title += printed[last].text.replace(" ", "")
            last += 1
            if last > first + 1 and kinds.of_title(title):
                return range(first, last)
    return range(0)


def _begins_as_form(printed: Sequence[Line]) -> bool:
    """Whether a document begins as a form: by a title, label or table of one, and another mark beside a letter's."""
    first = printed[:_FIRST]
    if any(re.match(r"GZ\b|Hausmitteilung", line.text) for line in first):
        return False
    cells = [formed(line) for line in first]
    strong = {cell.label.casefold() for cell in cells if cell.label and cell.label.casefold() not in _WEAK}
    strong |= {"title" for cell in cells[:_TITLE_WITHIN] if cell.cell is Cell.TITLE}
    strong |= {"table" for line in first if heads_table(line.text)}
    weak = {cell.cell for cell in cells if cell.cell in (Cell.OPENNESS, Cell.CITY, Cell.MOVER, Cell.DATE)}
    return "table" in strong or (bool(strong) and len(strong) + len(weak) > 1)


def _names_subject(head: Sequence[FormLine]) -> bool:
    """Whether a subject stands in a head: plain text below its title."""
    title = next((n for n, row in enumerate(head) if row.cell is Cell.TITLE), 0)
    labelled = any(row.value and row.label.casefold() in _NAMES_SUBJECT for row in head)
    return labelled or any(row.cell is Cell.TEXT for row in head[title:])


def _with_subject(found: list[FormLine], end: int) -> list[FormLine]:
    """The form up to its last line; with the paragraph behind it where no subject stands within it."""
    head, behind = found[:end], found[end:]
    awaited = bool(head) and head[-1].label.casefold() == "thema" and not head[-1].value
    if _names_subject(head) and not awaited:
        return head
    gap = next((n for n, row in enumerate(behind) if n and (row.line.after_blank or row.line.after_page_mark)), None)
    return [*head, *behind[:gap]]
