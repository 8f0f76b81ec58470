"""An answer as a thing, in a real browser: its bar, the clipboard, the feedback dialog, the print view, the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eval.feedback_record import read_records
from ingest.formats.detect import Format
from ingest.formats.extract import extract
from tests.ui.browser.conftest import Opened
from tests.ui.browser.watching import DESKTOP, QUESTION, SMALLEST, Watch, ask, at_start, width_beyond

pytestmark = pytest.mark.browser

#: What the sample letter prints in two parts, and what the reading version makes of it.
TORN, MENDED = "Sächsi\n\nschen", "[Sächsischen]"


@pytest.fixture
def answered(opened: Opened, address: str) -> Page:
    """The page with one answer and its bar; the clipboard is open to it."""
    page = at_start(opened(address), address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page)
    expect(page.locator(".leiste-antwort")).to_be_visible()
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def pressed(page: Page, name: str) -> None:
    """Press a button of the bar by keyboard."""
    button = page.locator(".leiste-antwort").get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def test_the_bar_takes_the_place_of_the_link(answered: Page, watch: Watch) -> None:
    assert answered.locator("#gespraech a.mehr").count() == 0
    assert answered.locator("#gespraech .leiste-antwort").count() == 1
    assert answered.locator("#gespraech :is(form, input, textarea, select)").count() == 0
    watch.assert_clean()


def test_an_answer_is_copied_word_for_word(answered: Page) -> None:
    pressed(answered, "Wörtlich")
    expect(answered.locator(".leiste-antwort .erfolg")).to_have_text("Kopiert: Wortlaut mit Fundstellen")
    text = clipboard(answered)
    assert TORN in text and "Antwort auf Anfrage AF2531/22 vom 14.09.2022, Der Oberbürgermeister" in text
    assert text.startswith(f"Frage: {QUESTION}")


def test_an_answer_is_copied_to_read_with_its_marks(answered: Page) -> None:
    pressed(answered, "Lesefassung")
    expect(answered.get_by_role("status").filter(has_text="Kopiert: Lesefassung mit Fundstellen")).to_have_count(1)
    assert MENDED in clipboard(answered) and "In eckigen Klammern" in clipboard(answered)


def test_a_single_place_is_copied(answered: Page) -> None:
    answered.get_by_text("Einzelne Fundstelle kopieren").click()
    pressed(answered, "Fundstelle 2 wörtlich")
    expect(answered.locator(".leiste-antwort .erfolg")).to_have_text("Kopiert: Fundstelle 2 wörtlich")
    assert clipboard(answered).startswith("„Die zuständige Abteilungsleitung")


def test_without_a_clipboard_the_text_is_selected(opened: Opened, address: str, watch: Watch) -> None:
    """Plain http in the house: browsers give such a page no clipboard."""
    page = opened("about:blank")
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    ask(at_start(page, address))
    pressed(page, "Wörtlich")
    field = page.locator("dialog[open] textarea")
    expect(field).to_be_focused()
    assert TORN in field.input_value()
    chosen = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen == field.input_value()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Wörtlich", exact=True)).to_be_focused()
    watch.assert_clean()


def test_the_bar_outlives_the_next_question(answered: Page) -> None:
    """The conversation is written anew with every step: open details stay open, and the focus stays where it was."""
    answered.get_by_text("Einzelne Fundstelle kopieren").click()
    answered.get_by_label("Ihre Frage").fill(QUESTION)
    answered.keyboard.press("Enter")
    expect(answered.locator("#frage-2")).to_be_visible()
    answered.evaluate("() => new Promise(requestAnimationFrame)")  # the page has moved the focus to the box
    answered.keyboard.press("Shift")  # as whoever moves on by key: the page leaves the focus alone from now on
    answered.get_by_role("button", name="Fundstelle 1 wörtlich", exact=True).first.focus()
    expect(answered.locator("#antwort-2.fertig .leiste-antwort")).to_be_visible(timeout=60_000)
    first = answered.locator("#antwort-1 .leiste-antwort")
    expect(first.locator("details")).to_have_attribute("open", "")
    assert answered.locator("#gespraech .leiste-antwort").count() == 2
    expect(first.get_by_role("button", name="Fundstelle 1 wörtlich", exact=True)).to_be_focused()


def test_the_bar_speaks_the_language_of_the_page(answered: Page) -> None:
    answered.get_by_role("button", name="English").click()
    expect(answered.locator(".leiste-antwort").get_by_role("button", name="Not helpful", exact=True)).to_be_visible()
    expect(answered.locator(".leiste-antwort")).to_have_count(1)


def test_a_feedback_is_stored_on_send_alone(answered: Page, environment: dict[str, str], watch: Watch) -> None:
    file = Path(environment["FUNDSTELLE_DATA"]) / "feedback.jsonl"
    before = len(read_records(file)) if file.exists() else 0
    pressed(answered, "Nicht hilfreich")
    dialog = answered.locator("dialog[open]")
    expect(dialog.get_by_role("heading", name="Rückmeldung zu dieser Antwort")).to_be_focused()
    expect(dialog.get_by_text(QUESTION)).to_be_visible()
    expect(dialog.get_by_text("Wer Sie sind, wird nicht gespeichert.")).to_be_visible()
    assert dialog.get_by_role("radio", checked=True).count() == 0, "nothing is chosen for its reader"
    answered.keyboard.press("Escape")
    expect(answered.get_by_role("button", name="Nicht hilfreich", exact=True)).to_be_focused()
    assert (len(read_records(file)) if file.exists() else 0) == before, "only a look"

    answered.keyboard.press("Enter")
    dialog.get_by_label("Richtig, aber es fehlt etwas").check()
    dialog.get_by_label("Warum? (freiwillig)").fill("Punkt 6 fehlt")
    dialog.get_by_role("button", name="Senden", exact=True).click()
    expect(dialog.get_by_role("heading", name="Danke, Ihre Rückmeldung ist gespeichert.")).to_be_focused()
    last = read_records(file)[-1]
    assert (last.question, last.verdict, last.reason, last.history) == (QUESTION, "incomplete", "Punkt 6 fehlt", ())
    dialog.get_by_role("link", name="Zurück zur Antwort").click()
    expect(dialog).to_have_count(0)
    assert answered.url.rstrip("/").endswith(answered.url.split("/")[2]), "the conversation is still there"
    watch.assert_clean()


def test_pressing_helpful_chooses_that(answered: Page) -> None:
    pressed(answered, "Hilfreich")
    expect(answered.locator("dialog[open]").get_by_role("radio", checked=True)).to_have_value("right")


def test_the_print_view_prints_the_answer_alone(answered: Page, opened: Opened, address: str, watch: Watch) -> None:
    href = answered.locator(".leiste-antwort").get_by_role("link", name="Druckansicht").get_attribute("href")
    answered.goto(f"{address}{href}")
    expect(answered.get_by_role("heading", level=1)).to_have_text(QUESTION)
    answered.evaluate("window.print = () => { document.title = 'gedruckt' }")
    answered.get_by_role("button", name="Drucken", exact=True).click()
    expect(answered).to_have_title("gedruckt")
    answered.emulate_media(media="print")
    for hidden in (".wege-antwort", ".wege", ".sprachwahl"):
        expect(answered.locator(hidden).first).to_be_hidden()
    expect(answered.get_by_text(MENDED)).to_be_visible()
    assert opened(f"{address}{href}").get_by_text(QUESTION).count() == 0, "another browser is another holder"
    watch.failures.clear()  # that one was answered with 404
    watch.complaints.clear()
    watch.assert_clean()


def test_the_pdf_is_a_download(answered: Page, tmp_path: Path) -> None:
    with answered.expect_download() as download:
        answered.locator(".leiste-antwort").get_by_role("link", name="PDF").click()
    download.value.save_as(tmp_path / "antwort.pdf")
    text = extract((tmp_path / "antwort.pdf").read_bytes(), Format.PDF, "antwort.pdf").text
    assert QUESTION in " ".join(text.split()) and MENDED in text


@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST])
def test_nothing_is_wider_than_the_page(opened: Opened, address: str, viewport: dict[str, int]) -> None:
    page = opened(address, viewport)
    ask(at_start(page, address))
    expect(page.locator(".leiste-antwort")).to_be_visible()
    page.get_by_text("Einzelne Fundstelle kopieren").click()
    assert width_beyond(page) == 0
    page.get_by_role("button", name="Nicht hilfreich", exact=True).click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_role("button", name="Senden", exact=True)).to_be_visible()
    assert dialog.evaluate("d => d.scrollWidth - d.clientWidth") == 0
    page.keyboard.press("Escape")
    href = page.locator(".leiste-antwort").get_by_role("link", name="Druckansicht").get_attribute("href")
    for path in ("", "/rueckmeldung"):
        page.goto(f"{address}{href}{path}")
        assert width_beyond(page) == 0
