"""The file of accounts: made late, for its user alone, durable; and what it says when it cannot be read."""

from __future__ import annotations

import datetime
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.roles import Role
from ingest.errors import ArchiveUnusable
from ui.accounts.tables import SCHEMA, AccountsFile

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AccountsFile]:
    one = AccountsFile(tmp_path / "accounts.sqlite3")
    yield one
    one.close()


def test_looking_makes_no_file(file: AccountsFile, tmp_path: Path) -> None:
    assert file.accounts() == [] and file.account("amt") is None and file.session("x") is None
    assert not file.is_there and list(tmp_path.iterdir()) == []


def test_the_file_is_its_users_alone(file: AccountsFile, tmp_path: Path) -> None:
    file.add("amt", [Role.STAFF], NOW, "hash")
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_name_and_a_subject_are_there_once(file: AccountsFile) -> None:
    assert file.add("amt", [Role.STAFF], NOW, "hash") and not file.add("amt", [], NOW, None)
    assert file.add("rat", [], NOW, None, "haus 1") and not file.add("rat-2", [], NOW, None, "haus 1")
    assert file.add("pflege", [], NOW, None), "without a subject there is none that could be the same"
    assert [one.name for one in file.accounts()] == ["amt", "pflege", "rat"]
    known = file.known_as("haus 1")
    assert known is not None and known.name == "rat" and "hash" not in repr(file.account("amt"))


def test_roles_that_this_version_does_not_know_are_none(file: AccountsFile, tmp_path: Path) -> None:
    file.add("amt", [Role.STAFF], NOW, "hash")
    file.close()
    with sqlite3.connect(tmp_path / "accounts.sqlite3") as raw:
        raw.execute("UPDATE accounts SET roles = 'verwaltung allmacht'")
    raw.close()
    found = file.account("amt")
    assert found is not None and found.roles == {Role.STAFF}


def test_a_session_is_its_accounts(file: AccountsFile) -> None:
    file.add("amt", [Role.STAFF], NOW, "hash")
    account = file.account("amt")
    assert account is not None and file.begin("digest", account, NOW)
    session = file.session("digest")
    assert session is not None and (session.account, session.began_at, session.seen_at) == (account, NOW, NOW)
    later = NOW + datetime.timedelta(minutes=5)
    file.seen("digest", later)
    assert file.session("digest").seen_at == later  # type: ignore[union-attr]
    file.end("digest")
    assert file.session("digest") is None
    file.seen("digest", later)
    assert file.session("digest") is None, "what has ended stays ended"


@pytest.mark.parametrize("ending", ["disabled", "password"])
def test_disabling_and_a_new_password_end_all_sessions(file: AccountsFile, ending: str) -> None:
    file.add("amt", [], NOW, "hash")
    file.add("rat", [], NOW, "hash")
    amt, rat = file.account("amt"), file.account("rat")
    assert amt and rat
    assert all(file.begin(f"{who.name}{number}", who, NOW) for who in (amt, rat) for number in (1, 2))
    if ending == "disabled":
        file.set_disabled(amt.number, True)
    else:
        file.set_password(amt.number, "anderer")
    assert file.session("amt1") is file.session("amt2") is None and file.session("rat1") is not None
    assert not file.begin("amt3", amt, NOW), "a password that was checked before that opens nothing any more"


def test_an_old_hash_leaves_the_file(file: AccountsFile, tmp_path: Path) -> None:
    file.add("amt", [], NOW, "ALTER-HASH-4711")
    file.set_password(1, "neuer")
    assert all(b"ALTER-HASH-4711" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_renewed_hash_never_replaces_a_changed_password(file: AccountsFile) -> None:
    file.add("amt", [], NOW, "eins")
    file.renew_hash(1, "eins", "zwei")
    file.set_password(1, "drei")
    file.renew_hash(1, "zwei", "vier")
    assert file.account("amt").password == "drei"  # type: ignore[union-attr]


def test_old_sessions_go(file: AccountsFile) -> None:
    file.add("amt", [], NOW, "hash")
    account, hour = file.account("amt"), datetime.timedelta(hours=1)
    assert account
    for number in range(4):
        file.begin(str(number), account, NOW - number * hour)
    assert file.expire(NOW - 2.5 * hour, NOW - 1.5 * hour) == 2
    assert [file.session(str(number)) is not None for number in range(4)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"kein SQLite, sondern Text " * 40, "kein Archiv"), (b"", None)],
)
def test_a_file_that_is_none_is_said_to_be(tmp_path: Path, content: bytes, found: str | None) -> None:
    path = tmp_path / "accounts.sqlite3"
    path.write_bytes(content)
    file = AccountsFile(path)
    if found is None:
        assert file.accounts() == []
    else:
        with pytest.raises(ArchiveUnusable, match="Datei der Konten") as fault:
            file.accounts()
        assert found in str(fault.value)
    file.close()


def test_another_database_and_a_newer_version_are_refused(tmp_path: Path) -> None:
    for name, statement in (("a", "CREATE TABLE letters (x)"), ("b", f"UPDATE meta SET value = {SCHEMA + 1}")):
        path = tmp_path / name
        if name == "b":
            made = AccountsFile(path)
            made.add("amt", [], NOW, "hash")
            made.close()
        with sqlite3.connect(path) as raw:
            raw.execute(statement)
        raw.close()
        file = AccountsFile(path)
        with pytest.raises(ArchiveUnusable, match="Datei der Konten"):
            file.accounts()
        file.close()
