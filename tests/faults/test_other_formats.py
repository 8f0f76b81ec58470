"""Histories and accounts have had one format each: it opens, it is that of today's tables; a newer one is refused."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from assistant.personal import tables as personal
from assistant.personal.holder import holder_of
from assistant.personal.store import Personal
from assistant.roles import Role
from ingest.archive.tables import open_engine
from ingest.errors import ArchiveUnusable
from tests.ingest.archive.old_archives import unpacked
from ui.accounts import tables as accounts
from ui.accounts.store import Accounts

NOW = datetime.datetime(2026, 11, 23, 13, tzinfo=datetime.UTC)


def histories(path: Path) -> list[str]:
    kept = Personal(path, 30, lambda: NOW)
    try:
        return [entry.title for entry in kept.history.conversations(holder_of("A" * 43))]
    finally:
        kept.close()


def people(path: Path) -> list[str]:
    with closing(Accounts(path, now=lambda: NOW)) as kept:
        found = {one.name: (one.roles, one.is_disabled) for one in kept.all()}
        assert found["anna"] == ({Role.STAFF, Role.DATA_PROTECTION}, False) and found["bert"][1]
        assert kept.sign_in("anna", "ein langes Passwort 1", "192.0.2.7").token
    return sorted(found)


@pytest.mark.parametrize(
    ("name", "tables", "read", "held"),
    [
        ("personal-1", personal, histories, ["Wann wird die Brücke gesperrt?"]),
        ("accounts-1", accounts, people, ["anna", "bert"]),
    ],
)
def test_the_one_format(
    name: str, tables: Any, read: Callable[[Path], list[str]], held: list[str], tmp_path: Path
) -> None:
    path = unpacked(name, tmp_path)
    engine = open_engine(path)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.METADATA) == [], (
            "tables have changed: raise SCHEMA, write a step, keep a file of the new format"
        )
    engine.dispose()
    assert read(path) == held
    with closing(sqlite3.connect(path)) as database, database:
        assert database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (tables.SCHEMA,)
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'schema'")
    with pytest.raises(ArchiveUnusable, match=f"hat das Format {tables.SCHEMA + 1}, diese Fundstelle liest Format"):
        read(path)
