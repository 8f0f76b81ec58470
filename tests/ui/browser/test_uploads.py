"""Staff takes letters in, in a real browser: choosing, dropping, sending, watching; the same without a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.letters import letter_text
from tests.ui.browser.axe import violations
from tests.ui.browser.conftest import Opened
from tests.ui.browser.watching import DESKTOP, SMALLEST, Watch, width_beyond
from tests.ui.uploads.made_uploads import BUNDLE

pytestmark = pytest.mark.browser

#: Milliseconds that an upload of a few letters may take: the model may still be loading.
ENOUGH_MS = 120_000
FROM_A_PROXY = {"X-Forwarded-For": "203.0.113.7"}


def letter(number: int, mark: str = "□ vertraulich") -> FilePayload:
    """A letter that is in no archive yet, as a file of a browser."""
    text = letter_text(mark, f"AF{number:04}/25", "05.05.2025", f"Das Bad {number} öffnet am 1. Juni 2026 wieder.")
    return {"name": f"Antwort AF{number}-25.txt", "mimeType": "text/plain", "buffer": text.encode()}


def bundle(name: str = "bündel.zip") -> FilePayload:
    return {"name": name, "mimeType": "application/zip", "buffer": BUNDLE}


def form(opened: Opened, staff_address: str, viewport: dict[str, int] = DESKTOP) -> Page:
    page = opened(f"{staff_address}/aufnahme", viewport)
    expect(page.get_by_role("heading", name="Schreiben aufnehmen")).to_be_visible()
    return page


def choose(page: Page, files: Sequence[FilePayload]) -> None:
    page.get_by_label("Dateien hierher ziehen oder auswählen").set_input_files(list(files))


def send(page: Page) -> None:
    page.get_by_role("button", name="Aufnehmen", exact=True).click()


def finished(page: Page) -> None:
    expect(page.get_by_role("heading", name="Aufnahme fertig")).to_be_visible(timeout=ENOUGH_MS)


def test_choose_send_watch_and_open_the_letter(opened: Opened, staff_address: str, watch: Watch) -> None:
    page = form(opened, staff_address)
    choose(page, [letter(1), letter(2)])
    choose(page, [bundle()])
    expect(page.locator("#summe")).to_have_text(re.compile(r"^3 Dateien, \d+ kB$"))
    expect(page.locator("#liste .datei")).to_have_text(["Antwort AF1-25.txt", "Antwort AF2-25.txt", "bündel.zip"])
    page.get_by_role("button", name="Antwort AF2-25.txt nicht aufnehmen").click()
    expect(page.locator("#summe")).to_have_text(re.compile("^2 Dateien"))
    expect(page.get_by_role("button", name="bündel.zip nicht aufnehmen")).to_be_focused()
    send(page)
    expect(page).to_have_url(re.compile(r"/aufnahme/[\w-]{16}\?ruhig=1$"))
    finished(page)
    expect(page.locator("#ansage")).to_contain_text("Aufnahme fertig")
    names = page.locator(".ergebnis .datei")
    expect(names.first).to_have_text("2022/kaputt.pdf")
    assert sorted(names.all_inner_texts()) == [
        "2022/antwort.txt",
        "2022/kaputt.pdf",
        "2022/kontrolle.txt",
        "Antwort AF1-25.txt",
    ]
    page.get_by_role("link", name="AF0001/25 vom 05.05.2025").click()
    expect(page.locator("body")).to_contain_text("Das Bad 1 öffnet")
    watch.assert_clean()


def test_while_it_runs_the_page_tells_how_far_it_is_and_is_quiet(opened: Opened, staff_address: str) -> None:
    page = form(opened, staff_address)
    tab = opened(f"{staff_address}/aufnahme")
    choose(tab, [letter(160)])  # ready before the other begins: on a busy machine it might be done otherwise
    choose(page, [letter(number) for number in range(100, 160)])
    send(page)
    expect(page.locator("#stand")).to_have_text(re.compile(r"Datei \d+ von 60"), timeout=ENOUGH_MS)
    send(tab)
    expect(page.locator("progress")).to_have_attribute("max", "60")
    expect(page.locator("#ansage")).to_have_text("")
    expect(tab.get_by_role("heading", name="Aufnahme wartet")).to_be_visible()
    expect(tab.locator("#stand")).to_contain_text("was davor gesendet wurde (1)")
    expect(page.locator(".zaehlung .taken_in")).to_contain_text("aufgenommen", timeout=ENOUGH_MS)
    expect(page.locator("progress")).to_be_visible()
    finished(page)
    expect(page.locator(".zaehlung .taken_in")).to_have_text("60 aufgenommen")
    finished(tab)
    expect(tab.locator(".ergebnis .datei")).to_have_text(["Antwort AF160-25.txt"])
    form(opened, staff_address)


def test_files_are_dropped_and_a_folder_or_too_many_are_named(opened: Opened, staff_address: str, watch: Watch) -> None:
    page = form(opened, staff_address)
    drop(page, "#ablage", 2)
    expect(page.locator("#liste .datei")).to_have_text(["brief-0.txt", "brief-1.txt"])
    drop(page, "#ablage", 2)  # the same ones again
    drop(page, "h1", 1)  # beside the area: the browser does not leave the page for it
    expect(page.locator("#liste .datei")).to_have_count(2)
    drop(page, "#ablage", 201)
    expect(page.get_by_role("alert")).to_contain_text("mehr als 200 Dateien")
    send(page)
    expect(page).to_have_url(f"{staff_address}/aufnahme")
    watch.assert_clean()


def drop(page: Page, place: str, files: int) -> None:
    """Drop new files on a place, as a mouse would."""
    page.evaluate(
        """([place, count]) => {
          const target = document.querySelector(place), dataTransfer = new DataTransfer();
          for (let n = 0; n < count; n += 1)
            dataTransfer.items.add(new File(["Brief " + n], `brief-${n}.txt`, { lastModified: 1 }));
          for (const kind of ["dragenter", "dragover", "drop"])
            target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [place, files],
    )


