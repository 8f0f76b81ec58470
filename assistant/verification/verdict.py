"""What the verifier is given and what it says: evidence, flaw, badge, verdict."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from ingest.model import BlockKind, Speaker


class Flaw(StrEnum):
    """What keeps a sentence from being shown, in the words a councillor reads; the closed list."""

    NO_CITATION = "keine Fundstelle angegeben"
    UNKNOWN_CITATION = "Fundstelle gibt es nicht"
    QUOTE = "Zitat steht nicht wörtlich da"
    NUMBER = "Zahl steht nicht in der Fundstelle"
    UNIT = "Zahl gehört zu etwas anderem"
    DATE = "Datum steht nicht in der Fundstelle"
    SECTION = "Paragraf steht nicht in der Fundstelle"
    REFERENCE = "Aktenzeichen steht nicht in der Fundstelle"
    NAME = "Name steht nicht in der Fundstelle"
    DERIVED = "ausgerechnete Angabe"
    NEGATION = "Verneinung weicht ab"
    COMMITMENT = "verbindlicher als die Fundstelle"
    HEDGE = "sicherer als die Fundstelle"
    SPEAKER = "anderer Sprecher als in der Fundstelle"
    CONTENT = "Aussage steht nicht in der Fundstelle"
    MARKUP = "Link, Bild oder Auszeichnung"
    INSTRUCTION = "keine Aussage über die Sache"


class Badge(StrEnum):
    """How far a sentence that is shown is carried by what it cites."""

    FULL = "belegt"
    PART = "teilweise belegt"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as a language model was shown it, and as its sentences are checked against it.

    Attributes:
        marker: Its number in the answer, 1-based.
        text: Display form of the whole passage.
        speaker: Whose words it holds.
        office: The office that wrote the letter, None where the head names none.
        date: Date of the letter, None where unknown.
        paper: Reference of its paper ("AF2531/22"), None where it has none.
        kind: What block it is of.
        asked: What it answers, in display form; None where nothing was asked.
        label: What a councillor would write ("AF2531/22, Antwort zu Frage 3").
    """

    marker: int
    text: str
    speaker: Speaker
    office: str | None
    date: datetime.date | None
    paper: str | None
    kind: BlockKind
    asked: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one sentence.

    Attributes:
        flaws: Everything that keeps it from being shown; empty for a sentence that may be.
        support: Calibrated probability that the passages say what it says, 0 to 1; 0 where it was not measured,
            because a flaw was found before.
        badge: How far it is carried; None for a sentence that must not be shown.
        verbatim: Stretches of the sentence (start, end in code points, without the quotation marks) that stand between
            quotation marks and verbatim in a cited passage, in order.
    """

    flaws: frozenset[Flaw]
    support: float
    badge: Badge | None
    verbatim: tuple[tuple[int, int], ...]
