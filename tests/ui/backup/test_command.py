"""``backup`` and ``restore`` from one end to the other: the same answers, nobody signed in, a reminder of erasures."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from assistant.audit.event import EventKind
from assistant.backup.manifest import NAME, _digest
from assistant.desk import Desk
from assistant.model import PUBLIC
from assistant.roles import Role
from ingest.settings import SHIPPED_MODEL, Settings
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, letter, patched, question
from tests.ui.interfaces import hold
from ui.accounts.store import FILE as ACCOUNTS
from ui.accounts.store import Accounts
from ui.backup.command import REMINDER
from ui.cli import main

PASSWORD = "ein langes Passwort 1"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with three letters and somebody who is signed in."""
    patched(monkeypatch)
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FUNDSTELLE_CONFIG", raising=False)
    monkeypatch.delenv("FUNDSTELLE_MODEL", raising=False)
    (tmp_path / "letters").mkdir()
    with desk_over(tmp_path / "data", SHIPPED_MODEL) as desk:
        for number in range(3):
            desk.ingest([letter(tmp_path / "letters", number)], CLEARED_BY if number else None)
        desk.ingest([letter(tmp_path / "letters", 0)], withheld_by="Test, geheim")
        accounts = Accounts(tmp_path / "data" / ACCOUNTS, record=desk.audit.record)
        accounts.add("anna", {Role.STAFF}, PASSWORD)
        assert accounts.sign_in("anna", PASSWORD, "192.0.2.7").token
        accounts.close()
    return tmp_path / "data"


def answers(desk: Desk) -> list[str]:
    return [desk.ask(question(number), (), who).text for number in range(3) for who in (EVERYONE, PUBLIC)]


def test_there_and_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "sicherung"), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    hold("backup", made)
    with desk_over(data, SHIPPED_MODEL) as desk:
        expected = answers(desk)
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "neu"))
    assert main(["restore", str(tmp_path / "sicherung"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    hold("restore", found)
    assert (found["letters"], found["sessions_ended"], found["made_at"]) == (3, 1, made["made_at"])
    with desk_over(tmp_path / "neu", SHIPPED_MODEL) as desk:
        assert answers(desk) == expected
        kinds = [entry.event.kind for entry in desk.audit.entries()]
        assert EventKind.RESTORED in kinds and kinds[-1] is not EventKind.BACKED_UP
        assert all(one.is_whole for one in desk.audit.check())
        accounts = Accounts(tmp_path / "neu" / ACCOUNTS)
        assert [one.name for one in accounts.all()] == ["anna"]
        accounts.close()


def test_what_they_print(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "sicherung"), "--ohne-persoenliches"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Gesichert: ") and lines[0].partition("Stand ")[2]
    assert lines[-1] == "Die Sicherung enthält auch Nichtöffentliches: bitte schützen Sie sie wie das Datenverzeichnis."
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "neu"))
    assert main(["restore", str(tmp_path / "sicherung")]) == 0
    told = capsys.readouterr().out
    assert "3 Schreiben im Index" in told and "fundstelle forget --again" in told
    made_at = json.loads((tmp_path / "sicherung" / NAME).read_text())["made_at"]
    moment = datetime.datetime.fromisoformat(made_at).astimezone()
    assert REMINDER.format(made_at=f"{moment:%d.%m.%Y, %H:%M Uhr}") in told


@pytest.mark.parametrize("fault", ["full", "damaged", "newer", "nothing"])
def test_what_cannot_be_restored_is_one_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    target = tmp_path / "sicherung"
    assert main(["backup", str(target)]) == 0
    monkeypatch.setenv("FUNDSTELLE_DATA", str(data if fault == "full" else tmp_path / "neu"))
    if fault == "damaged":
        content = (target / "archive.sqlite3").read_bytes()
        (target / "archive.sqlite3").write_bytes(content[:5000] + b"\x00" + content[5001:] + b"\x01")
    elif fault == "newer":
        held = json.loads((target / NAME).read_text()) | {"archive_format": 99}
        del held["digest"]
        (target / NAME).write_text(json.dumps(held | {"digest": _digest(held)}))
    elif fault == "nothing":
        (target / NAME).unlink()
    capsys.readouterr()
    before = sorted(path.name for path in data.iterdir())
    assert main(["restore", str(target)]) == 3
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert said.err.startswith("Erwartet wird") and "bitte" in said.err
    assert not (tmp_path / "neu").exists() and sorted(path.name for path in data.iterdir()) == before


def test_its_own_settings_hold_after_it(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "fundstelle.toml").write_text("history_days = 77\n", encoding="utf-8")
    assert main(["backup", str(tmp_path / "sicherung")]) == 0
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "neu"))
    assert main(["restore", str(tmp_path / "sicherung")]) == 0
    assert Settings.load().history_days == 77
