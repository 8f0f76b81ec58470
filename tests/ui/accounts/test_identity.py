"""Who a request is from: its session first, then the server in front; nobody as soon as anything is not right."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from assistant.personal.holder import new_token
from assistant.roles import Role
from ingest.sign_on import ProxySettings
from tests.ui.accounts.people import PASSWORD
from ui.accounts.identity import Identities
from ui.accounts.proxy import Proxy
from ui.accounts.sessions import cookie_name
from ui.accounts.store import FILE, Accounts
from ui.visitor import SignedIn

FRONT = ProxySettings(addresses=("10.0.0.1",), user_header="X-Remote-User")
GROUPS = FRONT.model_copy(update={"roles_header": "X-Groups", "roles": {"Amt": "verwaltung"}})


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    one = Accounts(tmp_path / FILE)
    yield one
    one.close()


def request(
    token: str | None = None, user: str | None = None, groups: str = "", secure: bool = False
) -> HTTPConnection:
    headers = [(b"x-groups", groups.encode())]
    if token is not None:
        headers.append((b"cookie", f"{cookie_name(secure)}={token}".encode()))
    if user is not None:
        headers.append((b"x-remote-user", user.encode()))
    return HTTPConnection({"type": "http", "headers": headers, "client": ("10.0.0.1", 5)})


def test_the_session_says_who_it_is(accounts: Accounts) -> None:
    accounts.add("amt", [Role.STAFF], PASSWORD)
    token = accounts.sign_in("amt", PASSWORD, "").token
    assert token is not None
    identities = Identities(accounts, Proxy(FRONT), secure=False)
    assert identities.of(request(token)) == SignedIn("amt", frozenset({Role.STAFF}), by_session=True)
    assert identities.of(request(token, user="rat")).name == "amt"  # type: ignore[union-attr]
    assert identities.of(request(new_token())) is None and identities.of(request()) is None


def test_over_https_only_the_cookie_of_this_very_host_counts(accounts: Accounts) -> None:
    accounts.add("amt", [], PASSWORD)
    token, identities = accounts.sign_in("amt", PASSWORD, "").token, Identities(accounts, Proxy(FRONT), secure=True)
    assert token and identities.of(request(token, secure=True)) is not None
    assert identities.of(request(token, secure=False)) is None


def test_the_server_in_front_names_and_the_account_says_what_they_are(accounts: Accounts) -> None:
    accounts.add("rat", [Role.COUNCILLOR], None)
    identities = Identities(accounts, Proxy(FRONT), secure=False)
    assert identities.of(request(user="RAT")) == SignedIn("rat", frozenset({Role.COUNCILLOR}), by_session=False)
    assert identities.of(request(user="Neu")) == SignedIn("neu", frozenset(), by_session=False)


def test_its_groups_go_before_the_account_but_a_disabled_one_stays_out(accounts: Accounts) -> None:
    accounts.add("rat", [Role.COUNCILLOR], None)
    identities = Identities(accounts, Proxy(GROUPS), secure=False)
    assert identities.of(request(user="rat", groups="Amt")).roles == {Role.STAFF}  # type: ignore[union-attr]
    assert identities.of(request(user="rat")).roles == frozenset()  # type: ignore[union-attr]
    accounts.disable("rat")
    assert identities.of(request(user="rat", groups="Amt")) is None


@pytest.mark.parametrize("name", ["system", "Public", "staff", "ＳＹＳＴＥＭ"])
def test_it_cannot_name_what_means_somebody_else(accounts: Accounts, name: str) -> None:
    assert Identities(accounts, Proxy(GROUPS), secure=False).of(request(user=name, groups="Amt")) is None


def test_while_the_accounts_cannot_be_read_nobody_is_signed_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"beschaedigt " * 500)
    identities = Identities(Accounts(tmp_path / FILE), Proxy(GROUPS), secure=False)
    with caplog.at_level(logging.DEBUG):
        assert identities.of(request(new_token())) is None
        assert identities.of(request(user="rat", groups="Amt")) is None
    assert "nobody is signed in" in caplog.text and "rat" not in caplog.text.replace("operation", "")


def test_signing_in_is_offered_where_there_is_something_to_sign_in_with(accounts: Accounts) -> None:
    identities = Identities(accounts, Proxy(FRONT), secure=False)
    assert not identities.offers_sign_in and Identities(accounts, Proxy(FRONT), False, oidc=True).offers_sign_in
    accounts.add("amt", [], PASSWORD)
    assert identities.offers_sign_in
