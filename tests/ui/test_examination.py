"""``doctor`` works where everything is broken, and changes nothing."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ingest.data_directory import DataDirectory, socket_of
from ingest.settings import Settings
from tests.ui.interfaces import hold
from ui.client import owned
from ui.examination import examine


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_dir: Path) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("FUNDSTELLE_DATA", str(folder))
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(model_dir))
    monkeypatch.delenv("FUNDSTELLE_CONFIG", raising=False)
    return folder


def test_where_nothing_is_it_says_so_and_makes_nothing(data_dir: Path) -> None:
    report = examine()
    hold("doctor", report)
    assert any("fundstelle ingest" in problem for problem in report["problems"])
    assert report["owner"]["state"] == "none" and not data_dir.exists()


def test_without_an_owner_it_looks_itself(data_dir: Path, model_dir: Path) -> None:
    with owned(Settings(data_dir, model_dir)):
        pass
    report = examine()
    hold("doctor", report)
    assert (report["archive"], report["indexes"], report["owner"]["state"]) == ("open", "open", "none")
    assert report["tiers"]["oeffentlich"] == {"letters": 0, "indexed": 0, "missing": 0}


def test_with_an_owner_it_asks_there(data_dir: Path, model_dir: Path) -> None:
    with owned(Settings(data_dir, model_dir)):
        report = examine()
    hold("doctor", report)
    assert report["owner"]["state"] == "running" and report["owner"]["pid"]


def test_an_owner_that_hangs_is_a_problem(data_dir: Path) -> None:
    data_dir.mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(socket_of(data_dir)))
        listening.listen()
        report = examine()
    hold("doctor", report)
    assert report["owner"]["state"] == "unresponsive" and any("schweigt" in problem for problem in report["problems"])


def test_an_owner_without_a_socket_is_a_problem(data_dir: Path) -> None:
    with DataDirectory.claim(data_dir):
        (data_dir / "archive.sqlite3").touch()
        report = examine()
    hold("doctor", report)
    assert any("freies Datenverzeichnis" in problem for problem in report["problems"])


def test_a_broken_archive_is_a_problem(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "archive.sqlite3").write_bytes(b"no archive " * 500)
    report = examine()
    hold("doctor", report)
    assert any("Archiv" in problem for problem in report["problems"])


def test_a_broken_index_is_a_problem(data_dir: Path, model_dir: Path) -> None:
    with owned(Settings(data_dir, model_dir)) as desk:
        desk.doctor()
    (data_dir / "indexes" / "oeffentlich" / "manifest.json").write_text("{}", encoding="utf-8")
    report = examine()
    hold("doctor", report)
    assert any("reindex" in problem for problem in report["problems"]) and report["archive"] == "open"


def test_a_missing_model_is_a_problem(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_dir: Path
) -> None:
    with owned(Settings(data_dir, model_dir)):
        pass
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(tmp_path / "nowhere"))
    report = examine()
    hold("doctor", report)
    assert report["model"]["state"] == "missing" and report["archive"] == "open"


def test_settings_that_cannot_be_read_are_a_problem(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "fundstelle.toml").write_text("prot = 1", encoding="utf-8")
    report = examine()
    hold("doctor", report)
    assert report["data_dir"] == str(data_dir) and report["model"]["state"] != "missing"
    assert ["prot" in problem for problem in report["problems"]] == [True], "and nothing that is not so"
