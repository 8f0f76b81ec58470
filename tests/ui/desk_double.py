"""A desk for tests of the page alone: the sample letters and one answer, without model, archive and indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from assistant.audit.log import Audit
from assistant.audit.views import Views
from assistant.desk import Desk
from assistant.filters import Filter
from assistant.language_model.fluent import Fluent
from assistant.letters import LetterEntry
from assistant.model import PUBLIC, Answer, Principal, Turn
from assistant.personal.store import Personal
from ingest.model import Letter, Tier
from ingest.settings import Settings
from tests.ui.made_answers import ANSWERED, entry, samples


class DeskDouble:
    """Shows its letters to the public alone, and remembers what it was asked."""

    def __init__(self, letters: Sequence[Letter] | None = None, answer: Answer | Exception = ANSWERED) -> None:
        self.settings = Settings(Path("/nowhere/data"), Path("/nowhere/model"))
        self.all_letters = list(samples() if letters is None else letters)
        self.answer = answer
        self.generation = 1
        self.ready = True
        self.fault: Exception | None = None
        self.newer: str | None = None
        self.closed: set[str] = set()
        self.within: Filter | None = None
        self.follow_ups: tuple[str, ...] | Exception = ("Und wann im Herbst?",)
        self.personal = Personal(Path("/nowhere/personal.sqlite3"), 0)
        self.audit = Audit(Path("/nowhere/audit"), self.settings.audit)
        self.views = Views(self.audit, lambda _: None)
        self.data_protection = SimpleNamespace(erasing=SimpleNamespace(places={}))
        self.writes = False
        self.versions: Sequence[Fluent] | Exception = ()
        self.worded: list[tuple[str, tuple[Turn, ...], Principal]] = []
        self.asked: list[tuple[str, tuple[Turn, ...], Principal]] = []

    def letters(self, principal: Principal) -> list[LetterEntry]:
        if self.fault:
            raise self.fault
        return [entry(letter) for letter in self.all_letters] if principal is PUBLIC else []

    def letter(self, document_id: str, principal: Principal) -> Letter | None:
        seen = self.all_letters if principal is PUBLIC else []
        return next((letter for letter in seen if letter.source.document_id == document_id), None)

    def tier(self, document_id: str, principal: Principal) -> Tier | None:
        return None if document_id in self.closed else Tier.OEFFENTLICH

    def superseded_by(self, document_id: str, principal: Principal) -> str | None:
        return self.newer if principal is PUBLIC else None

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        principal: Principal = PUBLIC,
        *,
        within: Filter | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), principal))
        self.within = within
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def fluent(self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal) -> Iterator[Fluent]:
        self.worded.append((question, tuple(history), principal))
        if isinstance(self.versions, Exception):
            raise self.versions
        yield from self.versions

    def suggestions(
        self, answer: Answer, principal: Principal, language: str, asked: Sequence[str] = ()
    ) -> tuple[str, ...]:
        if isinstance(self.follow_ups, Exception):
            raise self.follow_ups
        return tuple(question for question in self.follow_ups if question not in asked)

    def as_desk(self) -> Desk:
        return cast(Desk, self)
