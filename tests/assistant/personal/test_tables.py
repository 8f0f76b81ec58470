"""The file of what people keep: what a day is noted for, and what it says where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.personal.tables import HOLDERS, PersonalFile, be_seen
from ingest.archive.tables import META
from ingest.errors import ArchiveUnusable
from tests.assistant.personal.kept import NOON, ONE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal.sqlite3"


def test_the_day_is_noted_on_which_a_holder_kept_something(path: Path) -> None:
    file = PersonalFile(path)
    with file.change() as connection:
        be_seen(connection, ONE, NOON)
    (row,) = file.rows(select(HOLDERS))
    assert (row.holder, row.history, row.seen_on) == (ONE.id, 1, "2026-03-02")


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_named_with_a_remedy(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ArchiveUnusable, match=r"Datei der Verläufe.*benennen Sie sie um"):
        PersonalFile(path).rows(select(HOLDERS))
    assert path.read_bytes() == content


def test_a_newer_version_is_refused(path: Path) -> None:
    file = PersonalFile(path)
    with file.change() as connection:
        connection.execute(META.update().values(value=99))
    file.close()
    with pytest.raises(ArchiveUnusable, match=r"Datei der Verläufe.*hat das Format 99.*bitte verwenden Sie"):
        PersonalFile(path).rows(select(HOLDERS))


def test_a_file_that_cannot_be_opened_is_told_as_the_archives(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ArchiveUnusable, match="lesbares Archiv"), PersonalFile(path).change():
        pass
