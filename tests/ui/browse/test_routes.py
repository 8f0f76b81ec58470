"""Search, list of Vorgänge and Vorgang over a real desk: what they show to whom; the hidden leaves no trace."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from assistant.desk import Desk
from ingest.model import Tier
from ingest.settings import Settings
from tests.letters import written
from tests.ui.houses import CLEARED_BY, House
from tests.ui.pages import main_words, read
from tests.ui.payloads import PAYLOADS
from ui.browse.texts import GERMAN
from ui.server import web_application
from ui.site import Site

HIDDEN = "AF0009/23"


def test_a_vorgang_opens_by_its_reference(visiting: TestClient) -> None:
    page = read(visiting, "/vorgang/P0091/21")
    assert "E-Petition/Petition" in main_words(page) and page.count('class="punkt"') == 7
    assert main_words(page).count("keine Nachfrage zu Punkt") == 3
    assert read(visiting, "/vorgang/p%200091%2F21") != "", "also as people write it"


def test_every_place_of_a_vorgang_can_be_opened(visiting: TestClient) -> None:
    page = html.unescape(read(visiting, "/vorgang/P0091/21"))
    places = sorted(set(re.findall(r'href="(/stelle/[^"]+)"', page)))
    assert len(places) > 15
    for address in places[:6]:
        assert '<mark id="stelle"' in read(visiting, address)


def test_a_hidden_and_an_absent_vorgang_are_the_same_page(visiting: TestClient, staff_visiting: TestClient) -> None:
    hidden, absent = read(visiting, f"/vorgang/{HIDDEN}", 404), read(visiting, "/vorgang/AF0099/23", 404)
    assert hidden.replace(HIDDEN, "X") == absent.replace("AF0099/23", "X")
    assert f"steht nichts zu {HIDDEN}." in main_words(hidden)
    assert "Verhandlungsstand" in main_words(read(staff_visiting, f"/vorgang/{HIDDEN}"))


def test_a_hidden_letter_leaves_no_trace_on_any_page(tmp_path: Path, model_dir: Path) -> None:
    """The same archive with and without a hidden letter: what the public reads is equal, byte by byte."""
    shown = []
    for number, more in enumerate((False, True)):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = [written(folder, "AF0007-23.txt")]
        hidden = written(
            folder, "AF0009-23.txt", mark="☒ vertraulich", reference="AF0007/23", date="06.06.2023",
            first="Das Freibad wird am 1. Juli 2029 verkauft.",
        )  # fmt: skip
        with Desk.open(Settings(folder / "data", model_dir)) as desk:
            desk.ingest(files, cleared_by=CLEARED_BY)
            if more:
                desk.ingest([hidden])
            shown.append(_pages(desk))
    assert shown[0] == shown[1]


def _pages(desk: Desk) -> list[str]:
    browser = TestClient(web_application(Site.over(desk, "http://testserver")), base_url="http://127.0.0.1")
    addresses = ["/suche", "/suche?q=Freibad", "/suche?q=verkauft+2029", "/suche?von=2023", "/suche?vorgang=AF0007/23"]
    addresses += ["/suche?ebene=nichtoeffentlich", "/vorgaenge", "/vorgaenge?offen=1", "/vorgaenge?q=AF0007/23"]
    addresses += ["/vorgang/AF0007/23", "/vorgang/AF0009/23"]
    return [browser.get(address).text for address in addresses]


def test_the_search_lists_what_may_be_seen(visiting: TestClient, staff_visiting: TestClient) -> None:
    mine, theirs = read(visiting, "/suche"), read(staff_visiting, "/suche")
    assert "5 Schreiben" in main_words(mine) and HIDDEN not in mine and 'name="ebene"' not in mine
    assert "6 Schreiben" in main_words(theirs) and HIDDEN in theirs and "nichtöffentlich (1)" in main_words(theirs)
    assert "1 Schreiben" in main_words(read(staff_visiting, "/suche?ebene=nichtoeffentlich"))
    assert "0 Schreiben" in main_words(read(visiting, "/suche?ebene=nichtoeffentlich"))


def test_filters_combine_and_stay_in_the_address(visiting: TestClient) -> None:
    page = read(visiting, "/suche?art=antwort&art=beschlusskontrolle&von=2022&bis=2022")
    assert "2 Schreiben" in main_words(page) and "P0091/21" in page and "AF0007/23" not in page
    assert page.count("checked") == 2 and 'value="2022"' in page
    narrower = html.unescape(read(visiting, "/suche?art=antwort&von=2022&bis=2022&fraktion=SPD"))
    assert "1 Schreiben" in main_words(narrower) and "AF2531/22" in narrower
    assert "/suche?von=2022&bis=2022&art=antwort" in narrower, "each filter can be taken away alone"


def test_words_find_passages_with_the_words_marked(visiting: TestClient) -> None:
    page = read(visiting, "/suche?q=Mission+Lifeline")
    assert re.findall(r"<mark>(.*?)</mark>", page)[:2] == ["Mission", "Lifeline"]
    assert "/stelle/" in page and "/#frage=Mission%20Lifeline" in html.unescape(page)
    named = read(visiting, "/suche?q=P0091/21")
    assert "Vorgänge dazu P0091/21" in main_words(named)
    assert GERMAN.no_passage in main_words(read(visiting, "/suche?q=Quantenchromodynamik"))


@pytest.mark.parametrize(
    "query",
    ["von=gestern", "bis=32.13.2022", "art=Einspruch", "amt=%3F%3F", "q=%3F", "q=" + "x" * 4001, "von=2023&bis=2022"],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_on_the_page(visiting: TestClient, query: str) -> None:
    page = read(visiting, f"/suche?{query}", 400)
    assert 'role="alert"' in page and "Erwartet wird" in main_words(page)


def test_pages_beyond_the_last_show_the_last(visiting: TestClient) -> None:
    for page in ("99", "0", "-1", "zwei", "9" * 30):
        assert "5 Schreiben" in main_words(read(visiting, f"/suche?seite={page}"))


def test_the_list_of_vorgaenge(visiting: TestClient, staff_visiting: TestClient) -> None:
    page = read(visiting, "/vorgaenge")
    assert "3 Vorgänge" in main_words(page) and HIDDEN not in page and "/vorgang/P0091/21" in page
    assert HIDDEN in read(staff_visiting, "/vorgaenge")
    assert "1 Vorgang" in main_words(read(visiting, "/vorgaenge?q=Hafen"))
    assert 'role="alert"' in read(visiting, "/vorgaenge?von=gestern", 400)
    assert "kein Vorgang" in main_words(read(visiting, "/vorgaenge?q=Quantenchromodynamik"))


def test_english_is_a_switch_away(visiting: TestClient) -> None:
    visiting.post("/sprache", data={"sprache": "en", "zurueck": "/suche"})
    assert "5 letters" in main_words(read(visiting, "/suche")) and '<html lang="en"' in read(visiting, "/vorgaenge")
    assert "no enquiry about Point 3 was found" in main_words(read(visiting, "/vorgang/P0091/21"))
    visiting.cookies.clear()


@pytest.mark.parametrize("name", ["q", "von", "bis", "art", "amt", "fraktion", "ebene", "vorgang", "seite"])
def test_every_value_can_be_a_payload(staff_visiting: TestClient, name: str) -> None:
    for payload in PAYLOADS:
        value = quote(payload.encode("utf-8", "replace"))
        for address in (f"/suche?{name}={value}", f"/vorgaenge?{name}={value}"):
            answer = staff_visiting.get(address)
            assert answer.status_code in (200, 400), (address, answer.status_code)
            main = answer.text.partition("<main")[2]
            assert not re.search(r"<(?:img|script|iframe|object|embed|style|base|meta|video|image)\b", main)
            assert main.count("<form") == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_reference_can_be_a_payload(visiting: TestClient, payload: str) -> None:
    answer = visiting.get(f"/vorgang/{quote(payload.encode('utf-8', 'replace'), safe='')}")
    assert answer.status_code == 404
    assert not re.search(r"<(?:img|script|iframe|form|svg)\b", answer.text.partition("<main")[2])


def test_a_withdrawn_letter_is_gone_at_once(fresh_house: House) -> None:
    browser = fresh_house.client()
    assert "AF0007/23" in read(browser, "/vorgaenge") and read(browser, "/vorgang/AF0007/23")
    fresh_house.desk._archive.decide_tier(fresh_house.bath, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert "AF0007/23" not in read(browser, "/vorgaenge") + read(browser, "/suche")
    read(browser, "/vorgang/AF0007/23", 404)
