"""The addresses of letters over a real desk: what they show, to whom, and what outlives re-ingest and new versions."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from assistant.correcting import Wanted
from assistant.originals import Original
from ingest.corrections import Field
from ingest.errors import BadInput
from ingest.formats.detect import Format
from tests.letters import letter_text, written
from tests.ui.houses import ADDRESS, CLEARED_BY, House, printed_letter
from tests.ui.payloads import PAYLOADS
from ui import page_texts
from ui.letters import routes
from ui.letters.texts import GERMAN
from ui.visitor import STAFF

OPENS = "Das Freibad öffnet am 1. Juni 2024 wieder."
CLOSES = "Das Hallenbad schließt am 1. Juli 2023."
PATHS = ["", "/text", "/original", "/seite/1.png", "/falsch-gelesen", "?teil=1", "?ansicht=original"]


def permalink(house: House, document_id: str, words: str) -> str:
    letter = house.desk.letter(document_id, STAFF)
    assert letter is not None
    start = letter.source.text.index(words)
    return f"/stelle/{document_id}/{start}-{start + len(words)}"


def marked(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<mark.*?</mark>", page))


def test_a_permalink_opens_its_place(house: House, visiting: TestClient) -> None:
    address = permalink(house, house.bath, OPENS)
    page = visiting.get(address)
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    assert marked(page.text) == OPENS and f'data-text="{ADDRESS}{address}"' in page.text
    part = visiting.get(f"{address}?teil=1&sprache=en").text
    assert "<html" not in part and marked(part) == OPENS and "Words of the administration" in part


def test_addresses_of_earlier_versions_still_open(house: House, visiting: TestClient) -> None:
    stretch = permalink(house, house.bath, OPENS).rpartition("/")[2]
    old = visiting.get(f"/brief/{house.bath}?stelle=1/1&zeichen={stretch}")
    assert marked(old.text) == OPENS and f'data-text="{ADDRESS}/stelle/{house.bath}/{stretch}"' in old.text
    assert "Antwort zu Frage 1" in visiting.get(f"/brief/{house.bath}?stelle=4/1").text


def test_a_place_that_is_not_there_is_said_and_the_letter_opens(house: House, visiting: TestClient) -> None:
    page = visiting.get(f"/stelle/{house.bath}/900000-900001")
    assert page.status_code == 200 and GERMAN.place_lost in page.text and OPENS in page.text


def test_a_permalink_outlives_reading_again_and_a_correction(fresh_house: House, tmp_path: Path) -> None:
    desk, bath = fresh_house.desk, fresh_house.bath
    address = permalink(fresh_house, bath, OPENS)
    client = fresh_house.client()
    desk.ingest([written(tmp_path, "AF0007-23.txt")], cleared_by=CLEARED_BY)
    assert marked(client.get(address).text) == OPENS
    letter = desk.letter(bath, STAFF)
    assert letter is not None
    question = next(n for n, block in enumerate(letter.blocks, 1) if "Norden wieder?" in block.paragraphs[0].text)
    desk.correct(bath, [Wanted(Field.JOIN, None, question)], "Anna Beispiel")
    assert marked(client.get(address).text) == OPENS
    desk.correct(bath, [], "Anna Beispiel", undo=[1])
    assert marked(client.get(address).text) == OPENS


def test_a_permalink_leads_to_the_same_place_in_a_new_version(fresh_house: House, tmp_path: Path) -> None:
    desk, client = fresh_house.desk, fresh_house.client()
    address = permalink(fresh_house, fresh_house.bath, OPENS)
    folder = next(Path(origin) for origin in _origins(fresh_house)).parent
    (report,) = desk.ingest([written(folder, "AF0007-23.txt", date="04.04.2023")], cleared_by=CLEARED_BY)
    newer = str(report.document_id)
    page = client.get(address).text
    assert marked(page) == OPENS, "the old address shows what was cited"
    there = re.findall(rf'href="(/stelle/{newer}/[\d-]+)"[^>]*>{GERMAN.same_place}', page)
    assert there and marked(client.get(there[0]).text) == OPENS
    (report,) = desk.ingest([written(folder, "AF0007-23.txt", first="Es bleibt zu.")], cleared_by=CLEARED_BY)
    page = client.get(address).text
    assert marked(page) == OPENS and GERMAN.same_place not in page
    assert f'href="/brief/{report.document_id}"' in page and page_texts.GERMAN.newer_version in page


def _origins(house: House) -> list[str]:
    return house.desk._archive.versions.origins(house.bath)


@pytest.mark.parametrize("path", PATHS)
def test_what_is_hidden_answers_like_what_is_not_there(house: House, visiting: TestClient, path: str) -> None:
    hidden, absent = (visiting.get(f"/brief/{one}{path}") for one in (house.hidden, "0123456789abcdef"))
    assert hidden.status_code == absent.status_code == 404
    assert (hidden.text, hidden.headers) == (absent.text, absent.headers)
    assert house.client(staff=True).get(f"/brief/{house.hidden}").status_code == 200
    place = visiting.get(f"/stelle/{house.hidden}/1-9")
    assert (place.status_code, place.text) == (404, visiting.get("/stelle/0123456789abcdef/1-9").text)


def test_staff_sees_the_tier(house: House, staff_visiting: TestClient) -> None:
    hidden = staff_visiting.get(permalink(house, house.hidden, "Der Verhandlungsstand mit dem Eigentümer"))
    assert '<span class="ebene nichtoeffentlich">nichtöffentlich</span>' in hidden.text


def test_the_page_image_frames_the_cited_line(house: House, visiting: TestClient) -> None:
    address = permalink(house, house.pdf, CLOSES)
    text, image = visiting.get(address).text, visiting.get(f"{address}?ansicht=original").text
    assert GERMAN.original_page in text and "<svg" not in text
    assert len(re.findall('<rect class="treffer"', image)) == 1
    assert CLOSES in re.findall('role="img" aria-label="([^"]*)"', image)[0]
    (source,) = re.findall(r'<image href="([^"]+)"', image)
    picture = visiting.get(source)
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    other = visiting.get(f"{address}?ansicht=original&seite=2&teil=1").text
    assert "<rect" not in other and "auf Seite 1." in other and "Seite 2 von 2" in other


@pytest.mark.parametrize("page", ["0", "3", "-1", "x", "99999", "1e1"])
def test_pages_that_are_not_there(house: House, visiting: TestClient, page: str) -> None:
    assert visiting.get(f"/brief/{house.pdf}/seite/{page}.png").status_code == 404
    assert visiting.get(f"/brief/{house.pdf}?ansicht=original&seite={page}").status_code == 200
    assert visiting.get(f"/brief/{house.bath}/seite/1.png").status_code == 404
    assert "<svg" not in visiting.get(f"/brief/{house.bath}?ansicht=original").text, "a text has no pages"


def test_a_page_that_cannot_be_shown_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise BadInput("Erwartet wird eine Seite", "sie ist kaputt", "bitte nehmen Sie sie neu auf")

    monkeypatch.setattr(house.desk, "page_image", broken)
    page = house.client().get(f"/brief/{house.pdf}?ansicht=original")
    assert page.status_code == 200 and GERMAN.no_image in page.text


def test_the_source_text_is_handed_out_unaltered(house: House, visiting: TestClient) -> None:
    answer = visiting.get(f"/brief/{house.bath}/text")
    assert answer.text == letter_text() and answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_pdf_opens_and_anything_else_is_saved(house: House, visiting: TestClient) -> None:
    pdf, text = visiting.get(f"/brief/{house.pdf}/original"), visiting.get(f"/brief/{house.bath}/original")
    assert pdf.content == printed_letter() and text.content == letter_text().encode()
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.headers["content-disposition"].startswith('inline; filename="AF0008-23.pdf"')
    assert "sandbox" not in pdf.headers["content-security-policy"]
    assert text.headers["content-type"] == "application/octet-stream"
    assert text.headers["content-disposition"].startswith('attachment; filename="AF0007-23.txt"')
    assert text.headers["content-security-policy"].endswith("sandbox")
    assert text.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("payload", [*PAYLOADS, "x\r\nSet-Cookie: a=b", '"; filename="b.exe', "../../x", ".", ""])
def test_no_name_of_a_file_leaves_its_header(payload: str) -> None:
    answer = routes._file(Original(b"x", Format.HTML, f"{payload}.html"))
    header = dict(answer.raw_headers)[b"content-disposition"].decode("ascii")
    found = re.fullmatch(r"attachment; filename=\"([\w-]+\.html)\"; filename\*=UTF-8''([\w.%~-]+)", header)
    assert found, header
    name = unquote(found[2])
    assert name.isprintable() and not set('/\\:*?"<>|') & set(name) and name.endswith(".html")
    assert len(name) <= 130


def test_a_german_name_is_kept() -> None:
    header = routes._file(Original(b"", Format.TEXT, "Anfrage Müßiggang.txt")).headers["content-disposition"]
    assert "filename*=UTF-8''Anfrage%20M%C3%BC%C3%9Figgang.txt" in header


def test_the_language_is_the_visitors_or_the_addresss(house: House, visiting: TestClient) -> None:
    assert '<html lang="de">' in visiting.get(f"/brief/{house.bath}").text
    assert '<html lang="en">' in visiting.get(f"/brief/{house.bath}?sprache=en").text
    visiting.post("/sprache", data={"sprache": "en", "zurueck": f"/brief/{house.bath}"})
    assert '<html lang="en">' in visiting.get(f"/brief/{house.bath}").text


def test_the_panel_says_what_is_not_there(visiting: TestClient) -> None:
    part = visiting.get("/brief/0123456789abcdef?teil=1")
    assert part.status_code == 404 and page_texts.GERMAN.letter_missing in part.text and "<html" not in part.text
