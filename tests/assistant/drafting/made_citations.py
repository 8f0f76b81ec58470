"""Citations made by hand, for tests that need no archive."""

from __future__ import annotations

import datetime

from assistant.model import Citation
from ingest.model import BlockKind, LetterKind, Span, Speaker


def citation(
    text: str, document_id: str = "d", date: datetime.date | None = datetime.date(2022, 5, 23), marker: int = 1
) -> Citation:
    """A citation of some words, which are all of its letter."""
    return Citation(
        marker=marker,
        passage_key=f"{document_id}/1/1",
        document_id=document_id,
        paper="AF0007/22",
        letter=LetterKind.ANSWER_LETTER,
        file="brief",
        label="AF0007/22, Antwort zu Frage 1, Absatz 1",
        kind=BlockKind.ANSWER,
        number="1",
        refers_to=(),
        speaker=Speaker.OFFICE,
        office="Amt für Bäder",
        date=date,
        quote=text,
        spans=(Span(0, len(text)),),
        display=text,
    )
