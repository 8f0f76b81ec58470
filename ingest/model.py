"""The types of a letter, from its source text to its citable passages.

The source text is immutable; everything else is a view of it by :class:`Span`. Names follow OParl where OParl has a
term (paper, file, reference) and the council's own words where it has none; ``docs/glossary.md`` holds the list.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Tier(StrEnum):
    """How confidential a letter is, from open to closed; each tier has indexes of its own.

    ``INTERN`` is what council and staff see before a sitting, ``GESPERRT`` what is locked for the sake of a person.
    """

    OEFFENTLICH = "oeffentlich"
    INTERN = "intern"
    NICHTOEFFENTLICH = "nichtoeffentlich"
    GESPERRT = "gesperrt"

    @property
    def closedness(self) -> int:
        """How closed it is: 0 for what everybody sees, 3 for what is locked."""
        return list(Tier).index(self)


class MarkState(StrEnum):
    """What the confidentiality mark of a letterhead shows."""

    TICKED = "ticked"
    UNTICKED = "unticked"
    UNREADABLE = "unreadable"
    ABSENT = "absent"


class LetterKind(StrEnum):
    """What a document is; the names of the Dresden gold structure, plus enquiry, motion and proposal."""

    RESOLUTION_CONTROL = "resolution_control"
    ANSWER_LETTER = "answer_letter"
    RESOLUTION = "resolution"
    STATEMENT = "statement"
    MINUTES = "minutes"
    ENQUIRY = "enquiry"
    MOTION = "motion"
    PROPOSAL = "proposal"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of a letter is; the names of the Dresden gold structure, plus letterhead and paragraph."""

    LETTERHEAD = "letterhead"
    INTRO = "intro"
    PREAMBLE = "preamble"
    RESOLUTION_POINT = "resolution_point"
    QUESTION = "question"
    ANSWER = "answer"
    SIGNATURE = "signature"
    PARAGRAPH = "paragraph"


class Speaker(StrEnum):
    """Whose words a passage holds."""

    COUNCIL = "council"
    ENQUIRER = "enquirer"
    OFFICE = "office"
    THIRD_PARTY = "third_party"
    RECORD = "record"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source text.

    Attributes:
        start: First code point, counted from the beginning of the decoded source text.
        end: One past the last code point; ``0 <= start < end``.
        page: Page the stretch stands on (1-based), None where the source shows no pages.
    """

    start: int
    end: int
    page: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, found {self.start}..{self.end}")


Spans = tuple[Span, ...]


class Role(StrEnum):
    """What a paragraph of a letterhead or introduction is for."""

    MARK = "mark"
    OFFICE = "office"
    ADDRESSEE = "addressee"
    FILE_NUMBER = "file_number"
    DATE = "date"
    SUBJECT = "subject"
    REFERENCE = "reference"
    RESERVATION = "reservation"
    NEXT_CONTROL = "next_control"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class PageBox:
    """Where a stretch of a source text stands on its page's image.

    Attributes:
        start, end: The stretch, in code points of the source text: one printed line or word.
        page: Its page (1-based).
        left, top, right, bottom: Its edges as fractions (0 to 1) of the page's width and height, from the top left.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded source file; its text is never altered.

    Attributes:
        document_id: First 16 hexadecimal digits of the SHA-256 of the file's bytes.
        file: Stem of the file's name ("AF2531-22_Antwort_2022-09-14").
        text: The decoded text; all spans count its code points.
        page_starts: Offset at which each page begins, in order (``page_starts[0]`` is page 1); empty where the source
            shows no pages.
    """

    document_id: str
    file: str
    text: str
    page_starts: tuple[int, ...] = ()

    def at(self, span: Span) -> str:
        """The source text of one span, unaltered."""
        return self.text[span.start : span.end]

    def verbatim(self, spans: Spans) -> str:
        """The source text of several spans in reading order, joined by a blank."""
        return " ".join(self.at(span) for span in spans)


class NoiseKind(StrEnum):
    """The closed list of what in a source is no part of any block; all else is at least a plain paragraph."""

    PAGE_MARK = "page_mark"
    PAGE_HEAD = "page_head"
    FORM_RESIDUE = "form_residue"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of a source that belongs to no block.

    ``PAGE_HEAD`` is a page's head or foot; ``FORM_RESIDUE`` what a form's template left behind ("Bitte auswählen");
    ``BLANK`` holds neither letter nor digit: white space, bullets, rules.
    """

    kind: NoiseKind
    span: Span


