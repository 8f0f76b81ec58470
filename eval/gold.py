"""Gold questions: their format, and a reader that names the line of whatever is wrong.

The format is documented in ``eval/data/README.md``. An unknown field is an error: a misspelt ``expects`` would
otherwise be an expectation that nobody checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from eval.jsonl import Entry, Strict, read_gold_entries

QuestionType = Literal[
    "fact",
    "number",
    "date",
    "who",
    "why",
    "list",
    "status",
    "multi-paper",
    "comparison",
    "cross-document",
    "followup",
    "unanswerable",
    "false-premise",
    "compound",
]
PassageKind = Literal["question", "point", "paragraph", "preamble", "intro", "letterhead", "signature"]
PassagePart = Literal["resolution", "answer", "question", "letterhead"]
SpeakerName = Literal["council", "enquirer", "office", "third_party", "record"]


class Locator(Strict):
    """Where in its letter a passage stands, in a councillor's terms.

    Attributes:
        kind: What it stands under.
        number: As printed; "1+2" where several questions share one answer; None without one.
        part: Whose part of it; None where the gold does not say.
    """

    kind: PassageKind
    number: str | None = None
    part: PassagePart | None = None


class GoldPassage(Strict):
    """A passage that answers: citing it is right.

    Attributes:
        paper: Reference of the paper ("P0091/21").
        file: Stem of the source file.
        locator: Where in the file it stands.
        quote: Its words, contiguous and verbatim but for torn lines.
        also_in: Stems of other files that hold the same passage; citing one of them is right too.
    """

    paper: str
    file: str
    locator: Locator
    quote: str = Field(min_length=1)
    also_in: tuple[str, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Stems of all files in which a citation is right."""
        return frozenset((self.file, *self.also_in))


class GoldTurn(Strict):
    """An earlier turn of a follow-up question."""

    role: Literal["user", "assistant"]
    content: str


class AbsenceCheck(Strict):
    """A check that something is absent: no place of the texts holds one alternative of every entry.

    Attributes:
        any: Entries of alternatives ("fontaene|wasserspiel"), compared folded, as substrings; a blank at an
            alternative's edge asks for a word border.
        within: Characters within which the entries would have to stand together.
        paper: Reference of the paper whose files are looked at; None for all texts.
    """

    any: tuple[str, ...] = Field(min_length=1)
    within: int = Field(default=600, gt=0)
    paper: str | None = None


class Expectations(Strict):
    """How an answer must behave beyond citing the right passage; :func:`eval.expectations.unmet` tells them."""

    speaker: SpeakerName | None = None
    not_part: PassagePart | None = None
    partial: bool | None = None
    notice: str | None = None
    status: Literal["answered", "near|not_found"] | None = None
    text_has: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    premise: bool | None = None


class GoldItem(Entry):
    """One gold question.

    Attributes:
        id: Unique within its file ("dd-001").
        question: What the user types.
        answerable: False where a right answer says that the papers do not tell.
        type: Kind of question.
        gold: The passages that answer it, each of them needed; empty unless answerable.
        facts: Strings that a right answer contains; "a|b" means either.
        history: Earlier turns of a follow-up.
        lang: Language of the question, "de" or "en".
        expects: Behaviour beyond the citation; None where nothing special is asked.
        wording: "everyday" where an administrative matter is asked for in political or everyday words.
        near: Of an unanswerable item: whether a paper deals with the matter but lacks the detail; None where not told.
        absent: Checks, all of which must hold, that the answer (of a compound item its open half) is absent.
        note: For the reader; of an unanswerable item what is missing.
        related_paper: Paper that an unanswerable item comes nearest to.
        absent_in: Where the answer was checked to be absent.
    """

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answerable: bool
    type: QuestionType
    gold: tuple[GoldPassage, ...] = ()
    facts: tuple[str, ...] = ()
    history: tuple[GoldTurn, ...] = ()
    lang: Literal["de", "en"] = "de"
    expects: Expectations | None = None
    wording: Literal["everyday"] | None = None
    near: bool | None = None
    absent: tuple[AbsenceCheck, ...] = ()
    note: str | None = None
    related_paper: str | None = None
    absent_in: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> GoldItem:
        if self.answerable != bool(self.gold):
            raise ValueError("answerable und gold widersprechen sich")
        if self.type == "unanswerable" if self.answerable else self.type not in ("unanswerable", "false-premise"):
            raise ValueError("answerable und type widersprechen sich")
        if self.type == "followup" and not self.history:
            raise ValueError("eine Anschlussfrage braucht history")
        if self.type == "compound" and not (self.expects and self.expects.partial):
            raise ValueError("eine zusammengesetzte Frage (compound) braucht expects.partial = true")
        if self.near is not None and self.answerable:
            raise ValueError("near gehört nur zu unbeantwortbaren Fragen")
        if self.absent and self.answerable and self.type not in ("compound", "false-premise"):
            raise ValueError("absent gehört nur zu unbeantwortbaren Fragen und zu offenen Hälften (compound)")
        return self


def read_gold(path: Path) -> tuple[GoldItem, ...]:
    """Read a file of gold questions, as :func:`eval.jsonl.read_gold_entries` reads."""
    return read_gold_entries(path, GoldItem, "Goldfragen", "eine Goldfrage")
