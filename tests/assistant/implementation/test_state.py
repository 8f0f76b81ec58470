"""A point's state is what its latest report says; a reply to an enquiry is history."""

from __future__ import annotations

from dataclasses import replace

from assistant.implementation.state import SETTLED, PointStatus, Progress, Report
from ingest.model import LetterKind
from tests.assistant.implementation.made_points import passage
from tests.assistant.made import summary

SAID = Report(
    Progress.ONGOING, summary("a", LetterKind.RESOLUTION_CONTROL), "Amt", None, "Es läuft.", passage("Es läuft."), ()
)


def test_the_latest_report_counts() -> None:
    point = PointStatus("A0001/20", None, "1", "1. ein Konzept", (), ())
    assert point.current is None and point.progress is Progress.UNCLEAR
    later = replace(SAID, progress=Progress.DONE)
    reply = replace(SAID, letter=summary("b"))
    known = replace(point, reports=(SAID, later), replies=(reply,))
    assert known.current is later and known.progress is Progress.DONE
    assert reply.is_reply and not later.is_reply


def test_after_what_nothing_more_is_to_come() -> None:
    assert Progress.DONE in SETTLED and Progress.ONGOING not in SETTLED and Progress.UNCLEAR not in SETTLED
