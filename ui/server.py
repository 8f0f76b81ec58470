"""The page as a web application: Gradio, the letters, our static files, and the door in front of them."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from assistant.desk import Desk
from assistant.model import PUBLIC, Principal
from ingest.errors import BadInput, system_says
from ingest.fast_imports import collector_paused
from ingest.model import Letter
from ingest.settings import Settings
from ui import letter_page, page_texts
from ui.gate import LOOPBACK, Gate
from ui.headers import SecurityHeaders

if TYPE_CHECKING:
    import gradio as gr

#: Seconds that open pages get to end when the server stops; they hold a connection open as long as they are there.
GRACE_S = 1
_UNCACHED = {"Cache-Control": "no-store"}


def principal_of(request: Request | gr.Request) -> Principal:
    """Who asks. Everyone is the public until accounts exist; nothing that a page sends can change that."""
    return PUBLIC


def web_application(desk: Desk, hosts: frozenset[str] | None = LOOPBACK) -> FastAPI:
    """The page over a desk.

    Args:
        desk: Answers questions and knows the letters.
        hosts: Names by which the page may be called; None allows any.
    """
    with collector_paused():  # importing Gradio takes seconds that only a server spends
        import gradio as gr

        from ui.app import build
        from ui.theme import theme

    web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _add_letters(web, desk)
    web.mount("/fundstelle", StaticFiles(directory=str(files("ui") / "static")))
    gr.mount_gradio_app(
        web, build(desk, principal_of), path="/", theme=theme(), footer_links=[], run_history=False,
        show_error=False, enable_monitoring=False, ssr_mode=False, mcp_server=False, pwa=False, max_file_size=1,
        blocked_paths=[str(desk.settings.data_dir)],
    )  # fmt: skip
    web.add_middleware(Gate, hosts=hosts)
    web.add_middleware(SecurityHeaders)
    return web


def run(desk: Desk, settings: Settings, started: Callable[[str], None] = lambda address: None) -> None:
    """Serve the page until the process is told to stop.

    Args:
        desk: Answers questions and knows the letters; it stays open.
        settings: Address and port.
        started: Told the page's address as soon as it can be opened.

    Raises:
        BadInput: Address or port cannot be used.
    """
    import uvicorn

    with closing(_listen(settings)) as listening:
        host, port = listening.getsockname()[:2]
        loopback = host.startswith("127.") or host == "::1"
        web = web_application(desk, LOOPBACK | {host} if loopback else None)
        config = uvicorn.Config(
            web,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=GRACE_S,
        )
        logging.getLogger("uvicorn.error").addFilter(_without_open_streams)
        started(f"http://{f'[{host}]' if ':' in host else host}:{port}")
        uvicorn.Server(config).run(sockets=[listening])


def _without_open_streams(record: logging.LogRecord) -> bool:
    """Whether a line is worth a reader's time: that open pages lost their stream when the server stopped is not."""
    cancelled = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cancelled and "timeout graceful shutdown exceeded" not in record.getMessage()


def _listen(settings: Settings) -> socket.socket:
    """A socket that listens already: a browser that comes before the server is ready waits instead of failing."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as fault:
        raise BadInput(
            f"Erwartet wird eine freie Adresse {settings.host}:{settings.port}",
            system_says(fault),
            "bitte wählen Sie mit --port einen anderen Anschluss oder beenden Sie, was ihn belegt",
        ) from fault


def _add_letters(web: FastAPI, desk: Desk) -> None:
    """The addresses of letters; one that is hidden and one that is not there answer alike."""

    @web.get("/brief/{document_id}")
    def letter(
        request: Request, document_id: str, stelle: str = "", zeichen: str = "", teil: str = "", sprache: str = "de"
    ) -> Response:
        texts = page_texts.texts(sprache)
        found = _letter(request, document_id)
        if found is None:
            return HTMLResponse(letter_page.missing(texts), status_code=404, headers=_UNCACHED)
        write = letter_page.panel if teil else letter_page.page
        newer = desk.superseded_by(document_id, principal_of(request)) or ""
        place = replace(letter_page.read_place(stelle, zeichen), newer=newer)
        return HTMLResponse(write(found, place, texts), headers=_UNCACHED)

    @web.get("/brief/{document_id}/text")
    def source_text(request: Request, document_id: str) -> Response:
        found = _letter(request, document_id)
        if found is None:
            return PlainTextResponse(page_texts.GERMAN.letter_missing, status_code=404, headers=_UNCACHED)
        return PlainTextResponse(found.source.text, headers=_UNCACHED)

    def _letter(request: Request, document_id: str) -> Letter | None:
        return desk.letter(document_id, principal_of(request))
