"""What leaves the house of a draft: letterhead, questions and answers as edited, Fundstellen; for DOCX and Markdown.

A place of a closed tier never stands on a sheet. Where an answer's text names a marker ("[2]") that it knows, a
Fundstelle is attached; what a person wrote without one stays theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.draft import (
    INTERNAL_MARK,
    OPEN_MARK,
    Draft,
    DraftAnswer,
    DraftSentence,
    FigureToUpdate,
    Statement,
)
from assistant.model import Citation
from assistant.standing import place, standing
from ingest.model import Tier

#: What stands in a line of the letterhead that nobody filled in.
TO_COMPLETE = "[{what} – bitte ergänzen]"
#: What every export says at its top where a language model worded parts of it.
GENERATED = "Teile des Entwurfs hat ein Sprachmodell ({model}) formuliert; sie tragen den Vermerk „KI-formuliert“."
#: Characters of a model's name in it: all of it is a property of the Word file, too, which takes 255.
MODEL_CHARS = 60
#: Marks that somebody has to see to before the letter goes out.
_MARKS = r"\[(?:aktualisieren:|Vorbehalt prüfen:|KI-formuliert|[^\[\]]*\bbitte ergänzen)[^\[\]]*\]"
_TIERS = {
    Tier.OEFFENTLICH: "öffentlich",
    Tier.INTERN: "intern",
    Tier.NICHTOEFFENTLICH: "nichtöffentlich",
    Tier.GESPERRT: "gesperrt",
}
_PIECES = re.compile(rf"(?P<mark>{_MARKS})|[ \t]*\[(?P<marker>\d{{1,4}})\]")
#: What XML cannot hold (XML 1.0, 2.2) and what turns the direction of writing, so that a text disguises itself.
_UNSHOWN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines around the answers; an empty one is marked in the letter as to be completed.

    Attributes:
        office: Who writes.
        sign: The file's sign of the outgoing letter ("(OB) 15.13").
        date: Its date, as it shall read.
        addressee: To whom, one line each.
        subject: What it is about.
        reference: The enquiry's reference.
        salutation, opening, closing, signature: The letter's own sentences.
    """

    office: str = ""
    sign: str = ""
    date: str = ""
    addressee: str = ""
    subject: str = ""
    reference: str = ""
    salutation: str = "Sehr geehrte Damen und Herren,"
    opening: str = "Ihre Anfrage beantworte ich wie folgt:"
    closing: str = "Mit freundlichen Grüßen"
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A draft as a person left it.

    Attributes:
        head: The letterhead.
        texts: The text of each answer, in the order of the questions.
        reservation: What the letter reserves for all it says, or has to be checked about that; "" without.
    """

    head: Head
    texts: tuple[str, ...]
    reservation: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A Fundstelle of the letter.

    Attributes:
        marker: By which the texts name it, 1-based.
        standing: The Fundstelle with its first words, for where it is named first.
        place: Without them, for where it is named again.
        document_id: Its letter.
        tier: Who may see that letter.
        ask: Offices to ask for the figures that are to be updated, in their order.
    """

    marker: int
    standing: str
    place: str
    document_id: str
    tier: Tier
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer: number, words of the question, text of the answer, and whether it is still open."""

    number: str
    question: str
    text: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter to be exported.

    Attributes:
        tier: That of the outgoing letter.
        highest_tier: The most closed tier of the sources that entered.
        head: Its letterhead.
        answers: Question by question.
        notes: The Fundstellen that entered the draft, by marker.
        reservation: What it reserves before all answers; "" without.
        generated_by: Name of the language model that worded some of its answers; "" where none did.
    """

    tier: Tier
    highest_tier: Tier
    head: Head
    answers: tuple[Answered, ...]
    notes: tuple[Note, ...]
    reservation: str = ""
    generated_by: str = ""

    @property
    def mark(self) -> Tier:
        """What every export carries: the more closed one of the letter's own tier and that of its sources."""
        return max(self.tier, self.highest_tier, key=lambda tier: tier.closedness)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an answer's text: plain words, a mark to see to, or the place of a Fundstelle (``note``)."""

    kind: Literal["words", "mark", "note"]
    text: str
    note: Note | None = None


def head_of(draft: Draft) -> Head:
    """The letterhead of an answer to an enquiry, as far as the enquiry tells."""
    enquiry = draft.enquiry
    of = f" vom {enquiry.date:%d.%m.%Y}" if enquiry.date else ""
    return Head(
        addressee=enquiry.asker or "",
        subject=enquiry.subject or "",
        reference=enquiry.reference or "",
        opening=f"Ihre Anfrage{of} beantworte ich wie folgt:",
    )


def begun(draft: Draft) -> Edited:
    """A draft as nobody has edited it yet."""
    answers = tuple(text_of(answer.sentences) or OPEN_MARK for answer in draft.answers)
    return Edited(head_of(draft), answers, text_of(draft.opening))


