"""What a visitor keeps, in a real browser: asked on the start page, found again, gone on with, taken away, deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browser.states import STREAM_ENDS_MS
from tests.ui.browser.watching import DESKTOP, QUESTION, SMALLEST, Watch, ask, at_start, width_beyond

pytestmark = pytest.mark.browser

Opened = Callable[..., Page]


def ask_and_wait(page: Page, question: str = QUESTION, number: int = 1) -> None:
    """Ask, and wait until the stream has ended: Gradio complains of one that is left open."""
    ask(page, question, number)
    page.wait_for_timeout(STREAM_ENDS_MS)


def test_whoever_leaves_at_once_finds_the_conversation(address: str, opened: Opened) -> None:
    page = at_start(opened(address), address)
    ask(page)
    page.goto(f"{address}/verlauf")
    expect(page.get_by_role("link", name=QUESTION, exact=True)).to_be_visible()


def test_a_conversation_is_found_again_and_goes_on(address: str, opened: Opened, watch: Watch) -> None:
    page = at_start(opened(address), address)
    ask_and_wait(page)
    page.goto(f"{address}/verlauf")
    page.get_by_role("link", name=QUESTION, exact=True).click()
    expect(page.locator("#antwort-1")).to_contain_text("Fundstellen")
    expect(page.locator(".leiste-antwort")).to_be_visible()
    page.get_by_role("button", name="Weiterfragen").click()
    expect(page.locator("#antwort-1.fertig")).to_be_visible()
    ask_and_wait(page, "Und zu Punkt 6?", 2)
    page.goto(f"{address}/verlauf")
    expect(page.locator(".liste .titel")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("2 Fragen")
    watch.assert_clean()


def test_another_browser_finds_nothing(address: str, opened: Opened) -> None:
    first, second = (at_start(opened(address), address) for _ in range(2))
    ask_and_wait(first)
    second.goto(f"{address}/verlauf")
    expect(second.locator("main")).to_contain_text("Noch ist kein Gespräch aufbewahrt.")


def test_deleting_and_switching_off_by_keyboard(address: str, opened: Opened, watch: Watch) -> None:
    page = at_start(opened(address), address)
    ask_and_wait(page)
    page.goto(f"{address}/verlauf")
    page.get_by_role("link", name=f"Gespräch löschen: {QUESTION}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dieses Gespräch löschen?")
    page.get_by_role("button", name="Endgültig löschen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Das Gespräch ist gelöscht.")
    page.get_by_role("button", name="Verlauf ausschalten").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Der Verlauf ist ausgeschaltet.")
    at_start(page, address)
    ask_and_wait(page)
    page.goto(f"{address}/verlauf")
    expect(page.locator(".liste .titel")).to_have_count(0)
    watch.assert_clean()


def test_a_question_and_a_vorgang_are_remembered(address: str, opened: Opened, watch: Watch) -> None:
    page = at_start(opened(address), address)
    ask_and_wait(page)
    page.get_by_role("button", name="Frage merken").click()
    expect(page.locator(".erfolg")).to_contain_text("gemerkt")
    page.goto(f"{address}/gemerkt")
    expect(page.locator("main")).to_contain_text(QUESTION)
    page.get_by_label("Nummer des Vorgangs").fill("P0091/21")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sie folgen dem Vorgang.")
    expect(page.get_by_role("link", name="P0091/21", exact=True)).to_be_visible()
    page.get_by_role("link", name=f"Neu stellen: {QUESTION}").click()
    expect(page.get_by_label("Ihre Frage")).to_have_value(QUESTION, timeout=30_000)
    page.goto(f"{address}/gemerkt")
    page.get_by_role("button", name="Entfernen: P0091/21").click()
    expect(page.get_by_role("link", name="P0091/21", exact=True)).to_have_count(0)
    watch.assert_clean()


def test_all_of_it_works_without_scripts(address: str, opened: Opened) -> None:
    page = at_start(opened(address), address)
    ask_and_wait(page)
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    plain = context.new_page()
    plain.goto(f"{address}/verlauf")
    with plain.expect_download() as download:
        plain.get_by_role("link", name="Als Text").click()
    assert QUESTION in download.value.path().read_text(encoding="utf-8")
    plain.get_by_role("link", name=QUESTION, exact=True).click()
    expect(plain.locator("#antwort-1")).to_contain_text("Fundstellen")
    plain.get_by_role("link", name="Löschen …").click()
    plain.get_by_role("button", name="Endgültig löschen").click()
    expect(plain.get_by_role("status")).to_have_text("Das Gespräch ist gelöscht.")
    context.close()


@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST], ids=["desktop", "phone"])
def test_nothing_is_wider_than_the_screen(address: str, opened: Opened, viewport: dict[str, int]) -> None:
    page = at_start(opened(address, viewport), address)
    ask_and_wait(page)
    for way in ("/verlauf", "/verlauf/loeschen", "/gemerkt"):
        page.goto(f"{address}{way}")
        assert width_beyond(page) == 0, way
    page.goto(f"{address}/verlauf")
    page.locator(".liste .titel").first.click()
    assert width_beyond(page) == 0
