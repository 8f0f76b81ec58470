"""Who visits comes from the connection and from how the server was started, never from what a page sends."""

from __future__ import annotations

from typing import Any

import gradio as gr
import pytest
from starlette.requests import HTTPConnection, Request

from assistant.model import PUBLIC
from assistant.personal.holder import holder_of, new_token
from assistant.roles import Role, principal_of
from ingest.model import Tier
from ui.visitor import STAFF, STRANGER, SignedIn, Visitors

HOST = (b"host", b"127.0.0.1:7860")


def connection(*headers: tuple[bytes, bytes], peer: tuple[str, int] | None = ("127.0.0.1", 5), **more: Any) -> Request:
    return Request({"type": "http", "method": "GET", "path": "/", "headers": [HOST, *headers], "client": peer, **more})


def test_everyone_is_the_public() -> None:
    visitor = Visitors().of(connection())
    assert visitor == STRANGER and visitor.principal is PUBLIC and not visitor.is_staff


def test_whoever_sits_at_a_machine_served_for_staff_is_staff() -> None:
    visitor = Visitors(as_staff=True).of(connection())
    assert visitor.is_staff and visitor.principal is STAFF
    assert visitor.principal.tiers == frozenset(Tier)


@pytest.mark.parametrize("peer", [("192.0.2.7", 5), ("testclient", 5), ("::ffff:192.0.2.7", 5), None])
def test_whoever_comes_from_elsewhere_is_not(peer: tuple[str, int] | None) -> None:
    assert Visitors(as_staff=True).of(connection(peer=peer)).principal is PUBLIC


@pytest.mark.parametrize("peer", [("::1", 5), ("127.0.0.2", 5)])
def test_every_loopback_address_is_this_machine(peer: tuple[str, int]) -> None:
    assert Visitors(as_staff=True).of(connection(peer=peer)).is_staff


@pytest.mark.parametrize(
    "name", [b"forwarded", b"via", b"x-real-ip", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto"]
)
def test_a_proxy_on_the_same_machine_makes_nobody_staff(name: bytes) -> None:
    assert Visitors(as_staff=True).of(connection((name, b"x"))).principal is PUBLIC
    assert Visitors(as_staff=True).of(connection((name, b""))).principal is PUBLIC


@pytest.mark.parametrize("host", [b"fundstelle.example.org", b"", b"0.0.0.0", b"127.0.0.1.evil.example"])
def test_a_name_that_is_not_this_machines_makes_nobody_staff(host: bytes) -> None:
    request = Request({"type": "http", "headers": [(b"host", host)], "client": ("127.0.0.1", 5)})
    assert Visitors(as_staff=True).of(request).principal is PUBLIC


@pytest.mark.parametrize("host", [b"localhost:7860", b"[::1]:7860", b"127.0.0.1"])
def test_the_names_of_this_machine_do(host: bytes) -> None:
    request = Request({"type": "http", "headers": [(b"host", host)], "client": ("127.0.0.1", 5)})
    assert Visitors(as_staff=True).of(request).is_staff


def test_nothing_that_a_page_sends_makes_staff() -> None:
    sent = connection((b"cookie", b"role=staff; as=staff"), (b"x-role", b"staff"), query_string=b"as=staff")
    assert Visitors().of(sent).principal is PUBLIC


def test_the_cookie_names_the_holder() -> None:
    token = new_token()
    assert Visitors().of(connection((b"cookie", f"a=b; fundstelle={token}".encode()))).holder == holder_of(token)


def test_over_https_only_the_cookie_of_this_very_host_counts() -> None:
    ours, theirs = new_token(), new_token()
    both = connection((b"cookie", f"fundstelle={theirs}; __Host-fundstelle={ours}".encode()))
    assert Visitors(secure=True).of(both).holder == holder_of(ours)
    assert Visitors(secure=True).of(connection((b"cookie", f"fundstelle={theirs}".encode()))).holder is None


@pytest.mark.parametrize("value", [b"", b"x", b"\xff\xfe", b"A" * 43 + b"=", b'"' + b"A" * 43])
def test_what_is_no_token_is_nobodys(value: bytes) -> None:
    assert Visitors().of(connection((b"cookie", b"fundstelle=" + value))).holder is None


@pytest.mark.parametrize(("cookie", "language"), [(b"sprache=en", "en"), (b"sprache=de", "de"), (b"sprache=<b>", "de")])
def test_the_language_is_one_of_two(cookie: bytes, language: str) -> None:
    assert Visitors().of(connection((b"cookie", cookie))).language == language


def test_gradios_request_tells_the_same() -> None:
    """Its attributes come back converted; the request inside it is the one that came."""
    inner = connection((b"cookie", f"fundstelle={new_token()}; sprache=en".encode()))
    visitors = Visitors(as_staff=True)
    assert visitors.of(gr.Request(inner)) == visitors.of(inner)
    assert visitors.of(gr.Request(None)) == STRANGER


def test_any_connection_will_do() -> None:
    assert Visitors().of(HTTPConnection({"type": "http", "headers": [HOST]})) == STRANGER


class Known:
    """Tells that somebody is signed in."""

    offers_sign_in = True

    def __init__(self, who: SignedIn | None) -> None:
        self.who = who

    def of(self, _: HTTPConnection) -> SignedIn | None:
        return self.who


def visitors(who: SignedIn | None, as_staff: bool = False) -> Visitors:
    made = Visitors(as_staff)
    made.identities = Known(who)
    return made


def test_whoever_is_signed_in_sees_what_their_roles_see() -> None:
    who = SignedIn("rat", frozenset({Role.COUNCILLOR}), by_session=True)
    visitor = visitors(who).of(connection())
    assert visitor.signed_in == who and visitor.principal == principal_of("rat", {Role.COUNCILLOR})
    assert visitor.sees_more and visitor.has(Role.COUNCILLOR) and not visitor.is_staff and visitor.may_sign_in


def test_an_account_goes_before_the_place_where_one_sits() -> None:
    """Who signs in at the administration's machine as somebody who may less is no more than that."""
    who = SignedIn("pflege", frozenset({Role.ADMINISTRATION}), by_session=True)
    assert visitors(who, as_staff=True).of(connection()).principal.tiers == PUBLIC.tiers
    assert visitors(None, as_staff=True).of(connection()).principal is STAFF


def test_whose_history_it_is_depends_on_both_browser_and_account() -> None:
    token = new_token()
    sent = connection((b"cookie", f"fundstelle={token}".encode()))
    who = SignedIn("rat", frozenset(), by_session=True)
    assert visitors(who).of(sent).holder == holder_of(token, "rat")
    assert visitors(None).of(sent).holder == holder_of(token)
    assert visitors(who).of(connection()).holder is None


def test_whoever_sits_at_a_machine_served_for_staff_has_every_role_that_needs_one() -> None:
    assert STAFF.roles == {"verwaltung", "datenschutz", "administration"} and not STRANGER.sees_more
