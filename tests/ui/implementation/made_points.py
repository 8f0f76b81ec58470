"""Points with what was reported on them, made of the letters of a made-up Vorgang, for tests of pages and tables."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.implementation.state import PointStatus, Progress, Report
from ingest.archive.archive import LetterSummary
from ingest.labels import title
from ingest.model import Letter, MarkState, Tier
from tests.ingest.made_vorgang import ENQUIRY_ANSWERED, FIRST, LAST, RESOLUTION, read


def summary(letter: Letter, tier: Tier = Tier.OEFFENTLICH) -> LetterSummary:
    """What a list shows of a letter."""
    head = letter.head
    return LetterSummary(
        letter.source.document_id, letter.source.file, head.kind, head.reference, head.further_references, head.date,
        head.office, head.subject, tier, MarkState.UNTICKED, len(read(letter)), title(letter),
    )  # fmt: skip


def report(letter: Letter, block: int, progress: Progress, office: str | None = "Sozialamt") -> Report:
    """What a block of a letter (counted from 1) says, all of it."""
    passage = next(one for one in read(letter) if one.key.split("/")[1] == str(block))
    return Report(progress, summary(letter), office, letter.head.date, passage.text, passage, passage.spans)


def point(number: str | None, *reports: Report, reference: str = "A0093/15") -> PointStatus:
    """A point of the resolution with its reports; its words are those of the point of this number, or the first."""
    points = [one for one in read(RESOLUTION) if one.kind.value == "resolution_point"]
    wording = next((one for one in points if one.number == number), points[0])
    return PointStatus(reference, "Ein Beispiel", number, wording.text, (wording,), reports)


#: Point 1 was done; of 2a there is a series with an enquiry, and a report is overdue; nothing reports on 3.
DONE = point("1", report(FIRST, 3, Progress.DONE))
SERIES = replace(
    point("2a", report(FIRST, 5, Progress.ONGOING), report(LAST, 3, Progress.REPORTED, "Amt für Recht")),
    replies=(report(ENQUIRY_ANSWERED, 3, Progress.UNCLEAR),),
    enquiries=(summary(ENQUIRY_ANSWERED),),
    next_report=datetime.date(2018, 3, 31),
    overdue=True,
)
UNREPORTED = point("3")
POINTS = (SERIES, DONE, UNREPORTED)
HIDDEN = replace(DONE, reports=(replace(DONE.reports[0], letter=summary(FIRST, Tier.NICHTOEFFENTLICH)),))