def test_everything_goes_by_keyboard(opened: Opened, staff_address: str, watch: Watch) -> None:
    page = form(opened, staff_address, SMALLEST)
    choose(page, [letter(3, "☒ vertraulich")])  # what Enter opens belongs to the system
    page.locator("#dateien").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Antwort AF3-25.txt nicht aufnehmen")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#sicht-vermerk")).to_be_focused()
    expect(page.get_by_label("Ihr Name")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Erika Muster")
    page.keyboard.press("Tab")
    page.keyboard.type("im Ratsinformationssystem veröffentlicht")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    finished(page)
    expect(page.locator(".ergebnis .ebene")).to_have_text("öffentlich")
    assert width_beyond(page) == 0
    watch.assert_clean()


def test_without_a_script_everything_goes_too(browser: Browser, staff_address: str, tmp_path: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{staff_address}/aufnahme")
        choose(page, [letter(4), bundle()])
        page.get_by_label("Alle zurückhalten").check()
        page.get_by_label("Ihr Name").fill("Erika Muster")
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("Ihr Name und ein Grund")
        expect(page.get_by_label("Ihr Name")).to_have_value("Erika Muster")
        page.get_by_label("Der Vermerk im Briefkopf entscheidet").check()
        choose(page, [letter(4), bundle()])
        send(page)
        expect(page).to_have_url(re.compile(r"/aufnahme/[\w-]{16}$"))
        finished(page)
        expect(page.locator(".ergebnis .datei")).to_have_count(4)


def test_sending_can_be_cancelled_and_a_lost_connection_is_named(opened: Opened, staff_address: str) -> None:
    page = form(opened, staff_address)
    page.get_by_label("Alle freigeben").check()
    page.get_by_label("Ihr Name").fill("Erika Muster")
    page.get_by_label("Grund").fill("veröffentlicht")
    large: FilePayload = {"name": "groß.txt", "mimeType": "text/plain", "buffer": bytes(7_000_000)}
    choose(page, [large])
    slow = {"offline": False, "latency": 10, "downloadThroughput": 1e6, "uploadThroughput": 500_000}
    network = page.context.new_cdp_session(page)
    network.send("Network.emulateNetworkConditions", slow)
    send(page)
    expect(page.locator("#gesendet")).to_have_text(re.compile(r"^[\d,]+ MB von 7,0 MB gesendet$"), timeout=20_000)
    expect(page.get_by_role("button", name="Abbrechen")).to_be_focused()
    expect(page.get_by_role("button", name="Aufnehmen", exact=True)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Es wurde nichts aufgenommen.")
    expect(page.get_by_label("Grund")).to_have_value("veröffentlicht")
    expect(page.get_by_role("button", name="Abbrechen")).to_be_hidden()
    network.send("Network.emulateNetworkConditions", {**slow, "offline": True})
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Die Verbindung ist abgebrochen.")


def test_who_is_staff_no_longer_is_told_so(opened: Opened, staff_address: str) -> None:
    page = form(opened, staff_address)
    choose(page, [letter(5)])
    page.context.set_extra_http_headers(FROM_A_PROXY)
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("für Sie nicht mehr zugänglich. Es wurde nichts aufgenommen.")
    page.context.set_extra_http_headers({})
    choose(page, [letter(number) for number in range(200, 240)])
    send(page)
    expect(page.locator("progress")).to_be_visible()
    page.context.set_extra_http_headers(FROM_A_PROXY)
    expect(page.get_by_role("heading", name="Diese Seite gibt es hier nicht")).to_be_visible(timeout=ENOUGH_MS)
    assert "AF200" not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST], ids=["wide", "narrow"])
def test_no_barrier_in_any_state(opened: Opened, staff_address: str, viewport: dict[str, int], scheme: str) -> None:
    page = opened(f"{staff_address}/aufnahme", viewport, scheme)
    assert violations(page) == [] and width_beyond(page) == 0
    choose(page, [letter(6, ""), bundle("ein sehr langer Name " * 8 + ".zip")])
    page.get_by_label("Alle freigeben").check()
    assert violations(page) == [] and width_beyond(page) == 0
    page.get_by_label("Der Vermerk im Briefkopf entscheidet").check()
    send(page)
    finished(page)
    assert violations(page) == [] and width_beyond(page) == 0
