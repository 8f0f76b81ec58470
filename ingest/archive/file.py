"""The archive's file: opened, changed in transactions, read by rows, with a cache that outlives no change.

The parts of the archive (letters, versions, corrections) share one: each knows its tables, this knows the file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Select, select

from ingest.archive.cache import GenerationCache
from ingest.archive.sweeping import empty_log, rewrite
from ingest.archive.tables import META, archive_faults, open_engine
from ingest.archive.upgrade import prepare


class ArchiveFile:
    """An SQLite file with everything that cannot be rebuilt. Threads may share it; one process owns it.

    Args:
        path: The file; made if missing, brought up to date if an older version wrote it.

    Raises:
        ArchiveUnusable: It is damaged, no archive, of a newer version, or cannot be opened. All methods raise it when
            the file cannot be read or written (a full disk is named); a failed write leaves everything as it was.

    Attributes:
        path: The file.
        cache: Values read before; forgotten with every change.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        with archive_faults(path):
            self._engine = open_engine(path)
            prepare(self._engine, path)
            with self._engine.connect() as connection:
                query = select(META.c.value).where(META.c.key == "generation")
                self._generation = int(connection.execute(query).scalar_one())
        self.cache = GenerationCache(capacity=4096)

    @property
    def generation(self) -> int:
        """Grows with every committed change."""
        return self._generation

    def close(self) -> None:
        """Close the file."""
        with archive_faults(self.path):
            self._engine.dispose()

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

    def empty_log(self) -> None:
        """Write the log into the file and empty it: it still holds erased pages as they were."""
        with self._writing, archive_faults(self.path):
            empty_log(self._engine)

    def rewrite(self) -> None:
        """Write the file anew with what it holds, so that no page keeps a trace of what was erased."""
        with self._writing, archive_faults(self.path):
            rewrite(self._engine)
