"""The addresses of uploads over a real desk: for staff alone, without a script, and as the script asks."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.model import PUBLIC
from assistant.roles import Role
from ingest.errors import BadInput
from ingest.model import Tier
from tests.letters import letter_text
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE, House
from tests.ui.payloads import PAYLOADS
from tests.ui.uploads.made_uploads import BUNDLE, ENOUGH_S, LETTER, PDF, left_over
from ui.server import web_application
from ui.uploads.jobs import Decision
from ui.uploads.routes import decision
from ui.visitor import STAFF, SignedIn, Visitors

HTML = {"accept": "text/html"}
#: A form whose one field has no name.
NAMELESS = b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--\r\n"


@pytest.fixture
def staff(fresh_house: House) -> Iterator[TestClient]:
    with fresh_house.client(staff=True) as client:
        yield client


def send(client: TestClient, *files: tuple[str, bytes], **fields: str) -> Any:
    """Send files as the form does, without following where it leads."""
    sent = [("dateien", one) for one in files]
    return client.post("/aufnahme", files=sent, data=fields, headers=HTML, follow_redirects=False)


def result(client: TestClient, answer: Any) -> str:
    """The page of an upload when it has ended, reloaded as a browser without a script does."""
    assert answer.status_code == 303, answer.text
    deadline = time.monotonic() + ENOUGH_S
    while "refresh" in (page := client.get(answer.headers["location"])).headers:
        assert time.monotonic() < deadline
        assert "<progress" in page.text
        time.sleep(0.1)
    return page.text


def test_staff_takes_letters_in_without_a_script(staff: TestClient, fresh_house: House) -> None:
    form = staff.get("/aufnahme")
    assert form.status_code == 200 and 'type="file"' in form.text and form.headers["cache-control"] == "no-store"
    new = letter_text(reference="AF0077/24", date="07.07.2024").encode()
    page = result(staff, send(staff, ("neu.txt", new), ("bündel.zip", BUNDLE), ("bild.pdf", PDF)))
    assert "Aufnahme fertig" in page and "AF0077/24 vom 07.07.2024" in page
    rows = dict(re.findall(r'class="datei">([^<]+)<.*?ergebnis-wort ([^"]+)"', page))
    assert {name: html.unescape(outcome) for name, outcome in rows.items()} == {
        "2022/kaputt.pdf": "refused",
        "bild.pdf": "taken_in",
        "neu.txt": "taken_in",
        "2022/antwort.txt": "unchanged",
        "2022/kontrolle.txt": "unchanged",
    }
    (address,) = re.findall(r'href="(/brief/[^"]+)"[^>]*>AF0077/24', page)
    assert staff.get(address).status_code == 200
    assert "AF0077/24" in {entry.reference for entry in fresh_house.desk.letters(PUBLIC)}
    assert left_over(fresh_house.desk.settings.data_dir / "incoming") == []
    assert "Aufnahme fertig" in staff.get("/aufnahme").text, "among the latest uploads"


def test_the_script_is_told_where_to_look_and_how_far_it_is(staff: TestClient) -> None:
    answer = staff.post("/aufnahme", files=[("dateien", ("a.txt", LETTER))], headers={"accept": "application/json"})
    address = answer.json()["address"]
    assert re.fullmatch(r"/aufnahme/[\w-]{16}\?ruhig=1", address)
    assert "refresh" not in staff.get(address).headers, "the script looks for itself"
    deadline = time.monotonic() + ENOUGH_S
    while not (state := staff.get(address.partition("?")[0] + "/stand").json())["ended"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert (state["phase"], state["rows"], state["line"]) == ("done", 1, "1 Datei bearbeitet.")


def test_a_clearance_needs_a_name_and_a_reason(staff: TestClient, fresh_house: House) -> None:
    confidential = ("geheim.txt", letter_text("☒ vertraulich", "AF0066/24").encode())
    refused = send(staff, confidential, sicht="freigeben", name="Erika Muster", grund=" ")
    assert refused.status_code == 400 and "Ihr Name und ein Grund" in refused.text and "Erika Muster" in refused.text
    assert left_over(fresh_house.desk.settings.data_dir / "incoming") == []
    assert "zurückgehalten" in result(staff, send(staff, confidential))
    assert "AF0066/24" not in {entry.reference for entry in fresh_house.desk.letters(PUBLIC)}
    page = result(staff, send(staff, confidential, sicht="freigeben", name="Erika Muster", grund="veröffentlicht"))
    assert "freigegeben" in page
    assert "AF0066/24" in {entry.reference for entry in fresh_house.desk.letters(PUBLIC)}
    page = result(staff, send(staff, confidential, sicht="zurueckhalten", name="Erika Muster", grund="doch nicht"))
    assert "zurückgezogen" in page and "doch nicht" in page
    assert "AF0066/24" not in {entry.reference for entry in fresh_house.desk.letters(PUBLIC)}


def test_what_is_no_upload_is_refused_on_the_form(staff: TestClient) -> None:
    broken = {"content-type": "multipart/form-data; boundary=x"}
    for answer in (send(staff, ("", b"")), staff.post("/aufnahme", content=NAMELESS, headers=HTML | broken)):
        assert answer.status_code == 400 and 'role="alert"' in answer.text and 'type="file"' in answer.text
    told = staff.post("/aufnahme", content=NAMELESS, headers={"accept": "application/json"} | broken)
    assert told.status_code == 400 and told.json()["fault"].startswith("Erwartet wird das Formular")


def test_for_nobody_else_there_is_such_a_page(house: House) -> None:
    visitor, staff = house.client(), house.client(staff=True)
    missing = visitor.get("/gibt-es-nicht")
    for address in ("/aufnahme", "/aufnahme/abc", "/aufnahme/abc/stand"):
        answer = visitor.get(address, headers=HTML)
        assert (answer.status_code, answer.text) == (404, missing.text)
    assert send(visitor, ("a.txt", LETTER)).status_code == 404
    assert staff.get("/aufnahme/abc").status_code == 404, "but in words of its own"
    assert "nicht mehr bekannt" in staff.get("/aufnahme/abc").text
    assert staff.get("/aufnahme/abc/stand").status_code == 404


def test_who_is_staff_no_longer_is_refused_before_anything_is_read(house: House) -> None:
    """The page was opened at the machine; what it sends comes through a proxy now: whose it is nobody knows."""
    staff = house.client(staff=True)
    assert staff.get("/aufnahme").status_code == 200
    read: list[int] = []

    def body() -> Iterator[bytes]:
        for number in range(20):
            read.append(number)
            yield b"x" * 1_000_000

    headers = {"x-forwarded-for": "203.0.113.7", "content-length": "20000000", **HTML}
    answer = staff.post("/aufnahme", content=body(), headers=headers)
    assert answer.status_code == 404 and 'type="file"' not in answer.text
    assert not (house.desk.settings.data_dir / "incoming").exists(), "nothing of it was written"


def test_a_page_of_another_host_cannot_send(house: House) -> None:
    answer = house.client(staff=True).post(
        "/aufnahme", files=[("dateien", ("a.txt", LETTER))], headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("length", [121_000_000, 10**12])
def test_a_body_that_is_too_large_is_refused_by_its_length(house: House, length: int) -> None:
    answer = house.client(staff=True).post("/aufnahme", content=b"x", headers={"content-length": str(length), **HTML})
    assert answer.status_code == 413 and "<h1>" in answer.text


def test_two_tabs_at_once_have_their_own_results(staff: TestClient) -> None:
    first = send(staff, ("Antwort.txt", letter_text(reference="AF0051/24").encode()))
    second = send(staff, ("Antwort.txt", letter_text(reference="AF0052/24").encode()))
    pages = [result(staff, answer) for answer in (second, first)]
    assert "AF0052/24" in pages[0] and "AF0051/24" in pages[1]
    assert "AF0051/24" not in pages[0] and "AF0052/24" not in pages[1]


def test_hostile_names_are_shown_as_text(staff: TestClient) -> None:
    files = [(payload.encode("utf-8", "replace").decode(), LETTER) for payload in PAYLOADS]
    page = result(staff, send(staff, *files))
    contents = page.partition("<main")[2].partition("</main>")[0]
    assert page.count("ergebnis-wort") == len(PAYLOADS)
    assert not re.search(r"<(?:script|img|svg|form|iframe|video|style|base|object|embed)\b", contents)
    assert not re.search(r"<[^>]*\son\w+\s*=", contents)


def test_english_is_a_switch(staff: TestClient) -> None:
    staff.cookies.set("sprache", "en")
    assert "Take letters in" in staff.get("/aufnahme").text


def test_without_a_choice_the_marks_decide() -> None:
    assert decision({}) == decision({"sicht": "vermerk", "name": "Erika", "grund": "x"}) == Decision()
    given = {"name": " Erika  Muster ", "grund": "veröffentlicht"}
    assert decision({"sicht": "freigeben", **given}) == Decision(cleared_by="Erika Muster, veröffentlicht")
    assert decision({"sicht": "zurueckhalten", **given}) == Decision(withheld_by="Erika Muster, veröffentlicht")
    for fields in ({"sicht": "freigeben"}, {"sicht": "öffentlich", **given}, {"sicht": "zurueckhalten", "name": "E"}):
        with pytest.raises(BadInput):
            decision(fields)


@pytest.mark.promise(6)
def test_what_was_locked_since_is_told_to_data_protection_alone(fresh_house: House) -> None:
    visitors = Visitors(as_staff=True)
    web = web_application(replace(fresh_house.staff_site, visitors=visitors))
    with TestClient(web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE) as client:
        answer = send(client, ("a.txt", letter_text(reference="AF0077/24", date="07.07.2024").encode()))
        page = result(client, answer)
        (document_id,) = set(re.findall(r"/brief/([0-9a-f]{16})", page))
        fresh_house.desk.classify(document_id, Tier.GESPERRT, "Dora Muster", "nennt ein Kind", STAFF)
        assert "AF0077/24" in client.get(answer.headers["location"]).text
        known = SignedIn("amt", frozenset({Role.STAFF}), by_session=False)
        visitors.identities = SimpleNamespace(of=lambda _: known, offers_sign_in=True)
        shown = client.get(answer.headers["location"])
        assert shown.status_code == 200 and "AF0077/24" not in shown.text and document_id not in shown.text
