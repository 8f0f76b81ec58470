"""Looking for letters in a real Chromium: search without script, filters, a Vorgang with its picture, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.browser.conftest import Opened
from tests.ui.browser.watching import Watch

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 568}


def test_a_councillor_finds_a_vorgang_and_reads_it_point_by_point(address: str, opened: Opened, watch: Watch) -> None:
    page = opened(f"{address}/suche")
    page.get_by_label("Wörter, Namen oder Zeichen").fill("sicherer Hafen")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="P0091/21", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dresden soll sicherer Hafen werden!")
    expect(page.get_by_role("img", name="Ablauf auf einen Blick")).to_be_visible()
    page.get_by_role("link", name="Punkt 4", exact=True).click()
    fourth = page.get_by_role("region", name="Beschlusspunkt 4")
    expect(fourth.get_by_text("keine Nachfrage zu Punkt 4 gefunden")).to_be_in_viewport()
    first = page.get_by_role("region", name="Beschlusspunkt 1")
    first.get_by_text("Weiterlesen").first.click()
    first.get_by_role("link", name="AF2531/22 vom 14.09.2022, Antwort zu Frage 1 (zu Beschlusspunkt 1)").click()
    expect(page.locator("#stelle")).to_be_visible()
    assert "/stelle/" in page.url and watch.complaints == []


def test_filters_stay_in_the_address_and_can_be_taken_away(address: str, opened: Opened, watch: Watch) -> None:
    page = opened(f"{address}/suche")
    page.get_by_role("checkbox", name="Antwort auf eine Anfrage").check()
    page.get_by_label("von", exact=True).fill("2023")
    page.get_by_role("button", name="Anwenden").click()
    expect(page.locator("#gefunden")).to_contain_text("2 Schreiben")
    assert "art=antwort" in page.url and "von=2023" in page.url
    page.get_by_role("link", name="von 2023 entfernen").click()
    expect(page.locator("#gefunden")).to_contain_text("3 Schreiben")
    assert "art=antwort" in page.url and "von=" not in page.url and watch.complaints == []


def test_filters_wait_behind_their_heading_on_a_phone(address: str, opened: Opened, watch: Watch) -> None:
    page = opened(f"{address}/suche?von=2023", PHONE)
    office = page.get_by_label("Amt")
    expect(office).to_be_hidden()
    page.get_by_text("Eingrenzen (1 gewählt)").press("Enter")
    expect(office).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") and watch.complaints == []


def test_the_picture_scrolls_by_itself_on_a_phone(address: str, opened: Opened, watch: Watch) -> None:
    page = opened(f"{address}/vorgang/P0091/21", PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture = page.get_by_role("region", name="Ablauf auf einen Blick")
    picture.focus()
    page.keyboard.press("End")
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.rollbild').scrollLeft > 0")
    assert watch.complaints == []


def test_the_way_from_a_vorgang_to_a_question_about_it(address: str, opened: Opened) -> None:
    page = opened(f"{address}/vorgang/P0091/21")
    asking = page.get_by_role("link", name="Zu diesem Vorgang fragen")
    assert asking.get_attribute("href") == "/#vorgang=P0091%2F21"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_of_the_picture_are_seen_on_its_ground(address: str, opened: Opened, scheme: str) -> None:
    page = opened(f"{address}/vorgang/P0091/21", scheme=scheme)
    fills = page.eval_on_selector_all(
        "svg.verlauf .zeichen", "found => [...new Set(found.map(one => getComputedStyle(one).fill))]"
    )
    ground = page.eval_on_selector(".rollbild", "found => getComputedStyle(found).backgroundColor")
    assert len(fills) == 2 and ground not in fills, "reports and answers of one colour, enquiries of another"
