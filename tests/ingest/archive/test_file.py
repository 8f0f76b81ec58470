"""The file below the archive's parts: changes count, derived values end with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.archive.file import ArchiveFile
from ingest.archive.tables import META


def test_a_change_counts_and_ends_what_was_derived(tmp_path: Path) -> None:
    made = []
    with ArchiveFile(tmp_path / "a") as file:
        for _ in range(2):
            file.derived("key", lambda: made.append(1) or "value")
        assert made == [1]
        with file.change():
            pass
        assert file.generation == 1
        file.derived("key", lambda: made.append(1) or "value")
    assert made == [1, 1]


def test_a_change_that_fails_is_none(tmp_path: Path) -> None:
    with ArchiveFile(tmp_path / "a") as file:
        with pytest.raises(RuntimeError), file.change() as connection:
            connection.execute(META.insert(), {"key": "other", "value": 7})
            raise RuntimeError
        assert file.generation == 0
        assert len(file.rows(select(META))) == 2
