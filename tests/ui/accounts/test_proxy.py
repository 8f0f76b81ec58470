"""A web server in front is believed by its address alone, and says one name or none."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from assistant.roles import Role
from ingest.errors import BadInput
from ingest.sign_on import ProxySettings
from ui.accounts.proxy import Brought, Proxy, role_table, roles_of

FRONT = ProxySettings(addresses=("10.0.0.1", "10.1.0.0/24", "::1"), user_header="X-Remote-User")
GROUPS = FRONT.model_copy(
    update={"roles_header": "X-Groups", "roles": {"Stadtrat": "ratsmitglied", "Amt": "verwaltung"}}
)


def request(*headers: tuple[bytes, bytes], peer: str | None = "10.0.0.1") -> HTTPConnection:
    return HTTPConnection({"type": "http", "headers": list(headers), "client": (peer, 5) if peer else None})


def user(name: bytes) -> tuple[bytes, bytes]:
    return b"x-remote-user", name


@pytest.mark.parametrize("peer", ["10.0.0.1", "10.1.0.200", "::1", "::ffff:10.0.0.1"])
def test_the_server_in_front_is_believed(peer: str) -> None:
    assert Proxy(FRONT).named(request(user(b"mueller"), peer=peer)) == Brought("mueller", None)


@pytest.mark.parametrize("peer", ["10.0.0.2", "192.0.2.7", "127.0.0.1", "testclient", "", None, "10.1.1.1"])
def test_nobody_else_is(peer: str | None) -> None:
    forwarded = (b"x-forwarded-for", b"10.0.0.1")
    assert Proxy(FRONT).named(request(user(b"mueller"), forwarded, peer=peer)) is None


def test_without_settings_nobody_is() -> None:
    for settings in (
        ProxySettings(),
        ProxySettings(user_header="X-Remote-User"),
        ProxySettings(addresses=("10.0.0.1",)),
    ):
        assert Proxy(settings).named(request(user(b"mueller"))) is None


@pytest.mark.parametrize(
    ("sent", "name"),
    [(b"M\xc3\xbcller", "Müller"), (b"M\xfcller", "Müller"), (b" anna.m@rat ", "anna.m@rat"),
     (b"HAUS\\amt", "HAUS\\amt"), (b"Anna M", None), (b"", None), (b"-", "-"), (b"oidc:amt", None), (b"<b>", None),
     (b"a,b", None), (b"a\nb", None), (b"x" * 200, None), (b"a\0b", None)],
)  # fmt: skip
def test_what_is_no_name_is_nobody(sent: bytes, name: str | None) -> None:
    found = Proxy(FRONT).named(request(user(sent)))
    assert (found.name if found else None) == name


def test_two_names_are_nobody() -> None:
    assert Proxy(FRONT).named(request(user(b"amt"), user(b"rat"))) is None


@pytest.mark.parametrize(
    ("sent", "roles"),
    [(b"stadtrat; Amt,Kantine", {Role.COUNCILLOR, Role.STAFF}), (b"", set()), (b"verwaltung", set()),
     (b"Stadtratx", set())],
)  # fmt: skip
def test_groups_become_roles_by_the_table_alone(sent: bytes, roles: set[Role]) -> None:
    found = Proxy(GROUPS).named(request(user(b"amt"), (b"x-groups", sent)))
    assert found is not None and found.roles == roles


def test_no_groups_or_two_headers_of_them_are_no_role() -> None:
    assert Proxy(GROUPS).named(request(user(b"amt"))) == Brought("amt", frozenset())
    two = request(user(b"amt"), (b"x-groups", b"Amt"), (b"x-groups", b"Stadtrat"))
    assert Proxy(GROUPS).named(two) == Brought("amt", frozenset())


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [("10.0.0.1", b"192.0.2.7", "192.0.2.7"), ("10.0.0.1", b"6.6.6.6, 192.0.2.7, 10.1.0.9", "192.0.2.7"),
     ("10.0.0.1", b"", "10.0.0.1"), ("192.0.2.9", b"6.6.6.6", "192.0.2.9"), ("10.0.0.1", b"x" * 500, "x" * 64)],
)  # fmt: skip
def test_an_address_is_what_a_server_that_is_known_wrote(peer: str, forwarded: bytes, address: str) -> None:
    assert Proxy(FRONT).address(request((b"x-forwarded-for", forwarded), peer=peer)) == address


def test_a_role_that_there_is_not_stops_the_start() -> None:
    with pytest.raises(BadInput, match=r"\[proxy.roles\]"):
        Proxy(FRONT.model_copy(update={"roles": {"Amt": "staff"}}))
    assert roles_of(["amt"], role_table({" AMT ": "verwaltung"}, "x")) == {Role.STAFF}
