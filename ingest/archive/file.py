"""The archive's file: opened, changed in transactions, read by rows, with a cache that outlives no change.

The parts of the archive (letters, versions, corrections) share one: each knows its tables, this knows the file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Select, select

from ingest.archive.cache import GenerationCache
from ingest.archive.copying import copy_database
from ingest.archive.seal import Seal, Sealed, damaged_letter
from ingest.archive.sweeping import empty_log, rewrite
from ingest.archive.tables import META, archive_faults, open_engine, unusable
from ingest.archive.upgrade import prepare
from ingest.errors import ArchiveUnusable


class ArchiveFile:
    """An SQLite file with everything that cannot be rebuilt. Threads may share it; one process owns it.

    Args:
        path: The file; made if missing, brought up to date if an older version wrote it.

    Raises:
        ArchiveUnusable: It is damaged, is not what was written, is no archive, of a newer version, or cannot be opened.
            All methods raise it when the file cannot be read or written (a full disk is named); a failed write leaves
            everything as it was.

    Attributes:
        path: The file.
        cache: Values read before; forgotten with every change.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing, self._closed = threading.Lock(), False
        self._seal = Seal(path)
        with archive_faults(path):
            sealed = self._seal.read()
            if sealed and not self._seal.fits(sealed):
                raise _changed(path)
            self._engine = open_engine(path)
            with ExitStack() as undo:
                undo.callback(self._engine.dispose)
                prepare(self._engine, path)
                self._generation = self._checked(sealed)
                self._seal.open(self._generation)
                undo.pop_all()
        self.cache = GenerationCache(capacity=4096)

    @property
    def generation(self) -> int:
        """Grows with every committed change."""
        return self._generation

    def close(self) -> None:
        """Close the file, and seal it; a second call does nothing."""
        with self._writing, archive_faults(self.path):
            self._engine.dispose()
            if not self._closed and not self.path.with_name(f"{self.path.name}-wal").exists():
                self._seal.close(self._generation)  # with a log beside it somebody else has it open, or it is not whole
            self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """One transaction that counts the generation up; the cache forgets everything once it is committed."""
        with self._writing, archive_faults(self.path):
            with self._engine.begin() as connection:
                yield connection
                connection.execute(META.update().where(META.c.key == "generation").values(value=META.c.value + 1))
            self._generation += 1
            self.cache.forget()
            self._seal.open(self._generation)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by: all it reads is of one moment."""
        with archive_faults(self.path), self._engine.connect() as connection:
            yield connection

    def rows(self, query: Select[Any]) -> Sequence[Any]:
        """The rows of a query."""
        with self.reading() as connection:
            return connection.execute(query).all()

    def derived(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """A value that is made from what the file holds, kept until the next change."""
        epoch = self.cache.epoch
        if (held := self.cache.get(key)) is None:
            held = make()
            self.cache.put(key, held, epoch)
        return held

    def copy(self, target: Path) -> None:
        """Copy what the file holds at this moment; see :func:`ingest.archive.copying.copy_database`."""
        copy_database(self.path, target)

    def empty_log(self) -> None:
        """Write the log into the file and empty it: it still holds erased pages as they were."""
        with self._writing, archive_faults(self.path):
            empty_log(self._engine)

    def rewrite(self) -> None:
        """Write the file anew with what it holds, so that no page keeps a trace of what was erased."""
        with self._writing, archive_faults(self.path):
            rewrite(self._engine)

    def _checked(self, sealed: Sealed | None) -> int:
        """The generation of a file that holds all that was committed; after a crash its letters are looked through.

        Raises:
            ArchiveUnusable: Something is missing, or was changed.
        """
        with self._engine.connect() as connection:
            query = select(META.c.value).where(META.c.key == "generation")
            generation = int(connection.execute(query).scalar_one())
            if sealed and generation < sealed.generation:
                raise unusable(
                    f"{self.path} fehlen {sealed.generation - generation} bestätigte Änderungen",
                    "bitte spielen Sie eine Sicherung ein (fundstelle restore)",
                )
            if (sealed is None or not sealed.digest) and (damaged := damaged_letter(connection)):
                raise unusable(
                    f"{self.path} ist beschädigt (Schreiben {damaged})",
                    "bitte spielen Sie eine Sicherung ein (fundstelle restore)",
                )
        return generation


def _changed(path: Path) -> ArchiveUnusable:
    return unusable(
        f"{path} ist beschädigt oder von außen verändert",
        "bitte spielen Sie eine Sicherung in ein leeres Verzeichnis ein (fundstelle restore)",
    )
