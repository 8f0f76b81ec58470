"""The states of a page beside whose answers a language model words a version of its own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from assistant.language_model.fluent import Outcome
from tests.ui.browser.furnished import Furnished
from tests.ui.browser.state_table import state
from tests.ui.browser.watching import WARM_MS, ask, at_start


def _worded(page: Page, house: Furnished, outcome: Outcome = Outcome.WRITTEN) -> None:
    house.wording.outcome = outcome
    at_start(page, house.worded)
    ask(page, patience_ms=WARM_MS)
    expect(page.locator("#fassung-1.ganz")).to_be_visible(timeout=WARM_MS)
    expect(page.locator("#gespraech .leiste-antwort")).to_be_visible()
    house.wording.reset()


@state("sprachmodell-1-erste-seite")
def first_page(page: Page, house: Furnished) -> None:
    at_start(page, house.worded)
    page.locator("#kopf .siegel summary").click()


@state("sprachmodell-2-schreibt")
def writing(page: Page, house: Furnished) -> None:
    at_start(page, house.worded)
    house.wording.going_on.clear()
    ask(page, patience_ms=WARM_MS)
    expect(page.locator("#fassung-1.schreibt .satz")).to_have_count(1, timeout=WARM_MS)


@state("sprachmodell-3-fassung")
def written(page: Page, house: Furnished) -> None:
    _worded(page, house)


@state("sprachmodell-4-zurueckgezogen")
def withdrawn(page: Page, house: Furnished) -> None:
    _worded(page, house, Outcome.WITHDRAWN)


@state("sprachmodell-5-ausgefallen")
def failed(page: Page, house: Furnished) -> None:
    _worded(page, house, Outcome.FAILED)


@state("sprachmodell-6-englisch")
def english(page: Page, house: Furnished) -> None:
    _worded(page, house)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@state("sprachmodell-7-druckansicht")
def print_view(page: Page, house: Furnished) -> None:
    _worded(page, house)
    page.goto(str(page.locator(".leiste-antwort a[href^='/antwort/']").first.evaluate("(link) => link.href")))
    expect(page.locator(".antwortblatt .ki-saetze")).to_be_visible()


@state("sprachmodell-9-entwurf")
def drafted(page: Page, house: Furnished) -> None:
    page.goto(f"{house.worded_staff}/entwurf")
    page.locator("#text").fill("1. Wann öffnet das Freibad im Norden wieder, und was kostet die Sanierung?")
    page.locator("#ki").check()
    page.get_by_role("button", name="Entwurf erstellen").click()
    expect(page.locator(".ki-vermerk").first).to_be_visible(timeout=WARM_MS)


@state("sprachmodell-8-verlauf")
def kept(page: Page, house: Furnished) -> None:
    _worded(page, house)
    page.goto(f"{house.worded}/verlauf")
    page.locator("main a[href^='/verlauf/']").first.click()
    expect(page.locator("#fassung-1 .ki-saetze")).to_be_visible()
