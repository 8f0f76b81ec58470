"""A conversation as the page keeps it: its exchanges, and how one comes about step by step."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.model import Answer, Turn
from ingest.errors import BadInput, FundstelleError

#: Seconds between two sentences of an answer: long enough to see them come, short enough not to wait for them.
PAUSE_S = 0.12
#: Exchanges of a conversation that a follow-up may lean on, and that the page shows.
KEPT_EXCHANGES = 30
_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far an exchange has come."""

    SEARCHING = "searching"
    TELLING = "telling"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what became of it.

    Attributes:
        question: As typed.
        stage: How far it has come.
        answer: The whole answer, None while searching and after a fault.
        shown: Number of the answer's sentences that are shown so far.
        fault: What went wrong, for the user; "" for a fault that has no sentence of its own; None without one.
        refused: Whether the fault lies in the question, so that asking differently helps.
    """

    question: str
    stage: Stage = Stage.SEARCHING
    answer: Answer | None = None
    shown: int = 0
    fault: str | None = None
    refused: bool = False


Exchanges = tuple[Exchange, ...]


def converse(
    ask: Callable[[str, Sequence[Turn]], Answer], question: str, earlier: Exchanges, pause_s: float = PAUSE_S
) -> Iterator[Exchanges]:
    """Ask a question within a conversation, step by step: searching, sentence after sentence, done.

    Args:
        ask: Answers a question with its history.
        question: As typed; blank questions are not asked.
        earlier: The exchanges before it.
        pause_s: Seconds between two sentences.

    Yields:
        The whole conversation after each step.
    """
    if not question.strip():
        yield earlier
        return
    exchange = Exchange(question.strip())
    kept = earlier[-KEPT_EXCHANGES + 1 :]
    yield (*kept, exchange)
    try:
        answer = ask(exchange.question, turns(kept))
    except FundstelleError as fault:
        yield (*kept, replace(exchange, stage=Stage.DONE, fault=str(fault), refused=isinstance(fault, BadInput)))
        return
    except Exception as fault:  # the page's outermost handler: a fault must look like one, whatever it is
        _log.error("a question failed: %s", _without_content(fault))
        yield (*kept, replace(exchange, stage=Stage.DONE, fault=""))
        return
    exchange = replace(exchange, answer=answer)
    for shown in range(1, len(answer.sentences)):
        yield (*kept, replace(exchange, stage=Stage.TELLING, shown=shown))
        time.sleep(pause_s)
    yield (*kept, replace(exchange, stage=Stage.DONE, shown=len(answer.sentences)))


def stopped(exchanges: Exchanges) -> Exchanges:
    """A conversation whose last exchange is left as it stands."""
    if not exchanges or exchanges[-1].stage is Stage.DONE:
        return exchanges
    return (*exchanges[:-1], replace(exchanges[-1], stage=Stage.STOPPED))


def turns(exchanges: Exchanges) -> list[Turn]:
    """A conversation as the history of the next question; what failed or was stopped while searching has no answer."""
    history = []
    for exchange in exchanges:
        history.append(Turn("user", exchange.question))
        if exchange.answer:
            history.append(Turn("assistant", exchange.answer.text))
    return history


def _without_content(fault: Exception) -> str:
    """Type and place of a fault; its message may repeat the question, which no log may hold."""
    frames = traceback.extract_tb(fault.__traceback__)[-3:]
    return " < ".join([type(fault).__name__, *(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))])
