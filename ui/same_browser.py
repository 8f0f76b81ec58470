"""What a page is told goes to the browser that asked: Gradio hands a conversation to whoever names its number.

The number ("session_hash") is made by the page and stands in addresses, which web servers in front write down. Here it
belongs to the first browser that uses it, known by the cookie of its history; for any other there is no such
conversation. Who signs in or out in the same browser goes on with it, and the page ends the talk itself
(:mod:`ui.app`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from ui.cookies import cookie, holder_name

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Where the number stands: in the address, or in the body of what is sent.
_TALK = re.compile(r"/gradio_api/(?:queue/(?:data|join)|heartbeat/(?P<number>\w+)|cancel|reset)/?")
#: Numbers that are remembered, those used last: far more than there are open pages (:mod:`ui.open_pages`).
MOST = 100_000


class SameBrowser:
    """ASGI middleware: lets a browser at its own conversations alone.

    Args:
        app: What lies behind; bodies are limited before (:mod:`ui.gate`).
        secure: Whether cookies travel encrypted only.
        most: Numbers that are remembered; for tests.
    """

    def __init__(self, app: ASGIApp, secure: bool = False, most: int = MOST) -> None:
        self._app, self._name, self._most = app, holder_name(secure), most
        self._browsers: OrderedDict[str, bytes | None] = OrderedDict()  # digest of the cookie; None: without one so far

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; 404 where the conversation is another browser's."""
        found = _TALK.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        numbers = [found["number"]] if found["number"] else [*_in_address(scope)]
        if sends := scope["method"] == "POST":
            body, receive = await _read(receive)
            numbers += _in_body(body)
        token = cookie(scope, self._name)
        browser = hashlib.sha256(token.encode("utf-8", "replace")).digest() if token else None
        if all([self._is_its_own(number, browser, sends) for number in numbers]):
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"404\n"})

    def _is_its_own(self, number: str, browser: bytes | None, sends: bool) -> bool:
        """Whether a conversation is a browser's: that of the first that sends something, as soon as it has a cookie."""
        held = self._browsers.get(number)
        if held is None and (sends or number in self._browsers):
            self._browsers[number] = browser
        if number in self._browsers:
            self._browsers.move_to_end(number)
        while len(self._browsers) > self._most:
            self._browsers.popitem(last=False)
        return held is None or held == browser


def _in_address(scope: Scope) -> Iterator[str]:
    """The numbers in an address; whichever of several Gradio would take."""
    query = scope.get("query_string", b"").decode("latin-1")
    return (value for name, value in parse_qsl(query, keep_blank_values=True) if name == "session_hash")


def _in_body(body: bytes) -> list[str]:
    """The number in what is sent; none where Gradio will find none either."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return []
    number = sent.get("session_hash") if isinstance(sent, dict) else None
    return [number] if isinstance(number, str) else []


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """The body of a request, and what hands it out once more before all that follows."""
    body = b""
    message: Message = {"type": "http.request", "more_body": True}
    while message["type"] == "http.request" and message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    ahead = [{**message, "body": body}] if message["type"] == "http.request" else [message]

    async def again() -> Message:
        return ahead.pop() if ahead else await receive()

    return body, again
