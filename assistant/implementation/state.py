"""The types of the state of implementation (Umsetzungsstand): what a letter says became of a point, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from ingest.archive.lists import LetterSummary
from ingest.model import LetterKind, Passage, Spans


class Progress(StrEnum):
    """What a letter says became of a resolution point; the closed list, in the words a councillor reads.

    Never a fact about the city: always what an office said on a day. :attr:`UNCLEAR` wherever the words do not decide.
    """

    DONE = "umgesetzt"
    ONGOING = "in Umsetzung"
    NOT_DONE = "nicht umgesetzt"
    DECLINED = "abgelehnt"
    NOT_RESPONSIBLE = "nicht zuständig"
    REPORTED = "berichtet, keine Maßnahme genannt"
    UNCLEAR = "unklar"


#: After these nothing more is to be reported.
SETTLED = frozenset({Progress.DONE, Progress.DECLINED, Progress.NOT_RESPONSIBLE})


@dataclass(frozen=True, slots=True)
class Report:
    """What one letter says of a point.

    Attributes:
        progress: What became of it, according to this letter.
        letter: The letter.
        office: The office that wrote it; None where the head names none.
        date: The letter's date; None where unknown.
        sentence: The words that say so, in display form; where they are of one that it refers to, they stand in
            ``passage`` there. Never empty: an unclear report has the first sentence of what is said.
        passage: The passage they stand in (permalink).
        spans: Where they stand in the source of ``passage``, at least one.
        holds_for: The office or level for which "nicht zuständig" holds, as the words name it; None elsewhere.
        refers: Titles of the letters to which the words send their reader, where they may be seen ("Siehe
            Beschlusskontrolle vom …").
        announced: For when the letter announces the next report on the paper; None where it announces none.
    """

    progress: Progress
    letter: LetterSummary
    office: str | None
    date: datetime.date | None
    sentence: str
    passage: Passage
    spans: Spans
    holds_for: str | None = None
    refers: tuple[str, ...] = ()
    announced: datetime.date | None = None

    @property
    def is_reply(self) -> bool:
        """Whether it answers a later enquiry about the point."""
        return self.letter.kind is LetterKind.ANSWER_LETTER


@dataclass(frozen=True, slots=True)
class PointStatus:
    """A resolution point, and what was reported on it.

    Attributes:
        reference: The paper's reference.
        subject: What the paper is about; None where no letter says.
        number: The point's number; None where the paper numbers none.
        wording: The point's words, from the paper itself if that may be seen, else as a later letter quotes them.
        passages: Where these words stand, in reading order.
        reports: What control letters and statements say, in the order of time: the history.
        replies: What answers to later enquiries about the point say, in the order of time.
        enquiries: Those enquiries or, where only the answer may be seen, the answers ("Nachfrage liegt vor").
        next_report: For when the last report on the paper announces another; None where it announces none, or where
            another came.
        overdue: Whether that day has passed, seen both from the day asked for and from the latest letter that may be
            seen (of later days nothing is known), while the point is not settled.
    """

    reference: str
    subject: str | None
    number: str | None
    wording: str
    passages: tuple[Passage, ...]
    reports: tuple[Report, ...]
    replies: tuple[Report, ...] = ()
    enquiries: tuple[LetterSummary, ...] = ()
    next_report: datetime.date | None = None
    overdue: bool = False

    @property
    def current(self) -> Report | None:
        """The latest report; None where nothing reports on the point."""
        return self.reports[-1] if self.reports else None

    @property
    def progress(self) -> Progress:
        """What the latest report says; unclear where there is none."""
        return self.current.progress if self.current else Progress.UNCLEAR
