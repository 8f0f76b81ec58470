"""Exchanges, holders and a clock for tests of what is kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.model import Answer
from assistant.personal.history import Past
from assistant.personal.holder import holder_of, new_token
from assistant.personal.store import FILE, Personal
from tests.ui.made_answers import ANSWERED, QUOTE

ONE, OTHER = holder_of(new_token()), holder_of(new_token())
QUESTION = "Wann öffnet das Schwimmparadies Kunterbunt?"
NOON = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@dataclass
class Clock:
    """A clock that stands until it is set."""

    moment: datetime.datetime = NOON

    def __call__(self) -> datetime.datetime:
        return self.moment


def past(question: str = QUESTION, answer: Answer | None = ANSWERED, at: datetime.datetime = NOON) -> Past:
    """A kept exchange."""
    return Past(question, at, answer, len(answer.sentences) if answer else 0)


def citing(document_id: str) -> Answer:
    """An answer that cites a document."""
    return replace(ANSWERED, citations=(replace(QUOTE, document_id=document_id),))


def opened(folder: Path, clock: Clock, days: int = 30) -> Personal:
    """The store in a folder."""
    return Personal(folder / FILE, days, clock)


def everything(document_id: str) -> bool:
    """Sees every letter."""
    return True
