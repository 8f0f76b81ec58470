"""What a letter says became of a point, in a few words: the state, who says so as of when, and the way to the words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.implementation.state import PointStatus, Progress, Report
from ingest.model import Tier
from ui import page_texts
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts


@dataclass(frozen=True, slots=True)
class ProgressTexts:
    """The texts of one language; ``language`` is its code."""

    language: str
    states: Mapping[Progress, str]
    no_report: str
    according: str  # {office} {date}
    some_office: str
    as_of: str  # {date}
    no_date: str
    holds_for: str  # {office}
    refers: str  # {titles}
    next_report: str  # {date}
    overdue: str  # {date}
    enquired: str

    @property
    def general(self) -> PageTexts:
        """The texts that all pages share: kinds, speakers, tiers, dates."""
        return page_texts.texts(self.language)

    def state(self, progress: Progress | None) -> str:
        """What a state is called; None stands for a point without a report."""
        return self.no_report if progress is None else self.states[progress]

    def said_by(self, office: str | None, day: datetime.date | None) -> str:
        """Who says so as of when ("laut Sozialamt, Stand 13.09.2017").

        Args:
            office: The office; None where the letter names none.
            day: The letter's date; None where it cannot be read.
        """
        date = self.as_of.format(date=self.general.date(day)) if day else self.no_date
        return self.according.format(office=office or self.some_office, date=date)


GERMAN = ProgressTexts(
    language="de",
    states={progress: progress.value for progress in Progress},
    no_report="kein Bericht gefunden",
    according="laut {office}, {date}",
    some_office="Schreiben ohne Absender",
    as_of="Stand {date}",
    no_date="Datum nicht lesbar",
    holds_for="gilt für: {office}",
    refers="verweist auf {titles}",
    next_report="nächster Bericht angekündigt für den {date}",
    overdue="Bericht überfällig seit {date}",
    enquired="Nachfrage liegt vor",
)
ENGLISH = ProgressTexts(
    language="en",
    states={
        Progress.DONE: "implemented",
        Progress.ONGOING: "under way",
        Progress.NOT_DONE: "not implemented",
        Progress.DECLINED: "declined",
        Progress.NOT_RESPONSIBLE: "not responsible",
        Progress.REPORTED: "reported, no measure named",
        Progress.UNCLEAR: "unclear",
    },
    no_report="no report found",
    according="according to {office}, {date}",
    some_office="a letter without a sender",
    as_of="as of {date}",
    no_date="date not readable",
    holds_for="holds for: {office}",
    refers="refers to {titles}",
    next_report="next report announced for {date}",
    overdue="report overdue since {date}",
    enquired="There is an enquiry",
)


def texts(language: str) -> ProgressTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN


def state_of(point: PointStatus) -> Progress | None:
    """What the latest report says of a point; None where nothing reports on it."""
    return point.current.progress if point.current else None


def class_of(progress: Progress | None) -> str:
    """The class by which style sheets know a state."""
    return "ohne" if progress is None else progress.name.lower().replace("_", "-")


def badge(progress: Progress | None, words: ProgressTexts) -> Html:
    """A state as a word with a sign of its colour before it."""
    return tag("strong", escaped(words.state(progress)), class_=f"zustand {class_of(progress)}")


def evidence_address(report: Report) -> str:
    """The permalink of the words that say so."""
    return letter_address(report.passage.document_id, "", report.spans)


def said(report: Report, words: ProgressTexts) -> Html:
    """Who says so as of when, as the way to the words; for whom a "not responsible" holds; whether it is not public."""
    shown = escaped(words.said_by(report.office, report.date))
    parts = [tag("a", shown, href=evidence_address(report), class_="laut")]
    if report.holds_for:
        parts.append(tag("span", escaped(words.holds_for.format(office=report.holds_for)), class_="gilt"))
    if report.letter.tier is not Tier.OEFFENTLICH:
        parts.append(tag("span", escaped(words.general.tiers[report.letter.tier]), class_="ebene"))
    return joined(*(joined(escaped(" " if number else ""), one) for number, one in enumerate(parts)))


def next_report(point: PointStatus, words: ProgressTexts) -> Html:
    """When another report is announced, or since when it is overdue; "" where none is announced."""
    if point.next_report is None:
        return Html("")
    pattern = words.overdue if point.overdue else words.next_report
    shown = escaped(pattern.format(date=words.general.date(point.next_report)))
    return tag("span", shown, class_="ueberfaellig" if point.overdue else "naechster")


def point_anchor(number: str | None) -> str:
    """Where a point stands on the page of its Vorgang, by its number; "" where that says nothing."""
    return f"stand-{number}" if number and number.isalnum() else ""


def state_line(point: PointStatus, words: ProgressTexts, anchor: str = "") -> Html:
    """A point's state on one line, for the page of its Vorgang; "" where nothing reports on it."""
    if point.current is None:
        return Html("")
    parts = (said(point.current, words), next_report(point, words))
    behind = (joined(escaped(" "), one) for one in parts if one)
    return tag("p", badge(point.current.progress, words), *behind, id=anchor or None, class_="umsetzung")
