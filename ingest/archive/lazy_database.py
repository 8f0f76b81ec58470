"""A small database of its own beside the archive: made and opened when it is first needed, checked as it is opened."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine, MetaData, Select, text

from ingest.archive.sweeping import cut_log, empty_log, rewrite
from ingest.archive.tables import META, archive_faults, open_engine
from ingest.errors import ArchiveUnusable


class LazyDatabase:
    """Tables in an SQLite file; commands that keep nothing leave none behind. A subclass says which, and tells faults.

    Threads may share it; processes, too, as SQLite allows it.

    Args:
        path: The file.

    Raises:
        ArchiveUnusable: By all methods: it is damaged, another database or of another version, or cannot be read or
            written; a failed write leaves everything as it was.

    Attributes:
        metadata: Its tables, ``meta`` as the archive has it (``META.to_metadata``) among them.
        schema: Version of the tables and of what stands in them; a file of another one is refused.
        known_by: Names of tables without which a file is another database.
        expected: What was expected where a file is refused.
        remedy: What to do about a file that is damaged or another database.
        other_version: What to do about a file of another version.
    """

    metadata: ClassVar[MetaData]
    schema: ClassVar[int]
    known_by: ClassVar[frozenset[str]]
    expected: ClassVar[str]
    remedy: ClassVar[str]
    other_version: ClassVar[str]

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: Engine | None = None
        self._opening, self._writing = threading.Lock(), threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        return self._path.exists()

    def close(self) -> None:
        """Close the file; it opens again when it is needed."""
        with self._opening, self._faults():
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """One transaction; what it wrote is on the disk when it ends."""
        with self._writing, self._faults(), self._opened().begin() as connection:
            yield connection

    def rows(self, query: Select[Any]) -> Sequence[Any]:
        """The rows of a query; none, and no file, where nothing was ever kept."""
        if not self.is_there:
            return ()
        with self._faults(), self._opened().connect() as connection:
            return connection.execute(query).all()

    def empty_log(self) -> None:
        """Write the log into the file and empty it: it still holds erased pages as they were."""
        with self._writing, self._faults():
            empty_log(self._opened())

    def cut_log(self) -> bool:
        """The same, if nobody holds the log just now; returns whether it was."""
        with self._writing, self._faults():
            return cut_log(self._opened())

    def rewrite(self) -> None:
        """Write the file anew with what it holds, so that no page keeps a trace of what was erased."""
        if self.is_there:
            with self._writing, self._faults():
                rewrite(self._opened())

    def retold(self, fault: ArchiveUnusable) -> str | None:
        """What a fault of SQLite or the system found, to be told with ``remedy``; None leaves the archive's words."""
        return fault.found

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with archive_faults(self._path):
                yield
        except ArchiveUnusable as fault:
            if fault.__cause__ is None or (found := self.retold(fault)) is None:
                raise
            raise self._unusable(found) from fault

    def _unusable(self, found: str) -> ArchiveUnusable:
        return ArchiveUnusable(self.expected, found, self.remedy)

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = open_engine(self._path)
                self._prepare(engine)
                self._engine = engine
            return self._engine

    def _prepare(self, engine: Engine) -> None:
        """Check the file, and make its tables if it is new; in one transaction."""
        with engine.begin() as connection:
            if (state := connection.execute(text("PRAGMA quick_check(1)")).scalar()) != "ok":
                raise self._unusable(f"{self._path} ist beschädigt ({str(state)[:100]})")
            tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
            if tables and not {META.name, *self.known_by} <= tables:
                raise self._unusable(f"{self._path} ist eine andere Datenbank")
            self.metadata.create_all(connection)
            if not tables:
                connection.execute(META.insert(), [{"key": "schema", "value": self.schema}])
            version = connection.execute(META.select().where(META.c.key == "schema")).one().value
            if version != self.schema:
                found = f"{self._path} hat das Format {version}, diese Fundstelle liest Format {self.schema}"
                raise ArchiveUnusable(self.expected, found, self.other_version)
