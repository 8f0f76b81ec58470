"""The security headers of every response, and the policy of the front page (docs/decisions/0006)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.front_page import front_page

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The front page. Everything is served from here; scripts are files of ours or stand in the page and are named by hash.
FRONT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'self'",  # Gradio's page carries <base href="./">
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
#: Our other pages: written without inline scripts, and their forms are sent to us alone.
PAGE_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
#: Everything that is no page: no script at all.
QUIET_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    # Nothing to other hosts. Not "no-referrer": a form's Origin would be "null" (Fetch, 3.2), and the gate refuse it.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy_text(policy: dict[str, str], script_hashes: Sequence[str] = ()) -> str:
    """A policy as the value of its header."""
    extended = {**policy, "script-src": " ".join([policy["script-src"], *script_hashes])} if script_hashes else policy
    return "; ".join(f"{directive} {sources}" for directive, sources in extended.items())


class SecurityHeaders:
    """ASGI middleware: adds the headers to every response and makes Gradio's page ours on its way out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; anything but HTTP passes unchanged."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == "/":
            # No compression, which would hide the page from us, and no query: Gradio reads links to saved states there.
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self._app({**scope, "headers": headers, "query_string": b""}, receive, _FrontPageSender(send))
        else:
            await self._app(scope, receive, _Sender(send))


class _Sender:
    """Sends a response with the headers of everything but the front page.

    What is to be saved is also kept in a sandbox; never a PDF that opens in place: Chromium's viewer refuses that.
    """

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            named = {name.lower(): value for name, value in message["headers"]}
            page = named.get(b"content-type", b"").startswith(b"text/html")
            policy = policy_text(PAGE_POLICY if page else QUIET_POLICY)
            saved = named.get(b"content-disposition", b"").startswith(b"attachment")
            message = _with_headers(message, f"{policy}; sandbox" if saved else policy)
        await self._send(message)


class _FrontPageSender:
    """Holds the front page back until it is whole, then sends it rewritten with a policy that names its scripts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = front_page(self._body.decode())
        body = page.html.encode()
        unsized = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        sized = {**self._start, "headers": [*unsized, (b"content-length", str(len(body)).encode())]}
        await self._send(_with_headers(sized, policy_text(FRONT_POLICY, page.script_hashes)))
        await self._send({"type": "http.response.body", "body": body})


def _with_headers(message: Message, policy: str) -> Message:
    """A response's start with our headers in place of any of the same name."""
    ours = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
    ours[b"content-security-policy"] = policy.encode()
    kept = [(name, value) for name, value in message["headers"] if name.lower() not in ours]
    return {**message, "headers": [*kept, *ours.items()]}
