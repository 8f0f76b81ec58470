"""The state of implementation as plain data, and as a list for a terminal."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.model import Scope
from ui import texts_de as de
from ui.progress import texts
from ui.terminal import WIDEST, printable

if TYPE_CHECKING:
    from assistant.implementation.state import PointStatus, Report
    from ingest.archive.archive import LetterSummary

Data = Mapping[str, Any]

#: How much of a point's wording, and of a sentence, a list shows; the rest stands in the letter.
_SHOWN = 240


def as_data(
    points: Sequence[PointStatus], scope: Scope, as_of: datetime.date, reference: str | None, overdue: bool
) -> dict[str, Any]:
    """The state of implementation as plain data, dates as they are.

    Args:
        points: All points that may be seen, of one paper where one was asked for.
        scope: What was searched.
        as_of: The day for which "overdue" holds.
        reference: The paper that was asked for; None for all.
        overdue: Whether only points with an overdue report are wanted.
    """
    return {
        "reference": reference,
        "overdue": overdue,
        "as_of": as_of,
        "points": [_point(point) for point in points if point.overdue or not overdue],
        "scope": scope,
    }


def table(result: Data, width: int) -> str:
    """The state of implementation as a list: each point with its state, who says so, and the words that say it.

    Args:
        result: The result of the command ``status``.
        width: Columns of the terminal.
    """
    return "\n".join(printable(row).rstrip() for row in _table(result, min(max(width, 60), WIDEST)))


def _table(result: Data, width: int) -> Iterator[str]:
    points, scope = result["points"], result["scope"]
    until = de.VORGANG["until"].format(date=_day(scope["latest"])) if scope["latest"] else ""
    here = de.VORGANG["here"].format(letters=scope["letters"], until=until)
    if not points:
        kind = "nothing_overdue" if result["overdue"] else "nothing"
        yield from textwrap.wrap(de.STATUS[kind].format(here=here), width)
        return
    late = sum(point["overdue"] for point in points)
    counted = de.STATUS["one_point" if len(points) == 1 else "points"].format(count=len(points))
    yield counted + (de.STATUS["late"].format(count=late) if late else "")
    for point in points:
        yield ""
        yield from _rows(point, width)
    yield ""
    yield from textwrap.wrap(de.VORGANG["searched"].format(here=here), width)


def _rows(point: Data, width: int) -> Iterator[str]:
    """One point: its name and state, what is late, its wording, the words that say so, what was said before."""
    words = texts("de")
    number = de.VORGANG["resolution_point"].format(number=point["number"] or de.VORGANG["unnumbered"])
    reports = point["reports"]
    state = _said(reports[-1]) if reports else words.no_report
    yield from textwrap.wrap(f"{point['reference']}, {number}: {state}", width, subsequent_indent="  ")
    if point["next_report"]:
        pattern = words.overdue if point["overdue"] else words.next_report
        yield f"  {'! ' if point['overdue'] else ''}{pattern.format(date=_day(point['next_report']))}"
    yield from _wrapped(f"{de.STATUS['wording']}: {_shortened(point['wording'])}", width)
    if reports:
        yield from _wrapped(f"„{_shortened(reports[-1]['sentence'])}“", width)
        yield from _wrapped(f"({reports[-1]['label']})", width)
    for report in reports[-2::-1]:
        yield from _wrapped(f"{de.STATUS['before']}: {_said(report)}", width)
    for report in point["replies"]:
        yield from _wrapped(f"{de.STATUS['reply']}: {_said(report)}", width)
    if point["enquiries"]:
        titles = "; ".join(letter["title"] for letter in point["enquiries"])
        yield from _wrapped(f"{words.enquired}: {titles}", width)


def _said(report: Data) -> str:
    """A state with who says so as of when ("umgesetzt, laut Sozialamt, Stand 13.09.2017")."""
    words = texts("de")
    day = datetime.date.fromisoformat(report["date"]) if report["date"] else None
    holds_for = f" ({words.holds_for.format(office=report['holds_for'])})" if report["holds_for"] else ""
    return f"{report['progress']}{holds_for}, {words.said_by(report['office'], day)}"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ")


def _shortened(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder=" …")


def _day(iso: str) -> str:
    return f"{datetime.date.fromisoformat(iso):%d.%m.%Y}"


def _point(point: PointStatus) -> dict[str, Any]:
    return {
        "reference": point.reference,
        "subject": point.subject,
        "number": point.number,
        "wording": point.wording,
        "progress": point.progress,
        "reports": [_report(report) for report in point.reports],
        "replies": [_report(report) for report in point.replies],
        "enquiries": [_letter(letter) for letter in point.enquiries],
        "next_report": point.next_report,
        "overdue": point.overdue,
    }


def _report(report: Report) -> dict[str, Any]:
    return _letter(report.letter) | {
        "progress": report.progress,
        "office": report.office,
        "date": report.date,
        "sentence": report.sentence,
        "key": report.passage.key,
        "label": report.passage.label,
        "spans": report.spans,
        "holds_for": report.holds_for,
        "refers": report.refers,
        "announced": report.announced,
    }


def _letter(letter: LetterSummary) -> dict[str, Any]:
    return {
        "document_id": letter.document_id,
        "title": letter.title,
        "reference": letter.reference,
        "date": letter.date,
    }
