"""The page as a web application: its routes, its headers, and what it never hands out."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from ingest.errors import BadInput
from tests.ui.desk_double import DeskDouble
from tests.ui.made_answers import samples
from ui import server
from ui.page_texts import GERMAN

KNOWN = samples()[0].source.document_id


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    web = server.web_application(DeskDouble().as_desk())
    with TestClient(web, base_url="http://127.0.0.1:7860") as client:
        yield client


def test_the_front_page_is_gradios_made_ours(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200 and '<html\n\tlang="de"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert len(re.findall("'sha256-", policy)) == len(re.findall(r"<script(?![^>]*src=)", answer.text))


def test_the_front_page_holds_nothing_of_a_letter(client: TestClient) -> None:
    """Its scripts are named by hash as they come, so nothing from outside may stand in them."""
    assert "P0091" not in client.get("/").text


@pytest.mark.parametrize("name", ["page.css", "letter.css", "page.js", "icon.svg"])
def test_static_files_are_served_with_a_policy(client: TestClient, name: str) -> None:
    answer = client.get(f"/fundstelle/{name}")
    assert answer.status_code == 200 and "content-security-policy" in answer.headers


def test_a_letter_opens_as_a_page_and_as_a_part(client: TestClient) -> None:
    page = client.get(f"/brief/{KNOWN}?stelle=5/1&zeichen=2042-2100")
    assert page.text.startswith("<!doctype html>") and '<mark id="stelle">' in page.text
    part = client.get(f"/brief/{KNOWN}?stelle=5/1&teil=1&sprache=en")
    assert "<html" not in part.text and "Words of the enquiry" in part.text
    assert {page.headers["cache-control"], part.headers["cache-control"]} == {"no-store"}
    assert "script-src" not in page.headers["content-security-policy"]


def test_the_source_text_is_handed_out_unaltered(client: TestClient) -> None:
    answer = client.get(f"/brief/{KNOWN}/text")
    assert answer.text == samples()[0].source.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_replaced_letter_opens_and_says_so() -> None:
    desk = DeskDouble()
    desk.newer = "0123456789abcdef"
    with TestClient(server.web_application(desk.as_desk()), base_url="http://localhost") as client:
        assert GERMAN.superseded in client.get(f"/brief/{KNOWN}").text
        assert client.get("/brief/0000000000000000").status_code == 404


def test_what_is_hidden_answers_like_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    web = server.web_application(DeskDouble().as_desk())
    nobody = replace(server.PUBLIC, tiers=frozenset())
    with TestClient(web, base_url="http://localhost") as client:
        absent, absent_text = client.get("/brief/0123456789abcdef"), client.get("/brief/0123456789abcdef/text")
        monkeypatch.setattr(server, "principal_of", lambda request: nobody)
        hidden, hidden_text = client.get(f"/brief/{KNOWN}"), client.get(f"/brief/{KNOWN}/text")
    assert (hidden.status_code, hidden.text, hidden.headers) == (absent.status_code, absent.text, absent.headers)
    assert (hidden_text.status_code, hidden_text.text) == (absent_text.status_code, absent_text.text)
    assert absent.status_code == 404 and GERMAN.letter_missing in absent.text


@pytest.mark.parametrize(
    "path", ["/docs", "/openapi.json", "/config", "/gradio_api/info", "/gradio_api/file=/etc/passwd"]
)
def test_doors_that_nobody_needs_are_shut_and_still_carry_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and answer.headers["x-frame-options"] == "DENY"


def test_a_foreign_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_nothing_that_a_request_says_makes_another_principal() -> None:
    assert server.principal_of(None) is server.PUBLIC  # type: ignore[arg-type]


def test_an_address_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = replace(DeskDouble().settings, port=taken.getsockname()[1])
        with pytest.raises(BadInput, match=f"freie Adresse 127.0.0.1:{settings.port}"):
            server.run(DeskDouble().as_desk(), settings)


def test_an_address_that_is_none_is_named() -> None:
    with pytest.raises(BadInput, match=r"freie Adresse 203\.0\.113\.7"):
        server.run(DeskDouble().as_desk(), replace(DeskDouble().settings, host="203.0.113.7", port=0))
