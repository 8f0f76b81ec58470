"""The pages as a web application: the conversation by Gradio, our own pages, our files, and the doors before them."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.requests import HTTPConnection

from assistant.desk import Desk
from ingest.errors import BadInput, system_says
from ingest.fast_imports import collector_paused
from ingest.settings import Settings
from ui import fault_pages, shell
from ui.accounts import routes as accounts
from ui.answers import routes as answers
from ui.browse import routes as browse
from ui.classification import routes as classification
from ui.cookies import LANGUAGE, HolderCookie, set_cookie
from ui.data_protection import routes as data_protection
from ui.doors import Anyone, expect_doors, own_path, posted
from ui.drafts import routes as drafts
from ui.expiring import expiring
from ui.gate import LOOPBACK, Gate
from ui.gradio_log import keep_quiet
from ui.headers import SecurityHeaders
from ui.implementation import routes as implementation
from ui.letters import routes as letters
from ui.open_pages import OpenPages
from ui.personal import routes as personal
from ui.same_browser import SameBrowser
from ui.site import Site
from ui.uploads import routes as uploads

#: Seconds that open pages get to end when the server stops; they hold a connection open as long as they are there.
GRACE_S = 1
#: Bytes of a request's line and headers together.
MOST_HEADER_BYTES = 65_536


def web_application(site: Site, hosts: frozenset[str] | None = LOOPBACK) -> FastAPI:
    """The pages over a site.

    Args:
        site: What they stand on.
        hosts: Names by which they may be called, besides that of the public address; None allows any.
    """
    with collector_paused():  # importing Gradio takes seconds that only a server spends
        import gradio as gr

        from ui.app import build
        from ui.theme import theme

    keep_quiet()
    web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    web.state.site = site
    _add_language(web, site)
    for area in (
        accounts, answers, browse, implementation, letters, uploads, personal, drafts, data_protection, classification,
    ):  # fmt: skip
        area.add(web, site)
    fault_pages.add(web, site)
    web.mount("/fundstelle", StaticFiles(directory=str(files("ui") / "static")))
    routes = [route for route in web.routes if isinstance(route, APIRoute)]
    expect_doors(routes)
    start = build(site)
    pages = OpenPages(start)
    site.expiring.append(pages.expire)
    site.desk.data_protection.erasing.places["pages"] = pages.forget
    gr.mount_gradio_app(
        web, start, path="/", theme=theme(), footer_links=[], run_history=False,
        show_error=False, enable_monitoring=False, ssr_mode=False, mcp_server=False, pwa=False, max_file_size=1,
        blocked_paths=[str(site.desk.settings.data_dir)],
    )  # fmt: skip
    own_hosts = frozenset({site.host} - {""})
    named = None if hosts is None else hosts | {re.sub(r":\d+$", "", host) for host in own_hosts}
    web.add_middleware(SameBrowser, secure=site.visitors.secure)
    web.add_middleware(HolderCookie, secure=site.visitors.secure, own_hosts=own_hosts)
    web.add_middleware(
        Gate,
        hosts=named,
        routes=routes,
        own_hosts=own_hosts,
        refused=lambda scope, status: shell.refused(site.visitors.of(HTTPConnection(scope)), status),
    )
    web.add_middleware(SecurityHeaders)
    return web


def run(
    desk: Desk, settings: Settings, started: Callable[[str], None] = lambda address: None, as_staff: bool = False
) -> None:
    """Serve the pages until the process is told to stop.

    Args:
        desk: Answers questions and knows the letters; it stays open.
        settings: Address and port.
        started: Told the page's address as soon as it can be opened.
        as_staff: Whether whoever sits at this machine is staff.

    Raises:
        BadInput: Address or port cannot be used, or others could reach what is meant for staff.
    """
    import uvicorn

    with closing(_listen(settings)) as listening:
        host, port = listening.getsockname()[:2]
        loopback = host.startswith("127.") or host == "::1"
        if as_staff and not loopback:
            raise BadInput(
                "Erwartet wird mit --as staff eine Adresse dieses Rechners (127.0.0.1)",
                f"{host} ist auch von anderen Rechnern aus erreichbar",
                "bitte lassen Sie --host weg oder öffnen Sie die Seite ohne --as staff",
            )
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        site = Site.over(desk, address, as_staff)
        web = web_application(site, LOOPBACK | {host} if loopback else None)
        config = uvicorn.Config(
            web,
            log_level="warning",
            access_log=False,
            proxy_headers=False,  # whoever is believed is decided by the connection's own peer: ui/accounts/proxy.py
            server_header=False,
            http="h11",  # httptools, where it is installed, takes headers of any size into memory
            h11_max_incomplete_event_size=MOST_HEADER_BYTES,
            ws="none",
            timeout_graceful_shutdown=GRACE_S,
        )
        logging.getLogger("uvicorn.error").addFilter(_without_open_streams)
        started(address)
        with closing(web.state.accounts), expiring(desk.personal.expire, desk.audit.expire, *site.expiring):
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


def _add_language(web: FastAPI, site: Site) -> None:
    """The switch of language, for pages without a script."""

    @web.post("/sprache")
    async def language(request: Request, visitor: Anyone) -> Response:
        fields = await posted(request)
        chosen = "en" if fields.get("sprache") == "en" else "de"
        answer = RedirectResponse(own_path(fields.get("zurueck", "/")), status_code=303, headers=shell.UNCACHED)
        cookie = set_cookie(LANGUAGE, chosen, site.visitors.secure, for_scripts=True)
        answer.headers.append("set-cookie", cookie)
        return answer
