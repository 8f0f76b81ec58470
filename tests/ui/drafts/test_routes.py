"""The addresses of drafts over a real desk: from the enquiry to the file, without a script, for staff alone."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from docx import Document
from fastapi.testclient import TestClient

from assistant.drafting.draft import GENERATED_MARK
from tests.ui.browser.worded import WordedDesk
from tests.ui.drafts.test_command import ENQUIRY, SECRET
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE, House
from tests.ui.payloads import PAYLOADS
from ui.drafts.docx_export import MEDIA_TYPE
from ui.server import web_application

#: A form in which nothing was edited.
NOTHING = {"x": ""}


@pytest.fixture
def staff(house: House) -> Iterator[TestClient]:
    with house.client(staff=True) as client:
        client.get("/entwurf")
        yield client


def send(client: TestClient, text: str = ENQUIRY, file: tuple[str, bytes] = ("", b""), **more: str) -> httpx.Response:
    """Send the form as a browser does, without following where it leads."""
    fields = {"ebene": "oeffentlich", "vorbehalt": "prüfen", "text": text} | more
    return client.post("/entwurf", data=fields, files={"datei": file}, follow_redirects=False)


def address(client: TestClient, **more: str) -> str:
    answer = send(client, **more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_from_an_enquiry_to_the_file(staff: TestClient) -> None:
    place = address(staff)
    page = html.unescape(staff.get(place).text)
    assert "3 Fragen, 2 offen." in page and "1. Juni 2024" in page
    assert SECRET in page and "[interne Fundstelle – nicht übernommen]" in page
    edited = {"office": "Sportamt", "reference": "AF0099/24", "antwort-3": "Das klärt das Bauamt."}
    file = staff.post(f"{place}/docx", data=edited)
    assert file.headers["content-type"] == MEDIA_TYPE and file.headers["cache-control"] == "no-store"
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''Entwurf-AF0099-24.docx"
    document = Document(io.BytesIO(file.content))
    lines = [one.text for one in document.paragraphs]
    assert "Das klärt das Bauamt." in lines and any(
        "Das Freibad öffnet am 1. Juni 2024 wieder." in one for one in lines
    )
    assert document.tables[0].rows[0].cells[1].paragraphs[0].text == "Sportamt"
    assert SECRET not in "".join(lines)
    text = staff.post(f"{place}/markdown", data=NOTHING).text
    assert "Stelle: Sportamt" in text and "Das klärt das Bauamt." in text and SECRET not in text


def test_what_was_edited_stays(staff: TestClient) -> None:
    place = address(staff)
    answer = staff.post(place, data={"antwort-2": "Eins.\r\n\r\nZwei."}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{place}?gespeichert=1")
    page = html.unescape(staff.get(f"{place}?gespeichert=1").text)
    assert "Eins.\n\nZwei.</textarea>" in page and "Gespeichert." in page
    assert f'href="{place}"' in html.unescape(staff.get("/entwurf").text), "an id may hold an underscore"


def test_a_closed_letter_says_so_in_its_files_name(staff: TestClient) -> None:
    place = address(staff, ebene="nichtoeffentlich")
    file = staff.post(f"{place}/markdown", data=NOTHING)
    assert "Entwurf-Anfrage-nichtoeffentlich.md" in file.headers["content-disposition"]
    assert file.text.startswith("**☒ vertraulich (nichtöffentlich)**")


def test_a_file_goes_before_a_text(staff: TestClient) -> None:
    answer = send(staff, "1. Etwas anderes?", ("anfrage.txt", ENQUIRY.encode()))
    assert "3 Fragen" in staff.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "Erwartet wird eine Anfrage als Datei oder als Text"),
        ({"ebene": "geheim"}, "Erwartet wird die Ebene des Schreibens"),
        ({"vorbehalt": ""}, "Erwartet wird der Umgang mit Vorbehalten"),
        ({"file": ("kaputt.pdf", b"%PDF-1.7 kaputt")}, "kaputt.pdf"),
    ],
)
def test_what_cannot_be_drafted_is_refused_on_the_form(staff: TestClient, sent: dict[str, str], said: str) -> None:
    answer = send(staff, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 400
    (alert,) = re.findall(r'role="alert"[^>]*>([^<]*)<', answer.text)
    assert said in html.unescape(alert)


def test_a_broken_form_is_refused(staff: TestClient) -> None:
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert staff.post("/entwurf", content=b"--x\r\n\r\n", headers=broken).status_code == 400
    assert staff.post(f"{address(staff)}/docx", json={"a": 1}).status_code == 400


def test_a_draft_is_its_makers_alone(staff: TestClient, house: House) -> None:
    place = address(staff)
    other = house.client(staff=True)
    other.get("/entwurf")
    assert staff.get(place).status_code == 200
    for answer in (
        other.get(place),
        *(other.post(f"{place}{end}", data=NOTHING) for end in ("", "/docx", "/markdown")),
    ):
        assert answer.status_code == 404 and "nicht mehr da" in answer.text
    assert place not in other.get("/entwurf").text


def test_for_nobody_else_there_is_such_a_page(staff: TestClient, house: House) -> None:
    place, visitor = address(staff), house.client()
    missing = visitor.get("/gibt-es-nicht").text
    assert [visitor.get(one).text for one in ("/entwurf", place)] == [missing, missing]
    assert send(visitor).status_code == visitor.post(f"{place}/docx", data=NOTHING).status_code == 404


def test_hostile_enquiries_are_words(staff: TestClient) -> None:
    for payload in PAYLOADS[:12]:
        words = " ".join(payload.replace("\x00", "").encode("utf-8", "replace").decode().split())
        page = staff.get(address(staff, text=f"1. Was kostet {words} das Freibad im Norden?")).text
        assert "evil.example/" not in re.sub(r">[^<]*<", "><", page), payload


def test_a_language_model_words_a_draft_only_where_that_is_ticked(house: House) -> None:
    web = web_application(replace(house.staff_site, desk=WordedDesk(house.desk).as_desk()))
    staff = TestClient(web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)
    assert 'name="ki"' in staff.get("/entwurf").text
    for ticked, marked in (({}, False), ({"ki": "ja"}, True)):
        place = address(staff, **ticked)
        assert (GENERATED_MARK in html.unescape(staff.get(place).text)) is marked
        assert (GENERATED_MARK[1:14] in staff.post(f"{place}/markdown", data=NOTHING).text) is marked
