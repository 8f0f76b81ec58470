"""Whether an archive's file is as it was left: what SQLite does not notice.

SQLite checks how its pages hang together, not what stands on them: a flipped bit in a letter's text is no fault to it,
a file cut to nothing is a new one, and a damaged log ends where the damage begins, with all that was committed after
it. So beside the file stands what is to be found in it: while it is closed its SHA-256, while it is open how many
changes were committed. After a crash each letter is compared with the digest that was made of it
(:func:`damaged_letter`).
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from ingest.archive.tables import DOCUMENTS, PASSAGES, SOURCES

#: What is appended to the file's name.
SUFFIX = ".seal"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal says.

    Attributes:
        generation: Number of changes that were committed at least.
        digest: SHA-256 of the file, in hexadecimal digits; "" while it is in use.
    """

    generation: int
    digest: str = ""


class Seal:
    """The seal of a file; written in place, so that it needs no room where the disk is full.

    Args:
        file: The file.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._path = file, file.with_name(f"{file.name}{SUFFIX}")

    def read(self) -> Sealed | None:
        """What was left; None where nothing was, or it cannot be read: then the file itself is to be looked through."""
        try:
            held = json.loads(self._path.read_text(encoding="ascii"))
            found = Sealed(int(held["generation"]), str(held["digest"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if held.get("check") == _check(found) else None

    def fits(self, sealed: Sealed) -> bool:
        """Whether the file is there, and as it was sealed, if it was."""
        if not self._file.exists() or not self._file.stat().st_size:
            return False
        return not sealed.digest or sealed.digest == _digest(self._file)

    def open(self, generation: int) -> None:
        """The file is in use, and so many changes were committed.

        Raises:
            OSError: It cannot be written.
        """
        self._write(Sealed(generation))

    def close(self, generation: int) -> None:
        """The file has been closed, and nobody else has it open; errors as for :meth:`open`."""
        self._write(Sealed(generation, _digest(self._file)))

    def _write(self, sealed: Sealed) -> None:
        held = {"generation": sealed.generation, "digest": sealed.digest, "check": _check(sealed)}
        line = json.dumps(held).encode("ascii").ljust(160) + b"\n"  # one length: a shorter one covers the longer
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(descriptor, line, 0)
        finally:
            os.close(descriptor)


def damaged_letter(connection: Connection) -> str | None:
    """The first letter whose text, structure or passages are not those that its digest was made of.

    Letters of format 1 that were not read since have no such digest; SQLite's own check has to do for them.

    Args:
        connection: The archive.

    Returns:
        Its id; None where all are whole.
    """
    letters = select(DOCUMENTS.c.document_id, DOCUMENTS.c.digest, DOCUMENTS.c.letter, SOURCES.c.text)
    for row in connection.execute(letters.join(SOURCES).where(DOCUMENTS.c.basis != "")):
        own = select(PASSAGES.c.passage).where(PASSAGES.c.document_id == row.document_id).order_by(PASSAGES.c.position)
        parts: list[Any] = [row.letter, row.text, *connection.execute(own).scalars()]
        if any(not isinstance(part, str) for part in parts):
            return str(row.document_id)
        if hashlib.sha256(b"\0".join(part.encode() for part in parts)).hexdigest()[:32] != row.digest:
            return str(row.document_id)
    return None


def _check(sealed: Sealed) -> str:
    return hashlib.sha256(f"{sealed.generation} {sealed.digest}".encode()).hexdigest()[:16]


def _digest(file: Path) -> str:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
