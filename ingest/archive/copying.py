"""A copy of an SQLite file as it is at one moment, whoever reads or writes it meanwhile."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ingest.archive.tables import archive_faults


def copy_database(file: Path, target: Path) -> None:
    """Copy what an SQLite file holds; pages that hold nothing any more, and what was deleted, stay behind.

    ``VACUUM INTO`` reads in one transaction (SQLite, "VACUUM", 5), so writers go on and the copy is of one moment.

    Args:
        file: The file; it is there.
        target: The copy, readable by its user alone (mode 0600); what is there is replaced, on the disk when this
            returns.

    Raises:
        ArchiveUnusable: The file is damaged, or the copy cannot be written; nothing is left of it then.
    """
    with archive_faults(target):
        target.unlink(missing_ok=True)
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with closing(sqlite3.connect(file)) as connection:
                connection.execute("VACUUM INTO ?", [str(target)])
            descriptor = os.open(target, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except (sqlite3.Error, OSError):
            target.unlink(missing_ok=True)
            raise
