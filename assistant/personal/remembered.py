"""What a holder wants to come back to: questions to ask again, Vorgänge to follow, and when they looked last."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from assistant.filters import Filter
from assistant.model import Turn
from assistant.personal.holder import Holder
from assistant.personal.sealing import mark, seal, unseal
from assistant.personal.tables import HOLDERS, REMEMBERED, PersonalFile, be_seen
from assistant.question import papers_named
from ingest.archive.tables import iso
from ingest.errors import BadInput
from ingest.text.references import folded

#: Questions and Vorgänge that a holder may keep: each question is asked again when letters have come in (0.1 s).
MOST_QUESTIONS, MOST_VORGAENGE = 20, 50
#: Characters of a reference that is followed, and of a question that is saved.
MOST_REFERENCE_CHARS, MOST_QUESTION_CHARS = 100, 2_000
#: Turns before a saved question that are kept with it, and characters of each: enough for what "it" refers to.
_TURNS, _TURN_CHARS = 6, 2_000
#: A visit ends when nothing was looked at for so long.
VISIT = datetime.timedelta(minutes=30)
_QUESTION, _VORGANG = "question", "vorgang"


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question to be asked again.

    Attributes:
        number: By which it is removed.
        question: As typed.
        before: The turns before it, that a follow-up leans on.
        within: The filter it was asked with.
        language: Language of the answer's frame.
        made_at: Since when it is kept (UTC).
    """

    number: int
    question: str
    before: tuple[Turn, ...]
    within: Filter | None
    language: str
    made_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class FollowedVorgang:
    """A Vorgang that is followed.

    Attributes:
        number: By which it is removed.
        reference: Its reference, as it was given.
        made_at: Since when (UTC).
    """

    number: int
    reference: str
    made_at: datetime.datetime


