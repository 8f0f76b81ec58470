"""The assistant's answers in the words of a prediction."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.model import Answer, AnswerSentence, Citation, Notice, NoticeKind, Principal, Scope, Status, Turn
from eval.manifest import index_fingerprint
from eval.system import EVALUATOR, DeskSystem
from ingest.model import BlockKind, LetterKind, Span, Speaker, Tier
from tests.eval.made import gold_item

CITATION = Citation(
    marker=1,
    passage_key="0123456789abcdef/5/1",
    document_id="0123456789abcdef",
    paper="AF1/22",
    letter=LetterKind.ANSWER_LETTER,
    file="AF1-22",
    label="AF1/22, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 1",
    kind=BlockKind.ANSWER,
    number="3",
    refers_to=("5",),
    speaker=Speaker.THIRD_PARTY,
    office=None,
    date=datetime.date(2022, 9, 14),
    quote="Ein Satz.",
    spans=(Span(3, 12, 2),),
    display="Ein Satz.",
)


def answer(status: Status) -> Answer:
    told = status is Status.ANSWERED
    return Answer(
        status=status,
        language="de",
        partial=told,
        lead="" if told else "Nicht gefunden.",
        sentences=(AnswerSentence("Das Amt, Schreiben vom 14.09.2022", "Ein Satz.", (1,)),) if told else (),
        citations=(CITATION,) if told else (),
        near=() if told else (CITATION,),
        notices=(Notice(NoticeKind.PARTLY_OPEN, "Ein Teil bleibt offen."),) if told else (),
        scope=Scope(2, None),
        confidence=0.9,
        latency_ms=12.5,
    )


class ScriptedDesk:
    """Gives one answer and remembers what it was asked."""

    def __init__(self, status: Status) -> None:
        self.status = status
        self.asked: list[tuple[str, Sequence[Turn], Principal]] = []

    def ask(self, question: str, history: Sequence[Turn], principal: Principal) -> Answer:
        self.asked.append((question, history, principal))
        return answer(self.status)

    def letters(self, principal: Principal) -> list[str]:
        assert principal is EVALUATOR
        return ["a", "b"]

    @property
    def directory(self) -> Any:
        return SimpleNamespace(indexes=Path("absent"))

    def doctor(self) -> dict[str, Any]:
        return {"version": "0.1.0", "model": {"state": "ready", "fingerprint": "m1"}}


def system(status: Status) -> tuple[DeskSystem, ScriptedDesk]:
    desk: Any = ScriptedDesk(status)
    return DeskSystem(desk), desk


def test_an_answer_keeps_everything_that_is_scored() -> None:
    found = system(Status.ANSWERED)[0].answer(gold_item())
    assert (found.id, found.status, found.partial, found.latency_ms) == ("x-001", "answered", True, 12.5)
    assert found.confidence == 0.9
    assert found.answer == "Das Amt, Schreiben vom 14.09.2022: Ein Satz. [1]"
    assert found.notices[0].kind == "partly_open"
    (citation,) = found.citations
    assert (citation.kind, citation.number, citation.part) == ("question", "3", "answer")
    assert (citation.paper, citation.file, citation.speaker) == ("AF1/22", "AF1-22", "third_party")
    assert citation.spans[0].model_dump() == {"page": 2, "start": 3, "end": 12}


def test_near_counts_as_not_found() -> None:
    for status in (Status.NEAR, Status.NOT_FOUND):
        found = system(status)[0].answer(gold_item())
        assert (found.status, found.citations) == ("not_found", ())
        assert found.near[0].label.startswith("AF1/22")


def test_the_desk_sees_question_and_history_and_every_tier() -> None:
    asked, desk = system(Status.ANSWERED)
    history = [{"role": "user", "content": "Was ist das?"}, {"role": "assistant", "content": "Ein Büro."}]
    asked.answer(gold_item(history=history))
    question, turns, principal = desk.asked[-1]
    assert question == gold_item().question
    assert list(turns) == [Turn("user", "Was ist das?"), Turn("assistant", "Ein Büro.")]
    assert principal.tiers == frozenset(Tier)


def test_one_question_warms_up() -> None:
    assert len(system(Status.ANSWERED)[1].asked) == 1


def test_it_tells_model_and_letters() -> None:
    told = system(Status.ANSWERED)[0].facts()
    assert told == {"model": "m1", "index": index_fingerprint(Path("absent")), "letters_searched": "2"}
