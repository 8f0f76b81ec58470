"""The history: a holder's conversations, kept sealed for some days, shown to nobody else.

What an answer cites may be withdrawn later. So whoever reads a conversation says which letters may be seen now; an
exchange that rests on another one is given without its answer.
"""

from __future__ import annotations

import datetime
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, delete, func, select

from assistant.audit.views import quoted_in
from assistant.language_model.fluent import Fluent
from assistant.model import Answer, NoticeKind
from assistant.personal.holder import Holder
from assistant.personal.sealing import seal, unseal
from assistant.personal.tables import CITED, CONVERSATIONS, EXCHANGES, HOLDERS, PersonalFile, be_seen
from ingest.archive.tables import iso

#: Why an exchange has no answer any more: a letter that it rests on may not be seen now.
WITHDRAWN = "withdrawn"
#: Why an exchange has no answer any more: another version of Fundstelle wrote it, or it is damaged.
UNREADABLE = "unreadable"
#: Characters of a first question that name a conversation.
TITLE_CHARS = 200
#: Version of what is sealed.
_FORMAT = 1
#: Random bytes of an id: 22 characters in an address, nobody guesses one.
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Past:
    """A question and its answer as they are kept.

    Attributes:
        question: As typed; "" where it cannot be read any more.
        asked_at: When, with a time zone.
        answer: The answer; None where it cannot be shown any more (``missing`` says why).
        shown: Number of its sentences that were shown.
        stopped: Whether the user stopped it before it was told in full.
        missing: "" or :data:`WITHDRAWN` or :data:`UNREADABLE`.
        fluent: What a language model made of the answer; None where it was not asked, or that cannot be read any more.
    """

    question: str
    asked_at: datetime.datetime
    answer: Answer | None
    shown: int
    stopped: bool = False
    missing: str = ""
    fluent: Fluent | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A conversation in the list.

    Attributes:
        id: Its id, 22 URL-safe characters.
        title: Its first question, shortened; "" where it cannot be read any more.
        changed_at: When its last question was asked (UTC).
        exchanges: Number of its questions.
    """

    id: str
    title: str
    changed_at: datetime.datetime
    exchanges: int


class History:
    """The conversations of all holders; any thread may use it.

    Args:
        file: Where they stand.
        days: Days that a conversation is kept after its last question; 0 where the house keeps none.
        now: The clock, with a time zone.
    """

    def __init__(self, file: PersonalFile, days: int, now: Callable[[], datetime.datetime]) -> None:
        self.days = days
        self._file, self._now = file, now
        self._forgotten: set[str] = set()

    def is_on(self, holder: Holder) -> bool:
        """Whether what a holder asks is kept: neither the house nor they switched it off."""
        rows = self._file.rows(select(HOLDERS.c.history).where(HOLDERS.c.holder == holder.id))
        return self.days > 0 and (not rows or bool(rows[0].history))

    def switch(self, holder: Holder, on: bool) -> None:
        """Switch a holder's history on or off; what is kept already stays until it is deleted or expires."""
        with self._file.change() as connection:
            be_seen(connection, holder, self._now())
            connection.execute(HOLDERS.update().where(HOLDERS.c.holder == holder.id).values(history=int(on)))

    def add(self, holder: Holder, conversation: str | None, exchange: Past) -> str | None:
        """Keep an exchange.

        Args:
            holder: Whose it is.
            conversation: The conversation that it continues; None begins one, as does one that is gone meanwhile.
            exchange: What was asked and answered. Remarks on later statements are not kept: they age.

        Returns:
            Id of the conversation; None where nothing was kept: the history is off, or a letter that the answer cites
            was erased while it was told.
        """
        if not self.is_on(holder) or self._forgotten & _cited(exchange):
            return None
        with self._file.change() as connection:
            be_seen(connection, holder, self._now())
            cid = conversation if conversation and _owns(connection, holder, conversation) else None
            if cid is None:
                cid = secrets.token_urlsafe(_ID_BYTES)
                title = seal(holder, CONVERSATIONS.name, cid, exchange.question[:TITLE_CHARS])
                row = {"id": cid, "holder": holder.id, "changed_at": iso(exchange.asked_at), "sealed": title}
                connection.execute(CONVERSATIONS.insert(), row)
            own = CONVERSATIONS.update().where(CONVERSATIONS.c.id == cid)
            connection.execute(own.values(changed_at=iso(exchange.asked_at)))
            _put(connection, holder, cid, exchange)
        return cid

    def complete(self, holder: Holder, conversation: str, exchange: Past) -> None:
        """Keep an exchange anew with what has come since, if it is still the latest of its conversation.

        Nothing of it is kept where a letter that it cites was erased meanwhile; what was kept before stays.

        Args:
            holder: Whose it is.
            conversation: Its conversation.
            exchange: The exchange; when it was asked stays as it was kept.
        """
        if self._forgotten & _cited(exchange):
            return
        query = select(EXCHANGES.c.id, EXCHANGES.c.sealed).join(CONVERSATIONS)
        query = query.where(CONVERSATIONS.c.id == conversation, CONVERSATIONS.c.holder == holder.id)
        with self._file.change() as connection:
            latest = connection.execute(query.order_by(EXCHANGES.c.position.desc()).limit(1)).first()
            before = _read(unseal(holder, EXCHANGES.name, latest.id, latest.sealed)) if latest else None
            if latest is None or before is None or before.question != _sendable(exchange.question):
                return
            sealed = seal(holder, EXCHANGES.name, latest.id, _written(replace(exchange, asked_at=before.asked_at)))
            connection.execute(EXCHANGES.update().where(EXCHANGES.c.id == latest.id).values(sealed=sealed))
            connection.execute(delete(CITED).where(CITED.c.exchange == latest.id))
            _cite(connection, latest.id, exchange)

    def conversations(self, holder: Holder) -> list[Entry]:
        """A holder's conversations, the latest first."""
        counted = select(func.count()).where(EXCHANGES.c.conversation == CONVERSATIONS.c.id).scalar_subquery()
        query = select(CONVERSATIONS, counted.label("exchanges")).where(CONVERSATIONS.c.holder == holder.id)
        query = query.where(CONVERSATIONS.c.changed_at >= self._oldest(self._now())).order_by(
            CONVERSATIONS.c.changed_at.desc()
        )
        return [
            Entry(
                row.id,
                unseal(holder, CONVERSATIONS.name, row.id, row.sealed) or "",
                datetime.datetime.fromisoformat(row.changed_at),
                row.exchanges,
            )
            for row in self._file.rows(query)
        ]

    def conversation(self, holder: Holder, conversation: str, sees: Callable[[str], bool]) -> list[Past] | None:
        """What was asked and answered in a conversation.

        Args:
            holder: Whose it is.
            conversation: Its id.
            sees: Whether its reader may see a document now; an answer that rests on another one is left out.

        Returns:
            The exchanges, oldest first; None if the holder has no such conversation.
        """
        query = select(EXCHANGES.c.id, EXCHANGES.c.sealed).join(CONVERSATIONS)
        query = query.where(CONVERSATIONS.c.id == conversation, CONVERSATIONS.c.holder == holder.id)
        query = query.where(CONVERSATIONS.c.changed_at >= self._oldest(self._now())).order_by(EXCHANGES.c.position)
        found = [_read(unseal(holder, EXCHANGES.name, row.id, row.sealed)) for row in self._file.rows(query)]
        return [_visible(one, sees) for one in found] or None

    def delete(self, holder: Holder, conversation: str | None) -> int:
        """Delete a conversation, or all; in the file as well, where it was overwritten.

        Args:
            holder: Whose they are.
            conversation: Which; None for all.

        Returns:
            Number of conversations deleted.
        """
        if not self._file.is_there:
            return 0
        chosen = CONVERSATIONS.c.holder == holder.id
        if conversation is not None:
            chosen &= CONVERSATIONS.c.id == conversation
        with self._file.change() as connection:
            gone = connection.execute(delete(CONVERSATIONS).where(chosen)).rowcount
        self._file.empty_log()
        return gone

    def expire(self, now: datetime.datetime) -> int:
        """Delete the conversations whose days are over; returns their number."""
        with self._file.change() as connection:
            over = CONVERSATIONS.c.changed_at < self._oldest(now)
            return connection.execute(delete(CONVERSATIONS).where(over)).rowcount

    def forget_document(self, document_id: str) -> int:
        """Delete every exchange whose answer cites a document, or names it as near; returns their number.

        From then on, and until this process ends, none is kept: an answer that is being told now was found before.
        """
        self._forgotten.add(document_id)
        with self._file.change() as connection:
            citing = select(CITED.c.exchange).where(CITED.c.document_id == document_id)
            gone = connection.execute(delete(EXCHANGES).where(EXCHANGES.c.id.in_(citing))).rowcount
            left = select(EXCHANGES.c.conversation)
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.id.not_in(left)))
            return gone

    def _oldest(self, now: datetime.datetime) -> str:
        """When the conversations that are still kept changed last, at the earliest; behind every date if none is."""
        return iso(now - datetime.timedelta(days=self.days)) if self.days else "~"


