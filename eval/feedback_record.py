"""What a user thought of an answer: the line that the page writes and ``python -m eval feedback`` reads.

The format stands in ``docs/interfaces.md``. There is no field for who said it, and one that is not in the format is an
error: what is never written down cannot be passed on.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eval.gold import GoldTurn
from eval.jsonl import Strict, read_rows, refuse
from ingest.model import BlockKind, LetterKind, Speaker

#: What can be said of an answer. ``right``: answer and Fundstellen are, or it was right to find nothing.
#: ``incomplete``: right as far as it goes. ``wrong``: answers something else, or cites the wrong place.
#: ``should_answer``: nothing was found, and the papers tell it. ``should_refuse``: it was answered, and the papers do
#: not tell it.
Verdict = Literal["right", "incomplete", "wrong", "should_answer", "should_refuse"]

#: Where the format is documented.
FORM = "docs/interfaces.md, „A feedback record“"
#: From so many digits on, a row that begins with 0 or + is taken for a telephone number: "0091/2021" has fewer.
_PHONE_DIGITS = 9
_MAIL = re.compile(r"[^\s@<>,;:()\"„“]+@[^\s@<>,;:()\"„“]+\.\w{2,}")
_PHONE = re.compile(r"(?<!\w)(?:\+|0)[\d /()-]{6,}\d")


class CitedPlace(BaseModel):
    """A citation as ``ask --json`` prints it; of its keys only those that gold needs are read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    paper: str | None
    letter: LetterKind
    file: str
    label: str
    kind: BlockKind
    number: str | None
    speaker: Speaker
    quote: str = Field(min_length=1)


class FeedbackRecord(Strict):
    """One user's word on one answer.

    Attributes:
        question: What was asked.
        history: The turns before it, oldest first.
        lang: Language of the question.
        status: What the answer was, as in ``ask --json``.
        answer: Its text.
        citations: Its citations; none unless answered.
        verdict: What the user says.
        reason: Why, in the user's words.
        date: Day on which it was said.
    """

    question: str = Field(min_length=1)
    history: tuple[GoldTurn, ...] = ()
    lang: Literal["de", "en"] = "de"
    status: Literal["answered", "near", "not_found"]
    answer: str = ""
    citations: tuple[CitedPlace, ...] = ()
    verdict: Verdict
    reason: str = ""
    date: datetime.date

    @model_validator(mode="after")
    def _consistent(self) -> FeedbackRecord:
        answered = self.status == "answered"
        if answered != bool(self.citations):
            raise ValueError("status und citations widersprechen sich")
        if self.verdict in ("incomplete", "wrong", "should_refuse") and not answered:
            raise ValueError(f"„{self.verdict}“ gibt es nur für Antworten")
        if self.verdict == "should_answer" and answered:
            raise ValueError("„should_answer“ gibt es nur, wo nicht geantwortet wurde")
        return self


def read_records(path: Path) -> list[FeedbackRecord]:
    """Read feedback, one JSON object a line; blank lines are skipped.

    Raises:
        BadInput: The file cannot be read, or lines are no records; the message names them.
    """
    rows, broken = read_rows(path, FeedbackRecord, "Rückmeldungen")
    if broken:
        raise refuse(path, broken, "eine Rückmeldung", FORM)
    return [record for _, record in rows]


def without_addresses(text: str) -> str:
    """A text whose e-mail addresses and telephone numbers are gone; a person's name is left for a person to see."""
    return _PHONE.sub(_phone, _MAIL.sub("[E-Mail]", text))


def _phone(match: re.Match[str]) -> str:
    return "[Telefon]" if sum(map(str.isdigit, match[0])) >= _PHONE_DIGITS else match[0]


def said_before(history: Sequence[GoldTurn]) -> tuple[GoldTurn, ...]:
    """Earlier turns as gold keeps them: without addresses."""
    return tuple(GoldTurn(role=turn.role, content=without_addresses(turn.content)) for turn in history)
