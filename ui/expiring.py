"""What is kept for a time only: looked through when the service starts and every hour after, and what is over goes."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.errors import FundstelleError

#: Deletes what is over at a moment (with a time zone).
Expire = Callable[[datetime.datetime], object]
#: Seconds between two looks.
EVERY_S = 3600.0
_log = logging.getLogger(__name__)


@contextmanager
def expiring(*expire: Expire) -> Iterator[None]:
    """Delete what was kept long enough, at once and now and then, for the time of a block.

    Args:
        expire: What deletes; a fault of one is logged, and keeps nothing of the others.
    """
    ended = threading.Event()

    def run() -> None:
        while True:
            for one in expire:
                try:
                    one(datetime.datetime.now(datetime.UTC))
                except FundstelleError as fault:
                    _log.error("%s", fault)
            if ended.wait(EVERY_S):
                return

    running = threading.Thread(target=run, name="expiry", daemon=True)
    running.start()
    try:
        yield
    finally:
        ended.set()
        running.join()
