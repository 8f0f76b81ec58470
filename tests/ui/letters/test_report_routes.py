"""Reports and corrections through their forms, without a script: by anyone, and by staff alone."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from tests.ui.houses import House
from tests.ui.letters.test_routes import CLOSES, OPENS, permalink
from ui.letters.report_texts import GERMAN
from ui.visitor import STAFF

STAFF_PAGES = ["/meldungen", "/brief/{}/berichtigen"]
STAFF_FORMS = ["/meldungen/1/erledigt", "/brief/{}/berichtigen"]


def at(house: House, document_id: str, words: str) -> str:
    return permalink(house, document_id, words).rpartition("/")[2]


def hidden_fields(page: str, form: int = 0) -> dict[str, str]:
    """The fields of a form that a browser would send unchanged."""
    inside = re.findall(r'<form(?=[^>]*/(?:berichtigen|falsch-gelesen)").*?</form>', page)[form]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', inside))
    fields |= dict(re.findall(r'<select[^>]*name="(\w+)".*?<option value="([^"]*)" selected', inside))
    for tag in re.findall(r"<input[^>]*>", inside):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and "checkbox" not in tag:
            fields[name[1]] = value[1]
    return {name: html.unescape(value) for name, value in fields.items()}


def test_a_reader_reports_a_place(fresh_house: House) -> None:
    client, bath = fresh_house.client(), fresh_house.bath
    stretch = at(fresh_house, bath, OPENS)
    page = client.get(f"/brief/{bath}/falsch-gelesen?zeichen={stretch}")
    assert OPENS in page.text and GERMAN.what_is_stored in page.text
    assert fresh_house.desk.misreadings.all() == [], "nothing before it is sent"
    form = hidden_fields(page.text) | {"bemerkung": "Dort steht 2025.", "words": "<gefälscht>"}
    sent = client.post(f"/brief/{bath}/falsch-gelesen", data=form)
    assert sent.url.path == f"/brief/{bath}/falsch-gelesen" and GERMAN.thanks in sent.text
    (report,) = fresh_house.desk.misreadings.all()
    assert (report.words, report.note, report.document_id) == (OPENS, "Dort steht 2025.", bath)
    assert f"{report.start}-{report.end}" == stretch


def test_a_report_shows_the_page_of_the_original(house: House, visiting: TestClient) -> None:
    page = visiting.get(f"/brief/{house.pdf}/falsch-gelesen?zeichen={at(house, house.pdf, CLOSES)}").text
    assert '<rect class="treffer"' in page and GERMAN.in_original in page


def test_a_note_that_is_too_long_is_refused(house: House, visiting: TestClient) -> None:
    sent = visiting.post(f"/brief/{house.bath}/falsch-gelesen", data={"zeichen": "", "bemerkung": "x" * 2001})
    assert sent.status_code == 400 and "höchstens 2000 Zeichen" in sent.text
    sent = visiting.post(f"/brief/{house.bath}/falsch-gelesen", data={"bemerkung": "x" * 50_000})
    assert sent.status_code == 400
    assert house.desk.misreadings.all() == []


def test_a_hidden_letter_takes_no_report(house: House, visiting: TestClient) -> None:
    for document_id in (house.hidden, "0123456789abcdef"):
        assert visiting.post(f"/brief/{document_id}/falsch-gelesen", data={"bemerkung": "x"}).status_code == 404
    assert house.desk.misreadings.all() == []


@pytest.mark.parametrize("path", STAFF_PAGES)
def test_pages_of_staff_are_not_there_for_others(house: House, visiting: TestClient, path: str) -> None:
    page, absent = visiting.get(path.format(house.bath)), visiting.get("/gibt-es-nicht")
    assert (page.status_code, page.text) == (404, absent.text)
    assert house.client(staff=True).get(path.format(house.bath)).status_code == 200


@pytest.mark.parametrize("path", STAFF_FORMS)
def test_forms_of_staff_are_not_there_for_others(house: House, visiting: TestClient, path: str) -> None:
    assert visiting.post(path.format(house.bath), data={"von": "x", "datum": "1.1.2023"}).status_code == 404
    assert visiting.post(path.format(house.bath), content=b"\xff" * 90_000).status_code == 404, "its body is not read"
    assert house.desk.corrections(house.bath, STAFF).corrections == ()  # type: ignore[union-attr]


def test_staff_is_led_from_a_misreading_to_its_correction(house: House, staff_visiting: TestClient) -> None:
    stretch = at(house, house.bath, OPENS)
    page = staff_visiting.get(f"/brief/{house.bath}/falsch-gelesen?zeichen={stretch}")
    assert (page.url.path, parse_qs(page.url.query.decode())["zeichen"]) == (
        f"/brief/{house.bath}/berichtigen",
        [stretch],
    )
    (chosen,) = re.findall(r'name="abschnitt" value="(\d+)"', page.text)
    letter = house.desk.letter(house.bath, STAFF)
    assert letter is not None and OPENS in letter.blocks[int(chosen) - 1].paragraphs[0].text


def test_staff_corrects_and_undoes(fresh_house: House) -> None:
    client, bath = fresh_house.client(staff=True), fresh_house.bath
    path = f"/brief/{bath}/berichtigen"
    form = hidden_fields(client.get(path).text) | {"empfaenger": "", "von": "Anna Beispiel"}
    done = client.post(path, data=form | {"datum": "05.04.2023"})
    assert parse_qs(urlsplit(str(done.url)).query) == {"gemacht": ["1"]}
    assert "03.04.2023" in done.text and "05.04.2023" in done.text and GERMAN.made in done.text
    assert "AF0007/23 vom 05.04.2023" in fresh_house.client().get(f"/brief/{bath}").text
    undone = client.post(path, data={"zuruecknehmen": "1", "von": "Anna Beispiel"})
    assert GERMAN.undone_now in undone.text
    assert "AF0007/23 vom 03.04.2023" in fresh_house.client().get(f"/brief/{bath}").text


def test_staff_moves_a_border_by_its_words(fresh_house: House) -> None:
    client, bath = fresh_house.client(staff=True), fresh_house.bath
    path = f"/brief/{bath}/berichtigen"
    page = client.get(f"{path}?zeichen={at(fresh_house, bath, 'Mit freundlichen Grüßen')}").text
    form = hidden_fields(page, 1) | {"von": "Anna", "grenze": "Max Beispiel"}
    done = client.post(path, data=form)
    assert done.status_code == 200 and "beginnt mit „Max Beispiel" in done.text
    again = client.post(path, data=form)
    assert again.status_code == 400 and "inzwischen anders gegliedert" in again.text


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_corrects_nothing(house: House, staff_visiting: TestClient, name: str) -> None:
    refused = staff_visiting.post(f"/brief/{house.bath}/berichtigen", data={"von": name, "datum": "1.1.2023"})
    assert refused.status_code == 400 and "der Name fehlt" in refused.text


@pytest.mark.parametrize("number", ["0", "99", "x", "9999999999999"])
def test_only_a_correction_that_was_made_is_undone(house: House, staff_visiting: TestClient, number: str) -> None:
    form = {"von": "Anna", "zuruecknehmen": number}
    assert staff_visiting.post(f"/brief/{house.bath}/berichtigen", data=form).status_code == 400


def test_staff_settles_reports(fresh_house: House) -> None:
    reader, client = fresh_house.client(), fresh_house.client(staff=True)
    for document_id in (fresh_house.bath, fresh_house.pdf):
        reader.post(f"/brief/{document_id}/falsch-gelesen", data={"bemerkung": "falsch"})
    page = client.get("/meldungen")
    assert "Offen: 2" in page.text and "AF0007/23 vom 03.04.2023" in page.text
    settled = client.post("/meldungen/1/erledigt", data={"von": "Anna Beispiel"})
    assert settled.url.path == "/meldungen" and "erledigt von Anna Beispiel" in settled.text
    assert client.post("/meldungen/1/erledigt", data={"von": "Anna"}).status_code == 400
    assert client.post("/meldungen/x/erledigt", data={"von": "Anna"}).status_code == 404


def test_a_form_of_another_page_is_refused(house: House) -> None:
    client = house.client(staff=True)
    client.headers["sec-fetch-site"] = "cross-site"
    assert client.post(f"/brief/{house.bath}/berichtigen", data={"von": "x", "datum": "1.1.2023"}).status_code == 403
