"""A fluent version while it is written: iterated in the background, so that it can be stopped at any moment."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.language_model.fluent import Fluent, Outcome
from ingest.errors import FundstelleError
from ui.faults import without_content
from ui.fluent.words import begun

if TYPE_CHECKING:
    from assistant.model import Principal

#: Seconds between two looks at whether somebody wants no more of it.
POLL_S = 0.1
#: Seconds that one who wants something else waits for the writing to have ended.
END_S = 2.0
#: Seconds after which a version that has said nothing to the end is given up here; its own deadline is shorter.
GIVEN_UP_S = 90.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Writing:
    """The version that a page is waiting for; shared by those of its handlers that run at the same time.

    Attributes:
        principal: Who asked, as their question was narrowed.
        language: The page's language now; the switch changes it.
        running: Whether it has begun; until then it waits for others to end.
        replaced: Whether another question or conversation came meanwhile, so that nothing more is shown of this one.
        stop: Set by anyone who wants no more of it.
        ended: Set when it has ended.
    """

    principal: Principal
    language: str
    running: bool = False
    replaced: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def make_way(self) -> None:
        """End it for something else, and wait until it has ended, or :data:`END_S` at most."""
        self.replaced = True
        self.stop.set()
        if self.running:
            self.ended.wait(END_S)


def written(write: Callable[[], Iterator[Fluent]], stop: threading.Event) -> Iterator[Fluent]:
    """A version step by step, as long as nobody stops it.

    Args:
        write: Begins it; iterated in a thread of its own.
        stop: Set by anyone who wants no more of it.

    Yields:
        The version so far; the last one is ``done``, unless it was stopped. A fault of any kind ends it as failed.
    """
    steps: queue.SimpleQueue[Fluent | None] = queue.SimpleQueue()
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")
    worker.submit(_write, write, stop, steps)
    worker.shutdown(wait=False)
    latest, waited = begun(), 0.0
    while not stop.is_set():
        try:
            step = steps.get(timeout=POLL_S)
        except queue.Empty:
            waited += POLL_S
            if waited < GIVEN_UP_S:
                continue
            stop.set()
            yield replace(latest, outcome=Outcome.TOO_SLOW, done=True)
            return
        if step is None:
            yield replace(latest, outcome=Outcome.FAILED, done=True)
            return
        latest, waited = step, 0.0
        yield latest
        if latest.done:
            return


def _write(
    write: Callable[[], Iterator[Fluent]], stop: threading.Event, steps: queue.SimpleQueue[Fluent | None]
) -> None:
    """Put every step into the queue; None where it ended without being done."""
    try:
        with closing(_generator(write())) as coming:
            for step in coming:
                steps.put(step)
                if stop.is_set() or step.done:
                    return
    except FundstelleError as fault:
        _log.error("%s", fault)
    except Exception as fault:  # as for a question: whatever it is, the extract stands and the page goes on
        _log.error("a fluent version failed: %s", without_content(fault))
    steps.put(None)


def _generator(coming: Iterator[Fluent]) -> Generator[Fluent, None, None]:
    """Any iterator as a generator: closing it closes what it comes from, if that can be closed."""
    yield from coming
