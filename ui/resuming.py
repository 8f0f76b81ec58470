"""Conversations that outlive their page: what is kept of an exchange, how it comes back, and which goes on next."""

from __future__ import annotations

import datetime
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.audit.views import quoted_in
from assistant.desk import Desk
from assistant.model import Principal
from assistant.personal.history import Past
from assistant.personal.holder import Holder
from ingest.errors import FundstelleError
from ui.conversation import Exchange, Exchanges, Stage

#: Seconds between "continue" and the start page asking for it: a redirect, and a page that loads on a slow phone.
WAIT_S = 60.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A kept conversation that is to go on.

    Attributes:
        conversation: Its id in the history: what is asked next is kept behind it.
        exchanges: Its exchanges, oldest first, those that can still be shown.
    """

    conversation: str
    exchanges: Exchanges


class Resuming:
    """Which conversation a holder wants to go on with on the start page; in memory, for a minute. Threads may share it.

    Args:
        clock: Seconds that only grow; for tests.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._noted: dict[str, tuple[float, Resumed]] = {}
        self._changing = threading.Lock()

    def note(self, holder: Holder, exchanges: Exchanges, conversation: str = "") -> None:
        """Note what the holder's start page shall go on with; an earlier note of theirs is forgotten."""
        with self._changing:
            self._forget_old()
            self._noted[holder.id] = (self._clock(), Resumed(conversation, exchanges))

    def take(self, holder: Holder | None) -> Resumed | None:
        """What was noted for a holder during the last minute; given once. None without a holder, too."""
        with self._changing:
            self._forget_old()
            found = self._noted.pop(holder.id, None) if holder else None
        return found[1] if found else None

    def _forget_old(self) -> None:
        oldest = self._clock() - WAIT_S
        for holder in [holder for holder, (noted, _) in self._noted.items() if noted < oldest]:
            del self._noted[holder]


def keep(desk: Desk, holder: Holder, conversation: str, exchange: Exchange) -> str:
    """Keep an exchange, if it has an answer.

    Args:
        desk: The desk, with the history.
        holder: Whose it is.
        conversation: Id of the conversation that it continues; "" begins one.
        exchange: The exchange, after its last step.

    Returns:
        Id of the conversation; as it was where nothing was kept. A history that cannot be written is logged and its own
        page tells of it: the answer is there all the same.
    """
    past = past_of(exchange)
    if past is None:
        return conversation
    try:
        return desk.personal.history.add(holder, conversation or None, past) or ""
    except FundstelleError as fault:
        _log.error("%s", fault)
        return conversation


def keep_fluent(desk: Desk, holder: Holder, conversation: str, exchange: Exchange) -> None:
    """Keep what a language model made of an answer that :func:`keep` has kept; arguments and faults as there."""
    past = past_of(exchange)
    if past is None:
        return
    try:
        desk.personal.history.complete(holder, conversation, past)
    except FundstelleError as fault:
        _log.error("%s", fault)


def still_seen(desk: Desk, principal: Principal, exchanges: Exchanges) -> Exchanges:
    """A conversation as it may be shown again: without the exchanges that quote a letter which was closed meanwhile.

    Args:
        desk: Knows what may be seen now.
        principal: Who looks.
        exchanges: The conversation, as its page holds it.
    """
    try:
        quoted = {key for one in exchanges for key in quoted_in(one.answer, one.fluent)}
        hidden = {key for key in quoted if desk.tier(key, principal) is None}
    except FundstelleError:  # the next question tells what is wrong
        return ()
    return tuple(one for one in exchanges if hidden.isdisjoint(quoted_in(one.answer, one.fluent)))


def past_of(exchange: Exchange, asked_at: datetime.datetime | None = None) -> Past | None:
    """What the history keeps of an exchange; None where there is no answer: a fault says nothing worth keeping.

    Args:
        exchange: The exchange, after its last step.
        asked_at: When it was asked, with a time zone; None for now.
    """
    if exchange.answer is None or exchange.fault is not None:
        return None
    moment = asked_at or datetime.datetime.now(datetime.UTC)
    stopped = exchange.stage is Stage.STOPPED
    return Past(exchange.question, moment, exchange.answer, exchange.shown, stopped, fluent=exchange.fluent)


def exchange_of(past: Past) -> Exchange | None:
    """A kept exchange as the page shows it; None where its answer cannot be shown any more (``past.missing``)."""
    if past.answer is None:
        return None
    stage = Stage.STOPPED if past.stopped else Stage.DONE
    return Exchange(past.question, stage, past.answer, past.shown, fluent=past.fluent)
