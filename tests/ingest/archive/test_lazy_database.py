"""A small database of its own: made when needed, private, checked when opened, erased for good."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, select

from ingest.archive.lazy_database import LazyDatabase
from ingest.archive.tables import META
from ingest.errors import ArchiveUnusable

METADATA = MetaData()
META.to_metadata(METADATA)
NUMBERS = Table("numbers", METADATA, Column("number", Integer, primary_key=True))


class Numbers(LazyDatabase):
    metadata, schema, known_by = METADATA, 1, frozenset({NUMBERS.name})
    expected, remedy, other_version = "Erwartet werden Zahlen", "bitte neu beginnen", "bitte ihr Programm verwenden"


class Kept(Numbers):
    def retold(self, fault: ArchiveUnusable) -> str | None:
        return None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "numbers.sqlite3"


def with_one(path: Path) -> Numbers:
    file = Numbers(path)
    with file.change() as connection:
        connection.execute(NUMBERS.insert().values(number=1))
    return file


def test_reading_makes_no_file(path: Path) -> None:
    file = Numbers(path)
    assert file.rows(select(NUMBERS)) == () and not file.is_there
    file.rewrite()
    file.close()
    assert not path.exists()


def test_what_is_written_is_there_when_opened_again_and_private(path: Path) -> None:
    file = with_one(path)
    file.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert Numbers(path).rows(select(NUMBERS)) == file.rows(select(NUMBERS)) == [(1,)]
    file.close()


def test_a_failed_change_leaves_everything_as_it_was(path: Path) -> None:
    file = Numbers(path)
    with pytest.raises(RuntimeError), file.change() as connection:
        connection.execute(NUMBERS.insert().values(number=1))
        raise RuntimeError
    assert file.rows(select(NUMBERS)) == []


@pytest.mark.parametrize("way", ["empty_log", "cut_log", "rewrite"])
def test_the_log_is_emptied(path: Path, way: str) -> None:
    file, log = with_one(path), path.with_name(path.name + "-wal")
    assert log.stat().st_size
    getattr(file, way)()
    assert not log.stat().st_size


def test_a_damaged_file_is_told_in_its_own_words_or_the_archives(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    with pytest.raises(ArchiveUnusable, match=r"werden Zahlen.*kein Archiv.*neu beginnen"):
        Numbers(path).rows(select(NUMBERS))
    with pytest.raises(ArchiveUnusable, match=r"lesbares Archiv.*Sicherung"):
        Kept(path).rows(select(NUMBERS))
    assert path.read_bytes() == b"no database" * 100


def test_another_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta (key TEXT, value INTEGER)")
    with pytest.raises(ArchiveUnusable, match=r"werden Zahlen.*andere Datenbank.*neu beginnen"):
        Numbers(path).rows(select(NUMBERS))


def test_another_version_is_refused_with_a_remedy_of_its_own(path: Path) -> None:
    file = with_one(path)
    with file.change() as connection:
        connection.execute(META.update().values(value=99))
    file.close()
    with pytest.raises(ArchiveUnusable, match=r"werden Zahlen.*hat das Format 99.*ihr Programm"):
        Kept(path).rows(select(NUMBERS))


def test_a_file_that_cannot_be_opened_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ArchiveUnusable, match=r"numbers\.sqlite3"), Numbers(path).change():
        pass
