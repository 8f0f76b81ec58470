"""The file of what people keep: made when needed, private, checked when opened, erased for good."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.personal.tables import HOLDERS, META, PersonalFile, be_seen, iso
from ingest.errors import ArchiveUnusable
from tests.assistant.personal.kept import NOON, ONE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal.sqlite3"


def test_reading_makes_no_file(path: Path) -> None:
    file = PersonalFile(path)
    assert file.rows(select(HOLDERS)) == () and not file.is_there
    file.close()
    assert not path.exists()


def test_what_is_written_is_there_when_opened_again_and_private(path: Path) -> None:
    file = PersonalFile(path)
    with file.change() as connection:
        be_seen(connection, ONE, NOON)
    file.close()
    assert path.stat().st_mode & 0o777 == 0o600
    (row,) = PersonalFile(path).rows(select(HOLDERS))
    assert (row.holder, row.history, row.seen_on) == (ONE.id, 1, "2026-03-02")


def test_a_failed_change_leaves_everything_as_it_was(path: Path) -> None:
    file = PersonalFile(path)
    with pytest.raises(RuntimeError), file.change() as connection:
        be_seen(connection, ONE, NOON)
        raise RuntimeError
    assert file.rows(select(HOLDERS)) == []


def test_the_log_is_emptied(path: Path) -> None:
    file = PersonalFile(path)
    with file.change() as connection:
        be_seen(connection, ONE, NOON)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size
    file.empty_log()
    assert not log.stat().st_size


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_named_with_a_remedy(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ArchiveUnusable, match=r"Datei der Verläufe.*benennen Sie sie um"):
        PersonalFile(path).rows(select(HOLDERS))
    assert path.read_bytes() == content


def test_another_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta (key TEXT, value INTEGER)")
    with pytest.raises(ArchiveUnusable, match="andere Datenbank"):
        PersonalFile(path).rows(select(HOLDERS))


def test_a_newer_version_is_refused(path: Path) -> None:
    file = PersonalFile(path)
    with file.change() as connection:
        connection.execute(META.update().values(value=99))
    file.close()
    with pytest.raises(ArchiveUnusable, match="hat das Format 99"):
        PersonalFile(path).rows(select(HOLDERS))


def test_a_full_disk_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ArchiveUnusable), PersonalFile(path).change():
        pass


def test_moments_sort_as_text() -> None:
    assert iso(NOON) == "2026-03-02T12:00:00+00:00"
