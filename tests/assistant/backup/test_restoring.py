"""A backup comes back as it was, or the directory stays as it is; what broke off half-way is never opened."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from assistant.backup import restoring
from assistant.backup.manifest import NAME, write
from assistant.backup.restoring import put_back
from ingest.data_directory import RESTORING, DataDirectory
from ingest.errors import ArchiveUnusable, BadInput, DirectoryInUse

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    folder = tmp_path / "sicherung"
    (folder / "audit").mkdir(parents=True)
    (folder / "archive.sqlite3").write_bytes(b"Brief" * 100)
    (folder / "audit" / "key").write_bytes(b"0123")
    (folder / "format").write_text("1\n")
    write(folder, "0.1.0", NOW)
    return folder


@pytest.mark.parametrize("made", [False, True])
def test_into_an_empty_directory(backup: Path, tmp_path: Path, made: bool) -> None:
    data = tmp_path / "data"
    if made:
        data.mkdir()
    told: list[str] = []
    found = put_back(backup, data, lambda done, total, what: told.append(what))
    assert [step.split(":")[0] for step in told] == ["prüfen"] * 3 + ["kopieren"] * 3
    assert {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()} == {*found.files, "lock"}
    assert (data / "archive.sqlite3").read_bytes() == b"Brief" * 100
    for path in data.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)
    DataDirectory.claim(data).release()


def test_into_one_that_holds_something_it_is_refused(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "fundstelle.toml").touch()
    with pytest.raises(BadInput, match="leeres Datenverzeichnis"):
        put_back(backup, tmp_path / "data")
    (tmp_path / "datei").touch()
    with pytest.raises(BadInput, match="leeres Datenverzeichnis"):
        put_back(backup, tmp_path / "datei")
    assert os.listdir(tmp_path / "data") == ["fundstelle.toml"]


def test_a_damaged_one_changes_nothing(backup: Path, tmp_path: Path) -> None:
    (backup / "audit" / "key").write_bytes(b"0124")
    with pytest.raises(BadInput, match=r"beschädigt.*geändert wurde nichts"):
        put_back(backup, tmp_path / "data")
    (backup / NAME).unlink()
    with pytest.raises(BadInput, match=f"fehlt {NAME}"):
        put_back(backup, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_one_that_broke_off_is_never_opened(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_copy", full)
        with pytest.raises(ArchiveUnusable, match=r"Datenträger ist voll: bitte schaffen Sie Platz, leeren Sie es"):
            put_back(backup, tmp_path / "data")
    assert (tmp_path / "data" / RESTORING).exists()
    with pytest.raises(ArchiveUnusable, match="Wiederherstellen einer Sicherung brach darin ab"):
        DataDirectory.claim(tmp_path / "data")
    with pytest.raises(BadInput, match="leeres Datenverzeichnis"):
        put_back(backup, tmp_path / "data")


def test_what_arrives_otherwise_is_noticed(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = restoring._copy

    def careless(file: Path, target: Path) -> None:
        original(file, target)
        target.write_bytes(b"anderes")

    monkeypatch.setattr(restoring, "_copy", careless)
    with pytest.raises(ArchiveUnusable, match="kam anders an"):
        put_back(backup, tmp_path / "data")


def test_two_at_once(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = restoring._copy

    def again(file: Path, target: Path) -> None:
        monkeypatch.setattr(restoring, "_copy", original)
        with pytest.raises((BadInput, DirectoryInUse)):
            put_back(backup, tmp_path / "data")
        original(file, target)

    monkeypatch.setattr(restoring, "_copy", again)
    put_back(backup, tmp_path / "data")
