"""A cache that never outlives a change of the archive."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any


class GenerationCache:
    """The values used last, all forgotten whenever the archive changes.

    A reader notes :attr:`epoch` before it reads the file and hands it back with what it read. If a change was committed
    in between, the value is dropped: else a reader that was slower than a change of tier would keep a withheld letter
    visible.

    Args:
        capacity: Most values kept.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._epoch = 0

    @property
    def epoch(self) -> int:
        """Number of changes so far."""
        return self._epoch

    def get(self, key: Hashable) -> Any:
        """The value of a key, None if there is none."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: Hashable, value: Any, epoch: int) -> None:
        """Keep a value that was read in an epoch; dropped if that epoch is over."""
        with self._lock:
            if epoch == self._epoch:
                self._values[key] = value
                self._values.move_to_end(key)
                if len(self._values) > self._capacity:
                    self._values.popitem(last=False)

    def forget(self) -> None:
        """Begin a new epoch with nothing."""
        with self._lock:
            self._epoch += 1
            self._values.clear()
