"""The personal store: history and remembered things of everyone who holds a token, in a file of its own.

It lies apart from the archive, so that a house can leave it out of its backups (docs/decisions/0023).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import delete

from assistant.personal.history import History
from assistant.personal.remembered import Remembered
from assistant.personal.tables import HOLDERS, PersonalFile

#: Name of the file in the data directory.
FILE = "personal.sqlite3"
#: Days after which whoever was not seen is forgotten with all they kept: as long as browsers keep a cookie.
FORGOTTEN_DAYS = 400


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Personal:
    """What people keep for themselves; any thread may use it.

    Args:
        path: The file; made when something is kept for the first time.
        history_days: Days that a conversation is kept after its last question; 0 where the house keeps none.
        now: The clock, with a time zone; for tests.

    Raises:
        ArchiveUnusable: By all methods: the file is damaged, of a newer version, or cannot be read or written.

    Attributes:
        history: Conversations.
        remembered: Saved questions and followed Vorgänge.
    """

    def __init__(self, path: Path, history_days: int, now: Callable[[], datetime.datetime] = _now) -> None:
        self._file = PersonalFile(path)
        self.history = History(self._file, history_days, now)
        self.remembered = Remembered(self._file, now)

    def expire(self, now: datetime.datetime) -> int:
        """Delete what has been kept long enough, in the file as well; to be called now and then.

        Args:
            now: The moment, with a time zone.

        Returns:
            Number of conversations and of holders deleted.
        """
        if not self._file.is_there:
            return 0
        gone = self.history.expire(now)
        oldest = (now - datetime.timedelta(days=FORGOTTEN_DAYS)).astimezone(datetime.UTC).date().isoformat()
        with self._file.change() as connection:
            gone += connection.execute(delete(HOLDERS).where(HOLDERS.c.seen_on < oldest)).rowcount
        if gone:
            self._file.empty_log()
        return gone

    def forget_document(self, document_id: str) -> int:
        """Delete every kept answer that holds words of a document; needs nobody's key.

        Args:
            document_id: The document.

        Returns:
            Number of exchanges deleted.
        """
        if not self._file.is_there:
            return 0
        gone = self.history.forget_document(document_id)
        self._file.empty_log()
        return gone

    def rewrite(self) -> None:
        """Write the file anew, so that no page keeps a trace of what was deleted."""
        self._file.rewrite()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
