"""Which requests are let in: every door that the page does not need stays shut.

Gradio brings uploads, downloads, a proxy, an API description, monitoring and more; the page uses a few addresses. They
are named here. What FastAPI itself was told of is open by itself. Whatever else is asked for is answered with 404, so
that a new door in a later Gradio is closed until someone opens it. And whatever is sent must come from a page of ours:
any other page in the same browser could send it, too, and whoever sits at this machine may be staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from fastapi.routing import APIRoute

from ui.cookies import same_origin

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

#: What the conversation's page reads: itself, its assets, our files, and the stream of an answer.
READ = re.compile(
    r"/|/theme\.css|/(?:assets|static|fundstelle)/.+|/gradio_api/(?:queue/data|heartbeat/\w+|startup-events)"
)
#: What it sends: a question, and that it is no longer wanted.
WRITE = re.compile(r"/gradio_api/(?:queue/join|cancel|reset)/?")
#: Bytes of a request; a question of 100,000 characters fits, a file does not.
MOST_BYTES = 2_000_000
#: Where letters are taken in or an enquiry is read, and the bytes of a request there: a file of the greatest size that
#: is read, and more.
UPLOADS = frozenset({"/aufnahme", "/entwurf"})
UPLOAD_BYTES = 120_000_000
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


def host_of(headers: Mapping[bytes, bytes]) -> str:
    """The name by which a request calls this machine, in small letters, without the port."""
    return re.sub(r":\d+$", "", headers.get(b"host", b"").decode("latin-1").lower())


class Gate:
    """ASGI middleware that lets in what the pages need.

    Args:
        app: What lies behind.
        hosts: Names by which the page may be called; a foreign page that points its own name here (DNS rebinding) is
            refused. None allows any name.
        routes: What FastAPI was told of.
        own_hosts: Names of the page, with port, besides the one that a request is sent to: behind a proxy they differ.
        refused: Answers for a request that is refused with a status; None for the bare status.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str] | None = LOOPBACK,
        routes: Sequence[APIRoute] = (),
        own_hosts: frozenset[str] = frozenset(),
        refused: Callable[[Scope, int], ASGIApp] | None = None,
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._routes = routes
        self._own_hosts = own_hosts
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        status = self._refusal(scope)
        if status is None:
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close"})
        elif status != 421 and self._refused is not None:  # to a foreign name nothing is told
            await self._refused(scope, status)(scope, receive, send)
        else:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": f"{status}\n".encode()})

    def _refusal(self, scope: Scope) -> int | None:
        """The status of a refusal, None to let the request in."""
        if scope["type"] != "http":
            return 404
        headers = dict(scope["headers"])
        if self._hosts is not None and host_of(headers) not in self._hosts:
            return 421
        if scope["method"] in ("GET", "HEAD"):
            return None if self._open("GET", scope["path"], READ) else 404
        if scope["method"] != "POST" or not self._open("POST", scope["path"], WRITE):
            return 404
        if not same_origin(scope, self._own_hosts):
            return 403
        length = headers.get(b"content-length", b"")
        if not length.isdigit() or b"transfer-encoding" in headers:  # which would go before it (RFC 9112, 6.3)
            return 411
        return 413 if int(length) > (UPLOAD_BYTES if scope["path"] in UPLOADS else MOST_BYTES) else None

    def _open(self, method: str, path: str, gradios: re.Pattern[str]) -> bool:
        """Whether there is a door that the page needs."""
        ours = (route for route in self._routes if route.methods and method in route.methods)
        return bool(gradios.fullmatch(path)) or any(route.path_regex.fullmatch(path) for route in ours)
