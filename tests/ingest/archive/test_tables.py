"""How the archive's file is opened, and what its faults say."""

from __future__ import annotations

import datetime
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from ingest.archive.archive import Archive
from ingest.archive.tables import SCHEMA, iso, open_engine
from ingest.archive.upgrade import prepare
from ingest.errors import ArchiveUnusable
from ingest.model import Tier
from tests.ingest.made_letters import PUBLIC, made


def test_commits_are_durable_and_the_file_is_the_users_alone(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a")
    prepare(engine, tmp_path / "a")
    with engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
        connection.execute(text("SELECT 1"))
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert modes == {0o600}


@pytest.mark.parametrize("statement", ["DELETE FROM decisions", "UPDATE decisions SET why = ''"])
def test_decisions_cannot_be_altered(tmp_path: Path, statement: str) -> None:
    letter, passages, content = made("Ein Absatz.")
    with Archive(tmp_path / "a") as archive:
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
        with pytest.raises(IntegrityError, match="append-only"), archive._engine.begin() as connection:
            connection.execute(text(statement))


def test_a_newer_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    Archive(tmp_path / "a").close()
    with sqlite3.connect(tmp_path / "a") as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (SCHEMA + 1,))
    database.close()
    (tmp_path / "a.seal").unlink()
    before = (tmp_path / "a").read_bytes()
    with pytest.raises(ArchiveUnusable, match=f"hat das Format {SCHEMA + 1}, diese Fundstelle liest Format {SCHEMA}"):
        Archive(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == before


def test_another_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a") as database:
        database.execute("CREATE TABLE notes (note TEXT)")
    database.close()
    with pytest.raises(ArchiveUnusable, match="andere Datenbank"):
        Archive(tmp_path / "a")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"Sehr geehrte Damen und Herren, " * 100)
    with pytest.raises(ArchiveUnusable, match="kein Archiv"):
        Archive(tmp_path / "a")


def test_a_path_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="das System meldet einen Fehler"):
        Archive(tmp_path)


def test_damage_is_found_at_the_start(tmp_path: Path) -> None:
    letter, passages, content = made(*[f"Absatz {number}." for number in range(200)])
    with Archive(tmp_path / "a") as archive:
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
    data = bytearray((tmp_path / "a").read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 64] = b"\xff" * 64
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(ArchiveUnusable, match="beschädigt"):
        Archive(tmp_path / "a")


def test_a_full_disk_is_named_and_loses_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        letter, passages, content = made("Ein Absatz.")
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
        engine = archive._engine
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1"))
        big, others, _ = made("Ein großer Brief.", file="gross")
        with pytest.raises(ArchiveUnusable, match="Datenträger ist voll"):
            archive.store(big, others, b"x" * 1_000_000, "", Tier.OEFFENTLICH)
        assert [summary.file for summary in archive.summaries(PUBLIC)] == ["brief"]
        assert archive.generation == 1


def test_an_entry_of_another_version_is_a_fault_not_an_absence(tmp_path: Path) -> None:
    letter, passages, content = made("Ein Absatz.")
    with Archive(tmp_path / "a") as archive:
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
        with archive._engine.begin() as connection:
            connection.execute(text("""UPDATE passages SET passage = '{"key": 1}'"""))
        with pytest.raises(ArchiveUnusable, match="passt nicht zu dieser Version"):
            archive.passages([passages[0].key], PUBLIC)


def test_moments_sort_as_text() -> None:
    noon = datetime.datetime(2026, 3, 2, 13, 0, 0, 7, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert iso(noon) == "2026-03-02T12:00:00+00:00"
