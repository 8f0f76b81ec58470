"""What is there and what is missing, told also when things are broken."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from assistant.diagnosis import diagnose
from ingest.archive.archive import Archive
from ingest.index.indexes import Indexes
from ingest.model import Tier
from ingest.settings import LanguageModelSettings, Settings
from tests.assistant.language_model.evil_server import EvilServer
from tests.ingest.made_letters import entries_of, made


def test_it_tells_of_a_whole_installation(tmp_path: Path, model_dir: Path) -> None:
    settings = Settings(tmp_path, model_dir)
    letter, passages, content = made("Das Amt berät.")
    document_id = letter.source.document_id
    with Archive(tmp_path / "archive.sqlite3") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
        behind = diagnose(settings, archive, indexes)
        assert behind["tiers"]["oeffentlich"] == {"letters": 1, "indexed": 0, "missing": 1}
        assert any("1 Schreiben" in problem for problem in behind["problems"])

        indexes.update(archive, [document_id], entries_of)
        report = diagnose(settings, archive, indexes)
        none = {"letters": 0, "indexed": 0, "missing": 0}
        whole = {"letters": 1, "indexed": 1, "missing": 0}
        assert report["tiers"] == {tier.value: whole if tier is Tier.OEFFENTLICH else none for tier in Tier}
    assert (report["archive"], report["indexes"]) == ("open", "open")
    assert report["model"]["state"] == "ready" and len(report["model"]["fingerprint"]) == 16
    json.dumps(report)


def test_it_tells_of_nothing_at_all(tmp_path: Path) -> None:
    report = diagnose(Settings(tmp_path / "data", tmp_path / "model"), None, None, "Der Dienst hängt.")
    assert report["model"] == {"dir": str(tmp_path / "model"), "state": "missing"}
    assert report["tiers"]["oeffentlich"] == {"letters": None, "indexed": None, "missing": None}
    assert report["problems"][0] == "Der Dienst hängt."
    assert any("Modellordner" in problem for problem in report["problems"])
    assert not (tmp_path / "data").exists()


def test_a_closed_index_is_one_problem_among_others(tmp_path: Path, model_dir: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        indexes = Indexes(tmp_path / "indexes", "e5")
        report = diagnose(Settings(tmp_path, model_dir), archive, indexes)
    assert sum("geöffneter Index" in problem or "geöffnet" in problem for problem in report["problems"]) == len(Tier)
    assert report["model"]["state"] == "ready"


def test_a_missing_package_is_named(tmp_path: Path, model_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "gradio":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(metadata, "requires", lambda name: ["chromadb==1.5.9", "gradio>=6", 'ruff>=1; extra == "dev"'])
    monkeypatch.setattr(metadata, "version", version)
    report = diagnose(Settings(tmp_path, model_dir), None, None)
    assert report["packages"] == {"chromadb": "1.0", "gradio": None}
    assert report["problems"] == ["Das Paket gradio fehlt: bitte installieren."]


def test_a_language_model_is_looked_for_and_sent_nothing(tmp_path: Path, model_dir: Path) -> None:
    def told(base_url: str) -> tuple[dict[str, object] | None, list[str]]:
        settings = Settings(tmp_path, model_dir, language_model=LanguageModelSettings(base_url, "klein"))
        report = diagnose(settings, None, None)
        return report["language_model"], [problem for problem in report["problems"] if "Sprachmodell" in problem]

    with EvilServer() as server:
        port = int(server.url.rpartition(":")[2])
        expected = {"model": "klein", "host": "127.0.0.1", "port": port, "reachable": True}
        assert told(server.base_url) == (expected, [])
        assert server.requests == 0
    found, problems = told(server.base_url)
    assert found == {**expected, "reachable": False}
    assert len(problems) == 1 and f"127.0.0.1 (Port {port}) ist nicht erreichbar" in problems[0]
    assert diagnose(Settings(tmp_path, model_dir), None, None)["language_model"] is None
