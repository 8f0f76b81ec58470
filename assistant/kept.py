"""What is made of a whole archive and takes seconds: kept as long as the archive is not changed.

Apart from the archive's own cache (:mod:`ingest.archive.cache`), which what a question reads would push it out of.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from ingest.archive.archive import Archive

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Values by key of one state of each archive; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: WeakKeyDictionary[Archive, tuple[int, dict[Key, Value]]] = WeakKeyDictionary()

    def of(self, archive: Archive, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, made where it is not known yet.

        Args:
            archive: The archive.
            key: What is wanted of it; who may see what is a part of it.
            make: Makes the value of the archive as it is.
        """
        values = self._values(archive)
        if key not in values:
            values[key] = make()
        return values[key]

    def _values(self, archive: Archive) -> dict[Key, Value]:
        generation = archive.generation  # read before the letters: what is made of older ones is forgotten
        with self._lock:
            if self._known.get(archive, (-1, {}))[0] != generation:
                self._known[archive] = generation, {}
            return self._known[archive][1]
