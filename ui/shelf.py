"""The shelf: answers of running conversations, so that they can be copied, printed, judged and remembered.

In memory only, for history may be switched off. What lies there belongs to whoever asked, and is shown only as long as
they may see every letter that it cites.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.audit.event import Detail
from assistant.audit.views import quoted_in
from assistant.model import Answer, NoticeKind, Turn
from ui.conversation import Exchange
from ui.keeping import Keeping, local_now

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.personal.holder import Holder
    from ui.visitor import Visitor

#: Answers that are kept.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Shelved:
    """An answer on the shelf.

    Attributes:
        exchange: Question and answer.
        before: The turns before it, oldest first.
        asked_at: When it was put there, with the zone of the house.
        judged: Whether somebody has said what they think of it.
        generation: That of the archive when the answer was first asked for; None until then.
    """

    exchange: Exchange
    before: tuple[Turn, ...]
    asked_at: datetime.datetime
    judged: bool = False
    generation: int | None = field(default=None, compare=False)

    @property
    def answer(self) -> Answer:
        """The answer; only exchanges with one lie on the shelf."""
        if self.exchange.answer is None:
            raise ValueError("an exchange without an answer does not belong on the shelf")
        return self.exchange.answer


class Shelf:
    """Answers by id; any thread may use it.

    Args:
        now: The clock, for tests.
    """

    def __init__(self, now: Callable[[], datetime.datetime] = local_now) -> None:
        self._keeping: Keeping[Shelved] = Keeping(MOST, now)
        self.expire = self._keeping.expire

    def put(self, holder: Holder | None, exchange: Exchange, before: Sequence[Turn]) -> str:
        """Lay an answer down.

        Args:
            holder: Whose it is; None while they have no cookie (see :mod:`ui.keeping`).
            exchange: A finished exchange with an answer.
            before: The turns before it.

        Returns:
            The answer's id: 22 URL-safe random characters.
        """
        return self._keeping.put(lambda now: Shelved(exchange, tuple(before), now), holder)

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
        generation = desk.generation
        if self._keeping.get(aid, visitor.holder) is None:
            return None
        shelved = self._keeping.change(aid, lambda one: _first_asked_for(one, generation))
        if shelved is None:
            return None
        quoted = quoted_in(shelved.exchange.answer, shelved.exchange.fluent)
        if any(desk.letter(document_id, visitor.principal) is None for document_id in quoted):
            return None
        desk.views.note(visitor.principal, quoted, Detail.QUOTED)
        return shelved if shelved.generation == generation else _without_later(shelved)

    def forget(self, document_id: str) -> int:
        """Take down every answer that cites a letter, or names it as near; returns their number."""
        return self._keeping.drop(lambda one: document_id in quoted_in(one.exchange.answer, one.exchange.fluent))

    def complete(self, aid: str, exchange: Exchange) -> None:
        """Put an exchange with more than it had in its place; nothing where there is none of this id any more."""
        self._keeping.change(aid, lambda one: replace(one, exchange=exchange))

    def judged(self, aid: str) -> None:
        """Note that somebody has said what they think of an answer."""
        self._keeping.change(aid, lambda one: replace(one, judged=True))


def _first_asked_for(shelved: Shelved, generation: int) -> Shelved:
    """An answer with the archive's generation of when it was first asked for."""
    return shelved if shelved.generation is not None else replace(shelved, generation=generation)


def _without_later(shelved: Shelved) -> Shelved:
    """An answer without its remark on later statements: they are named there by letters that it does not cite."""
    answer = shelved.answer
    notices = tuple(one for one in answer.notices if one.kind is not NoticeKind.LATER_STATEMENT)
    return replace(shelved, exchange=replace(shelved.exchange, answer=replace(answer, notices=notices)))
