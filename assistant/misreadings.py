"""What readers report as wrongly read: appended to a file beside the archive, settled by staff. Nobody's name is
kept but theirs.

One JSON object a line: ``{"number", "document_id", "start", "end", "words", "note", "date"}`` is a report,
``{"settles", "who", "date"}`` says that somebody has looked at it.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.record_file import RecordFile
from ingest.errors import BadInput

#: Most characters of a note.
MOST_NOTE = 2_000
#: Most characters of the words that are recorded; the stretch itself is recorded whole.
MOST_WORDS = 1_000
#: Reports that nobody has settled; more are not taken, so that nobody can fill the disk.
MOST_OPEN = 2_000


@dataclass(frozen=True, slots=True)
class Misreading:
    """A report that a place of a letter was read wrongly.

    Attributes:
        number: Its number, from 1.
        document_id: The letter.
        start, end: The place, in code points of the source; both 0 for the letter as a whole.
        words: What stands there as it was read, the first :data:`MOST_WORDS` characters.
        note: What the reader says about it, "" without a word.
        date: The day of the report.
        settled_by: Who of the staff has settled it; None while it is open.
        settled: The day of that.
    """

    number: int
    document_id: str
    start: int
    end: int
    words: str
    note: str
    date: datetime.date
    settled_by: str | None = None
    settled: datetime.date | None = None


class Misreadings:
    """The reports of a data directory; any thread may use them.

    Args:
        path: The file, made with the first report.
    """

    def __init__(self, path: Path) -> None:
        self._file = RecordFile(path)
        self._counting = threading.Lock()

    def add(self, document_id: str, start: int, end: int, words: str, note: str, date: datetime.date) -> int:
        """Record a report.

        Args:
            document_id: The letter.
            start, end: The place; both 0 for the letter as a whole.
            words: What stands there as it was read.
            note: What the reader says about it.
            date: Today.

        Returns:
            Its number.

        Raises:
            BadInput: The note is too long, or too many reports wait already.
            FundstelleError: It cannot be written.
        """
        note = " ".join(note.split())
        if len(note) > MOST_NOTE:
            raise BadInput(
                f"Erwartet wird eine Bemerkung von höchstens {MOST_NOTE} Zeichen",
                f"gefunden wurden {len(note)}",
                "bitte kürzen Sie sie",
            )
        place = {"document_id": document_id, "start": start, "end": end, "words": words[:MOST_WORDS]}
        with self._counting:
            known = self.all()
            if sum(one.settled_by is None for one in known) >= MOST_OPEN:
                raise BadInput(
                    f"Erwartet werden höchstens {MOST_OPEN} offene Meldungen",
                    "so viele liegen schon vor",
                    "bitte wenden Sie sich unmittelbar an die Verwaltung",
                )
            number = 1 + max((one.number for one in known), default=0)
            self._file.add({"number": number, **place, "note": note, "date": date.isoformat()})
        return number

    def settle(self, number: int, who: str, date: datetime.date) -> None:
        """Record that somebody has looked at a report.

        Raises:
            BadInput: There is no such open report, or nobody is named.
            FundstelleError: It cannot be written.
        """
        if not who.strip():
            raise BadInput("Erwartet wird, wer die Meldung erledigt hat", "der Name fehlt", "bitte nennen Sie ihn")
        if all(one.number != number or one.settled_by is not None for one in self.all()):
            raise BadInput(
                "Erwartet wird die Nummer einer offenen Meldung", f"{number} ist keine", "bitte laden Sie die Liste neu"
            )
        self._file.add({"settles": number, "who": " ".join(who.split())[:100], "date": date.isoformat()})

    def forget(self, document_id: str) -> int:
        """Delete all reports about a letter, settled ones, too; returns their number."""
        with self._counting:
            gone = {one.number for one in self.all() if one.document_id == document_id}
            if gone:
                self._file.drop(lambda row: row.get("number", row.get("settles")) in gone)
        return len(gone)

    def all(self) -> list[Misreading]:
        """All reports, open ones first, the latest first in each group."""
        found = _told(self._file.rows())
        return sorted(found, key=lambda one: (one.settled_by is not None, -one.number))


def _told(rows: Iterable[dict[str, Any]]) -> list[Misreading]:
    """The reports that rows tell of."""
    found: dict[int, Misreading] = {}
    for row in rows:
        date = datetime.date.fromisoformat(row["date"])
        if "settles" in row:
            if row["settles"] in found:
                found[row["settles"]] = replace(found[row["settles"]], settled_by=row["who"], settled=date)
        else:
            found[row["number"]] = Misreading(**{**row, "date": date})
    return list(found.values())
