"""The gate: what the page needs comes in, every other door of Gradio's stays shut."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from ui.gate import LOOPBACK, MOST_BYTES, UPLOAD_BYTES, Gate

OWN_HOST = [(b"host", b"127.0.0.1:7860")]
OURS = [*OWN_HOST, (b"sec-fetch-site", b"same-origin")]
Headers = list[tuple[bytes, bytes]]


def told() -> list[APIRoute]:
    """What FastAPI was told of, as our pages tell it."""
    web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    for method, path in [
        ("GET", "/brief/{document_id}"),
        ("GET", "/brief/{document_id}/text"),
        ("GET", "/vorgang/{reference:path}"),
        ("POST", "/sprache"),
        ("GET", "/aufnahme"),
        ("POST", "/aufnahme"),
        ("POST", "/entwurf"),
    ]:
        web.add_api_route(path, lambda: None, methods=[method])
    return [route for route in web.routes if isinstance(route, APIRoute)]


def status(method: str, path: str, headers: Headers | None = None, hosts: Any = LOOPBACK, **options: Any) -> int:
    """The status of a request: 200 if it came in."""
    sent: list[dict[str, Any]] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {"type": "http", "method": method, "path": path, "headers": OWN_HOST if headers is None else headers}
    asyncio.run(Gate(inner, hosts, told(), **options)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/theme.css",
        "/assets/index-abc.js",
        "/static/fonts/SourceSansPro/SourceSansPro-Bold.woff2",
        "/fundstelle/page.js",
        "/brief/0123456789abcdef",
        "/brief/0123456789abcdef/text",
        "/vorgang/A0093/15",
        "/aufnahme",
        "/gradio_api/queue/data",
        "/gradio_api/heartbeat/abc123",
        "/gradio_api/startup-events",
    ],
)
def test_what_the_page_reads_comes_in(path: str) -> None:
    assert status("GET", path) == status("HEAD", path) == 200


@pytest.mark.promise(4)
@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/openapi.json",
        "/config",
        "/config/",
        "/login",
        "/monitoring",
        "/monitoring/summary",
        "/manifest.json",
        "/robots.txt",
        "/svelte/x",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1:22/",
        "/gradio_api/deep_link",
        "/gradio_api/runs",
        "/gradio_api/call/ask",
        "/gradio_api/vibe-code/",
        "/gradio_api/app_id",
        "/gradio_api/token",
        "/brief/",
        "/brief/0123456789abcdef/../x",
        "/brief/0123456789abcdef/",
        "/brief/0123456789abcdef/text\n",
        "/aufnahme/",
        "/sprache",
        "//",
        "/assets/",
    ],
)
def test_what_the_page_does_not_read_stays_out(path: str) -> None:
    assert status("GET", path) == 404


@pytest.mark.parametrize(
    "path", ["/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset", "/sprache", "/aufnahme"]
)
def test_what_our_pages_send_comes_in(path: str) -> None:
    assert status("POST", path, [*OURS, (b"content-length", b"10")]) == 200


@pytest.mark.promise(4)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/gradio_api/upload",
        "/gradio_api/run/ask",
        "/gradio_api/call/ask",
        "/login",
        "/brief/0123456789abcdef",
        "/vorgang/A0093/15",
    ],
)
def test_nothing_else_is_taken(path: str) -> None:
    assert status("POST", path, [*OURS, (b"content-length", b"10")]) == 404


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/cancel", "/sprache", "/aufnahme"])
@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"sec-fetch-site", b"cross-site")],
        [(b"sec-fetch-site", b"same-site")],
        [(b"sec-fetch-site", b"none")],
        [(b"origin", b"http://evil.example")],
        [(b"origin", b"null")],
        [(b"origin", b"http://127.0.0.1:8000")],
    ],
)
def test_what_another_page_sends_is_refused(path: str, headers: Headers) -> None:
    """Whoever sits at this machine may be staff, and any page in their browser could send the same."""
    assert status("POST", path, [*OWN_HOST, (b"content-length", b"10"), *headers]) == 403


def test_a_browser_without_fetch_metadata_names_its_origin() -> None:
    length = (b"content-length", b"10")
    assert status("POST", "/sprache", [*OWN_HOST, length, (b"origin", b"http://127.0.0.1:7860")]) == 200
    public = [*OWN_HOST, length, (b"origin", b"https://fundstelle.example.org")]
    assert status("POST", "/sprache", public) == 403
    assert status("POST", "/sprache", public, own_hosts=frozenset({"fundstelle.example.org"})) == 200


@pytest.mark.promise(4)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_stay_out(method: str) -> None:
    assert status(method, "/") == 404


def test_a_request_says_its_size_and_keeps_to_it() -> None:
    join = "/gradio_api/queue/join"
    assert status("POST", join, OURS) == 411
    assert status("POST", join, [*OURS, (b"content-length", b"-1")]) == 411
    assert status("POST", join, [*OURS, (b"content-length", str(MOST_BYTES + 1).encode())]) == 413


@pytest.mark.parametrize(
    ("path", "most"), [("/aufnahme", UPLOAD_BYTES), ("/entwurf", UPLOAD_BYTES), ("/sprache", MOST_BYTES)]
)
def test_only_letters_may_be_large(path: str, most: int) -> None:
    assert status("POST", path, [*OURS, (b"content-length", str(most).encode())]) == 200
    assert status("POST", path, [*OURS, (b"content-length", str(most + 1).encode())]) == 413


def test_a_refusal_may_be_told_by_a_page_but_not_under_a_foreign_name() -> None:
    told: list[int] = []

    def page(scope: Any, status: int) -> Any:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            told.append(status)
            await send({"type": "http.response.start", "status": status, "headers": []})

        return answer

    assert status("GET", "/config", refused=page) == status("POST", "/login", OURS, refused=page) == 404
    assert status("POST", "/sprache", refused=page) == 403
    assert status("POST", "/sprache", OURS, refused=page) == 411
    assert status("GET", "/", [(b"host", b"evil.example")], refused=page) == 421
    assert told == [404, 404, 403, 411]


@pytest.mark.parametrize("host", [b"evil.example", b"127.0.0.1.evil.example", b"", b"evil.example:7860", b"0.0.0.0"])
def test_another_name_for_this_machine_is_refused(host: bytes) -> None:
    assert status("GET", "/", [(b"host", host)]) == 421
    assert status("GET", "/", [(b"host", host)], hosts=None) == 200


@pytest.mark.parametrize("host", [b"127.0.0.1", b"LOCALHOST:1", b"[::1]:7860", b"[::1]"])
def test_the_names_of_this_machine_are_known(host: bytes) -> None:
    assert status("GET", "/", [(b"host", host)]) == 200


def test_a_websocket_is_closed_and_a_lifespan_passes() -> None:
    sent: list[Any] = []
    came: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        came.append(scope["type"])

    async def send(message: Any) -> None:
        sent.append(message)

    gate = Gate(inner)
    asyncio.run(gate({"type": "websocket", "path": "/", "headers": []}, send, send))
    asyncio.run(gate({"type": "lifespan"}, send, send))
    assert sent == [{"type": "websocket.close"}] and came == ["lifespan"]


def test_what_comes_in_pieces_of_no_known_size_is_refused() -> None:
    """A server reads the pieces and not the length beside them: it would say ten bytes and send gigabytes."""
    pieces = [(b"content-length", b"10"), (b"transfer-encoding", b"chunked")]
    assert status("POST", "/gradio_api/queue/join", [*OURS, *pieces]) == 411
    assert status("POST", "/sprache", [*OURS, pieces[1]]) == 411
