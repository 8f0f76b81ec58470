"""A fault looks like one, says what to do, repeats nothing of a request, and leaves its message out of the log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from fastapi import FastAPI
from fastapi.responses import Response, StreamingResponse
from fastapi.testclient import TestClient

from ingest.errors import BadInput, IndexUnusable
from tests.ui.desk_double import DeskDouble
from tests.ui.houses import ADDRESS
from ui import fault_pages
from ui.doors import Anyone
from ui.shell_texts import ENGLISH, GERMAN
from ui.site import Site

SECRET = "Geheime Frage 4711"
JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    web = FastAPI()

    @web.get("/zahl/{number}")
    def number(visitor: Anyone, number: int, seite: int = 1) -> int:
        return number * seite

    @web.get("/eingabe")
    def refuse() -> None:
        raise BadInput("Erwartet wird ein Tag", f"gefunden wurde {SECRET}", "bitte ändern")

    @web.get("/stoerung")
    def break_down() -> None:
        raise IndexUnusable("Erwartet wird ein Index", "gefunden wurde keiner", "bitte neu aufbauen")

    @web.get("/programmfehler")
    def fail() -> None:
        raise RuntimeError(SECRET)

    @web.get("/abbruch")
    def begin() -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"a"
            raise RuntimeError(SECRET)

        return StreamingResponse(pieces())

    site = Site.over(DeskDouble().as_desk(), ADDRESS)
    web.state.site = site
    fault_pages.add(web, site)
    with TestClient(web, base_url=ADDRESS) as client:
        yield client


def test_what_cannot_be_used_is_named(client: TestClient) -> None:
    answer = client.get("/eingabe")
    assert answer.status_code == 400 and GERMAN.refused in answer.text and "bitte ändern" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_fault_is_no_empty_page_and_stands_in_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/stoerung")
    assert answer.status_code == 503 and GERMAN.fault in answer.text and "bitte neu aufbauen" in answer.text
    assert "IndexUnusable" in caplog.text


@pytest.mark.parametrize("path", ["/programmfehler", "/abbruch"])
def test_the_log_holds_type_and_place_and_nothing_of_a_question(
    client: TestClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get(path)
    assert "RuntimeError" in caplog.text and "test_fault_pages.py" in caplog.text
    assert SECRET not in caplog.text and not any(record.exc_info for record in caplog.records)


def test_a_fault_of_the_program_says_that_it_is_one(client: TestClient) -> None:
    answer = client.get("/programmfehler")
    assert answer.status_code == 503 and GERMAN.general_fault in answer.text and SECRET not in answer.text
    english = client.get("/programmfehler", headers={"cookie": "sprache=en"})
    assert ENGLISH.general_fault in english.text


def test_a_script_gets_a_sentence(client: TestClient) -> None:
    assert client.get("/eingabe?teil=1").text.startswith("Erwartet wird ein Tag, gefunden")
    refused = client.get("/eingabe", headers=JSON)
    assert (refused.status_code, refused.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert client.get("/programmfehler", headers=JSON).text == GERMAN.general_fault
    assert client.get("/nirgends?teil=1").text == GERMAN.not_there


def test_an_address_of_the_wrong_kind_repeats_nothing(client: TestClient) -> None:
    absent = client.get("/nirgends")
    assert absent.status_code == 404 and client.get("/zahl/%3Cb%3E").text == absent.text
    answer = client.get("/zahl/7?seite=%3Cscript%3E")
    assert answer.status_code == 400 and "brauchbare Angaben für „seite“" in answer.text
    assert "script" not in answer.text
    assert client.get("/zahl/7?seite=2").json() == 14


def test_another_method_is_refused(client: TestClient) -> None:
    assert client.post("/zahl/7").status_code == 405
