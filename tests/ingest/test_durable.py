"""Writes that are whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.durable import replace_file, write_at


def test_a_file_is_replaced_and_its_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("alt", encoding="utf-8")
    (tmp_path / "file.new").write_text("von einem Absturz", encoding="utf-8")
    replace_file(path, b"neu")
    assert path.read_bytes() == b"neu" and path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["pwrite", "fsync", "replace"])
def test_what_was_there_stays_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "file"
    replace_file(path, b"alt")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"neu")
    assert path.read_bytes() == b"alt"


def test_all_is_written_however_little_the_system_takes_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "file", os.pwrite
    path.write_bytes(b"0123456789")
    monkeypatch.setattr(os, "pwrite", lambda descriptor, content, position: real(descriptor, content[:2], position))
    descriptor = os.open(path, os.O_RDWR)
    write_at(descriptor, b"abcde", 3)
    os.close(descriptor)
    assert path.read_bytes() == b"012abcde89"
