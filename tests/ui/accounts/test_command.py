"""The command `users`: what it does to accounts, and that no password is a word of a command line."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import BadInput
from tests.ui.accounts.people import PASSWORD, desk_over
from ui import cli
from ui.accounts.command import arguments_of, told, users


def run(folder: Path, action: str, **arguments: Any) -> dict[str, Any]:
    return users(desk_over(folder).as_desk(), lambda *step: None, action=action, **arguments)


def parsed(action: str, name: str | None = None, role: list[str] | None = None, extern: bool = False) -> dict[str, Any]:
    return arguments_of(argparse.Namespace(action=action, name=name, role=role, extern=extern))


def test_accounts_are_added_changed_and_listed(tmp_path: Path) -> None:
    assert run(tmp_path, "list") == {"action": "list", "accounts": []} and list(tmp_path.iterdir()) == []
    added = run(tmp_path, "add", name="Amt", roles=["verwaltung"], password=PASSWORD)
    assert added["accounts"] == [{"name": "amt", "roles": ["verwaltung"], "disabled": False, "password": True}]
    run(tmp_path, "add", name="rat")
    run(tmp_path, "role", name="rat", roles=["ratsmitglied", "datenschutz"])
    run(tmp_path, "disable", name="amt")
    listed = run(tmp_path, "list")
    assert told(listed).splitlines() == [
        "amt: verwaltung (gesperrt)",
        "rat: datenschutz, ratsmitglied (Anmeldung des Hauses)",
    ]
    assert run(tmp_path, "enable", name="amt")["accounts"][0]["disabled"] is False
    assert run(tmp_path, "password", name="amt", password="ein ganz anderes")["accounts"][0]["password"]
    assert PASSWORD not in str(listed) and "argon2" not in str(listed)


@pytest.mark.parametrize(
    ("action", "arguments"),
    [("disable", {"name": "niemand"}), ("add", {"name": "x", "password": PASSWORD}), ("verzaubern", {}),
     ("add", {"name": "amt", "password": "kurz"}), ("add", {"name": "amt", "roles": ["staff"]}),
     ("password", {"name": "niemand"})],
)  # fmt: skip
def test_what_cannot_be_done_is_said(tmp_path: Path, action: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        run(tmp_path, action, **arguments)


def test_the_password_comes_from_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\nnoch etwas\n"))
    found = parsed("add", "amt", ["verwaltung,Datenschutz", "ratsmitglied"])
    assert found == {
        "action": "add", "name": "amt", "roles": ["verwaltung", "datenschutz", "ratsmitglied"], "password": PASSWORD,
    }  # fmt: skip
    assert parsed("add", "amt", extern=True)["password"] is None and parsed("list")["password"] is None


def test_at_a_terminal_it_is_typed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = [PASSWORD, PASSWORD, PASSWORD, "vertippt"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed.pop(0))
    assert parsed("password", "amt")["password"] == PASSWORD
    with pytest.raises(BadInput, match="zweimal"):
        parsed("password", "amt")


@pytest.mark.parametrize("arguments", [("disable",), ("role", "amt"), ("add", "amt", ["allmacht"])])
def test_what_is_missing_is_said_before_a_password_is_asked_for(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(BadInput):
        parsed(*arguments)


def test_the_command_line_has_no_place_for_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert cli.main(["users", "add", "amt", "--role", "verwaltung"]) == 0
    assert capsys.readouterr().out == "amt: verwaltung (mit Passwort)\n"
    assert cli.main(["users", "list", "--json"]) == 0 and '"amt"' in capsys.readouterr().out
    assert cli.main(["users", "add", "amt", "--password", "x"]) == 2
    assert cli.main(["users", "verzaubern"]) == 2
