"""The types of a question and its answer."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.filters import Filter
from ingest.model import BlockKind, LetterKind, Passage, Spans, Speaker, Tier


class Status(StrEnum):
    """What became of a question; a fault is an exception, never a status."""

    ANSWERED = "answered"
    NEAR = "near"
    NOT_FOUND = "not_found"


class NoticeKind(StrEnum):
    """The closed list of remarks that stand beside an answer, the only text without a citation."""

    PARTLY_OPEN = "partly_open"
    ATTACHMENT_MISSING = "attachment_missing"
    PAGE_MISSING = "page_missing"
    ONLY_ENQUIRER = "only_enquirer"
    ONLY_RESOLUTION = "only_resolution"
    NO_MEASURE = "no_measure"
    LATER_STATEMENT = "later_statement"
    RESERVATION = "reservation"
    REMOVED = "removed"
    FILTER_EMPTY = "filter_empty"
    PREMISE_UNPROVEN = "premise_unproven"


#: Notices that are read before the sentences, not behind them.
BEFORE_SENTENCES = frozenset({NoticeKind.PREMISE_UNPROVEN})


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of the chat; ``role`` is "user" or "assistant"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: made in one place from the server's session, it reaches retrieval with every question.

    Attributes:
        name: Shown nowhere but in the audit.
        roles: Names of roles ("councillor", "staff").
        tiers: The tiers this user may see; nothing else is ever searched.
    """

    name: str
    roles: frozenset[str]
    tiers: frozenset[Tier]


PUBLIC = Principal("public", frozenset(), frozenset({Tier.OEFFENTLICH}))


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage with its score for one question.

    Attributes:
        passage: The passage, from the archive.
        score: Fused z-score of lexical and dense similarity; higher is nearer, comparable within one question only.
        similarity: Cosine similarity of question and passage, -1 to 1.
    """

    passage: Passage
    score: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A Fundstelle: what is said, by whom, and exactly where it stands.

    Attributes:
        marker: Number shown in the answer, 1-based.
        passage_key: Key of the cited passage (permalink).
        document_id: The document it stands in.
        paper: Reference of the paper ("AF2531/22").
        letter: What kind of letter it is.
        file: Stem of the source file.
        label: What a councillor would write.
        kind, number, refers_to: Those of the cited block.
        speaker: Whose words these are.
        office: The office that wrote the letter, None where the head names none.
        date: Date of the letter, None where unknown.
        quote: Verbatim: the slices of the source joined by a blank.
        spans: Where the quote stands.
        display: The quote in readable form; its letters and digits are those of the quote.
        asked: What the passage answers, in display form.
        reservation: The reservation that the letter makes for all it says, in display form.
        tier: Who may see the letter, at the time of the answer.
    """

    marker: int
    passage_key: str
    document_id: str
    paper: str | None
    letter: LetterKind
    file: str
    label: str
    kind: BlockKind
    number: str | None
    refers_to: tuple[str, ...]
    speaker: Speaker
    office: str | None
    date: datetime.date | None
    quote: str
    spans: Spans
    display: str
    asked: str | None = None
    reservation: str | None = None
    tier: Tier = Tier.OEFFENTLICH


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer: who says it, what is said, and the markers of the citations that carry it.

    Attributes:
        attribution: Names speaker and stand ("Der Oberbürgermeister, Schreiben vom 14.09.2022"), no claim of its own.
        text: The sentence, in display form.
        markers: Markers of its citations, at least one.
    """

    attribution: str
    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A typed remark beside the answer."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched.

    Attributes:
        letters: Number of letters that this principal may see and the filter lets pass.
        latest: Date of the latest of them.
        within: The filter; None where all that may be seen was searched.
        undated: Number of letters that only the filter's period left out, because they have no date.
    """

    letters: int
    latest: datetime.date | None
    within: Filter | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, every sentence of it cited, or the honest word that there is none.

    Attributes:
        status: Answered, near (something close was found) or not found.
        language: "de" or "en": the frame's language; quotes stay German.
        partial: True when a part of the question stays open (a notice says which).
        lead: The frame sentence of an unanswered question ("In den hier einsehbaren Unterlagen …"), or "".
        sentences: What is said, in reading order; empty unless answered.
        citations: The Fundstellen, by marker; empty unless answered.
        near: The nearest places when nothing answers; never counted as citations.
        notices: Typed remarks.
        scope: What was searched.
        confidence: Calibrated probability that the answer is right, 0 to 1.
        latency_ms: Time from question to answer, milliseconds.
    """

    status: Status
    language: str
    partial: bool
    lead: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    near: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    scope: Scope
    confidence: float
    latency_ms: float

    @property
    def text(self) -> str:
        """The answer as plain text: its lead, then every sentence behind its attribution, with markers."""
        rows = [f"{s.attribution}: {s.text} {''.join(f'[{m}]' for m in s.markers)}" for s in self.sentences]
        return "\n".join(([self.lead] if self.lead else []) + rows)