def _owns(connection: Connection, holder: Holder, conversation: str) -> bool:
    query = select(CONVERSATIONS.c.id).where(CONVERSATIONS.c.id == conversation, CONVERSATIONS.c.holder == holder.id)
    return connection.execute(query).first() is not None


def _put(connection: Connection, holder: Holder, conversation: str, exchange: Past) -> None:
    """Write an exchange behind those of its conversation."""
    last = select(func.coalesce(func.max(EXCHANGES.c.position), 0)).where(EXCHANGES.c.conversation == conversation)
    key = secrets.token_urlsafe(_ID_BYTES)
    row = {
        "id": key,
        "conversation": conversation,
        "position": connection.execute(last).scalar_one() + 1,
        "sealed": seal(holder, EXCHANGES.name, key, _written(exchange)),
    }
    connection.execute(EXCHANGES.insert(), row)
    _cite(connection, key, exchange)


def _cite(connection: Connection, key: str, exchange: Past) -> None:
    """Note which documents an exchange rests on."""
    if cited := _cited(exchange):
        connection.execute(CITED.insert(), [{"exchange": key, "document_id": one} for one in sorted(cited)])


def _cited(exchange: Past) -> set[str]:
    """The documents that an answer and its fluent version rest on."""
    return set(quoted_in(exchange.answer, exchange.fluent))


