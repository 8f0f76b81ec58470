"""A conversation as the page keeps it: its exchanges, and how one comes about step by step."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.language_model.fluent import Fluent
from assistant.model import Answer, Status, Turn
from ingest.errors import BadInput, FundstelleError
from ui.faults import without_content
from ui.fluent.words import begun

#: Seconds between two sentences of an answer: long enough to see them come, short enough not to wait for them.
PAUSE_S = 0.12
#: Seconds between two looks at whether a search was stopped.
POLL_S = 0.1
#: Exchanges of a conversation that a follow-up may lean on, and that the page shows.
KEPT_EXCHANGES = 30
_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far an exchange has come; while a fluent version is written, the answer itself is whole."""

    SEARCHING = "searching"
    TELLING = "telling"
    WRITING = "writing"
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
        cold: Whether it was asked before the search had started up, which takes some seconds.
        busy: Whether too many others were asking, so that asking again later helps.
        answer_id: Where the finished answer lies on the shelf; "" until then, and for what is none.
        fluent: What a language model made of the answer, as far as it has come; None where none is wanted.
        ended: Whether who asked had been signed in until then: the talk before it is not shown any more.
    """

    question: str
    stage: Stage = Stage.SEARCHING
    answer: Answer | None = None
    shown: int = 0
    fault: str | None = None
    refused: bool = False
    cold: bool = False
    busy: bool = False
    answer_id: str = ""
    fluent: Fluent | None = None
    ended: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the answer has been told in full, whatever a language model still makes of it."""
        return self.answer is not None and self.stage in (Stage.WRITING, Stage.DONE)


Exchanges = tuple[Exchange, ...]


def converse(
    ask: Callable[[str, Sequence[Turn]], Answer],
    question: str,
    earlier: Exchanges,
    stop: threading.Event,
    cold: bool = False,
    pause_s: float = PAUSE_S,
    fluent: bool = False,
    ended: bool = False,
) -> Iterator[Exchanges]:
    """Ask a question within a conversation, step by step: searching, sentence after sentence, done.

    Args:
        ask: Answers a question with its history.
        question: As typed; blank questions are not asked.
        earlier: The exchanges before it.
        stop: Set by anyone who wants no more of it; what is shown by then stays.
        cold: Whether the search is still starting up.
        pause_s: Seconds between two sentences.
        fluent: Whether a fluent version shall follow an answer: the last step then is that it is being written.
        ended: Whether who asks had been signed in until now.

    Yields:
        The whole conversation after each step.
    """
    if not question.strip():
        yield earlier
        return
    kept = _kept(earlier)
    for exchange in _steps(ask, Exchange(question.strip(), cold=cold, ended=ended), turns(kept), stop, pause_s, fluent):
        yield (*kept, exchange)


def turned_away(question: str, earlier: Exchanges) -> Exchanges:
    """A conversation whose latest question was not asked, because too many others were asking."""
    if not question.strip():
        return earlier
    return (*_kept(earlier), Exchange(question.strip(), Stage.DONE, fault="", busy=True))


def settled(exchanges: Exchanges) -> Exchanges:
    """A conversation in which nothing is being written any more: an unfinished fluent version stays as it is."""
    return tuple(
        replace(exchange, stage=Stage.DONE) if exchange.stage is Stage.WRITING else exchange for exchange in exchanges
    )


def _kept(earlier: Exchanges) -> Exchanges:
    """What stays of a conversation when one more exchange comes."""
    return settled(earlier[-KEPT_EXCHANGES + 1 :])


def _steps(
    ask: Callable[[str, Sequence[Turn]], Answer],
    exchange: Exchange,
    history: Sequence[Turn],
    stop: threading.Event,
    pause_s: float,
    fluent: bool,
) -> Iterator[Exchange]:
    """One exchange after each of its steps."""
    yield exchange
    searching = _in_background(ask, exchange.question, history)
    while not wait([searching], POLL_S).done:
        if stop.is_set():
            yield replace(exchange, stage=Stage.STOPPED)
            return
    try:
        answer = searching.result()
    except FundstelleError as fault:
        yield replace(exchange, stage=Stage.DONE, fault=str(fault), refused=isinstance(fault, BadInput))
        return
    except Exception as fault:  # the page's outermost handler: a fault must look like one, whatever it is
        _log.error("a question failed: %s", without_content(fault))
        yield replace(exchange, stage=Stage.DONE, fault="")
        return
    follows = fluent and answer.status is Status.ANSWERED
    exchange = replace(exchange, answer=answer, fluent=begun() if follows else None)
    for shown in range(1, len(answer.sentences)):
        yield replace(exchange, stage=Stage.TELLING, shown=shown)
        if stop.wait(pause_s):
            yield replace(exchange, stage=Stage.STOPPED, shown=shown, fluent=None)
            return
    yield replace(exchange, stage=Stage.WRITING if follows else Stage.DONE, shown=len(answer.sentences))


def _in_background(
    ask: Callable[[str, Sequence[Turn]], Answer], question: str, history: Sequence[Turn]
) -> Future[Answer]:
    """An answer that is being looked for; nobody has to wait for it."""
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="question")
    found = worker.submit(ask, question, history)
    worker.shutdown(wait=False)
    return found


def turns(exchanges: Exchanges) -> list[Turn]:
    """A conversation as the history of the next question; what failed or was stopped while searching has no answer."""
    history = []
    for exchange in exchanges:
        history.append(Turn("user", exchange.question))
        if exchange.answer:
            history.append(Turn("assistant", exchange.answer.text))
    return history
