"""The cookies: given where nothing can be destroyed, kept on this host, renewed with each visit."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.personal.holder import holder_of, new_token
from ui.cookies import HOLDER, KEPT_S, HolderCookie, began_here, cookie, holder_name, same_origin, set_cookie

HOST = (b"host", b"127.0.0.1:7860")
Headers = list[tuple[bytes, bytes]]


def scope(*headers: tuple[bytes, bytes], method: str = "GET") -> dict[str, Any]:
    return {"type": "http", "method": method, "path": "/", "headers": [HOST, *headers]}


def given(asked: dict[str, Any], kind: bytes = b"text/html; charset=utf-8", status: int = 200, **options: Any) -> str:
    """The Set-Cookie of an answer; "" without one."""
    sent: list[dict[str, Any]] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(HolderCookie(inner, **options)(asked, send, send))
    assert len(sent) == 2
    return next((value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"), "")


def test_a_first_visit_gets_a_token_that_no_script_can_read() -> None:
    line = given(scope((b"sec-fetch-site", b"none")))
    name, _, token = line.partition(";")[0].partition("=")
    assert name == HOLDER and holder_of(token)
    assert {"HttpOnly", "SameSite=Strict", "Path=/", f"Max-Age={KEPT_S}"} <= set(line.split("; ")[1:])
    assert "Secure" not in line and "Domain" not in line


def test_over_https_no_neighbour_can_put_its_own_token_in_its_place() -> None:
    line = given(scope((b"sec-fetch-site", b"none")), secure=True)
    assert line.startswith("__Host-fundstelle=") and "; Secure" in line and "; Path=/;" in line and "Domain" not in line
    theirs = new_token()
    assert theirs not in given(
        scope((b"sec-fetch-site", b"none"), (b"cookie", b"fundstelle=" + theirs.encode())), secure=True
    )
    token = new_token()
    ours = (b"cookie", f"fundstelle={new_token()}; {holder_name(True)}={token}".encode())
    assert given(scope((b"sec-fetch-site", b"none"), ours), secure=True).startswith(f"__Host-fundstelle={token};")


def test_two_visits_get_two_tokens_and_a_token_is_kept() -> None:
    first = given(scope((b"sec-fetch-site", b"none")))
    assert first != given(scope((b"sec-fetch-site", b"none")))
    token = new_token()
    again = given(scope((b"sec-fetch-site", b"same-origin"), (b"cookie", f"{HOLDER}={token}".encode())))
    assert again.startswith(f"{HOLDER}={token}; "), "renewed"


def test_what_is_no_token_is_replaced() -> None:
    line = given(scope((b"sec-fetch-site", b"none"), (b"cookie", b"fundstelle=x")))
    assert line and not line.startswith("fundstelle=x")


@pytest.mark.parametrize("site", [b"cross-site", b"same-site", b""])
@pytest.mark.parametrize("cookie", [[], [(b"cookie", b"sprache=en")]])
def test_a_link_in_a_mail_destroys_no_history(site: bytes, cookie: Headers) -> None:
    """The strict cookie does not come with such a request; a new one would take its place."""
    assert given(scope((b"sec-fetch-site", site), *cookie)) == ""


def test_a_browser_that_does_not_say_where_a_visit_began_gets_none_for_reading() -> None:
    """Plain http under a name: a link in a mail looks like an address that was typed in."""
    assert given(scope()) == ""
    sent = scope((b"origin", b"http://127.0.0.1:7860"), method="POST")
    assert given(sent, b"application/json") != "", "what our own page sends carries the cookie that there is"
    assert given(scope((b"origin", b"http://evil.example"), method="POST"), b"application/json") == ""


@pytest.mark.parametrize("kind", [b"text/css", b"image/png", b"application/pdf", b"text/event-stream"])
def test_files_carry_none(kind: bytes) -> None:
    assert given(scope((b"sec-fetch-site", b"same-origin")), kind) == ""


@pytest.mark.parametrize("status", [400, 403, 404, 503])
def test_a_refusal_carries_none(status: int) -> None:
    """What is hidden and what is not there answer alike, header by header."""
    assert given(scope((b"sec-fetch-site", b"same-origin")), status=status) == ""


@pytest.mark.parametrize("status", [200, 303, 400])
def test_what_is_sent_carries_it_whatever_comes_back(status: int) -> None:
    """Who is told that a cookie is needed has one when they try again."""
    assert given(scope((b"sec-fetch-site", b"same-origin"), method="POST"), b"application/json", status) != ""


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ([(b"sec-fetch-site", b"same-origin")], True),
        ([(b"sec-fetch-site", b"same-origin"), (b"origin", b"http://evil.example")], True),
        ([(b"sec-fetch-site", b"none")], False),
        ([(b"sec-fetch-site", b"cross-site"), (b"origin", b"http://127.0.0.1:7860")], False),
        ([(b"sec-fetch-site", b"same-site"), (b"origin", b"http://127.0.0.1:7860")], False),
        ([(b"origin", b"http://127.0.0.1:7860")], True),
        ([(b"origin", b"https://fundstelle.example.org".upper())], True),
        ([(b"origin", b"http://127.0.0.1:7861")], False),
        ([(b"origin", b"null")], False),
        ([(b"origin", b"")], False),
        ([], False),
    ],
)
def test_same_origin_believes_the_browser_and_else_the_origin(headers: Headers, ours: bool) -> None:
    assert same_origin(scope(*headers), frozenset({"fundstelle.example.org"})) is ours


def test_without_a_host_nothing_is_ours() -> None:
    assert not same_origin({"headers": [(b"origin", b"http://")]}, frozenset({""}))
    assert began_here(scope((b"sec-fetch-site", b"none"))) and not began_here(scope())


def test_a_cookie_is_found_among_those_of_others() -> None:
    sent = scope((b"cookie", b'theirs={"a": "b; c"}; fundstelle=x; more'))
    assert cookie(sent, "fundstelle") == "x" and cookie(sent, "sprache") is None


def test_a_cookie_for_the_pages_script_can_be_read_by_it() -> None:
    assert (
        set_cookie("sprache", "en", False, for_scripts=True) == f"sprache=en; Path=/; Max-Age={KEPT_S}; SameSite=Strict"
    )


def test_what_is_not_http_passes() -> None:
    came: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        came.append(scope["type"])

    asyncio.run(HolderCookie(inner)({"type": "lifespan"}, inner, inner))  # type: ignore[arg-type]
    assert came == ["lifespan"]


def test_a_cookie_may_end_with_the_browser_be_taken_away_or_come_back_from_elsewhere() -> None:
    assert set_cookie("a", "b", True, kept_s=None) == "a=b; Path=/; SameSite=Strict; HttpOnly; Secure"
    assert set_cookie("a", "", False, kept_s=0) == "a=; Path=/; Max-Age=0; SameSite=Strict; HttpOnly"
    assert set_cookie("a", "b", False, kept_s=9, site="Lax") == "a=b; Path=/; Max-Age=9; SameSite=Lax; HttpOnly"