def _written(exchange: Past) -> str:
    """An exchange as JSON."""
    answer = exchange.answer
    if answer:
        notices = tuple(one for one in answer.notices if one.kind is not NoticeKind.LATER_STATEMENT)
        answer = replace(answer, notices=notices)
    kept = {
        "format": _FORMAT,
        "question": _sendable(exchange.question),
        "asked_at": exchange.asked_at.isoformat(timespec="seconds"),
        "shown": exchange.shown,
        "stopped": exchange.stopped,
        "answer": _answers().dump_python(answer, mode="json"),
        "fluent": _fluents().dump_python(exchange.fluent, mode="json"),
    }
    return json.dumps(kept, ensure_ascii=False)


def _sendable(question: str) -> str:
    """A question without what UTF-8 cannot hold."""
    return question.encode("utf-8", "replace").decode()


def _read(written: str | None) -> Past:
    """The exchange that was written; without its answer if another version wrote it otherwise."""
    try:
        kept: dict[str, Any] = json.loads(written or "{}")
        asked_at = datetime.datetime.fromisoformat(kept["asked_at"])
        past = Past(str(kept["question"]), asked_at, None, 0, bool(kept["stopped"]), UNREADABLE)
    except (ValueError, KeyError, TypeError):
        return Past("", datetime.datetime.fromtimestamp(0, datetime.UTC), None, 0, False, UNREADABLE)
    try:
        if kept["format"] != _FORMAT:
            return past
        answer = _answers().validate_json(json.dumps(kept["answer"]))
        past = replace(past, answer=answer, shown=int(kept["shown"]), missing="")
        return replace(past, fluent=_fluents().validate_json(json.dumps(kept.get("fluent"))))
    except (ValidationError, KeyError, ValueError, TypeError):
        return past


def _visible(exchange: Past, sees: Callable[[str], bool]) -> Past:
    """An exchange as somebody may see it now."""
    if all(sees(document_id) for document_id in _cited(exchange)):
        return exchange
    return replace(exchange, answer=None, shown=0, missing=WITHDRAWN, fluent=None)


@cache
def _answers() -> TypeAdapter[Answer | None]:
    """The codec of answers, made on first use."""
    return TypeAdapter(Answer | None)


@cache
def _fluents() -> TypeAdapter[Fluent | None]:
    """The same of fluent versions."""
    return TypeAdapter(Fluent | None)
