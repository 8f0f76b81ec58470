"""Accounts: adding, changing, signing in; what does not fit looks the same, whatever it is that does not fit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from assistant.audit.event import EventKind as Event
from assistant.personal.holder import new_token
from assistant.roles import Role
from ingest.errors import BadInput
from tests.ui.accounts.people import PASSWORD, Recorded
from ui.accounts.store import FILE, Accounts, Attempt, checked_name, is_taken
from ui.accounts.throttle import Throttle

ADDRESS = "192.0.2.7"


@pytest.fixture
def audit() -> Recorded:
    return Recorded()


@pytest.fixture
def accounts(tmp_path: Path, audit: Recorded) -> Iterator[Accounts]:
    one = Accounts(tmp_path / FILE, record=audit)
    yield one
    one.close()


def token_of(accounts: Accounts, name: str = "amt", password: str = PASSWORD) -> str:
    attempt = accounts.sign_in(name, password, ADDRESS)
    assert attempt.token is not None
    return attempt.token


def test_without_an_account_nobody_is_known(accounts: Accounts, tmp_path: Path) -> None:
    assert not accounts.are_there and accounts.of(new_token()) is None and accounts.expire() == 0
    accounts.sign_out(new_token())
    assert accounts.sign_in("amt", PASSWORD, ADDRESS) == Attempt(None)
    assert list(tmp_path.iterdir()) == []


def test_an_account_signs_in_however_its_name_is_written(accounts: Accounts, audit: Recorded) -> None:
    accounts.add("Müller", [Role.STAFF], PASSWORD)
    for typed in ("müller", " MÜLLER ", "Mu\u0308ller", "ｍüller"):
        found = accounts.of(token_of(accounts, typed))
        assert found is not None and (found.name, found.roles) == ("müller", {Role.STAFF})
    assert audit.events[:2] == [(Event.ACCOUNT_ADDED, "system", "müller"), (Event.SIGNED_IN, "müller", "müller")]


def test_what_does_not_fit_looks_the_same(accounts: Accounts, audit: Recorded) -> None:
    accounts.add("amt", [Role.STAFF], PASSWORD)
    accounts.add("weg", [Role.STAFF], PASSWORD)
    accounts.add("haus", [Role.STAFF], None)
    accounts.disable("weg")
    audit.events.clear()
    tries = [("amt", "falsch"), ("weg", PASSWORD), ("haus", ""), ("haus", PASSWORD), ("niemand", PASSWORD), ("", "")]
    tries += [("x" * 10_000, "y" * 10_000), ("\udcff", "\udcff"), ("a\0b", PASSWORD), ("amt' OR 1=1 --", "x")]
    for name, password in tries:
        assert accounts.sign_in(name, password, "192.0.2.8") == Attempt(None), name
    assert {event for event, _, _ in audit.events} == {Event.SIGN_IN_REFUSED}
    told = {what for _, _, what in audit.events}
    assert told == {"amt", "weg", "haus", ""}, "what was typed in the place of a name may be a password"


def test_guessing_is_slowed_down_for_names_that_are_there_and_that_are_not(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / FILE, throttle=Throttle(lambda: 1000.0))
    accounts.add("amt", [], PASSWORD)
    waits = []
    for name in ("amt", "niemand"):
        tries = [accounts.sign_in(name, "falsch", f"192.0.2.{number}") for number in range(7)]
        waits.append([round(one.wait_s) for one in tries])
    assert waits[0] == waits[1] == [0, 0, 0, 0, 0, 2, 2]
    assert accounts.sign_in("amt", PASSWORD, "192.0.2.99").wait_s > 0, "the right password, too, waits"
    accounts.close()


def test_a_changed_role_holds_at_once(accounts: Accounts) -> None:
    accounts.add("amt", [Role.COUNCILLOR], PASSWORD)
    token = token_of(accounts)
    accounts.set_roles("AMT", [Role.STAFF])
    assert accounts.of(token).roles == {Role.STAFF}  # type: ignore[union-attr]


def test_a_disabled_account_is_out_at_once_and_for_good(accounts: Accounts, audit: Recorded) -> None:
    accounts.add("amt", [], PASSWORD)
    token = token_of(accounts)
    assert accounts.disable("amt").is_disabled
    assert accounts.of(token) is None and accounts.sign_in("amt", PASSWORD, ADDRESS) == Attempt(None)
    accounts.disable("amt", False)
    assert accounts.of(token) is None and accounts.of(token_of(accounts)) is not None
    assert [event for event, _, _ in audit.events if event in (Event.ACCOUNT_DISABLED, Event.ACCOUNT_ENABLED)] == [
        Event.ACCOUNT_DISABLED, Event.ACCOUNT_ENABLED,
    ]  # fmt: skip


def test_a_new_password_ends_every_session(accounts: Accounts) -> None:
    accounts.add("amt", [], PASSWORD)
    tokens = [token_of(accounts) for _ in range(3)]
    accounts.set_password("amt", "ein ganz anderes Passwort")
    assert [accounts.of(token) for token in tokens] == [None] * 3
    assert accounts.sign_in("amt", PASSWORD, ADDRESS) == Attempt(None)
    assert accounts.of(token_of(accounts, password="ein ganz anderes Passwort")) is not None


def test_ones_own_password_needs_the_old_one(accounts: Accounts, audit: Recorded) -> None:
    account = accounts.add("amt", [], PASSWORD)
    token = token_of(accounts)
    assert accounts.change_password(account, "falsch", "ein ganz anderes Passwort", ADDRESS) == Attempt(None)
    assert accounts.of(token) is not None
    with pytest.raises(BadInput):
        accounts.change_password(account, PASSWORD, "kurz", ADDRESS)
    changed = accounts.change_password(account, PASSWORD, "ein ganz anderes Passwort", ADDRESS)
    assert changed.token and accounts.of(changed.token) is not None and accounts.of(token) is None
    assert audit.events[-1] == (Event.PASSWORD_CHANGED, "amt", "amt")
    waits = [accounts.change_password(account, "falsch", PASSWORD, ADDRESS).wait_s for _ in range(6)]
    assert waits[-1] > 0, "guessing it at somebody's open session is slowed down"


def test_a_password_that_is_changed_while_the_old_one_is_checked_opens_nothing(accounts: Accounts) -> None:
    accounts.add("amt", [], PASSWORD)
    found = accounts.named("amt")
    accounts.set_password("amt", "ein ganz anderes Passwort")
    assert found is not None and accounts._sessions.begin(found, datetime.datetime.now(datetime.UTC)) is None


def test_a_weak_hash_is_renewed_when_its_owner_signs_in(accounts: Accounts, tmp_path: Path) -> None:
    account = accounts.add("amt", [], PASSWORD)
    weak = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    accounts._file.set_password(account.number, weak)
    token = token_of(accounts)
    assert accounts.named("amt").password != weak  # type: ignore[union-attr]
    assert accounts.of(token) is not None and accounts.of(token_of(accounts)) is not None


def test_whom_the_house_brings_gets_an_account_of_their_own(accounts: Accounts, audit: Recorded) -> None:
    accounts.add("mueller", [Role.ADMINISTRATION], PASSWORD)
    token = accounts.brought("haus 1", "Mueller", frozenset({Role.COUNCILLOR}))
    other = accounts.brought("haus 2", "Mueller", None)
    assert token and other
    one, two = accounts.of(token), accounts.of(other)
    assert one and two and (one.name, one.roles) == ("oidc:mueller", {Role.COUNCILLOR})
    assert (two.name, two.roles) == ("oidc:mueller-2", frozenset()), "no account is anybody's by its name"
    assert accounts.brought("haus 1", "Umbenannt", None) and [one.name for one in accounts.all()] == [
        "mueller", "oidc:mueller", "oidc:mueller-2",
    ]  # fmt: skip
    assert (Event.ACCOUNT_ADDED, "system", "oidc:mueller") in audit.events
    with pytest.raises(BadInput, match="über das Haus"):
        accounts.set_password("oidc:mueller", "ein ganz anderes Passwort")


def test_the_house_brings_back_nobody_who_was_disabled(accounts: Accounts) -> None:
    token = accounts.brought("haus 1", "rat", frozenset({Role.COUNCILLOR}))
    accounts.disable("oidc:rat")
    assert token and accounts.of(token) is None
    assert accounts.brought("haus 1", "rat", frozenset({Role.COUNCILLOR})) is None


def test_roles_that_the_house_takes_away_are_gone(accounts: Accounts) -> None:
    first = accounts.brought("haus 1", "rat", frozenset({Role.COUNCILLOR}))
    assert accounts.brought("haus 1", "rat", frozenset())
    assert first and accounts.of(first).roles == frozenset()  # type: ignore[union-attr]


def test_two_requests_at_once_make_one_account(accounts: Accounts) -> None:
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda _: accounts.brought("haus 1", "rat", None), range(8)))
    assert None not in tokens and [one.name for one in accounts.all()] == ["oidc:rat"]


@pytest.mark.parametrize(
    "name", ["", "a", "mit leer", "a/b", "oidc:rat", "system", "Public", "STAFF", "x" * 65, "a\nb"]
)
def test_what_is_no_name_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(BadInput):
        accounts.add(name, [], PASSWORD)
    assert not accounts.are_there


def test_a_name_is_given_once(accounts: Accounts) -> None:
    accounts.add("amt", [], PASSWORD)
    with pytest.raises(BadInput, match="gibt es schon"):
        accounts.add("AMT", [], PASSWORD)
    with pytest.raises(BadInput, match="users list"):
        accounts.set_roles("niemand", [])


def test_names_of_the_house_are_names() -> None:
    assert checked_name("HAUS\\Mueller") == "haus\\mueller" and checked_name("m.mueller@rat") == "m.mueller@rat"
    assert is_taken("System") and not is_taken("mueller")
