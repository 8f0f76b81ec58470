"""Signing in with a real browser: without a script, with a password manager's fields, and what stays afterwards."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.settings import Settings
from tests.ui.browser import axe
from tests.ui.browser.conftest import Opened, _environment
from tests.ui.browser.serving import COMMAND, PATIENCE_S, served
from tests.ui.browser.states import STREAM_ENDS_MS
from tests.ui.browser.watching import DESKTOP, SMALLEST, WARM_MS, Watch, ask, width_beyond

pytestmark = pytest.mark.browser

PASSWORD = "vier Wörter ohne Bezug"


def add(environment: Mapping[str, str], *words: str) -> None:
    """An account, added by the command, with the password on its standard input."""
    subprocess.run(
        [*COMMAND, "users", "add", *words], env=dict(environment), check=True, capture_output=True, text=True,
        input=f"{PASSWORD}\n", timeout=PATIENCE_S,
    )  # fmt: skip


@pytest.fixture(scope="module")
def address(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Pages that are served while the accounts are added."""
    environment = _environment(letters, tmp_path_factory.mktemp("accounts"))
    with served(environment) as found:
        add(environment, "rat", "--role", "ratsmitglied")
        add(environment, "amt", "--role", "verwaltung")
        yield found


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Passwort").fill(password)
    page.locator("main").get_by_role("button", name="Anmelden").click()


@pytest.mark.promise(24)
@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST], ids=["1280", "320"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_shut_nobody_out(opened: Opened, address: str, viewport: dict[str, int], scheme: str) -> None:
    page = opened(f"{address}/anmelden", viewport, scheme)
    assert width_beyond(page) == 0 and axe.outline(page) == [] and axe.violations(page) == []
    sign_in(page, "amt")
    page.goto(f"{address}/konto")
    assert width_beyond(page) == 0 and axe.outline(page) == [] and axe.violations(page) == []
    page.goto(address)
    expect(page.locator("#kopf .konto")).to_have_text("Angemeldet: amt")
    assert width_beyond(page) == 0 and axe.violations(page) == []


def test_one_signs_in_and_out_without_a_script(browser: Browser, address: str, watch: Watch) -> None:
    with browser.new_context(java_script_enabled=False) as visit:
        page = watch.on(visit.new_page())
        page.goto(f"{address}/vorgaenge")
        page.get_by_role("link", name="Anmelden").click()
        sign_in(page, "amt")
        expect(page).to_have_url(f"{address}/vorgaenge")
        expect(page.get_by_role("link", name="Aufnahme")).to_be_visible()
        (session,) = [one for one in visit.cookies() if "anmeldung" in one["name"]]
        assert session["httpOnly"] and session["sameSite"] == "Strict" and session["expires"] == -1
        page.get_by_role("button", name="Abmelden").click()
        expect(page.locator("h1")).to_have_text("Sie sind abgemeldet")
        assert [one for one in visit.cookies() if "anmeldung" in one["name"]] == []
        page.goto(f"{address}/vorgaenge")
        expect(page.get_by_role("link", name="Aufnahme")).to_have_count(0)
    watch.assert_clean()


def test_an_answer_of_somebody_else_does_not_stay_on_an_open_page(browser: Browser, address: str, watch: Watch) -> None:
    with browser.new_context() as visit:
        page, elsewhere = (watch.on(visit.new_page()) for _ in range(2))
        page.goto(f"{address}/anmelden")
        sign_in(page, "rat")
        page.goto(address)
        ask(page, "Was steht zum Grundstück in AF0009/23?")
        expect(page.locator("#gespraech")).to_contain_text("Verhandlungsstand")
        elsewhere.goto(f"{address}/konto")
        elsewhere.locator("main").get_by_role("button", name="Abmelden").click()
        expect(elsewhere.locator("h1")).to_have_text("Sie sind abgemeldet")
        page.bring_to_front()
        page.wait_for_timeout(STREAM_ENDS_MS)
        ask(page, "Wann öffnet das Freibad im Norden wieder?", taken="#gespraech .beendet")
        expect(page.locator("#gespraech .beendet")).to_contain_text("nicht mehr angemeldet", timeout=WARM_MS)
        expect(page.locator("#gespraech")).to_contain_text("1. Juni 2024")
        expect(page.locator("#gespraech")).not_to_contain_text("Verhandlungsstand")
        expect(page.locator("#schreiben")).not_to_contain_text("AF0009/23")
    watch.assert_clean()
