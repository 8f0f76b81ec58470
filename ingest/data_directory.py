"""The data directory: who owns it, which version wrote it, and what lies where.

Chroma loses records when two processes write to it and shows deleted rows to a second reader, so one process owns a
data directory and alone opens archive and indexes (docs/decisions). The owner holds an exclusive ``flock``: the system
releases it when the process ends, however it ends, so a crash leaves no stale lock. The lock file itself is never
removed: whoever unlinks a locked file lets two owners in.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from ingest.errors import ArchiveUnusable, DirectoryInUse, system_says

#: Version of the layout below; a directory of a newer one is refused, never guessed at.
FORMAT = 1
#: Name of a file that is there while a backup is being put back: whoever finds it finds half a directory.
RESTORING = "restoring"


class DataDirectory:
    """A data directory that this process owns until :meth:`release`; also a context manager.

    Attributes:
        path: The directory.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    @classmethod
    def claim(cls, path: Path) -> DataDirectory:
        """Become the owner of a data directory; a missing one is made, readable by its user alone (mode 0700).

        The mode of a directory that is already there stays as it is: it may be one that others must enter.

        Args:
            path: The directory.

        Raises:
            DirectoryInUse: Another process owns it; raised at once.
            ArchiveUnusable: It cannot be made or written, a newer version wrote it, or a backup was put back into it
                and that broke off.
        """
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise _unwritable(path, fault) from fault
        directory = cls(path, descriptor)
        with ExitStack() as undo:
            undo.callback(directory.release)
            _lock(path, descriptor)
            directory._check_format()
            undo.pop_all()
        return directory

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.path / "archive.sqlite3"

    @property
    def indexes(self) -> Path:
        """The folder of the indexes; everything in it can be rebuilt."""
        return self.path / "indexes"

    @property
    def socket(self) -> Path:
        """The owner's Unix socket."""
        return socket_of(self.path)

    def release(self) -> None:
        """Give the directory up; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> DataDirectory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _check_format(self) -> None:
        if (self.path / RESTORING).exists():
            raise ArchiveUnusable(
                f"Erwartet wird ein vollständiges Datenverzeichnis {self.path}",
                "das Wiederherstellen einer Sicherung brach darin ab",
                "bitte leeren Sie es und stellen Sie die Sicherung noch einmal her (fundstelle restore)",
            )
        file = self.path / "format"
        try:
            if not file.exists():
                file.write_text(f"{FORMAT}\n", encoding="ascii")
            written = file.read_text(encoding="ascii", errors="replace").strip()
        except OSError as fault:
            raise _unwritable(self.path, fault) from fault
        if not written.isdecimal() or int(written) > FORMAT:
            raise ArchiveUnusable(
                f"Erwartet wird ein Datenverzeichnis der Version {FORMAT} oder älter",
                f"in {file} steht „{written[:20]}“",
                "bitte verwenden Sie die Fundstelle-Version, die es angelegt hat, oder eine neuere",
            )


def socket_of(path: Path) -> Path:
    """The owner's Unix socket in a data directory, for those who do not own it."""
    return path / "owner.sock"


def _lock(path: Path, descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise DirectoryInUse(
            f"Erwartet wird ein freies Datenverzeichnis {path}",
            "es gehört gerade einem anderen Fundstelle-Prozess",
            "bitte beenden Sie diesen oder richten Sie den Befehl an ihn",
        ) from fault
    except OSError as fault:
        raise _unwritable(path, fault) from fault


def _unwritable(path: Path, fault: OSError) -> ArchiveUnusable:
    return ArchiveUnusable(
        f"Erwartet wird ein beschreibbares Datenverzeichnis {path}",
        system_says(fault),
        "bitte prüfen Sie Pfad, Rechte und freien Speicherplatz oder setzen Sie FUNDSTELLE_DATA",
    )
