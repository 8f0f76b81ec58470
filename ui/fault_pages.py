"""What a page's visitor sees of faults: a page in their language, for a script one sentence; never a trace, never HTML
that a request brought along. The log gets type and place of a fault, never its message, which may quote a question.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException as AnyHTTPException

from ingest.errors import BadInput, FundstelleError
from ui import shell
from ui.faults import without_content
from ui.visitor import Visitor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from ui.site import Site

_log = logging.getLogger(__name__)


def add(web: FastAPI, site: Site) -> None:
    """Have an application answer its faults.

    Args:
        web: The application.
        site: Tells who visits.
    """

    def by_status(request: Request, found: HTTPException) -> Response:
        visitor = site.visitors.of(request)
        if found.status_code != 404:
            return Response(f"{found.status_code}\n", found.status_code, media_type="text/plain")
        return shell.sentence(visitor, 404) if _from_script(request) else shell.not_there(visitor)

    def of_ours(request: Request, found: FundstelleError) -> Response:
        if not isinstance(found, BadInput):
            _log.error("a page failed: %s", without_content(found))
        return _told(request, site.visitors.of(request), found)

    def unusable(request: Request, found: RequestValidationError) -> Response:
        """Something in the address is of the wrong kind; FastAPI's own answer would repeat it."""
        if any(error["loc"][:1] == ("path",) for error in found.errors()):
            return by_status(request, HTTPException(404))
        names = ", ".join(sorted({f"„{error['loc'][-1]}“" for error in found.errors()}))
        expected = f"Erwartet werden brauchbare Angaben für {names}"
        remedy = "bitte berichtigen Sie die Adresse oder beginnen Sie auf der Startseite"
        return _told(request, site.visitors.of(request), BadInput(expected, "gefunden wurden andere", remedy))

    web.add_exception_handler(AnyHTTPException, by_status)  # type: ignore[arg-type]
    web.add_exception_handler(FundstelleError, of_ours)  # type: ignore[arg-type]
    web.add_exception_handler(RequestValidationError, unusable)  # type: ignore[arg-type]
    web.add_middleware(_Unexpected, site=site)


class _Unexpected:
    """ASGI middleware: the outermost handler. Starlette's own would hand the fault's message on to the server's log."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = False

        async def watched(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as fault:
            _log.error("a page failed: %s", without_content(fault))
            if scope["type"] == "http" and not began:
                request = Request(scope)
                await _told(request, self._site.visitors.of(request), None)(scope, receive, send)


def _told(request: Request, visitor: Visitor, found: FundstelleError | None) -> Response:
    if _from_script(request):
        return shell.sentence(visitor, shell.status_of(found), found)
    return shell.fault(visitor, found)


def _from_script(request: Request) -> bool:
    """Whether a script of ours asks for a part of a page, or for JSON."""
    return "teil" in request.query_params or "application/json" in request.headers.get("accept", "")
