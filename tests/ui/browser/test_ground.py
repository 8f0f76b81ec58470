"""What every plain page stands on, in a real browser: frame, cookies, forms, also without a script and without TLS."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.settings import CONFIG_FILE, Settings
from tests import chromium
from tests.ui.browser import axe
from tests.ui.browser.conftest import Opened
from tests.ui.browser.serving import environment_of, served
from tests.ui.browser.watching import DESKTOP, SMALLEST, Watch, width_beyond

pytestmark = pytest.mark.browser

NAME = "fundstelle.example.org"


def token(page: Page) -> str | None:
    """The holder's cookie, as the browser keeps it; None without one."""
    return next((one["value"] for one in page.context.cookies() if one["name"] == "fundstelle"), None)


@pytest.mark.promise(24)
@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST], ids=["1280", "320"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_shuts_nobody_out(opened: Opened, staff_address: str, viewport: dict[str, int], scheme: str) -> None:
    page = opened(f"{staff_address}/aufnahme", viewport, scheme)
    assert width_beyond(page) == 0
    assert axe.outline(page) == [] and axe.violations(page) == []
    expect(page.locator("nav.wege [aria-current=page]")).to_have_text("Aufnahme")


@pytest.mark.promise(24)
def test_the_first_step_of_the_keyboard_leads_past_the_navigation(opened: Opened, address: str) -> None:
    page = opened(f"{address}/verlauf")
    page.keyboard.press("Tab")
    expect(page.locator(".sprung")).to_be_focused()
    expect(page.locator(".sprung")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_language_is_switched_without_a_script(browser: Browser, address: str, watch: Watch) -> None:
    with browser.new_context(java_script_enabled=False) as visit:
        page = watch.on(visit.new_page())
        page.goto(f"{address}/verlauf")
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.url == f"{address}/verlauf"
        page.get_by_role("button", name="Deutsch").click()
        expect(page.locator("html")).to_have_attribute("lang", "de")
    watch.assert_clean()


def test_a_link_in_a_mail_keeps_the_history(opened: Opened, address: str, watch: Watch) -> None:
    page = opened(f"{address}/verlauf")
    before = token(page)
    assert before
    page.goto("about:blank")
    page.set_content(f'<a href="{address}/verlauf">Fundstelle</a>')
    page.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()
    assert token(page) == before
    page.goto(f"{address}/")
    expect(page.locator("#kopf h1")).to_be_visible(timeout=60_000)
    assert token(page) == before
    watch.assert_clean()


def test_over_plain_http_under_a_name_forms_work_and_links_keep_the_history(
    letters: Settings, browser: Browser, tmp_path: Path, watch: Watch
) -> None:
    """There browsers send no Fetch Metadata: the origin decides, and only what is sent gets a cookie."""
    data = tmp_path / "data"
    shutil.copytree(letters.data_dir, data, ignore=shutil.ignore_patterns("lock*", "*.sock"))
    (data / CONFIG_FILE).write_text(f'public_url = "http://{NAME}:7860"\n', encoding="utf-8")
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    with served(environment_of(data, letters.model_dir)) as address:
        port = address.rsplit(":", 1)[1]
        started = browser.browser_type.launch(executable_path=chromium.executable(), args=[*chromium.ARGUMENTS, rules])
        page = watch.on(started.new_page())
        page.goto(f"http://{NAME}:{port}/verlauf")
        assert token(page) is None, "a link in a mail would look the same"
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        before = token(page)
        assert before
        page.goto(f"http://{NAME}:{port}/")
        expect(page.locator("#kopf h1")).to_be_visible(timeout=60_000)
        page.goto(f"http://{NAME}:{port}/verlauf")
        assert token(page) == before
        started.close()
    assert watch.hosts == {NAME} and watch.failures == []
    assert all("Cross-Origin-Opener-Policy header has been ignored" in line for line in watch.complaints)
