"""Nothing erased is left in an SQLite file: its log is emptied, and, where that is not enough, the file written anew.

``secure_delete`` overwrites what is deleted, but the log still holds pages as they were, and the gap between the cells
of a page may hold a copy that SQLite made when it moved them (SQLite, "Database File Format", 1.6: the content of
unallocated space is not defined). ``VACUUM`` copies what is held and nothing else.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from sqlalchemy import Engine

#: Seconds that readers get to end before the log counts as held for good.
PATIENCE_S = 30.0
_PAUSE_S = 0.05


def empty_log(engine: Engine, patience_s: float = PATIENCE_S) -> None:
    """Write the log of a file into it and cut the log to nothing.

    Args:
        engine: An engine over the file.
        patience_s: Seconds to wait for readers, which hold the log.

    Raises:
        sqlite3.OperationalError: Somebody still reads.
    """
    deadline = time.monotonic() + patience_s
    while not cut_log(engine):
        if time.monotonic() > deadline:
            raise sqlite3.OperationalError("the log is being read")
        time.sleep(_PAUSE_S)


def cut_log(engine: Engine) -> bool:
    """The same once, without patience; returns False where somebody reads, and the log is as long as it was."""
    with closing(engine.raw_connection()) as raw:  # not inside a transaction
        cursor = raw.cursor()
        held = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    return not held


def rewrite(engine: Engine) -> None:
    """Write a file anew with what it holds; takes room for it twice."""
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("VACUUM").close()
    empty_log(engine)
