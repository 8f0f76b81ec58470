"""The state of implementation over a real desk: what it shows to whom, as a page and as tables; nothing hidden."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

from fastapi.testclient import TestClient
from openpyxl import load_workbook

from assistant.desk import Desk
from ingest.settings import Settings
from tests.letters import CONTROL, written
from tests.ui.houses import CLEARED_BY
from tests.ui.pages import main_words, read
from ui.server import web_application
from ui.site import Site


def test_the_points_of_a_report_with_their_states(visiting: TestClient) -> None:
    page = read(visiting, "/umsetzung?vorgang=p0091/21")
    assert 'aria-current="page">Umsetzung</a>' in page
    assert page.count("<tr") == 8 and "7 Punkte" in main_words(page)
    assert "laut Geschäftsbereich" in main_words(page) and "Nachfrage liegt vor" in main_words(page)
    for address in sorted(set(re.findall(r'href="(/stelle/[^"]+)"', page)))[:4]:
        assert '<mark id="stelle"' in read(visiting, html.unescape(address)), "each state leads to its words"


def test_the_page_of_a_vorgang_says_the_state_of_each_point(visiting: TestClient) -> None:
    page = read(visiting, "/vorgang/P0091/21")
    assert page.count('class="umsetzung"') == 7 and 'id="stand-1"' in page
    assert 'href="/vorgang/P0091/21#stand-1"' in read(visiting, "/umsetzung")


def test_a_choice_that_cannot_be_understood_is_said_on_the_page(visiting: TestClient) -> None:
    page = read(visiting, "/umsetzung?stand=fertig", 400)
    assert "Erwartet wird ein Stand, den es gibt" in main_words(page) and "<table" not in page
    assert "Erwartet wird ein Datum" in main_words(read(visiting, "/umsetzung?von=bald", 400))
    assert visiting.get("/umsetzung.csv?stand=fertig").status_code == 400


def test_the_tables_hold_what_was_chosen(visiting: TestClient) -> None:
    answer = visiting.get("/umsetzung.csv?vorgang=P0091/21")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 8 and rows[1][0] == "P0091/21" and "http://127.0.0.1:7860/stelle/" in rows[1][9]
    assert re.search(r'attachment; filename="umsetzungsstand-[\d-]+\.csv"', answer.headers["content-disposition"])
    assert answer.headers["cache-control"] == "no-store" and "sandbox" in answer.headers["content-security-policy"]
    book = load_workbook(io.BytesIO(visiting.get("/umsetzung.xlsx?vorgang=P0091/21").content))
    assert book["Stand"].max_row == 8 and book["Verlauf"].max_row >= 8


def test_the_gaps_are_a_view_of_their_own(visiting: TestClient) -> None:
    page = read(visiting, "/umsetzung/luecken?art=punkte&vorgang=P0091/21")
    assert "Punkte ohne Bericht (0)" in main_words(page) and 'href="/umsetzung?vorgang=P0091%2F21"' in page
    assert 'aria-current="page">Umsetzung</a>' in page, "it lies under the same way"


def test_a_hidden_letter_leaves_no_trace(tmp_path: Path, model_dir: Path) -> None:
    """The same archive with and without hidden letters: what the public reads is equal, byte by byte."""
    shown = []
    for more in (False, True):
        folder = tmp_path / str(more)
        folder.mkdir()
        hidden = written(folder, "AF0009-23.txt", mark="☒ vertraulich", reference="AF0009/23", date="06.06.2029")
        with Desk.open(Settings(folder / "data", model_dir)) as desk:
            desk.ingest([CONTROL], cleared_by=CLEARED_BY)
            if more:
                desk.ingest([hidden])
            shown.append(_pages(desk))
    assert shown[0] == shown[1]


def test_staff_is_told_what_is_not_public(tmp_path: Path, model_dir: Path) -> None:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as desk:
        desk.ingest([CONTROL], withheld_by="Test, für die Verwaltung")
        site = Site.over(desk, "http://testserver", as_staff=True)
        browser = TestClient(web_application(site), base_url="http://127.0.0.1", client=("127.0.0.1", 50000))
        public = TestClient(web_application(Site.over(desk, "http://testserver")), base_url="http://127.0.0.1")
        assert "nichtöffentlich" in main_words(read(browser, "/umsetzung"))
        name = browser.get("/umsetzung.csv").headers["content-disposition"]
        assert "-nichtoeffentlich.csv" in name and "nichtöffentlich" in browser.get("/umsetzung.csv").text
        assert "<table" not in read(public, "/umsetzung") and public.get("/umsetzung.csv").text.count("\r\n") == 1


def _pages(desk: Desk) -> list[str]:
    browser = TestClient(web_application(Site.over(desk, "http://testserver")), base_url="http://127.0.0.1")
    addresses = ["/umsetzung", "/umsetzung?ueberfaellig=1", "/umsetzung.csv", "/umsetzung?vorgang=AF0009/23"]
    addresses += [f"/umsetzung/luecken?art={kind}" for kind in ("fragen", "punkte", "verweise")]
    addresses += ["/umsetzung/luecken?vorgang=AF0009/23", "/vorgang/P0091/21"]
    return [browser.get(address).text for address in addresses]
