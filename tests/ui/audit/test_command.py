"""The command ``audit`` checks, shows and writes out, and is kept itself."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.audit.entry import canonical
from assistant.audit.event import Detail, Event, EventKind
from assistant.audit.log import Audit
from assistant.desk import Desk
from ingest.errors import ArchiveUnusable, BadInput
from tests.assistant.audit.made import seen
from ui import cli
from ui.arguments import parser
from ui.audit.command import arguments_of, audit, is_whole, told, write


class House:
    """An audit, and the command over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.audit = Audit(folder / "audit")
        self.audit.record(seen(1), seen(2, "otto"), Event(EventKind.SIGNED_IN, "otto", "otto"))
        stands = self.audit.pseudonym("Erika Muster")
        self.audit.record(Event(EventKind.PERSON_SEARCHED, "dsb", stands, Detail.EXPORTED))

    def asked(self, action: str, **arguments: Any) -> dict[str, Any]:
        letters = [SimpleNamespace(document_id=seen(number).what) for number in (1, 3)]
        desk = cast(Desk, SimpleNamespace(audit=Audit(self.folder / "audit"), letters=lambda _: letters))
        return audit(desk, lambda *_: None, action, **arguments)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def options(*words: str) -> argparse.Namespace:
    return parser().parse_args(["audit", *words])


def test_what_is_whole_is_said_to_be_so_with_a_mark_to_note(house: House) -> None:
    result = house.asked("verify")
    assert is_whole(result) and [one["purpose"] for one in result["chains"]] == ["access", "security", "accountability"]
    text = told(result)
    assert "Einsicht in Nichtöffentliches: unverändert, 2 Einträge." in text
    mark = result["chains"][0]["mark"]
    assert f"Stand zum Notieren: {mark}" in text and mark.startswith("access:2:")
    assert is_whole(house.asked("verify", marks=[mark]))
    assert house.asked("show")["entries"][-1]["kind"] == "audit_read"


def test_what_was_changed_is_named_and_a_fault(house: House) -> None:
    mark = house.asked("verify")["chains"][0]["mark"]
    path = house.folder / "audit" / "access.jsonl"
    path.write_bytes(path.read_bytes().replace(b"otto", b"emil"))
    result = house.asked("verify")
    assert not is_whole(result) and "BESCHÄDIGT oder verändert ab Zeile 3" in told(result)
    assert "unverändert, 1 Einträge" in told(result)
    with pytest.raises(ArchiveUnusable):
        house.asked("show")
    assert told(house.asked("renew")) == "Neu begonnen: Einsicht in Nichtöffentliches."
    result = house.asked("verify", marks=[mark])
    assert not is_whole(result) and "NEU GESCHRIEBEN" in told(result)
    assert told(house.asked("renew")).startswith("Nichts ist beschädigt")


def test_a_missing_end_is_named(house: House) -> None:
    (house.folder / "audit" / "access.head").unlink()
    assert "BESCHÄDIGT oder verändert am Ende" in told(house.asked("verify"))


def test_an_empty_audit_is_whole(tmp_path: Path) -> None:
    desk = cast(Desk, SimpleNamespace(audit=Audit(tmp_path / "audit")))
    result = audit(desk, lambda *_: None, "verify")
    assert is_whole(result) and told(result) == "Das Prüfprotokoll ist noch leer."
    assert "angezeigt" not in told(audit(desk, lambda *_: None, "show"))


def test_entries_are_shown_in_sentences_and_can_be_narrowed(house: House) -> None:
    lines = told(house.asked("show")).splitlines()
    assert len(lines) == 4 and lines[0].endswith(f"müller: hat gesehen, {1:064x} (Seite des Schreibens)")
    gone = house.audit.pseudonym(seen(2).what)
    assert lines[1].endswith(f"otto: hat gesehen, {gone} (Seite des Schreibens)"), "a letter that is not there any more"
    for only, count in (
        ({"who": "otto"}, 2),
        ({"what": f"{2:064x}"}, 1),
        ({"what": house.audit.pseudonym(f"{2:064x}")}, 1),
        ({"kind": "signed_in"}, 1),
        ({"since": "2999-01-01"}, 0),
        ({"until": "1999-01-01"}, 0),
        ({"person": "erika  muster"}, 1),
        ({"person": "Erika Master"}, 0),
    ):
        assert house.asked("show", only=only)["count"] == count, only
    assert told(house.asked("show", only={"who": "niemand"})) == "Kein Eintrag."


def test_many_entries_are_shortened(house: House) -> None:
    for number in range(120):
        house.audit.record(seen(number))
    result = house.asked("show")
    assert len(result["entries"]) == 100 and "die letzten 100 von 124" in told(result)


def test_what_is_written_out_can_be_checked_by_anybody(house: House, tmp_path: Path) -> None:
    result = house.asked("export")
    path = tmp_path / "protokoll.jsonl"
    assert write(result, path) == f"4 Einträge stehen in {path}." and path.stat().st_mode & 0o777 == 0o600
    assert path.read_text() == told(result) + "\n"
    for line in path.read_text().splitlines():
        row = json.loads(line)
        assert row.pop("purpose") and row.pop("hash") == hashlib.sha256(canonical(row)).hexdigest()
    with pytest.raises(BadInput):
        write(result, path)


def test_options_become_arguments() -> None:
    assert arguments_of(options("verify", "--stand", "a", "--stand", "b")) == {
        "action": "verify",
        "marks": ["a", "b"],
        "only": None,
    }
    given = options("show", "--von", "1.2.2026", "--bis", "2026-03-01", "--wer", "otto", "--ereignis", "seen")
    assert arguments_of(given)["only"] == {"since": "2026-02-01", "until": "2026-03-01", "who": "otto", "kind": "seen"}
    for wrong in (("show", "--von", "gestern"), ("show", "--ereignis", "gesehen")):
        with pytest.raises(BadInput):
            arguments_of(options(*wrong))


@pytest.mark.parametrize("mark", ["", "access", "access:1:ab", "anderes:1:" + "0" * 64])
def test_a_mark_that_is_none_is_bad_input(house: House, mark: str) -> None:
    with pytest.raises(BadInput):
        house.asked("verify", marks=[mark])


def test_an_action_that_is_none_is_bad_input(house: House) -> None:
    with pytest.raises(BadInput):
        house.asked("löschen")


def test_the_command_ends_with_one_where_something_was_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path))
    house = House(tmp_path)
    assert cli.main(["audit", "verify"]) == 0
    assert "unverändert" in capsys.readouterr().out
    out = tmp_path / "protokoll.jsonl"
    assert cli.main(["audit", "export", "--out", str(out)]) == 0 and len(out.read_text().splitlines()) == 5
    path = house.folder / "audit" / "security.jsonl"
    path.write_bytes(path.read_bytes()[:-1])
    assert cli.main(["audit", "verify"]) == 1
    assert "BESCHÄDIGT" in capsys.readouterr().out
