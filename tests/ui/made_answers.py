"""Answers and letters for tests of what the page shows."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assistant.letters import LetterEntry
from assistant.model import Answer, AnswerSentence, Citation, Notice, NoticeKind, Scope, Status
from ingest.labels import title
from ingest.model import BlockKind, Letter, LetterKind, MarkState, Passage, Span, Speaker, Tier
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.letters import ANSWER, CONTROL

SCOPE = Scope(2, datetime.date(2022, 9, 14))
QUOTE = Citation(
    marker=1,
    passage_key="0123456789abcdef/4/2",
    document_id="0123456789abcdef",
    paper="AF1/22",
    letter=LetterKind.ANSWER_LETTER,
    file="AF1-22",
    label="AF1/22 vom 14.09.2022, Antwort zu Frage 1, Absatz 2",
    kind=BlockKind.ANSWER,
    number="1",
    refers_to=(),
    speaker=Speaker.OFFICE,
    office="Der Oberbürgermeister",
    date=datetime.date(2022, 9, 14),
    quote="Das Freibad öff\nnet im Mai.",
    spans=(Span(100, 115), Span(120, 132)),
    display="Das Freibad öffnet im Mai.",
    asked="Wann öffnet das Freibad?",
    reservation="Ohne Anerkennung einer Rechtspflicht.",
)
SENTENCE = AnswerSentence("Der Oberbürgermeister, Schreiben vom 14.09.2022", "Das Freibad öffnet im Mai.", (1,))
ANSWERED = Answer(
    status=Status.ANSWERED,
    language="de",
    partial=False,
    lead="",
    sentences=(SENTENCE, replace(SENTENCE, text="Es hat zwei Becken.")),
    citations=(QUOTE,),
    near=(),
    notices=(Notice(NoticeKind.RESERVATION, "Die Verwaltung antwortet unter Vorbehalt."),),
    scope=SCOPE,
    confidence=0.9,
    latency_ms=12.0,
)
NOT_FOUND = replace(
    ANSWERED, status=Status.NOT_FOUND, lead="Dazu wurde nichts gefunden.", sentences=(), citations=(), notices=()
)
NEAR = replace(NOT_FOUND, status=Status.NEAR, near=(QUOTE,))


@lru_cache
def letter(path: Path) -> Letter:
    """A letter from a file."""
    return segment(read(path).source)


def samples() -> list[Letter]:
    """The two sample letters, the latest first."""
    return [letter(ANSWER), letter(CONTROL)]


def entry(of: Letter) -> LetterEntry:
    """A letter as a list shows it."""
    source, head = of.source, of.head
    return LetterEntry(
        document_id=source.document_id,
        file=source.file,
        title=title(of),
        kind=head.kind,
        reference=head.reference,
        date=head.date,
        office=head.office,
        subject=head.subject,
        tier=Tier.OEFFENTLICH,
        mark=MarkState.UNTICKED,
        passages=1,
        vorgang=(),
    )


def hostile_entry(payload: str) -> LetterEntry:
    """A letter whose head is an attack."""
    return replace(entry(samples()[0]), title=payload, office=payload, subject=payload, kind=LetterKind.OTHER)


def passage_with(of: Letter, words: str) -> Passage:
    """The first passage of a letter whose reading version holds some words."""
    return next(passage for passage in passages(of) if words in passage.text)
