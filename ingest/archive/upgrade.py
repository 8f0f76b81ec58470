"""An archive as it is opened: checked, its tables made where it is new, one of an older format brought up to date.

What an older format held is copied aside before anything is changed (:func:`copy_of`), for whoever has to go back.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from ingest.archive.copying import copy_database
from ingest.archive.tables import META, METADATA, SCHEMA, unusable

#: What the copies of older formats are called, beside the archive.
COPIES = "archive-format-*.sqlite3"


def prepare(engine: Engine, path: Path) -> None:
    """Check an archive's file, make the tables of a new one, and bring one of an older format up to date.

    Args:
        engine: An engine over the file.
        path: The file.

    Raises:
        ArchiveUnusable: The file is damaged, no archive, or of a newer version; or there is no room for the copy. What
            could not be brought up to date is as it was.
    """
    version = _checked(engine, path)
    if version < SCHEMA:
        from ingest.archive.migration import migrate  # late: brings Alembic

        copy_database(path, copy_of(path, version))
        with engine.begin() as connection:
            migrate(connection, version)


def copy_of(path: Path, version: int) -> Path:
    """Where an archive's copy lies that was made before it left a format."""
    return path.with_name(COPIES.replace("*", str(version)))


def _checked(engine: Engine, path: Path) -> int:
    """The format of a file that is whole, and no newer one; a new file gets its tables."""
    with engine.begin() as connection:
        if (state := connection.execute(text("PRAGMA quick_check(1)")).scalar()) != "ok":
            raise unusable(f"{path} ist beschädigt ({str(state)[:100]})", "bitte spielen Sie eine Sicherung ein")
        tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        if tables and META.name not in tables:
            raise unusable(f"{path} ist eine andere Datenbank", "bitte wählen Sie ein anderes Datenverzeichnis")
        if not tables:
            _make(connection)
        version = connection.execute(META.select().where(META.c.key == "schema")).one().value
    if not isinstance(version, int) or not 1 <= version <= SCHEMA:
        raise unusable(
            f"{path} hat das Format {version}, diese Fundstelle liest Format {SCHEMA}",
            "bitte verwenden Sie die Fundstelle-Version, die es geschrieben hat",
        )
    return version


def _make(connection: Connection) -> None:
    METADATA.create_all(connection)
    connection.execute(META.insert(), [{"key": "schema", "value": SCHEMA}, {"key": "generation", "value": 0}])