class Remembered:
    """What all holders remember; any thread may use it.

    Args:
        file: Where it stands.
        now: The clock, with a time zone.
    """

    def __init__(self, file: PersonalFile, now: Callable[[], datetime.datetime]) -> None:
        self._file, self._now = file, now

    def questions(self, holder: Holder) -> list[SavedQuestion]:
        """A holder's saved questions, the latest first; one that an older version wrote otherwise is left out."""
        rows = ((number, _load(_saved(), kept)) for number, kept in self._rows(holder, _QUESTION))
        return [
            SavedQuestion(number, one.question, one.before, one.within, one.language, one.made_at)
            for number, one in rows
            if one
        ]

    def vorgaenge(self, holder: Holder) -> list[FollowedVorgang]:
        """The Vorgänge that a holder follows, the latest first."""
        rows = ((number, _load(_followed(), kept)) for number, kept in self._rows(holder, _VORGANG))
        return [FollowedVorgang(number, one.reference, one.made_at) for number, one in rows if one]

    def add_question(
        self,
        holder: Holder,
        question: str,
        language: str,
        before: Sequence[Turn] = (),
        within: Filter | None = None,
    ) -> None:
        """Save a question; one that is saved already stays as it is.

        Args:
            holder: Who saves it.
            question: As typed, 1 to 2,000 characters.
            language: "de" or "en".
            before: The turns before it. Of earlier answers only the papers are kept that they name: what they quote may
                be erased one day, and nobody but the holder could find it here.
            within: The filter it was asked with.

        Raises:
            BadInput: It is empty or too long, or 20 are saved already.
        """
        question = _checked(question, MOST_QUESTION_CHARS, "eine Frage")
        turns = tuple(_without_quotes(one) for one in before[-_TURNS:])
        kept = _Question(question, turns, within, language, self._moment())
        told = json.dumps(_saved().dump_python(kept, mode="json") | {"made_at": None}, sort_keys=True)
        self._put(holder, _QUESTION, told, _saved().dump_json(kept).decode())

    def follow(self, holder: Holder, reference: str) -> None:
        """Follow a Vorgang; one that is followed already stays as it is.

        Args:
            holder: Who follows it.
            reference: Its reference, in whatever spelling, 1 to 100 characters. Nothing tells whether it exists: that
                may be hidden from the holder.

        Raises:
            BadInput: It is empty or too long, or 50 are followed already.
        """
        reference = _checked(reference, MOST_REFERENCE_CHARS, "die Nummer eines Vorgangs")
        kept = _Followed(reference, self._moment())
        self._put(holder, _VORGANG, folded(reference), _followed().dump_json(kept).decode())

    def remove(self, holder: Holder, number: int) -> bool:
        """Forget one of a holder's questions or Vorgänge; returns whether it was there."""
        if not self._file.is_there:
            return False
        chosen = (REMEMBERED.c.holder == holder.id) & (REMEMBERED.c.number == number)
        with self._file.change() as connection:
            gone = connection.execute(delete(REMEMBERED).where(chosen)).rowcount
        self._file.empty_log()
        return bool(gone)

    def visit(self, holder: Holder, now: datetime.datetime) -> datetime.datetime | None:
        """Note that a holder looks at what they remember.

        Args:
            holder: Who.
            now: The moment, with a time zone.

        Returns:
            When the visit before this one ended (UTC); None on the first. A visit goes on until nothing was looked at
            for 30 minutes. Whoever keeps nothing leaves no trace.
        """
        columns = HOLDERS.c.visited_at, HOLDERS.c.last_visit
        rows = self._file.rows(select(*columns).where(HOLDERS.c.holder == holder.id))
        if not rows:
            return None
        visited, last = (_moment(text) for text in rows[0])
        if visited and now - visited > VISIT:
            last = visited
        change = {"visited_at": iso(now), "last_visit": iso(last) if last else None}
        with self._file.change() as connection:
            be_seen(connection, holder, now)
            connection.execute(HOLDERS.update().where(HOLDERS.c.holder == holder.id).values(change))
        return last

    def _rows(self, holder: Holder, kind: str) -> list[tuple[int, str]]:
        query = select(REMEMBERED).where(REMEMBERED.c.holder == holder.id, REMEMBERED.c.kind == kind)
        rows = self._file.rows(query.order_by(REMEMBERED.c.number.desc()))
        return [(row.number, unseal(holder, REMEMBERED.name, row.mark, row.sealed) or "") for row in rows]

    def _put(self, holder: Holder, kind: str, told: str, text: str) -> None:
        sign = mark(holder, kind, told)
        row = {"holder": holder.id, "kind": kind, "mark": sign, "sealed": seal(holder, REMEMBERED.name, sign, text)}
        mine = (REMEMBERED.c.holder == holder.id) & (REMEMBERED.c.kind == kind)
        with self._file.change() as connection:
            be_seen(connection, holder, self._now())
            count = connection.execute(select(func.count()).where(mine, REMEMBERED.c.mark != sign)).scalar_one()
            if count >= (MOST_QUESTIONS if kind == _QUESTION else MOST_VORGAENGE):
                raise BadInput(
                    f"Erwartet werden höchstens {MOST_QUESTIONS} gemerkte Fragen und {MOST_VORGAENGE} Vorgänge",
                    f"gefunden wurden schon {count}",
                    "bitte entfernen Sie zuerst etwas, das Sie nicht mehr brauchen",
                )
            connection.execute(insert(REMEMBERED).values(row).on_conflict_do_nothing())

    def _moment(self) -> datetime.datetime:
        return self._now().astimezone(datetime.UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is sealed of a saved question."""

    question: str
    before: tuple[Turn, ...]
    within: Filter | None
    language: str
    made_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class _Followed:
    """What is sealed of a followed Vorgang."""

    reference: str
    made_at: datetime.datetime


def _checked(text: str, most: int, what: str) -> str:
    plain = " ".join(text.encode("utf-8", "replace").decode().split())
    if 0 < len(plain) <= most:
        return plain
    raise BadInput(
        f"Erwartet wird {what} mit 1 bis {most} Zeichen",
        f"gefunden wurden {len(plain)}",
        "bitte prüfen Sie die Eingabe",
    )


def _without_quotes(turn: Turn) -> Turn:
    """A turn as it is kept: a question whole, of an answer the papers that it names."""
    if turn.role == "user":
        return Turn(turn.role, turn.content[:_TURN_CHARS])
    return Turn(turn.role, " ".join(papers_named(turn.content))[:_TURN_CHARS])


def _moment(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None


def _load(adapter: TypeAdapter[Any], text: str) -> Any:
    try:
        return adapter.validate_json(text)
    except ValidationError:
        return None


@cache
def _saved() -> TypeAdapter[_Question]:
    return TypeAdapter(_Question)


@cache
def _followed() -> TypeAdapter[_Followed]:
    return TypeAdapter(_Followed)
