"""A service that keeps failing is left alone for a while, so that it costs nobody any time (a circuit breaker).

The pattern is Nygard's ("Release It!", 2nd ed. 2018, ch. 5): closed, open after some faults in a row, then one trial.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Counts faults in a row; any thread may use it.

    Args:
        faults: After how many faults in a row nobody asks any more, 1 or more.
        pause_s: For how many seconds.
        clock: Tells seconds, never backwards.
    """

    def __init__(self, faults: int = 3, pause_s: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._pause_s, self._clock = faults, pause_s, clock
        self._lock = threading.Lock()
        self._faults, self._closed_until = 0, 0.0

    def allows(self) -> bool:
        """Whether the service may be asked; after a pause one may, as a trial, and the others wait for its result."""
        with self._lock:
            if self._faults < self._most:
                return True
            if self._clock() < self._closed_until:
                return False
            self._closed_until = self._clock() + self._pause_s
            return True

    def succeeded(self) -> None:
        """The service answered."""
        with self._lock:
            self._faults = 0

    def failed(self) -> None:
        """The service did not answer."""
        with self._lock:
            self._faults += 1
            self._closed_until = self._clock() + self._pause_s
