"""The states of whoever signs in: their account, a letter's classification, the pages of data protection."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect

from assistant.audit.event import Event
from tests.letters import written
from tests.ui.accounts.people import PASSWORD, furnish
from tests.ui.browser.furnished import HIDDEN_REFERENCE, Furnished
from tests.ui.browser.state_table import state
from tests.ui.browser.watching import ask, at_start
from ui.accounts.routes import accounts_of

#: Attempts with a wrong password after which one has to wait (:data:`ui.accounts.throttle.ACCOUNT`).
ATTEMPTS = 6
_numbers = itertools.count(1)


def _unrecorded(event: Event) -> None:
    """These accounts come from nobody's hand, so the audit keeps nothing of them."""


def _people(house: Furnished) -> None:
    """See to it that there are accounts; pages that are served already know them at once."""
    accounts = accounts_of(house.desk.settings, _unrecorded)
    if not accounts.are_there:
        furnish(accounts)
    accounts.close()


def _typed(page: Page, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Passwort", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Anmelden").click()


def _as(page: Page, house: Furnished, name: str, path: str) -> None:
    """Sign in and go to a page."""
    _people(house)
    page.goto(f"{house.public}/anmelden?zurueck={path}")
    _typed(page, name, PASSWORD)
    page.wait_for_url(f"{house.public}{path}")


# --- signing in, one's own account ------------------------------------------------------------------------------------


@state("konto-1-anmelden")
def sign_in(page: Page, house: Furnished) -> None:
    _people(house)
    page.goto(f"{house.public}/anmelden?zurueck=/suche")


@state("konto-2-falsches-passwort", status=403)
def wrong_password(page: Page, house: Furnished) -> None:
    sign_in(page, house)
    _typed(page, "gast", "falsch geraten")
    expect(page.get_by_role("alert")).to_be_visible()


@state("konto-3-pause", status=429)
def throttled(page: Page, house: Furnished) -> None:
    sign_in(page, house)
    number = next(_numbers)
    for _ in range(ATTEMPTS - 1):
        page.request.post(
            f"{house.public}/anmelden",
            form={"name": f"vertippt-{number}", "passwort": "falsch"},
            headers={"Sec-Fetch-Site": "same-origin"},
        )
    _typed(page, f"vertippt-{number}", "falsch")
    expect(page.get_by_role("alert")).to_contain_text("Sekunden")


@state("konto-4-ratsmitglied")
def account(page: Page, house: Furnished) -> None:
    _as(page, house, "rat", "/konto")


@state("konto-5-abgelehnt", status=400)
def refused_password(page: Page, house: Furnished) -> None:
    account(page, house)
    for label, typed in (
        ("Bisheriges Passwort", PASSWORD),
        ("Neues Passwort", "ein anderes langes Wort"),
        ("Neues Passwort noch einmal", "ein anderes kurzes Wort"),
    ):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_role("button", name="Passwort ändern").click()
    expect(page.get_by_role("alert")).to_be_visible()


@state("konto-6-abgemeldet")
def signed_out(page: Page, house: Furnished) -> None:
    account(page, house)
    page.locator("main").get_by_role("button", name="Abmelden").click()
    expect(page.locator("h1")).to_contain_text("abgemeldet")


@state("konto-7-startseite-ratsmitglied")
def start_of_a_councillor(page: Page, house: Furnished) -> None:
    _as(page, house, "rat", "/konto")
    at_start(page, house.public)
    expect(page.locator("#kopf .konto")).to_be_visible()


@state("konto-8-abgelaufen")
def ended_meanwhile(page: Page, house: Furnished) -> None:
    start_of_a_councillor(page, house)
    page.context.clear_cookies(name="fundstelle-anmeldung")
    ask(page, "Wann öffnet das Freibad im Norden wieder?")
    expect(page.locator("#gespraech .beendet")).to_be_visible()


@state("konto-9-betreuung-nicht-da", status=404)
def not_for_administration(page: Page, house: Furnished) -> None:
    _as(page, house, "pflege", "/konto")
    page.goto(f"{house.public}/datenschutz")


# --- a letter's classification ----------------------------------------------------------------------------------------


@state("einstufung-1-schreiben")
def letter_of_staff(page: Page, house: Furnished) -> None:
    _as(page, house, "amt", f"/brief/{house.id_of(HIDDEN_REFERENCE)}")


@state("einstufung-2-formular")
def classification(page: Page, house: Furnished) -> None:
    letter_of_staff(page, house)
    page.get_by_role("link", name="Einstufung").click()
    expect(page.locator("h1")).to_contain_text("Einstufung")


@state("einstufung-3-geaendert")
def classified(page: Page, house: Furnished) -> None:
    classification(page, house)
    page.get_by_label("intern", exact=False).check()
    page.locator("#von").fill("Erika Muster")
    page.locator("#grund").fill("Beratung in der Sitzung am 12. März")
    page.get_by_role("button", name="Einstufen").click()
    expect(page.get_by_role("status")).to_be_visible()


@state("einstufung-4-nicht-da", status=404)
def not_for_councillors(page: Page, house: Furnished) -> None:
    _as(page, house, "rat", "/konto")
    page.goto(f"{house.public}/brief/{house.id_of(HIDDEN_REFERENCE)}/einstufung")


# --- data protection --------------------------------------------------------------------------------------------------


@state("datenschutz-1-startseite")
def data_protection(page: Page, house: Furnished) -> None:
    _as(page, house, "schutz", "/datenschutz")


@state("datenschutz-2-person")
def person(page: Page, house: Furnished) -> None:
    data_protection(page, house)
    page.get_by_label("Name der Person").fill("Dirk Hilbert")
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator("blockquote").first).to_be_visible()


@state("datenschutz-3-niemand")
def nobody(page: Page, house: Furnished) -> None:
    data_protection(page, house)
    page.get_by_label("Name der Person").fill("Xaver Ypsilon")
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator("h1")).to_contain_text("Xaver Ypsilon")


@state("datenschutz-4-wuerde-geloescht")
def condemned(page: Page, house: Furnished) -> None:
    reference = f"AF{5000 + next(_numbers)}/24"
    with tempfile.TemporaryDirectory() as folder:
        letter = written(Path(folder), reference.replace("/", "-") + ".txt", reference=reference)
        house.desk.ingest([letter], cleared_by="Test, für alle")
    data_protection(page, house)
    page.get_by_label("Vorlage oder Schreiben").fill(reference)
    page.get_by_role("button", name="Zeigen, was gelöscht würde").click()
    expect(page.locator("button.gefahr")).to_be_visible()


@state("datenschutz-5-bescheinigung")
def receipt(page: Page, house: Furnished) -> None:
    condemned(page, house)
    page.get_by_label("Grund").select_option("widerruf")
    page.get_by_role("button", name="Endgültig löschen").click()
    expect(page.locator("h1")).to_contain_text("Bescheinigung", timeout=60_000)
