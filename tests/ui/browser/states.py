"""Every state a page can be in: how to bring a browser there. Accessibility, width and pictures go over this table."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.letters import letter_text
from tests.ui.browser import states_accounts, states_fluent  # noqa: F401 - put their states into the table
from tests.ui.browser.furnished import HIDDEN_REFERENCE, PDF_REFERENCE, Furnished
from tests.ui.browser.state_table import STATES, State, state
from tests.ui.browser.watching import QUESTION, WARM_MS, ask, at_start

__all__ = ["STATES", "STREAM_ENDS_MS", "State"]

PARTLY = "Was wurde zu Punkt 3 beschlossen und was kostet es?"
NEAR = "Was kostet die Rutsche im Freibad?"
NOT_FOUND = "Wann wird der Fernsehturm saniert?"
PDF_QUESTION = "Wann schließt das Hallenbad?"
#: An enquiry with a question that letters answer, one that a closed one answers, and one that none does.
ENQUIRY = """1. Wann öffnet das Freibad im Norden wieder, und was kostet die Sanierung?
2. Wie ist der Verhandlungsstand mit dem Eigentümer des Grundstücks?
3. Wann wird der Fernsehturm saniert?
4. Mit welchen lokalen Netzwerken arbeitet die Landeshauptstadt zusammen?
"""
#: Milliseconds that an upload of two files may take.
UPLOAD_MS = 60_000
#: Milliseconds from the last sentence to the end of its stream; who leaves earlier has it broken off, as Gradio notes.
STREAM_ENDS_MS = 500


def _ask(page: Page, question: str = QUESTION, number: int = 1) -> None:
    ask(page, question, number, WARM_MS)


# --- the conversation -------------------------------------------------------------------------------------------------


@state("frage-1-erste-seite")
def first_page(page: Page, house: Furnished) -> None:
    at_start(page, house.public)


@state("frage-2-suche-laeuft")
def searching(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    house.hold()
    page.get_by_label("Ihre Frage").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".sucht")).to_be_visible()


@state("frage-3-antwort")
def answered(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    _ask(page)
    expect(page.locator("#gespraech .leiste-antwort")).to_be_visible()


@state("frage-4-antwort-mit-fundstelle")
def with_panel(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.locator("#antwort-1 .marke").first.click()
    expect(page.locator("#brief mark").first).to_be_visible()


@state("frage-5-teilweise")
def partly(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    _ask(page, PARTLY)


@state("frage-6-nahe")
def near(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    _ask(page, NEAR)
    expect(page.locator("#antwort-1.near")).to_be_visible()


@state("frage-7-nicht-gefunden")
def not_found(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    _ask(page, NOT_FOUND)
    expect(page.locator("#antwort-1.not_found")).to_be_visible()


@state("frage-8-stoerung")
def fault(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    with house.broken():
        _ask(page)
    expect(page.locator("#antwort-1.stoerung")).to_be_visible()


@state("frage-9-abgelehnt")
def refused(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    _ask(page, "?" + "x" * 200_000)
    expect(page.locator("#antwort-1.stoerung")).to_be_visible()


@state("frage-10-gespraech")
def conversation(page: Page, house: Furnished) -> None:
    answered(page, house)
    _ask(page, "Und zu Punkt 6?", 2)


@state("frage-11-englisch")
def english(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@state("frage-12-verwaltung")
def asked_by_staff(page: Page, house: Furnished) -> None:
    at_start(page, house.staff)
    _ask(page, "Wann öffnet das Freibad im Norden wieder?")


@state("frage-13-eingrenzen")
def narrowed(page: Page, house: Furnished) -> None:
    at_start(page, house.public)
    page.get_by_role("button", name="Suche eingrenzen").click()
    expect(page.get_by_label("von", exact=False).first).to_be_visible()


@state("frage-14-rueckmeldung")
def judged(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.locator(".leiste-antwort .urteil").last.click()
    expect(page.locator("dialog[open] form")).to_be_visible()


# --- answers as things ------------------------------------------------------------------------------------------------


def _print_view(page: Page) -> str:
    return str(page.locator(".leiste-antwort a[href^='/antwort/']").first.evaluate("(link) => link.href"))


@state("antwort-1-druckansicht")
def print_view(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.wait_for_timeout(STREAM_ENDS_MS)
    page.goto(_print_view(page))


@state("antwort-2-rueckmeldung")
def feedback(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.wait_for_timeout(STREAM_ENDS_MS)
    page.goto(_print_view(page) + "/rueckmeldung")


@state("antwort-3-gesendet")
def feedback_sent(page: Page, house: Furnished) -> None:
    feedback(page, house)
    page.locator("input[name=urteil]").first.check()
    page.locator("button.senden").click()
    expect(page.locator("form")).to_have_count(1)  # the switch of language


@state("antwort-4-nicht-da", status=404)
def no_answer(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/antwort/{'x' * 22}")


# --- letters ----------------------------------------------------------------------------------------------------------


@state("brief-1-schreiben")
def letter(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/brief/{house.id_of('AF2531/22')}")


@state("brief-2-stelle")
def place(page: Page, house: Furnished) -> None:
    cited = house.desk.ask(QUESTION).citations[0]
    spans = "_".join(f"{span.start}-{span.end}" for span in cited.spans)
    page.goto(f"{house.public}/stelle/{cited.document_id}/{spans}")
    expect(page.locator("mark").first).to_be_visible()


@state("brief-3-seitenbild")
def page_image(page: Page, house: Furnished) -> None:
    cited = house.desk.ask(PDF_QUESTION).citations[0]
    assert cited.paper == PDF_REFERENCE
    spans = "_".join(f"{span.start}-{span.end}" for span in cited.spans)
    page.goto(f"{house.public}/stelle/{cited.document_id}/{spans}?ansicht=original")
    expect(page.locator("svg image").first).to_be_visible(timeout=WARM_MS)


@state("brief-4-falsch-gelesen")
def misreading(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/brief/{house.id_of('AF2531/22')}/falsch-gelesen")


@state("brief-5-berichtigen")
def correction(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/brief/{house.id_of('AF2531/22')}/berichtigen")


@state("brief-6-meldungen")
def misreadings(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/meldungen")


@state("brief-7-nicht-da", status=404)
def no_letter(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/brief/{house.id_of(HIDDEN_REFERENCE)}")


# --- search and Vorgänge ----------------------------------------------------------------------------------------------


@state("suche-1-alle")
def all_letters(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/suche")


@state("suche-2-treffer")
def results(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/suche?q=Freibad")


@state("suche-3-nichts")
def no_results(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/suche?q=Fernsehturm&von=2030-01-01")


@state("suche-4-verwaltung")
def results_for_staff(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/suche?q=Freibad")


@state("vorgang-1-liste")
def vorgaenge(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/vorgaenge")


@state("vorgang-2-mit-bild")
def vorgang(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/vorgang/P0091/21")


@state("vorgang-3-kurz")
def short_vorgang(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/vorgang/AF0007/23")


@state("vorgang-4-nicht-da", status=404)
def no_vorgang(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/vorgang/V9999/30")


# --- what became of resolutions ---------------------------------------------------------------------------------------


@state("umsetzung-1-punkte")
def points(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/umsetzung")
    expect(page.locator("table.punkte tbody tr").first).to_be_visible()


@state("umsetzung-2-verlauf")
def history_of_a_point(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/umsetzung?vorgang=P0091/21")
    page.locator(".verlauf-der-aussagen summary").first.click()
    expect(page.locator(".verlauf-der-aussagen li").first).to_be_visible()


@state("umsetzung-3-nichts")
def no_points(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/umsetzung?stand=abgelehnt&ueberfaellig=1&von=2030")


@state("umsetzung-4-unverstanden", status=400)
def points_misunderstood(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/umsetzung?stand=fertig")


@state("umsetzung-5-luecken")
def gaps_of_all(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/umsetzung/luecken?art=punkte")


@state("umsetzung-6-englisch")
def points_in_english(page: Page, house: Furnished) -> None:
    points(page, house)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


# --- what is one's own ------------------------------------------------------------------------------------------------


@state("verlauf-1-leer")
def no_history(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/verlauf")


@state("verlauf-2-liste")
def history(page: Page, house: Furnished) -> None:
    conversation(page, house)
    page.wait_for_timeout(STREAM_ENDS_MS)
    page.goto(f"{house.public}/verlauf")


@state("verlauf-3-gespraech")
def past_conversation(page: Page, house: Furnished) -> None:
    history(page, house)
    page.locator("main a[href^='/verlauf/']").first.click()
    expect(page.locator(".frage").first).to_be_visible()


@state("gemerkt-1-leer")
def nothing_remembered(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/gemerkt")


@state("gemerkt-2-liste")
def remembered(page: Page, house: Furnished) -> None:
    answered(page, house)
    page.locator(".leiste-antwort .merken").click()
    page.wait_for_timeout(STREAM_ENDS_MS)
    page.goto(f"{house.public}/vorgang/P0091/21")
    page.locator("form[action='/gemerkt/vorgang'] button").first.click()
    page.goto(f"{house.public}/gemerkt")
    expect(page.locator("main")).to_contain_text("P0091/21")


@state("verlauf-4-loeschen")
def deleting(page: Page, house: Furnished) -> None:
    past_conversation(page, house)
    page.locator("a[href$='/loeschen']").first.click()
    expect(page.locator("button.gefahr")).to_be_visible()


# --- staff drafts answers ---------------------------------------------------------------------------------------------


@state("entwurf-1-formular")
def draft_form(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/entwurf")


@state("entwurf-2-abgelehnt", status=400)
def draft_refused(page: Page, house: Furnished) -> None:
    draft_form(page, house)
    page.get_by_role("button", name="Entwurf erstellen").click()
    expect(page.get_by_role("alert")).to_be_visible()


@state("entwurf-3-entwurf")
def drafted(page: Page, house: Furnished) -> None:
    draft_form(page, house)
    page.locator("#text").fill(ENQUIRY)
    page.get_by_role("button", name="Entwurf erstellen").click()
    expect(page.locator("#antwort-1")).to_be_visible(timeout=WARM_MS)


@state("entwurf-4-gespeichert")
def draft_saved(page: Page, house: Furnished) -> None:
    drafted(page, house)
    page.locator("#office").fill("Sportamt")
    page.get_by_role("button", name="Zwischenspeichern").click()
    expect(page.locator(".hinweis[role=status]")).to_be_visible()


@state("entwurf-5-nicht-da", status=404)
def no_draft(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/entwurf/{'x' * 22}")


# --- staff takes letters in -------------------------------------------------------------------------------------------


@state("aufnahme-1-leer")
def upload(page: Page, house: Furnished) -> None:
    page.goto(f"{house.staff}/aufnahme")


@state("aufnahme-2-nicht-da", status=404)
def no_upload(page: Page, house: Furnished) -> None:
    page.goto(f"{house.public}/aufnahme")


@state("aufnahme-3-fertig")
def uploaded(page: Page, house: Furnished) -> None:
    upload(page, house)
    letter_of_page = letter_text(reference="AF0123/24", date="05.05.2024").encode()
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "AF0123-24.txt", "mimeType": "text/plain", "buffer": letter_of_page},
            {"name": "kaputt.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kaputt"},
        ]
    )
    page.get_by_role("button", name="Aufnehmen", exact=True).click()
    expect(page.locator(".ergebnis").first).to_be_visible(timeout=UPLOAD_MS)
    expect(page.get_by_role("heading", name="Aufnahme fertig")).to_be_visible(timeout=UPLOAD_MS)
