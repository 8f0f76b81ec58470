"""A backup while the service runs: whole, of one moment, readable by its user alone, refused where it must be."""

from __future__ import annotations

import datetime
import os
import threading
from pathlib import Path

import pytest

from assistant.audit.event import EventKind
from assistant.backup.manifest import NAME, check, content_of, read
from assistant.backup.restoring import put_back
from assistant.backup.saving import ON_THE_MACHINE
from assistant.desk import Desk
from assistant.feedback import record
from assistant.model import PUBLIC, Principal
from assistant.personal.history import Past
from assistant.personal.holder import Holder, holder_of, new_token
from assistant.roles import Role, principal_of
from ingest.archive.archive import Archive
from ingest.errors import ArchiveUnusable, BadInput
from ingest.settings import SHIPPED_MODEL, Settings
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, letter, patched, question
from ui.accounts.store import FILE as ACCOUNTS
from ui.accounts.store import Accounts

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    patched(monkeypatch)
    made = Desk.open(Settings(tmp_path / "data", SHIPPED_MODEL))
    (tmp_path / "letters").mkdir()
    made.ingest([letter(tmp_path / "letters", 1)], CLEARED_BY)
    made.ingest([letter(tmp_path / "letters", 2)], withheld_by="Test, geheim")
    return made


def used(desk: Desk) -> Holder:
    """Leave something in every file that people write."""
    holder = holder_of(new_token())
    answer = desk.ask(question(1))
    assert desk.personal.history.add(holder, None, Past(question(1), NOW, answer, 1))
    desk.misreadings.add(answer.citations[0].document_id, 0, 10, "Amt", "verlesen", NOW.date())
    desk.feedback.add(record(question(1), answer, "right", "", NOW.date()))
    data = desk.directory.path
    (data / "fundstelle.toml").write_text("history_days = 90\n", encoding="utf-8")
    (data / "antwort.docx").write_bytes(b"PK")
    (data / "model-own").mkdir()
    (data / "model-own" / "model.bin").write_bytes(b"0123")
    (data / "incoming").mkdir()
    (data / "incoming" / "neu.txt").write_text("noch nicht", encoding="utf-8")
    accounts = Accounts(data / ACCOUNTS, record=desk.audit.record)
    accounts.add("anna", {Role.STAFF}, "ein langes Passwort 1")
    accounts.close()
    return holder


def test_it_holds_everything_that_cannot_be_made_again(desk: Desk, tmp_path: Path) -> None:
    holder, target = used(desk), tmp_path / "sicherung"
    with desk:
        steps: list[str] = []
        saved = desk.back_up(target, ON_THE_MACHINE, progress=lambda done, total, what: steps.append(what))
        assert [entry.event.kind for entry in desk.audit.entries()][-1] is EventKind.BACKED_UP
    assert steps and all(step.startswith("sichern: ") for step in steps)
    assert set(saved.manifest.files) == {
        "archive.sqlite3", "personal.sqlite3", "accounts.sqlite3", "feedback.jsonl", "misreadings.jsonl",
        "fundstelle.toml", "antwort.docx", "model-own/model.bin", "format", "audit/key",
        "audit/accountability.head", "audit/accountability.jsonl", "audit/security.head", "audit/security.jsonl",
    }  # fmt: skip
    assert saved.elsewhere == () and read(target) == saved.manifest
    check(target, saved.manifest)
    for path in (target, *target.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    put_back(target, tmp_path / "neu")
    with desk_over(tmp_path / "neu", SHIPPED_MODEL) as again:
        assert len(again.letters(EVERYONE)) == 2 and len(again.letters(PUBLIC)) == 1
        assert again.ask(question(1)).citations
        assert len(again.personal.history.conversations(holder)) == 1
        assert len(again.misreadings.all()) == len(again.feedback.rows()) == 1
        assert all(one.is_whole for one in again.audit.check())


def test_what_people_keep_can_stay_out_of_it(desk: Desk, tmp_path: Path) -> None:
    used(desk)
    with desk:
        saved = desk.back_up(tmp_path / "sicherung", ON_THE_MACHINE, personal=False)
    assert not {"personal.sqlite3", "feedback.jsonl"} & set(saved.manifest.files)
    assert "misreadings.jsonl" in saved.manifest.files


def test_it_is_of_one_moment_while_letters_come_in(desk: Desk, tmp_path: Path) -> None:
    def taking_in() -> None:
        for number in range(10, 22):
            desk.ingest([letter(tmp_path / "letters", number)], CLEARED_BY)

    thread = threading.Thread(target=taking_in)
    with desk:
        thread.start()
        saved = [desk.back_up(tmp_path / f"sicherung {number}", ON_THE_MACHINE) for number in range(4)]
        thread.join()
    numbers = []
    for one in saved:
        check(one.folder, one.manifest)
        with Archive(one.folder / "archive.sqlite3") as archive:
            for summary in archive.summaries(EVERYONE.tiers):
                assert len(archive.passages_of(summary.document_id, EVERYONE.tiers)) == summary.passages
            numbers.append(len(archive.summaries(EVERYONE.tiers)))
    assert numbers == sorted(numbers) and numbers[0] >= 2


@pytest.mark.parametrize("principal", [PUBLIC, EVERYONE, principal_of("anna", {Role.STAFF, Role.DATA_PROTECTION})])
def test_it_is_for_administration_alone(desk: Desk, tmp_path: Path, principal: Principal) -> None:
    with desk, pytest.raises(BadInput, match="Rolle Administration"):
        desk.back_up(tmp_path / "sicherung", principal)
    assert not (tmp_path / "sicherung").exists()


def test_administration_may(desk: Desk, tmp_path: Path) -> None:
    with desk:
        desk.back_up(tmp_path / "sicherung", principal_of("bert", {Role.ADMINISTRATION}))
        assert desk.audit.entries()[-1].event.who == "bert"


def test_a_folder_that_holds_something_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "sicherung").mkdir()
    (tmp_path / "sicherung" / "anderes").touch()
    with desk:
        with pytest.raises(BadInput, match="liegt schon etwas"):
            desk.back_up(tmp_path / "sicherung", ON_THE_MACHINE)
        with pytest.raises(BadInput, match="außerhalb des Datenverzeichnisses"):
            desk.back_up(tmp_path / "data" / "sicherung", ON_THE_MACHINE)
    assert os.listdir(tmp_path / "sicherung") == ["anderes"]


def test_what_cannot_be_written_leaves_nothing(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with desk, monkeypatch.context() as patch:
        patch.setattr("assistant.backup.saving.write", full)
        with pytest.raises(ArchiveUnusable, match="Datenträger ist voll"):
            desk.back_up(tmp_path / "sicherung", ON_THE_MACHINE)
    assert os.listdir(tmp_path / "sicherung") == []


def test_what_lies_elsewhere_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    template = tmp_path / "brief.docx"
    with Desk.open(Settings(tmp_path / "data", tmp_path / "modell", answer_template=template)) as other:
        saved = other.back_up(tmp_path / "sicherung", ON_THE_MACHINE)
    assert saved.elsewhere == (template, tmp_path / "modell") and NAME not in saved.manifest.files
    assert saved.manifest.files["format"] == content_of(tmp_path / "data" / "format")
