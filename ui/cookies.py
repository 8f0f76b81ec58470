"""The two cookies: whose history it is, and the language. Both stay on this host; the first is kept from scripts.

A page that is opened from a mail or another site is asked for without the strict cookie (RFC 6265bis, "SameSite"). To
answer that with a new one would destroy the visitor's history, so a new token is only ever given where the browser says
that the request began here or in its address bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from assistant.personal.holder import holder_of, new_token

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOLDER, LANGUAGE = "fundstelle", "sprache"
#: Seconds that a browser keeps them: 400 days, the longest that browsers allow. A history ends sooner, by itself; what
#: a person follows shall still be there after the summer's recess.
KEPT_S = 400 * 24 * 3600


def holder_name(secure: bool) -> str:
    """The name of the holder's cookie.

    Args:
        secure: Whether it travels encrypted only. Then its name says that it came from this very host (RFC 6265bis,
            "__Host-"): no page of a neighbour, other.example.org, can put a token of its own in its place and read what
            is then kept under it.
    """
    return f"__Host-{HOLDER}" if secure else HOLDER


def cookie(scope: Scope, name: str) -> str | None:
    """The value of a request's cookie; None if it is not there."""
    return HTTPConnection(scope).cookies.get(name)


def set_cookie(
    name: str, value: str, secure: bool, for_scripts: bool = False, kept_s: int | None = KEPT_S, site: str = "Strict"
) -> str:
    """The value of a Set-Cookie header.

    Args:
        name: Name of the cookie.
        value: Its value, of characters that a cookie may hold.
        secure: Whether it travels encrypted only.
        for_scripts: Whether the page's script may read and write it.
        kept_s: Seconds that the browser keeps it; None until it is closed, 0 takes it away.
        site: With which requests it is sent ("SameSite"): "Strict", with those alone that begin here; "Lax", also when
            a page elsewhere leads here.
    """
    flags = ("" if for_scripts else "; HttpOnly") + ("; Secure" if secure else "")
    age = "" if kept_s is None else f"; Max-Age={kept_s}"
    return f"{name}={value}; Path=/{age}; SameSite={site}{flags}"


def began_here(scope: Scope, own_hosts: frozenset[str] = frozenset()) -> bool:
    """Whether a request comes from a page of ours or was typed in by its user.

    Browsers say so where the address is trustworthy (https, or this machine; Fetch Metadata). Elsewhere only a request
    that names its origin is known to be ours, and its strict cookie would have come with it.

    Args:
        scope: The request.
        own_hosts: Names of ours, with port, besides the one that the request was sent to.
    """
    headers = dict(scope["headers"])
    site = headers.get(b"sec-fetch-site")
    return site in (b"same-origin", b"none") if site is not None else same_origin(scope, own_hosts)


def same_origin(scope: Scope, own_hosts: frozenset[str] = frozenset()) -> bool:
    """Whether a page of ours sent a request, as far as its headers say; one that says nothing counts as foreign.

    Arguments as for :func:`began_here`.
    """
    headers = dict(scope["headers"])
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site == b"same-origin"
    origin = urlsplit(headers.get(b"origin", b"").decode("latin-1").lower())
    host = headers.get(b"host", b"").decode("latin-1").lower()
    return origin.scheme in ("http", "https") and origin.netloc in {host, *own_hosts} - {""}


class HolderCookie:
    """ASGI middleware: gives a browser its token, and renews it, with every page of ours and with what is sent to us.

    Args:
        app: What lies behind.
        secure: Whether the cookie travels encrypted only.
        own_hosts: As for :func:`began_here`.
    """

    def __init__(self, app: ASGIApp, secure: bool = False, own_hosts: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._secure = secure
        self._own_hosts = own_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not began_here(scope, self._own_hosts):
            await self._app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and _carries(scope, message):
                name = holder_name(self._secure)
                line = set_cookie(name, _token(scope, name) or new_token(), self._secure)
                message = {**message, "headers": [*message["headers"], (b"set-cookie", line.encode())]}
            await send(message)

        await self._app(scope, receive, with_cookie)


def _carries(scope: Scope, answer: Message) -> bool:
    """Whether an answer carries the cookie: a page that is there, or whatever came of something sent; no file."""
    kind = next((value for name, value in answer["headers"] if name.lower() == b"content-type"), b"")
    return scope["method"] == "POST" or bool(kind.startswith(b"text/html") and answer["status"] < 400)


def _token(scope: Scope, name: str) -> str | None:
    """The token that the browser sent, if it is one."""
    token = cookie(scope, name)
    try:
        return token if token and holder_of(token) else None
    except ValueError:
        return None
