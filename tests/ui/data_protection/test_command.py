"""The commands ``forget`` and ``person``, by themselves and beside a running service."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.data_protection import ON_THE_MACHINE
from assistant.desk import Desk
from assistant.erasing.receipt import receipt_of
from assistant.model import PUBLIC
from ingest.errors import BadInput
from ingest.settings import Settings
from tests.assistant.erasing.canaries import QUESTION, REFERENCE, Planted, found_in, plant
from tests.corpus import ROOT
from tests.ui.houses import House
from ui import cli
from ui.data_protection import command

PATIENCE_S = 180


def options(**given: Any) -> argparse.Namespace:
    """What was typed after ``forget``."""
    usual = {"what": None, "grund": "ohne", "yes": False, "receipts": False, "again": None}
    return argparse.Namespace(command="forget", **(usual | given))


def ran(house: House, **given: Any) -> dict[str, Any]:
    """What ``forget`` gives where the desk is at hand."""

    def perform(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        assert name == "forget"
        result: dict[str, Any] = json.loads(
            json.dumps(command.forget(house.desk, lambda done, total, what: None, **arguments))
        )
        return result

    return command._forgotten(options(**given), perform)


def test_it_is_shown_and_asked_for_first(fresh_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(BadInput, match=r"--yes.*AF0007/23"):
        ran(fresh_house, what="AF0007/23")
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def answered(told: str) -> str:
        asked.append(told)
        return "nein"

    monkeypatch.setattr("builtins.input", answered)
    with pytest.raises(BadInput, match="gelöscht wurde nichts"):
        ran(fresh_house, what="AF0007/23")
    assert "AF0007/23 vom 03.04.2023 (öffentlich, 14 Absätze" in asked[0] and "nicht zurücknehmen" in asked[0]
    assert fresh_house.desk.letter(fresh_house.bath, PUBLIC)
    monkeypatch.setattr("builtins.input", lambda told: " Löschen ")
    done = ran(fresh_house, what="AF0007/23", grund="zweck")
    assert fresh_house.desk.letter(fresh_house.bath, PUBLIC) is None
    told = command.told(options(), done)
    assert "Bescheinigung 1" in told and "keine Spur" in told and command.is_complete(done)
    assert "von Hand zu löschen" in told, "the file that was taken in is still there"
    listed = ran(fresh_house, receipts=True)
    assert command.told(options(), listed).startswith("Bescheinigung 1")


@pytest.mark.promise(18)
def test_after_a_backup_was_restored_it_is_erased_again(fresh_house: House, tmp_path: Path) -> None:
    assert command.told(options(), ran(fresh_house, receipts=True)) == "Noch wurde nichts gelöscht."
    (path,) = {
        origin
        for one in fresh_house.desk.data_protection.condemned("AF0007/23", ON_THE_MACHINE)
        for origin in one.files
    }
    ran(fresh_house, what="AF0007/23", yes=True)
    receipts = tmp_path / "bescheinigungen.json"
    receipts.write_text(json.dumps(ran(fresh_house, receipts=True)), encoding="utf-8")
    none = ran(fresh_house, again=receipts)
    assert command.told(options(), none) == "Nichts davon ist im Archiv." and command.is_complete(none)
    fresh_house.desk.ingest([Path(path)], "Test, für alle", erased_too=True)
    done = ran(fresh_house, again=receipts, yes=True)
    assert receipt_of(done["receipt"]).number == 2 and fresh_house.desk.letter(fresh_house.bath, PUBLIC) is None


def test_what_cannot_be_done_is_one_sentence(fresh_house: House, tmp_path: Path) -> None:
    for given in ({}, {"what": "AF0007/23", "grund": "laune"}, {"again": tmp_path / "fehlt"}, {"what": "AF9/99"}):
        with pytest.raises(BadInput, match="Erwartet w"):
            ran(fresh_house, yes=True, **given)
    other = tmp_path / "other.json"
    for content in ("[]", "{", '{"receipts": [{"a": 1}]}'):
        other.write_text(content, encoding="utf-8")
        with pytest.raises(BadInput, match="gefunden wurde etwas anderes"):
            ran(fresh_house, again=other, yes=True)
    assert fresh_house.desk.letter(fresh_house.bath, PUBLIC)


def test_a_persons_passages_are_shown_and_written(
    fresh_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = command.person(fresh_house.desk, lambda done, total, what: None, "Max Beispiel")
    assert json.loads(json.dumps(result))["looked"] == 6
    assert "Max Beispiel Amtsleiter" in result["text"] and "wörtlich" in result["text"]
    command._write(result["text"], tmp_path / "auskunft.md")
    assert (tmp_path / "auskunft.md").stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput, match="schreiben lässt"):
        command._write("", tmp_path / "fehlt" / "auskunft.md")


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> tuple[Path, Planted]:
    folder = tmp_path_factory.mktemp("service")
    with Desk.open(Settings(folder / "data", model_dir)) as desk:
        planted = plant(desk, folder / "eingang")
    return folder / "data", planted


def run(data: Path, *words: str) -> str:
    """What a command in a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", *words],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(data: Path) -> dict[str, str]:
    """That of a process over a data directory."""
    return {**os.environ, "FUNDSTELLE_DATA": str(data), "PYTHONPATH": str(ROOT)}


@pytest.mark.promise(18)
def test_nothing_is_left_while_a_service_runs_and_after_it(stock: tuple[Path, Planted]) -> None:
    data, planted = stock
    needles = {name: needle for name, needle in planted.needles.items() if not name.startswith("id ")}
    words = [sys.executable, "-m", "ui.cli", "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=ROOT, env=environment(data), stdout=subprocess.PIPE, text=True) as service:
        try:
            assert service.stdout is not None and "http" in service.stdout.readline()
            _erased_beside(data, needles)
        finally:
            service.terminate()
            service.wait(PATIENCE_S)
    ids = {f"id {key}": key.encode() for key in planted.ids}
    left = found_in(data, planted.needles)
    assert set(left) <= set(ids) and all(path.startswith("audit/") for paths in left.values() for path in paths)


def _erased_beside(data: Path, needles: dict[str, bytes]) -> None:
    """Erase by a command beside a running service, and look for traces while it runs."""
    assert "Quastenflosser" in run(data, "ask", QUESTION), "its indexes are open"
    assert found_in(data, needles)
    started = time.monotonic()
    told = run(data, "forget", REFERENCE, "--yes", "--json")
    assert time.monotonic() - started < 60
    receipt = receipt_of(json.loads(told)["receipt"])
    assert receipt.is_complete and receipt.counts["documents"] == 3, "the paper as a whole"
    assert found_in(data, needles) == {}
    assert "Quastenflosser" not in run(data, "ask", QUESTION, "--json").replace(QUESTION, "")
    assert "keine Spur" in run(data, "forget", "--receipts")
    assert found_in(data, needles) == {}


def test_the_command_line_hands_it_on(
    letters: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    shutil.copytree(letters.data_dir, tmp_path / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "data"))
    assert cli.main(["forget", "AF0009/23", "--yes"]) == 0
    assert "Bescheinigung 1" in capsys.readouterr().out
    assert cli.main(["person", "Max Beispiel", "--out", str(tmp_path / "auskunft.md")]) == 0
    assert "Geschrieben" in capsys.readouterr().out and "Max Beispiel" in (tmp_path / "auskunft.md").read_text("utf-8")
    assert cli.main(["forget", "AF0009/23", "--yes"]) == BadInput.exit_code
