"""Letters in a real browser: the place in sight, by keys, as printed; addresses copied, forms without a script.

Chromium's own viewer must open a PDF under our policy; headless Chromium has one since it is the same browser.
"""

from __future__ import annotations

import hashlib
import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.letters import letter_text
from tests.ui.browser.conftest import Opened
from tests.ui.browser.watching import DESKTOP, SMALLEST, Watch, ask, at_start, width_beyond
from tests.ui.houses import printed_letter
from ui.letters.report_texts import GERMAN as REPORTS
from ui.letters.texts import GERMAN

pytestmark = pytest.mark.browser

PDF = hashlib.sha256(printed_letter()).hexdigest()[:16]
BATH = hashlib.sha256(letter_text().encode()).hexdigest()[:16]
OPENS = "Das Freibad öffnet am 1. Juni 2024 wieder."
#: Where the PDF says what the repair costs.
ON_PAGE_2 = f"/stelle/{PDF}/316-370"


def bath_place() -> str:
    start = letter_text().index(OPENS)
    return f"/stelle/{BATH}/{start}-{start + len(OPENS)}"


def asked(opened: Opened, address: str, viewport: dict[str, int] = DESKTOP) -> Page:
    page = at_start(opened(address, viewport), address)
    ask(page)
    return page


def test_the_panel_is_led_by_keys(opened: Opened, address: str, watch: Watch) -> None:
    page = asked(opened, address)
    page.locator("#antwort-1 .marke").first.click()
    expect(page.locator("#brief h2").first).to_be_focused()
    first = page.locator("#brief .bezug h2").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#brief .stand").first).to_have_text(re.compile("Fundstelle 2 von"))
    expect(page.locator("#brief h2").first).to_be_focused()
    assert page.locator("#brief .bezug h2").inner_text() != first
    expect(page.locator("#brief mark").first).to_be_in_viewport(ratio=0.5)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#brief .bezug h2")).to_have_text(first)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#brief .bezug h2")).to_have_text(first)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.antwort') !== null"), "back where the reader came from"
    watch.assert_clean()


def test_the_panel_shows_the_page_of_the_original(opened: Opened, address: str, watch: Watch) -> None:
    page = at_start(opened(address), address)
    ask(page, "Was kostet die Sanierung der Becken in AF0008/23?")
    page.locator("#antwort-1 .marke").first.click()
    view = page.locator("#brief a[data-ansicht=original]")
    view.click()
    frame = page.locator("#brief .treffer").first
    expect(frame).to_be_in_viewport()
    expect(page.locator("#brief a[data-ansicht=original]")).to_be_focused()
    page.locator("#brief a[data-ansicht=lesefassung]").click()
    expect(page.locator("#brief mark").first).to_contain_text("730.000")
    watch.assert_clean()


def test_the_address_is_copied_and_said(opened: Opened, address: str, watch: Watch) -> None:
    page = asked(opened, address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#brief .kopieren").click()
    expect(page.locator("#brief .gesagt")).to_have_text(GERMAN.copied)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{re.escape(address)}/stelle/[0-9a-f]{{16}}/[\d_-]+", copied)
    page.goto(copied)
    expect(page.locator("#brief mark").first).to_be_in_viewport()
    watch.assert_clean()


def test_where_a_browser_has_no_clipboard_it_is_copied_too(opened: Opened, address: str, watch: Watch) -> None:
    """Over plain http in the house a script gets no clipboard."""
    page = opened(f"{address}{bath_place()}")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("#brief .kopieren").click()
    expect(page.locator("#brief .gesagt")).to_have_text(re.compile(f"{GERMAN.copied}|{bath_place()}"))
    expect(page.locator("#brief .kopieren")).to_be_focused()
    watch.assert_clean()


def test_a_page_of_its_own_shows_the_place(opened: Opened, address: str, watch: Watch) -> None:
    for viewport in (DESKTOP, SMALLEST):
        page = opened(f"{address}{bath_place()}", viewport)
        expect(page.locator("mark")).to_be_in_viewport(ratio=1)
        expect(page.locator("mark")).to_have_text(OPENS)
        page.goto(f"{address}{ON_PAGE_2}?ansicht=original")
        expect(page.locator(".treffer").first).to_be_in_viewport(ratio=0.5)  # wider than a phone; its region scrolls
        assert width_beyond(page) == 0
    watch.assert_clean()


def test_without_script_the_place_is_a_link_away(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=SMALLEST) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}{bath_place()}")
        assert page.locator("button:visible", has_text=GERMAN.copy).count() == 0, "no button that does nothing"
        page.get_by_role("link", name=GERMAN.to_place).click()
        expect(page.locator("mark")).to_be_in_viewport(ratio=1)


def test_without_script_a_misreading_is_reported(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}{ON_PAGE_2}")
        page.get_by_role("link", name=GERMAN.misread).click()
        expect(page.locator(".treffer").first).to_be_in_viewport()
        page.get_by_label(REPORTS.what_is_right).fill("Es sind 740.000 Euro.")
        page.get_by_role("button", name=REPORTS.send).click()
        expect(page.locator("h1")).to_have_text(REPORTS.thanks)
        page.get_by_role("link", name=REPORTS.back).click()
        expect(page.locator("mark").first).to_contain_text("730.000")


def test_without_script_staff_corrects_and_undoes(browser: Browser, staff_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{staff_address}{bath_place()}")
        page.get_by_role("link", name=GERMAN.put_right).click()
        chosen = page.locator("li:has(form[action$=berichtigen]):has([name=abschnitt])")
        expect(chosen).to_contain_text(OPENS)
        chosen.get_by_label(REPORTS.number, exact=True).fill("7")
        chosen.get_by_label(REPORTS.your_name).fill("Anna Beispiel")
        chosen.get_by_role("button", name=REPORTS.save).click()
        expect(page.locator(".gemacht")).to_contain_text(REPORTS.before)
        undo = page.locator("form:has([name=zuruecknehmen])").last
        undo.get_by_label(REPORTS.your_name).fill("Anna Beispiel")
        undo.get_by_role("button").click()
        expect(page.locator("[role=status]").first).to_have_text(REPORTS.undone_now)


def test_chromiums_viewer_opens_a_pdf_under_our_policy(opened: Opened, address: str, watch: Watch) -> None:
    page = opened(f"{address}/brief/{PDF}")
    with page.context.expect_page() as new:
        page.get_by_role("link", name=GERMAN.open_original).click()
    viewer = watch.on(new.value)
    viewer.wait_for_load_state()
    assert viewer.evaluate("document.contentType") == "application/pdf"
    for _ in range(20):
        grey = np.asarray(Image.open(io.BytesIO(viewer.screenshot())).convert("L"))
        if (grey > 250).mean() > 0.2 and (grey < 70).mean() > 0.1:
            break
        viewer.wait_for_timeout(500)
    else:
        pytest.fail("there is no white page between the viewer's dark bars")
    assert watch.hosts == {"127.0.0.1"}
    assert watch.failures == []  # the console is the viewer's own: it misses an icon of itself
