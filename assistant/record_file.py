"""A file of records, one JSON object a line: what people tell us is appended to it.

It is written anew only where a letter is erased that a record quotes.

A record is on the disk when :meth:`RecordFile.add` returns, and a crash leaves whole lines only: what a line that was
not finished began is cut off by the next one.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ingest.durable import replace_file, write_at
from ingest.errors import ArchiveUnusable, system_says

#: Bytes that are read at once, from the end, to find the last whole line.
_STEP = 65_536


class RecordFile:
    """Records in a file; any thread may use it, one object a file.

    Args:
        path: The file, made with the first record, readable by its user alone (mode 0600).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.RLock()

    def add(self, row: Mapping[str, Any]) -> None:
        """Append a record.

        Args:
            row: What JSON can say; a lone surrogate in a text becomes "\\N{REPLACEMENT CHARACTER}".

        Raises:
            ArchiveUnusable: The file cannot be written; nothing was added.
        """
        line = _line(row)
        with self._writing:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
                try:
                    end = _whole(descriptor)
                    os.ftruncate(descriptor, end)
                    _write(descriptor, line, end)
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
            except OSError as fault:
                raise self._unusable("beschreiben", fault) from fault

    def rows(self) -> list[dict[str, Any]]:
        """All records, oldest first; none where there is no file yet.

        Raises:
            ArchiveUnusable: The file cannot be read, or holds something else.
        """
        with self._writing:
            try:
                content = self._path.read_bytes()
            except FileNotFoundError:
                return []
            except OSError as fault:
                raise self._unusable("lesen", fault) from fault
        whole = content[: content.rfind(b"\n") + 1]
        try:
            rows = [json.loads(line) for line in whole.decode("utf-8").split("\n") if line.strip()]
        except ValueError as fault:
            raise self._foreign() from fault
        if not all(isinstance(row, dict) for row in rows):
            raise self._foreign()
        return rows

    def drop(self, unwanted: Callable[[dict[str, Any]], bool]) -> int:
        """Take records out of the file, which is written anew as a whole: after a crash it is the old one or the new.

        Args:
            unwanted: Whether a record is to go.

        Returns:
            Number of records that went.

        Raises:
            ArchiveUnusable: The file cannot be read or written; nothing has changed.
        """
        with self._writing:
            rows = self.rows()
            kept = [row for row in rows if not unwanted(row)]
            if len(kept) < len(rows):
                try:
                    _replace(self._path, b"".join(map(_line, kept)))
                except OSError as fault:
                    raise self._unusable("beschreiben", fault) from fault
        return len(rows) - len(kept)

    def _unusable(self, what: str, fault: OSError) -> ArchiveUnusable:
        return ArchiveUnusable(
            f"Erwartet wird eine Datei {self._path}, die sich {what} lässt",
            system_says(fault),
            "bitte prüfen Sie Rechte und freien Platz des Datenverzeichnisses",
        )

    def _foreign(self) -> ArchiveUnusable:
        return ArchiveUnusable(
            f"Erwartet wird in {self._path} ein JSON-Objekt je Zeile",
            "gefunden wurde etwas anderes",
            "bitte stellen Sie die Datei aus einer Sicherung wieder her oder benennen Sie sie um",
        )


def _line(row: Mapping[str, Any]) -> bytes:
    """A record as its line; half a character (a lone surrogate) becomes the sign for a character that is missing."""
    line = json.dumps(row, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "surrogatepass")
    return line.decode("utf-8", "replace").encode() + b"\n"


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another; none where it would be empty."""
    if content:
        replace_file(path, content)
    else:
        path.unlink()


def _whole(descriptor: int) -> int:
    """Length of a file up to the end of its last whole line, in bytes."""
    end = os.fstat(descriptor).st_size
    while end > 0:
        start = max(0, end - _STEP)
        found = os.pread(descriptor, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _write(descriptor: int, line: bytes, position: int) -> None:
    """Write all of a line; one that does not fit on the disk is taken back."""
    try:
        write_at(descriptor, line, position)
    except OSError:
        os.ftruncate(descriptor, position)
        raise
