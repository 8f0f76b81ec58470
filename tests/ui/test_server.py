"""The pages as a web application: their routes, who comes in where, their headers, and what they never hand out."""

from __future__ import annotations

import re
import socket
import threading
from contextlib import suppress
from dataclasses import replace

import pytest
import uvicorn
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.audit.log import Audit
from assistant.personal.store import Personal
from ingest.errors import BadInput
from tests.ui.desk_double import DeskDouble
from tests.ui.houses import ADDRESS, House
from ui import server
from ui.keeping import Keeping
from ui.open_pages import OpenPages
from ui.shell_texts import GERMAN


def test_the_front_page_is_gradios_made_ours(visiting: TestClient) -> None:
    answer = visiting.get("/")
    assert answer.status_code == 200 and '<html\n\tlang="de"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert len(re.findall("'sha256-", policy)) == len(re.findall(r"<script(?![^>]*src=)", answer.text))


def test_the_front_page_holds_nothing_of_a_letter(visiting: TestClient) -> None:
    """Its scripts are named by hash as they come, so nothing from outside may stand in them."""
    assert "P0091" not in visiting.get("/").text


@pytest.mark.parametrize("name", ["page.css", "letter.css", "page.js", "icon.svg", "colours.css", "shell.css"])
def test_static_files_are_served_with_a_policy(visiting: TestClient, name: str) -> None:
    answer = visiting.get(f"/fundstelle/{name}")
    assert answer.status_code == 200 and "content-security-policy" in answer.headers


# What another page could have a browser send.


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "", "origin": ADDRESS},
    ],
)
def test_no_other_page_can_send_anything(house: House, headers: dict[str, str]) -> None:
    client = house.client(staff=True)
    paths = [route.path for route in house.web.routes if isinstance(route, APIRoute) and "POST" in route.methods]
    assert len(paths) > 5
    for path in paths:
        answer = client.post(re.sub(r"\{.*?\}", house.control, path), headers=headers, data={})
        assert answer.status_code == 403, path
    assert client.post("/gradio_api/queue/join", headers=headers, json={}).status_code == 403


def test_without_fetch_metadata_the_origin_decides(house: House) -> None:
    client = TestClient(house.web, base_url=ADDRESS)
    form = {"sprache": "en", "zurueck": "/suche"}
    for origin in ("http://evil.example", "null", "http://127.0.0.1:7861"):
        assert client.post("/sprache", data=form, headers={"origin": origin}).status_code == 403
    assert client.post("/sprache", data=form).status_code == 403
    answer = client.post("/sprache", data=form, headers={"origin": ADDRESS}, follow_redirects=False)
    assert answer.status_code == 303


def test_behind_a_proxy_the_public_address_is_ours_too(house: House) -> None:
    site = replace(house.site, address="https://fundstelle.example.org")
    client = TestClient(server.web_application(site), base_url=ADDRESS)
    form, ours = {"sprache": "en", "zurueck": "/"}, {"origin": "https://fundstelle.example.org"}
    assert client.post("/sprache", data=form, headers=ours, follow_redirects=False).status_code == 303
    named = {**ours, "host": "fundstelle.example.org"}
    assert client.post("/sprache", data=form, headers=named, follow_redirects=False).status_code == 303
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_a_visit_from_a_mail_keeps_the_history(house: House) -> None:
    """The strict cookie does not come with it, and no new one takes its place."""
    client = house.client()
    path = f"/brief/{house.control}"
    assert "fundstelle" in client.get(path).cookies
    for site in ("cross-site", "same-site"):
        answer = client.get(path, headers={"sec-fetch-site": site})
        assert answer.status_code == 200 and "set-cookie" not in answer.headers
        answer = client.get("/", headers={"sec-fetch-site": site})
        assert answer.status_code == 200 and "set-cookie" not in answer.headers


# The switch of language.


