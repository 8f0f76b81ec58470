"""Import large libraries without the garbage collector getting in the way.

sentence-transformers brings 3,900 modules and a million objects that live as long as the process. Collecting while they
are made costs a third of the import time, every full collection later on would walk through them again (a pause of a
quarter of a second in the middle of an answer), and so would the one at the process's end (over a second). So: no
collection during the import, and what it made is set aside.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_running = 0
_was_enabled = True


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector, then set what exists aside (``gc.freeze``); may be nested and used by threads."""
    global _running, _was_enabled
    with _lock:
        if _running == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if _running == 0:
                gc.freeze()
                if _was_enabled:
                    gc.enable()