def text_of(sentences: Sequence[DraftSentence]) -> str:
    """Sentences as a paragraph, each with the marker of its Fundstelle behind it."""
    rows = [
        " ".join([one.text, *(f"[{marker}]" for marker in (one.marker, *one.further) if marker is not None)])
        for one in sentences
    ]
    return " ".join(" ".join(rows).replace(INTERNAL_MARK, OPEN_MARK).split())


def sheet(draft: Draft, edited: Edited) -> Sheet:
    """The letter of a draft as it was edited.

    Args:
        draft: The draft.
        edited: What a person made of it; of the draft itself only Fundstellen and tiers are taken besides.
    """
    answers = tuple(
        Answered(answer.question.number, showable(answer.question.text), said := outgoing(text), OPEN_MARK in said)
        for answer, text in zip(draft.answers, edited.texts, strict=True)
    )
    reserved = outgoing(edited.reservation) if edited.reservation.strip() else ""
    notes = tuple(_notes(draft))
    return Sheet(draft.tier, draft.highest_tier, edited.head, answers, notes, reserved, draft.generated_by)


def outgoing(text: str) -> str:
    """A text as it can leave: what stands for a place of a closed tier is an open mark, nothing disguises itself."""
    return showable(text).replace(INTERNAL_MARK, OPEN_MARK).strip() or OPEN_MARK


def showable(text: str) -> str:
    """A text with one sign of line ends, and nothing in it that a document cannot hold."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of an answer: what an empty line parts; single line ends stay within."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def pieces(text: str, notes: Sequence[Note]) -> Iterator[Piece]:
    """A text piece by piece; a number in brackets that is no marker of a Fundstelle stays part of the words."""
    by_marker = {note.marker: note for note in notes}
    at = 0
    for found in _PIECES.finditer(text):
        note = by_marker.get(int(found["marker"])) if found["marker"] else None
        if note is None and not found["mark"]:
            continue
        if found.start() > at:
            yield Piece("words", text[at : found.start()])
        yield Piece("note", "", note) if note else Piece("mark", found[0])
        at = found.end()
    if at < len(text):
        yield Piece("words", text[at:])


def completed(line: str, what: str) -> str:
    """A line of the letterhead, or the mark that it is to be completed."""
    return showable(line).strip() or TO_COMPLETE.format(what=what)


def graded(sheet: Sheet) -> str:
    """How confidential a letter and its sources are, in a sentence; in another, that a language model worded parts."""
    tiers = f"Ebene des Schreibens: {_TIERS[sheet.tier]}; höchste Ebene der Quellen: {_TIERS[sheet.highest_tier]}."
    model = showable(sheet.generated_by)[:MODEL_CHARS]
    return f"{tiers} {GENERATED.format(model=model)}" if model else tiers


def marked(sheet: Sheet) -> str:
    """The mark of confidentiality as the house's letters print it, ticked where anything in it is not public."""
    return "☐ vertraulich" if sheet.mark is Tier.OEFFENTLICH else f"☒ vertraulich ({_TIERS[sheet.mark]})"


def footnotes(named: Sequence[Note]) -> list[str]:
    """The texts of footnotes: a Fundstelle with its first words and whom to ask where it is named first, then without.

    Args:
        named: The Fundstelle of each, in their order.
    """
    seen: set[int] = set()
    texts = []
    for note in named:
        ask = f" Aktuelle Zahl zu erfragen bei: {'; '.join(note.ask)}." if note.ask else ""
        texts.append(f"{note.place}." if note.marker in seen else note.standing + ask)
        seen.add(note.marker)
    return texts


def _notes(draft: Draft) -> Iterator[Note]:
    """Every Fundstelle that may enter, once; one that answers two questions has the figures of both."""
    figures = _figures(draft.answers)
    said = [*draft.reservations, *(one for answer in draft.answers for one in answer.statements)]
    for marker, one in sorted({one.citation.marker: one for one in said}.items()):
        yield _note(one, one.citation, figures.get(marker, ()))


def _note(one: Statement, citation: Citation, figures: Sequence[FigureToUpdate]) -> Note:
    asked = tuple(dict.fromkeys(showable(figure.office) for figure in figures if figure.office))
    return Note(
        citation.marker,
        showable(standing(citation, one.tier)),
        showable(place(citation, one.tier)),
        citation.document_id,
        one.tier,
        asked,
    )


def _figures(answers: Sequence[DraftAnswer]) -> dict[int, tuple[FigureToUpdate, ...]]:
    found: dict[int, tuple[FigureToUpdate, ...]] = {}
    for one in (sentence for answer in answers for sentence in answer.sentences):
        if one.marker is not None:
            found[one.marker] = (*found.get(one.marker, ()), *one.figures)
    return found