@dataclass(frozen=True, slots=True)
class ConfidentialityMark:
    """The mark "vertraulich" of a letterhead and what it shows."""

    state: MarkState
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What a council information system says about the paper a file belongs to (OParl 1.1, ``Paper`` and ``File``).

    Attributes:
        id: The paper's own id, or its URL.
        reference: Its reference ("2019/0554").
        name: Its title.
        paper_type: Its type ("Anfrage").
        date: Its date.
        file_name: The name of this file in the paper ("Stellungnahme TOP 36").
        originator: The organization or person that brought it in.
    """

    id: str
    reference: str | None = None
    name: str | None = None
    paper_type: str | None = None
    date: datetime.date | None = None
    file_name: str | None = None
    originator: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a letterhead where the council information system and the print differ.

    The former wins for reference and subject. A document's kind is what its title prints, for a file's name is free
    text; only an answer to an enquiry that is printed as any other statement is put right.
    """

    field: str
    given: str
    printed: str


class MissingKind(StrEnum):
    """What a letter speaks of and the file does not hold."""

    PAGE = "page"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Missing:
    """A page without text, or an attachment that the letter mentions and the file does not hold.

    Attributes:
        kind: Which of the two.
        name: What to call it ("Seite 2", "Anlage 1", "Anlage").
        spans: Where the letter mentions it; empty for a page.
    """

    kind: MissingKind
    name: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letter's head says; a field the head does not show stays empty, it is never guessed.

    Attributes:
        kind: What the letter is.
        reference: Its own reference ("AF2531/22"; for a Beschlusskontrolle that of the resolution).
        further_references: Other references in head and subject, sessions ("SR/034/2022") included, in order.
        date: Its date; None where the stamp cannot be read. A form that prints no day of its own has that of the
            sitting it was written for. It is never that of the paper or of the upload.
        date_raw: The stamp as printed.
        office: The office that writes, on one line.
        file_number: The office's file number (Geschäftszeichen, "GZ").
        addressees: The lines of the address.
        subject: The subject on one line.
        mark: The confidentiality mark.
        fraction: The group in the council that asked or moved ("Fraktion Bündnis 90/Die Grünen").
        disagreements: Where the council information system says otherwise than the print.
    """

    kind: LetterKind = LetterKind.OTHER
    reference: str | None = None
    further_references: tuple[str, ...] = ()
    date: datetime.date | None = None
    date_raw: str | None = None
    office: str | None = None
    file_number: str | None = None
    addressees: tuple[str, ...] = ()
    subject: str | None = None
    mark: ConfidentialityMark = field(default_factory=lambda: ConfidentialityMark(MarkState.ABSENT))
    fraction: str | None = None
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a block: its display form and where it stands.

    The display form joins what line and page breaks tore; its letters and digits are those of the source. ``role`` says
    what a paragraph of a letterhead or introduction is for, None elsewhere.
    """

    text: str
    spans: Spans
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A structural part of a letter.

    Attributes:
        kind: What it is.
        number: Number as printed without dot or bracket ("2", "B", "2a" for point a of 2, "1.1"); for an answer that of
            its question or point, a joint one "1-2" or "1, 3"; None without one.
        speaker: Whose words it holds.
        paragraphs: Its paragraphs in reading order, at least one.
        refers_to: Numbers of the resolution points a question (and its answer) is about, from its own words.
        group: Which list the number counts in, where a letter has several: the reference of one of two resolutions, the
            agenda item of minutes ("4.1"), a Roman group ("I"); None where there is one list.
    """

    kind: BlockKind
    number: str | None
    speaker: Speaker
    paragraphs: tuple[Paragraph, ...]
    refers_to: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A source with its structure: head, blocks in reading order, the stretches outside of them, what is missing.

    The spans of the blocks' paragraphs and of the noise part the source: each code point stands in exactly one.
    """

    source: Source
    head: Letterhead
    blocks: tuple[Block, ...]
    noise: tuple[Noise, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage: display form, place, and whose words it holds (a quoted third party differs)."""

    text: str
    spans: Spans
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Passage:
    """The citable unit: one paragraph of one block, with its label and its speaker.

    Attributes:
        key: Stable key: document id, block and paragraph ("0123456789abcdef/12/1").
        document_id: The document it stands in.
        label: What a councillor would write ("AF2531/22, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 1").
        kind, number, refers_to: Those of its block.
        role: That of its paragraph.
        group: That of its block.
        speaker: Whose words it holds.
        sentences: Its sentences in reading order, at least one.
        text: Display form of the whole paragraph.
        spans: Where it stands.
        asked: What it answers: display form of the question or resolution point, None where nothing was asked.
    """

    key: str
    document_id: str
    label: str
    kind: BlockKind
    number: str | None
    refers_to: tuple[str, ...]
    speaker: Speaker
    text: str
    spans: Spans
    sentences: tuple[Sentence, ...]
    asked: str | None = None
    role: Role | None = None
    group: str | None = None
