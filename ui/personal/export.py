"""Everything that a visitor keeps, in one file to take away: as data, and as a text to read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.personal.history import WITHDRAWN, Entry, Past
from assistant.personal.remembered import FollowedVorgang, SavedQuestion
from assistant.standing import standing
from ingest.archive.tables import iso
from ui.commands import plain
from ui.fluent.texts import texts as fluent_texts
from ui.fluent.words import further, told
from ui.personal.texts import PersonalTexts

#: Version of the data; docs/interfaces.md describes its keys.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Belongings:
    """All that a visitor keeps, as they may see it now.

    Attributes:
        conversations: Each with its entry in the list, the latest first.
        questions: Saved questions.
        vorgaenge: Followed Vorgänge.
    """

    conversations: Sequence[tuple[Entry, Sequence[Past]]]
    questions: Sequence[SavedQuestion]
    vorgaenge: Sequence[FollowedVorgang]


def as_json(kept: Belongings, now: datetime.datetime) -> str:
    """All of it as JSON, answers as ``fundstelle ask --json`` prints them."""
    data = {
        "format": FORMAT,
        "exported_at": iso(now),
        "conversations": [
            {
                "title": entry.title,
                "changed_at": iso(entry.changed_at),
                "exchanges": [_exchange(past) for past in exchanges],
            }
            for entry, exchanges in kept.conversations
        ],
        "questions": [
            {
                "question": one.question,
                "history": plain(one.before),
                "within": plain(one.within),
                "language": one.language,
                "since": iso(one.made_at),
            }
            for one in kept.questions
        ],
        "vorgaenge": [{"reference": one.reference, "since": iso(one.made_at)} for one in kept.vorgaenge],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_text(kept: Belongings, now: datetime.datetime, texts: PersonalTexts) -> str:
    """All of it as a text in the visitor's language; each Fundstelle stands without this program."""
    return "\n".join(_lines(kept, now, texts)) + "\n"


def _lines(kept: Belongings, now: datetime.datetime, texts: PersonalTexts) -> Iterator[str]:
    yield from _heading(texts.export_title, "=")
    yield texts.exported.format(moment=texts.moment(now))
    for _, exchanges in kept.conversations:
        yield ""
        yield from _heading(texts.conversation.format(moment=texts.moment(exchanges[0].asked_at)), "-")
        for past in exchanges:
            yield from _told(past, texts)
    if kept.questions:
        yield ""
        yield from _heading(texts.questions, "-")
        yield from (
            f"{_line(one.question)} ({texts.since.format(date=texts.date(one.made_at))})" for one in kept.questions
        )
    if kept.vorgaenge:
        yield ""
        yield from _heading(texts.vorgaenge, "-")
        yield from (
            f"{_line(one.reference)} ({texts.since.format(date=texts.date(one.made_at))})" for one in kept.vorgaenge
        )


def _told(past: Past, texts: PersonalTexts) -> Iterator[str]:
    """A question with its answer and Fundstellen."""
    yield ""
    yield f"{texts.asked_by_user} {_line(past.question) or texts.lost_question}"
    if past.answer is None:
        yield texts.withdrawn if past.missing == WITHDRAWN else texts.unreadable
        return
    version = fluent_texts(texts.language)
    if past.fluent is not None:
        yield from (*told(past.fluent, version), "", f"{version.excerpts}:")
    yield past.answer.text
    yield from (f"({notice.text})" for notice in past.answer.notices)
    if places := (*past.answer.citations, *further(past.fluent, past.answer)) or past.answer.near:
        yield f"{texts.sources}:"
        yield from (f"[{place.marker}] {standing(place)}" for place in places)


def _heading(words: str, line: str) -> Iterator[str]:
    yield words
    yield line * len(words)


def _line(text: str) -> str:
    return " ".join(text.split())


def _exchange(past: Past) -> dict[str, Any]:
    return {
        "question": past.question,
        "asked_at": iso(past.asked_at),
        "stopped": past.stopped,
        "missing": past.missing or None,
        "answer": _answer(past),
    }


def _answer(past: Past) -> dict[str, Any] | None:
    if past.answer is None:
        return None
    return plain(past.answer) | {"text": past.answer.text, "fluent": plain(past.fluent)}
