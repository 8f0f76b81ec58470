"""The types of a draft answer: the enquiry, what earlier letters say to its questions, what enters the outgoing letter.

Every sentence of a draft carries a Fundstelle; what none carries is an open mark in square brackets.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.language_model.fluent import Fluent
from assistant.model import Citation, Scope
from ingest.model import Letter, Spans, Tier

#: What stands where no earlier letter answers.
OPEN_MARK = "[keine Fundstelle – bitte ergänzen]"
#: What stands on screen where only a letter of a closed tier answers; it never leaves with the draft.
INTERNAL_MARK = "[interne Fundstelle – nicht übernommen]"
#: What stands before sentences that a language model worded (AI Act, Article 50); it leaves with the draft.
GENERATED_MARK = "[KI-formuliert, Satz für Satz an den Fundstellen geprüft]"


class Reservation(StrEnum):
    """What becomes of the reservations that earlier letters make: an explicit choice of whoever drafts."""

    TAKE = "übernehmen"
    LEAVE = "weglassen"
    CHECK = "prüfen"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of an enquiry.

    Attributes:
        number: As printed without dot or bracket ("2", "3a"); counted from "1" where the enquiry numbers none.
        text: Its words in display form, one line.
        spans: Where they stand in the enquiry's source.
    """

    number: str
    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Enquiry:
    """An enquiry to be answered; it is read, but never taken into the archive.

    Attributes:
        letter: The enquiry as read.
        reference: Its reference ("AF2531/22"); None where it prints none.
        asker: Who asks: the fraction, else the person or body that the head names; None where neither can be told.
        subject: What it is about, on one line; None where it prints none.
        date: Its date; None where it prints none.
        questions: Its questions in their order, at least one.
    """

    letter: Letter
    reference: str | None
    asker: str | None
    subject: str | None
    date: datetime.date | None
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What an earlier letter says to a question.

    Attributes:
        citation: The Fundstelle; its marker counts through the whole draft, statements of a closed tier last.
        tier: Who may see its letter.
        reservation: What that letter reserves for all it says, in display form; None where it reserves nothing.
    """

    citation: Citation
    tier: Tier
    reservation: str | None = None


@dataclass(frozen=True, slots=True)
class FigureToUpdate:
    """A figure of an earlier letter, which holds no longer than its day.

    Attributes:
        value: As printed, with its unit where it has one ("11.805", "1,5 Mio. Euro").
        as_of: The day it stood, as the sentence says it, else that of its letter; None where neither is known.
        office: Whom to ask for the current one; None where the letter names no office.
    """

    value: str
    as_of: datetime.date | None
    office: str | None

    @property
    def mark(self) -> str:
        """What stands in its place ("[aktualisieren: zuletzt 11.805, Stand 23.05.2022]")."""
        stand = f"Stand {self.as_of:%d.%m.%Y}" if self.as_of else "Stand unbekannt"
        return f"[aktualisieren: zuletzt {self.value}, {stand}]"


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a draft.

    Attributes:
        text: What enters the letter: words of an earlier letter, or verified ones of a language model, with marks in
            the place of figures; an open mark; the mark of what is generated; or a mark by which a reservation is taken
            over or to be checked.
        marker: That of its citation; None for an open mark and the mark of what is generated only.
        figures: The figures that are to be updated, in the order of their marks.
        further: Markers of further citations that carry it, too.
    """

    text: str
    marker: int | None
    figures: tuple[FigureToUpdate, ...] = ()
    further: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two earlier statements that do not agree, for whoever drafts to decide.

    Attributes:
        first: The earlier statement.
        second: The later one.
        about: On what they differ, a German phrase ("Plätze: 120 (23.05.2022) und 140 (01.02.2023)").
    """

    first: Citation
    second: Citation
    about: str


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """The draft answer to one question.

    Attributes:
        question: The question.
        sentences: The paragraph; a question that nothing answers has the open mark alone.
        statements: The earlier statements that answer it and may enter the outgoing letter, newest first.
        internal: Those of a more closed tier than the letter's, newest first: on screen only, never exported.
        contradictions: Statements among ``statements`` and ``beside`` that do not agree.
        is_open: Whether nothing that may enter the letter answers it.
        fluent: What became of having it worded by a language model; None where that was not wanted.
        beside: Earlier statements that may bear on it, too, newest first: on screen only, never exported.
    """

    question: AskedQuestion
    sentences: tuple[DraftSentence, ...]
    statements: tuple[Statement, ...]
    internal: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]
    is_open: bool
    fluent: Fluent | None = None
    beside: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft answer to an enquiry.

    Attributes:
        enquiry: The enquiry.
        tier: That of the outgoing letter, chosen before anything is searched.
        reservation: What becomes of reservations.
        answers: One for each question, in their order.
        highest_tier: The most closed tier of the sources that entered; every export carries it.
        scope: What was searched for the letter: nothing in it tells of letters of a more closed tier.
        opening: What the letter begins with: the reservations of the letters that entered, each once, taken over or
            as a mark "[Vorbehalt prüfen: …]"; empty where they are left out, or none is made.
        reservations: The Fundstellen of ``opening``, by its markers.
        generated_by: Name of the language model that worded some of its answers; "" where none did.
    """

    enquiry: Enquiry
    tier: Tier
    reservation: Reservation
    answers: tuple[DraftAnswer, ...]
    highest_tier: Tier
    scope: Scope
    opening: tuple[DraftSentence, ...] = ()
    reservations: tuple[Statement, ...] = ()
    generated_by: str = ""
