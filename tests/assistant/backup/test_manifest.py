"""What a backup says of itself: every change of it is noticed, and a newer one is refused."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from assistant.backup import manifest
from assistant.backup.manifest import FORMAT, NAME, Content, check, content_of, files_of, read, write
from ingest.archive.tables import SCHEMA
from ingest.errors import BadInput

NOW = datetime.datetime(2026, 11, 23, 12, 30, 15, 7, tzinfo=datetime.UTC)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    (tmp_path / "audit").mkdir()
    (tmp_path / "archive.sqlite3").write_bytes(b"Brief" * 100)
    (tmp_path / "audit" / "key").write_bytes(b"0123")
    (tmp_path / "verweis").symlink_to("archive.sqlite3")
    write(tmp_path, "0.1.0", NOW)
    return tmp_path


def test_it_names_every_file(backup: Path) -> None:
    found = read(backup)
    assert (found.format, found.archive_format, found.version) == (FORMAT, SCHEMA, "0.1.0")
    assert found.made_at == NOW.replace(microsecond=0) and found.size == 504
    assert list(found.files) == ["archive.sqlite3", "audit/key"]
    assert found.files["audit/key"] == content_of(backup / "audit" / "key")
    assert found.files["audit/key"] == Content(4, "1be2e452b46d7a0d9656bbb1f768e8248eba1b75baed65f5d99eafa948899a6a")
    assert [path.name for path in files_of(backup)] == ["archive.sqlite3", "key", NAME]
    told: list[tuple[int, int, str]] = []
    check(backup, found, lambda *step: told.append(step))
    assert told == [(0, 2, "prüfen: archive.sqlite3"), (1, 2, "prüfen: audit/key")]


def test_every_changed_byte_of_it_is_noticed(backup: Path) -> None:
    content = (backup / NAME).read_bytes()
    for place in range(len(content)):
        (backup / NAME).write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        with pytest.raises(BadInput, match=r"beschädigt|neueren Version"):
            read(backup)


def test_every_changed_byte_of_a_file_is_noticed(backup: Path) -> None:
    found, content = read(backup), (backup / "audit" / "key").read_bytes()
    for place in range(len(content)):
        (backup / "audit" / "key").write_bytes(content[:place] + b"x" + content[place + 1 :])
        with pytest.raises(BadInput, match=r"beschädigt \(audit/key ist nicht, was gesichert wurde\)"):
            check(backup, found)


def test_a_file_too_few_and_one_too_many(backup: Path) -> None:
    found = read(backup)
    (backup / "fremd").touch()
    with pytest.raises(BadInput, match="fremd"):
        check(backup, found)
    (backup / "fremd").unlink()
    (backup / "archive.sqlite3").unlink()
    with pytest.raises(BadInput, match=r"archive\.sqlite3"):
        check(backup, found)


@pytest.mark.parametrize("newer", ["format", "archive_format"])
def test_a_newer_one_is_refused(backup: Path, newer: str) -> None:
    held = json.loads((backup / NAME).read_text())
    held[newer] += 1
    del held["digest"]
    (backup / NAME).write_text(json.dumps(held | {"digest": manifest._digest(held)}))
    with pytest.raises(BadInput, match=r"neueren Version \(0\.1\.0\).*geändert wurde nichts"):
        read(backup)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", "\x00", '{"digest": 1}'])
def test_what_is_no_backup(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / NAME).write_text(content)
    with pytest.raises(BadInput, match="Erwartet wird eine Sicherung"):
        read(tmp_path)
