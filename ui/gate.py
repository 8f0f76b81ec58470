"""Which requests are let in: every door that the page does not need stays shut.

Gradio brings uploads, downloads, a proxy, an API description, monitoring and more; the page uses a few addresses.
Whatever is not named here is answered with 404, so that a new door in a later Gradio is closed until someone opens it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

#: What the page reads: itself, its assets, letters, and the stream of an answer.
READ = re.compile(
    r"/|/theme\.css|/(?:assets|static|fundstelle)/.+|/brief/[0-9a-f]{16}(?:/text)?"
    r"|/gradio_api/(?:queue/data|heartbeat/\w+|startup-events)"
)
#: What the page sends: a question, and that it is no longer wanted.
WRITE = re.compile(r"/gradio_api/(?:queue/join|cancel|reset)/?")
#: Bytes of a request; a question of 100,000 characters fits, a file does not.
MOST_BYTES = 2_000_000
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Gate:
    """ASGI middleware that lets in what the page needs.

    Args:
        app: What lies behind.
        hosts: Names by which the page may be called; a foreign page that points its own name here (DNS rebinding) is
            refused. None allows any name.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = LOOPBACK) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        status = self._refusal(scope)
        if status is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": f"{status}\n".encode()})
        else:
            await send({"type": "websocket.close"})

    def _refusal(self, scope: Scope) -> int | None:
        """The status of a refusal, None to let the request in."""
        if scope["type"] != "http":
            return 404
        headers = dict(scope["headers"])
        host = re.sub(r":\d+$", "", headers.get(b"host", b"").decode("latin-1").lower())
        if self._hosts is not None and host not in self._hosts:
            return 421
        if scope["method"] in ("GET", "HEAD"):
            return None if READ.fullmatch(scope["path"]) else 404
        if scope["method"] != "POST" or not WRITE.fullmatch(scope["path"]):
            return 404
        length = headers.get(b"content-length", b"")
        if not length.isdigit():
            return 411
        return 413 if int(length) > MOST_BYTES else None
