"""A copy of an SQLite file: of one moment, without what was deleted, or none at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.archive.copying import copy_database
from ingest.errors import ArchiveUnusable
from ingest.model import Tier
from tests.ingest.made_letters import PUBLIC, holds, made


def test_it_holds_what_is_committed_and_nothing_that_was_deleted(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a")) as careless, careless:
        careless.execute("CREATE TABLE notes (note TEXT)")
        careless.executemany("INSERT INTO notes VALUES (?)", [[f"Kanarienvogel {number}"] for number in range(500)])
    with closing(sqlite3.connect(tmp_path / "a")) as careless, careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("DELETE FROM notes WHERE note != 'Kanarienvogel 7'")
    assert b"Kanarienvogel 8" in (tmp_path / "a").read_bytes()
    copy_database(tmp_path / "a", tmp_path / "copy")
    assert holds(tmp_path, b"Kanarienvogel 8") == ["a"]
    with closing(sqlite3.connect(tmp_path / "copy")) as copied:
        assert copied.execute("SELECT note FROM notes").fetchall() == [("Kanarienvogel 7",)]
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_while_somebody_writes_it_is_of_one_moment(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        letter, passages, content = made("Ein Absatz.")
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
        with archive.change() as connection:
            connection.exec_driver_sql("UPDATE documents SET subject = 'noch nicht'")
            archive.copy(tmp_path / "copy")
        archive.copy(tmp_path / "later")
    for name, subject in (("copy", "Ein Beispiel"), ("later", "noch nicht")):
        with closing(sqlite3.connect(tmp_path / name)) as copied:
            assert copied.execute("SELECT subject FROM documents").fetchall() == [(subject,)]
    with Archive(tmp_path / "copy") as opened:
        assert len(opened.summaries(PUBLIC)) == 1


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    Archive(tmp_path / "a").close()
    (tmp_path / "copy").write_bytes(b"anderes")
    copy_database(tmp_path / "a", tmp_path / "copy")
    Archive(tmp_path / "copy").close()


def test_of_a_damaged_file_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"Sehr geehrte Damen und Herren, " * 1000)
    with pytest.raises(ArchiveUnusable, match="kein Archiv"):
        copy_database(tmp_path / "a", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    with pytest.raises(ArchiveUnusable):
        copy_database(tmp_path / "a", tmp_path / "missing" / "copy")
