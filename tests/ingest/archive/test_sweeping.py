"""Logs are emptied for certain, and files written anew hold nothing but what they hold."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.archive.sweeping import empty_log, rewrite
from ingest.archive.tables import open_engine


def filled(path: Path) -> None:
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE words (word TEXT)"))
        connection.execute(text("INSERT INTO words VALUES ('Kanarienvogel')"))
    engine.dispose()


def test_the_log_is_cut_to_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    engine = open_engine(tmp_path / "a")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM words"))
    assert b"Kanarienvogel" in (tmp_path / "a").read_bytes()
    empty_log(engine)
    assert (tmp_path / "a-wal").stat().st_size == 0 and b"Kanarienvogel" not in (tmp_path / "a").read_bytes()
    engine.dispose()


def test_a_reader_is_waited_for_and_not_for_ever(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    engine = open_engine(tmp_path / "a")
    reading = sqlite3.connect(tmp_path / "a", check_same_thread=False)
    reading.execute("BEGIN")
    reading.execute("SELECT * FROM words").fetchall()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM words"))
    with pytest.raises(sqlite3.OperationalError, match="being read"):
        empty_log(engine, patience_s=0.0)
    threading.Timer(0.3, reading.close).start()
    started = time.monotonic()
    empty_log(engine)
    assert time.monotonic() - started < 20 and (tmp_path / "a-wal").stat().st_size == 0
    engine.dispose()


def test_what_lies_between_the_cells_of_a_page_goes_too(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    with sqlite3.connect(tmp_path / "a") as careless:  # without secure_delete the words stay where they were
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("DELETE FROM words")
    careless.close()
    engine = open_engine(tmp_path / "a")
    empty_log(engine)
    assert b"Kanarienvogel" in (tmp_path / "a").read_bytes()
    rewrite(engine)
    engine.dispose()
    assert all(b"Kanarienvogel" not in path.read_bytes() for path in tmp_path.iterdir())
