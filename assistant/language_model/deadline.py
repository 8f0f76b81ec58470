"""How long somebody waits: one end for everything that is done for a question, and a way to give up before it."""

from __future__ import annotations

import threading
import time


class Deadline:
    """A moment at which everything ends, by the clock that never jumps; any thread may look at it or stop it.

    Args:
        seconds: From now until then, 0 or more.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._stopped = threading.Event()

    @property
    def left(self) -> float:
        """Seconds left, 0 once it is over."""
        return 0.0 if self.stopped else max(0.0, self._end - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether nothing more is to be done: the time is up, or nobody waits any more."""
        return self.left <= 0

    @property
    def stopped(self) -> bool:
        """Whether nobody waits any more."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Say that nobody waits any more."""
        self._stopped.set()