def test_the_switch_of_language_leads_back_and_is_remembered(visiting: TestClient) -> None:
    assert '<html lang="de">' in visiting.get("/nirgends").text
    answer = visiting.post("/sprache", data={"sprache": "en", "zurueck": "/suche?q=a"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/suche?q=a")
    assert '<html lang="en">' in visiting.get("/nirgends").text
    visiting.post("/sprache", data={"sprache": "<b>"}, follow_redirects=False)
    assert '<html lang="de">' in visiting.get("/nirgends").text


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "",
        "/\t/evil.example",
        "/\n/evil.example",
        "x",
        "\\\\x",
    ],
)
def test_the_switch_of_language_leads_nowhere_else(visiting: TestClient, target: str) -> None:
    answer = visiting.post("/sprache", data={"sprache": "en", "zurueck": target}, follow_redirects=False)
    assert answer.headers["location"] == "/"


# Doors that stay shut.


@pytest.mark.parametrize(
    "path", ["/docs", "/openapi.json", "/config", "/gradio_api/info", "/gradio_api/file=/etc/passwd"]
)
def test_doors_that_nobody_needs_are_shut_and_still_carry_headers(visiting: TestClient, path: str) -> None:
    answer = visiting.get(path)
    assert answer.status_code == 404 and answer.headers["x-frame-options"] == "DENY"
    assert GERMAN.not_there in answer.text


def test_a_foreign_name_for_this_machine_is_refused(visiting: TestClient) -> None:
    assert visiting.get("/", headers={"host": "evil.example"}).status_code == 421


# Starting.


def test_an_address_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = replace(DeskDouble().settings, port=taken.getsockname()[1])
        with pytest.raises(BadInput, match=f"freie Adresse 127.0.0.1:{settings.port}"):
            server.run(DeskDouble().as_desk(), settings)


def test_an_address_that_is_none_is_named() -> None:
    with pytest.raises(BadInput, match=r"freie Adresse 203\.0\.113\.7"):
        server.run(DeskDouble().as_desk(), replace(DeskDouble().settings, host="203.0.113.7", port=0))


def test_staffs_pages_are_served_to_this_machine_alone() -> None:
    settings = replace(DeskDouble().settings, host="0.0.0.0", port=0)
    with pytest.raises(BadInput, match=r"mit --as staff eine Adresse dieses Rechners .*0\.0\.0\.0 ist auch"):
        server.run(DeskDouble().as_desk(), settings, as_staff=True)


def test_while_the_pages_are_served_what_is_over_is_deleted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    expired = {name: threading.Event() for name in ("history", "audit", "answers", "open pages")}
    monkeypatch.setattr(Personal, "expire", lambda *_: expired["history"].set())
    monkeypatch.setattr(Audit, "expire", lambda *_: expired["audit"].set())
    monkeypatch.setattr(Keeping, "expire", lambda *_: expired["answers"].set())
    monkeypatch.setattr(OpenPages, "expire", lambda *_: expired["open pages"].set())
    over: list[str] = []

    def run(server: object, sockets: object) -> None:
        over.extend(name for name, one in expired.items() if one.wait(30))

    monkeypatch.setattr("uvicorn.Server.run", run)
    server.run(house.desk, replace(house.desk.settings, port=0))
    assert over == list(expired)


def test_what_is_asked_is_read_up_to_a_size(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headers of any size would lie in memory, each connection's own, before anybody could refuse them."""
    statuses: list[bytes] = []
    run = uvicorn.Server.run

    def asked(running: uvicorn.Server, sockets: list[socket.socket]) -> None:
        serving = threading.Thread(target=run, args=(running, sockets))
        serving.start()
        host = b"Host: 127.0.0.1\r\n"
        for size in (1_000, 1_000_000):
            with socket.create_connection(sockets[0].getsockname()) as line, suppress(ConnectionError):
                line.settimeout(30)
                line.sendall(b"GET /nirgends HTTP/1.1\r\n" + host + b"X-A: " + b"a" * size + b"\r\n\r\n")
                statuses.append(line.recv(12)[9:])
        running.should_exit = True
        serving.join()

    monkeypatch.setattr(uvicorn.Server, "run", asked)
    server.run(house.desk, replace(house.desk.settings, port=0))
    assert statuses[0] == b"404" and statuses[1:] in ([], [b"400"], [b"431"])
