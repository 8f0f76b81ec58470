"""The points as a table to go on working with: CSV and XLSX; the only file that knows openpyxl.

A cell that begins like a formula is text in both: letters are others' words, and a table must not calculate with them
(OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.implementation.state import PointStatus, Report
from ingest.model import Tier
from ui.implementation.selection import NO_REPORT
from ui.implementation.table_page import in_order
from ui.page_texts import texts
from ui.progress import evidence_address, state_of

Value = str | int | datetime.date | None
Row = Sequence[Value]
#: Makes the address of a page one that can stand in a document.
Absolute = Callable[[str], str]

#: The first table: a row a point. The second: a row a statement.
POINTS = (
    *("Vorgang", "Betreff", "Punkt", "Wortlaut", "Stand", "laut", "Stand vom", "Beleg", "Fundstelle", "Adresse"),
    *("gilt für", "nächster Bericht", "überfällig", "Aussagen", "Nachfragen", "Ebene"),
)
HISTORY = ("Vorgang", "Punkt", "Datum", "Art", "Stand", "laut", "Beleg", "Fundstelle", "Adresse", "Ebene")
_WIDTHS = {"Betreff": 32, "Wortlaut": 48, "Beleg": 64, "Fundstelle": 40, "Adresse": 32, "Stand": 22, "laut": 28}
_WIDTH = 14
_REPORT, _REPLY = "Bericht", "Antwort auf eine Nachfrage"
#: What spreadsheets take for the beginning of a formula, and characters that neither format may hold (XML 1.0, 2.2).
_FORMULA = re.compile(r"^[\s]*[=+\-@]|^[\t\r\n]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
#: The most characters of a cell in XLSX.
_LONGEST = 32_000


def point_rows(points: Sequence[PointStatus], absolute: Absolute) -> list[Row]:
    """A row for each point, as :data:`POINTS` names the columns."""
    return [_point(point, absolute) for point in points]


def history_rows(points: Sequence[PointStatus], absolute: Absolute) -> list[Row]:
    """A row for each statement about a point, as :data:`HISTORY` names the columns."""
    return [
        (
            point.reference,
            point.number,
            report.date,
            _REPLY if report in point.replies else _REPORT,
            report.progress.value,
            report.office,
            *_evidence(report, absolute),
            _tier(report),
        )
        for point in points
        for report in in_order(point)
    ]


def csv_of(points: Sequence[PointStatus], absolute: Absolute) -> bytes:
    """The points as CSV (RFC 4180), with semicolons and a byte order mark, as German spreadsheets read it.

    Args:
        points: The points.
        absolute: Makes the address of a place one that can stand in a document.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(POINTS)
    writer.writerows([_cell_text(value) for value in row] for row in point_rows(points, absolute))
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(points: Sequence[PointStatus], absolute: Absolute) -> bytes:
    """The points as a workbook of two sheets: the points, and all statements about them; arguments as above."""
    book = Workbook()
    first = book.active
    first.title = "Stand"
    for sheet, columns, rows in (
        (first, POINTS, point_rows(points, absolute)),
        (book.create_sheet("Verlauf"), HISTORY, history_rows(points, absolute)),
    ):
        sheet.append(list(columns))
        for number, name in enumerate(columns, 1):
            sheet.cell(1, number).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _WIDTH)
        for line, row in enumerate(rows, 2):
            for number, value in enumerate(row, 1):
                _fill(sheet.cell(line, number), value)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def highest_tier(points: Sequence[PointStatus]) -> Tier:
    """The most closed tier of the letters that the points are reported on in: what holds for a table of them."""
    tiers = {report.letter.tier for point in points for report in in_order(point)}
    tiers |= {letter.tier for point in points for letter in point.enquiries}
    return max(tiers, key=lambda tier: tier.closedness, default=Tier.OEFFENTLICH)


def _point(point: PointStatus, absolute: Absolute) -> Row:
    current, progress = point.current, state_of(point)
    return (
        point.reference,
        point.subject,
        point.number,
        point.wording,
        progress.value if progress else NO_REPORT,
        current.office if current else None,
        current.date if current else None,
        *(_evidence(current, absolute) if current else (None, None, None)),
        current.holds_for if current else None,
        point.next_report,
        "ja" if point.overdue else "nein",
        len(in_order(point)),
        "; ".join(letter.title for letter in point.enquiries),
        texts("de").tiers[highest_tier([point])],
    )


def _evidence(report: Report, absolute: Absolute) -> tuple[str, str, str]:
    """The words, their label, their permalink."""
    return report.sentence, report.passage.label, absolute(evidence_address(report))


def _tier(report: Report) -> str:
    return texts("de").tiers[report.letter.tier]


def _text(value: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:_LONGEST]


def _cell_text(value: Value) -> str:
    """A cell of CSV: an apostrophe before what a spreadsheet would calculate, as OWASP advises."""
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    text = "" if value is None else _text(str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _fill(cell: Cell, value: Value) -> None:
    """Fill a cell of XLSX; text is text whatever it begins with."""
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, datetime.date):
        cell.value = value
        cell.number_format = "DD.MM.YYYY"
    elif isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = _text(value)
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(value))
