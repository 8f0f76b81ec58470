"""A conversation is its browser's: who knows its number alone reads nothing of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.ui.houses import House
from ui.same_browser import SameBrowser

JOIN, DATA = "/gradio_api/queue/join", "/gradio_api/queue/data"


class Web:
    """The middleware over something that answers 200 and keeps the bodies that it is sent."""

    def __init__(self, **options: Any) -> None:
        self.bodies: list[bytes] = []
        self._own = SameBrowser(self._inner, **options)

    async def _inner(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["method"] == "POST":
            message = await receive()
            assert not message.get("more_body")
            self.bodies.append(message["body"])
            assert (await receive())["type"] == "http.disconnect"
        await send({"type": "http.response.start", "status": 200, "headers": []})

    def status(self, method: str, path: str, token: str = "", body: bytes = b"", query: str = "") -> int:
        sent: list[dict[str, Any]] = []
        coming = [
            {"type": "http.request", "body": body[:5], "more_body": True},
            {"type": "http.request", "body": body[5:], "more_body": False},
            {"type": "http.disconnect"},
        ]

        async def receive() -> Any:
            return coming.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"cookie", f"fundstelle={token}".encode())] if token else []
        scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": query.encode()}
        asyncio.run(self._own(scope, receive, send))
        return int(sent[0]["status"])

    def join(self, number: str, token: str = "") -> int:
        return self.status("POST", JOIN, token, json.dumps({"session_hash": number, "data": []}).encode())

    def read(self, number: str, token: str = "") -> int:
        return self.status("GET", DATA, token, query=f"session_hash={number}")


@pytest.mark.promise(4)
def test_another_browser_neither_reads_nor_goes_on() -> None:
    web = Web()
    assert web.join("abc", "ada") == web.read("abc", "ada") == 200
    assert web.join("abc", "bob") == web.join("abc") == web.read("abc", "bob") == web.read("abc") == 404
    assert web.status("GET", "/gradio_api/heartbeat/abc", "bob") == 404
    cancel = json.dumps({"session_hash": "abc", "fn_index": 0, "event_id": "x"}).encode()
    assert web.status("POST", "/gradio_api/cancel", "bob", cancel) == 404
    assert web.status("GET", DATA, "bob", query="session_hash=abc&session_hash=own") == 404
    assert web.status("GET", DATA, "bob", query="session_hash=own&session%5Fhash=abc") == 404
    assert web.join("abc", "ada") == web.status("GET", "/gradio_api/heartbeat/abc", "ada") == 200


def test_a_visit_that_gets_its_cookie_on_the_way_goes_on() -> None:
    web = Web()
    assert web.join("abc") == web.read("abc") == 200
    assert web.read("abc", "ada") == web.join("abc", "ada") == 200
    assert web.read("abc", "bob") == web.read("abc") == 404


def test_looking_for_numbers_takes_none() -> None:
    web = Web()
    assert web.read("abc", "bob") == 200, "there is nothing to be read yet"
    assert web.join("abc", "ada") == web.read("abc", "ada") == 200
    assert web.read("abc", "bob") == 404


def test_what_is_sent_arrives_as_it_was() -> None:
    web = Web()
    for body in (b'{"session_hash": "abc", "data": ["\xc3\xa4"]}', b"no json", b"[1]", b'{"session_hash": 5}', b""):
        assert web.status("POST", JOIN, "ada", body) == 200
        assert web.bodies[-1] == body


def test_only_so_many_numbers_are_remembered() -> None:
    web = Web(most=2)
    for number in ("a", "b", "c"):
        assert web.join(number, "ada") == 200
    assert web.join("a", "bob") == 200 and web.join("c", "bob") == 404


@pytest.mark.promise(4)
def test_the_pages_hold_it(house: House) -> None:
    ada, bob = house.client(), house.client()
    for one in (ada, bob):
        one.get("/suche", headers={"sec-fetch-site": "none"})
    number = "0d1e2f3a4b"
    body = {"data": [], "fn_index": 0, "session_hash": number}
    assert ada.post(JOIN, json=body).status_code == 200
    assert bob.post(JOIN, json=body).status_code == 404
    assert bob.get(DATA, params={"session_hash": number}).status_code == 404
    assert ada.post(JOIN, json=body).status_code == 200
