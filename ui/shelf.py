"""The shelf: answers of running conversations, so that they can be copied, printed, judged and remembered.

In memory only, for history may be switched off: a restart empties it. What lies there belongs to whoever asked, and is
shown only as long as they may see every letter that it cites.
"""

from __future__ import annotations

import datetime
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.audit.event import Detail
from assistant.audit.views import quoted_in
from assistant.model import Answer, NoticeKind, Principal, Turn
from ui.conversation import Exchange

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.personal.holder import Holder
    from ui.visitor import Visitor

#: Answers that are kept, and for how long: as long as a conversation that nobody closed.
MOST = 2_000
KEPT = datetime.timedelta(hours=12)
#: Random bytes of an answer's id: 22 characters, nobody guesses one.
_ID_BYTES = 16


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Shelved:
    """An answer on the shelf.

    Attributes:
        exchange: Question and answer.
        before: The turns before it, oldest first.
        asked_at: When it was put there, with the zone of the house.
    """

    exchange: Exchange
    before: tuple[Turn, ...]
    asked_at: datetime.datetime

    @property
    def answer(self) -> Answer:
        """The answer; only exchanges with one lie on the shelf."""
        if self.exchange.answer is None:
            raise ValueError("an exchange without an answer does not belong on the shelf")
        return self.exchange.answer


@dataclass(slots=True)
class _Entry:
    shelved: Shelved
    holder: str | None  # id; None until somebody with a cookie asks for it
    generation: int | None = None  # of the archive, when it was first asked for
    judged: bool = False


class Shelf:
    """Answers by id; any thread may use it.

    Args:
        now: The clock, for tests.
    """

    def __init__(self, now: Callable[[], datetime.datetime] = _now) -> None:
        self._now = now
        self._entries: OrderedDict[str, _Entry] = OrderedDict()  # oldest first
        self._changing = threading.Lock()

    def put(self, holder: Holder | None, exchange: Exchange, before: Sequence[Turn]) -> str:
        """Lay an answer down.

        Args:
            holder: Whose it is; None while they have no cookie: then it belongs to the first who asks for its id,
                which only the page that asked knows.
            exchange: A finished exchange with an answer.
            before: The turns before it.

        Returns:
            The answer's id: 22 URL-safe random characters.
        """
        aid = secrets.token_urlsafe(_ID_BYTES)
        shelved = Shelved(exchange, tuple(before), self._now())
        with self._changing:
            self._entries[aid] = _Entry(shelved, holder.id if holder else None)
            self._clear_away()
        return aid

    def get(self, aid: str, visitor: Visitor, desk: Desk) -> Shelved | None:
        """An answer for its holder.

        Args:
            aid: Its id.
            visitor: Who wants to see it.
            desk: Knows what they may see now.

        Returns:
            The answer, without a remark on later statements once the archive has changed: they may be gone. None if
            there is none of this id, it is another's, or a letter that it cites may no longer be seen.
        """
        with self._changing:
            self._clear_away()
            entry = self._entries.get(aid)
            if entry is None or not _claimed(entry, visitor.holder):
                return None
            generation = desk.generation
            if entry.generation is None:
                entry.generation = generation
            shelved, unchanged = entry.shelved, entry.generation == generation
        if not is_visible(shelved.exchange, visitor.principal, desk):
            return None
        desk.views.note(visitor.principal, _named(shelved.exchange), Detail.QUOTED)
        return shelved if unchanged else _without_later(shelved)

    def forget(self, document_id: str) -> int:
        """Take down every answer that cites a letter, or names it as near; returns their number."""
        with self._changing:
            gone = [aid for aid, one in self._entries.items() if document_id in _named(one.shelved.exchange)]
            for aid in gone:
                del self._entries[aid]
        return len(gone)

    def complete(self, aid: str, exchange: Exchange) -> None:
        """Put an exchange with more than it had in its place; nothing where there is none of this id any more."""
        with self._changing:
            if entry := self._entries.get(aid):
                entry.shelved = replace(entry.shelved, exchange=exchange)

    def is_judged(self, aid: str) -> bool:
        """Whether somebody has said what they think of an answer."""
        with self._changing:
            return aid in self._entries and self._entries[aid].judged

    def judged(self, aid: str) -> None:
        """Note that somebody has."""
        with self._changing:
            if aid in self._entries:
                self._entries[aid].judged = True

    def _clear_away(self) -> None:
        """Drop what is too old, and the oldest of too many."""
        oldest = self._now() - KEPT
        while self._entries:
            first = next(iter(self._entries.values()))
            if len(self._entries) <= MOST and first.shelved.asked_at >= oldest:
                return
            self._entries.popitem(last=False)


def is_visible(exchange: Exchange, principal: Principal, desk: Desk) -> bool:
    """Whether somebody may see every letter that an answer or its fluent version cites, or names as near, now."""
    return all(desk.letter(document_id, principal) is not None for document_id in _named(exchange))


def _named(exchange: Exchange) -> set[str]:
    """The ids of the letters that an answer or its fluent version cites, or names as near."""
    fluent = exchange.fluent
    return {*quoted_in(exchange.answer), *(one.document_id for one in (fluent.citations if fluent else ()))}


def _claimed(entry: _Entry, holder: Holder | None) -> bool:
    """Whether an entry is this holder's; one that is nobody's yet becomes theirs."""
    if entry.holder is None and holder is not None:
        entry.holder = holder.id
    return entry.holder == (holder.id if holder else None)


def _without_later(shelved: Shelved) -> Shelved:
    """An answer without its remark on later statements: they are named there by letters that it does not cite."""
    answer = shelved.answer
    notices = tuple(one for one in answer.notices if one.kind is not NoticeKind.LATER_STATEMENT)
    return replace(shelved, exchange=replace(shelved.exchange, answer=replace(answer, notices=notices)))
