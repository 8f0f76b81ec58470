"""A desk with a language model whose words are known: the real desk, but for what words its answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from assistant.desk import Desk
from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.model import Answer, Principal, Turn
from assistant.verification.verdict import Badge, Flaw


@dataclass
class WordedDesk:
    """Stands before a desk.

    Attributes:
        desk: The real one, which is asked everything else.
        outcome: What becomes of the versions that are asked for.
        going_on: While it is not set, a version waits after its first sentence.
        asked: Questions that versions were asked for.
    """

    desk: Desk
    outcome: Outcome = Outcome.WRITTEN
    going_on: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    writes: bool = True

    def __post_init__(self) -> None:
        self.reset()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.desk, name)

    def reset(self) -> None:
        """Versions are written to the end again."""
        self.outcome = Outcome.WRITTEN
        self.going_on.set()

    def fluent(self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal) -> Iterator[Fluent]:
        """A version step by step; unchanged states come while it waits."""
        self.asked.append(question)
        whole = version(answer)
        begun = replace(whole, sentences=(), removed=(), done=False)
        yield begun
        if self.outcome in (Outcome.FAILED, Outcome.NOT_ALLOWED):
            yield replace(begun, outcome=self.outcome, done=True)
            return
        first = replace(begun, sentences=whole.sentences[:1])
        yield first
        while not self.going_on.wait(0.05):
            yield first
        if self.outcome is Outcome.WITHDRAWN:
            yield replace(begun, outcome=self.outcome, removed=(Flaw.NUMBER, Flaw.CONTENT, Flaw.NUMBER), done=True)
        else:
            yield replace(whole, outcome=self.outcome)

    def as_desk(self) -> Desk:
        """As what pages take it for."""
        return cast(Desk, self)


def version(answer: Answer) -> Fluent:
    """A version of an answer: a sentence of our own that is carried, a quote, one that is carried in part."""
    first = answer.citations[0]
    words = " ".join(first.display.split()[:12])
    office = first.office or "Die Verwaltung"
    own = FluentSentence(f"Dazu hat sich {office} schriftlich geäußert.", (first.marker,), Badge.FULL, 0.96)
    said = f"Dort steht: „{words}“."
    quote = FluentSentence(said, (first.marker,), Badge.FULL, 0.98, ((said.index("„") + 1, said.index("“")),))
    part = FluentSentence(
        "Weitere Angaben macht das Schreiben zu den nächsten Schritten und zu den Beteiligten.",
        tuple(one.marker for one in answer.citations[:2]),
        Badge.PART,
        0.71,
    )
    removed = (Flaw.NUMBER, Flaw.CONTENT, Flaw.NUMBER)
    return Fluent((own, quote, part), answer.citations, removed, Outcome.WRITTEN, "muster-7b-instruct", True)
