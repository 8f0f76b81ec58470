"""The conversation in a real browser: ask, click a marker, see the passage; nothing foreign is asked, nothing blocked.

The real command serves the real letters with the real model.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.corpus import SAMPLES
from tests.ui.browser.conftest import Opened
from tests.ui.browser.serving import command
from tests.ui.browser.watching import (
    DESKTOP,
    FIRST_ANSWER_MS,
    PHONE,
    QUESTION,
    SMALLEST,
    WARM_MS,
    Watch,
    ask,
    width_beyond,
)

pytestmark = pytest.mark.browser

#: What a follow-up of ``QUESTION`` begins with.
FOLLOW_UP = "Was sagt die Verwaltung zu Punkt 6"
#: Presses of a key that are enough to reach anything on the page.
MANY = 60


def start(opened: Opened, address: str, viewport: dict[str, int] = DESKTOP, scheme: str = "light") -> Page:
    """The first page in a browser that nobody has used, ready for a question."""
    page = opened(address, viewport, scheme)
    expect(page.locator("#kopf h1")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#beispiele button").first).to_be_visible()
    return page


def box(page: Page) -> str:
    """What is typed in the question box."""
    return page.locator("#frage textarea").input_value()


def passage_in_sight(page: Page, words: str) -> None:
    mark = page.locator("#brief mark").first
    expect(mark).to_contain_text(words)
    expect(mark).to_be_in_viewport(ratio=0.5)


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the focus is on something; it must come within reach."""
    for _ in range(MANY):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with {key}")


@pytest.mark.promise(14)
def test_ask_click_a_marker_see_the_passage(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    expect(page.locator("#frage textarea")).to_be_focused()
    expect(page.locator("#kopf .umfang")).to_contain_text("Durchsucht: ")
    ask(page)
    assert page.locator("#antwort-1 .wer").count() >= 2, "the report and the later answer, each with who says it"
    page.locator("#antwort-1 .marke", has_text="2").first.click()
    expect(page.locator("#brief h2").first).to_contain_text("zu Beschlusspunkt 5")
    passage_in_sight(page, "Jour Fixe")
    page.locator("#brief .vorige").click()
    passage_in_sight(page, "Sozialamt")
    watch.assert_clean()


def test_an_example_is_asked_with_a_click_and_a_new_conversation_begins(
    opened: Opened, address: str, watch: Watch
) -> None:
    page = start(opened, address)
    example = page.locator("#beispiele button").first
    question = example.inner_text()
    example.click()
    expect(page.locator("#frage-1")).to_contain_text(question)
    expect(page.locator("#frage textarea")).to_be_focused()
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#beispiele")).to_be_hidden()
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(page.locator("#antwort-1")).to_have_count(0)
    expect(page.locator("#beispiele button").first).to_be_visible()
    expect(page.locator("#weiter")).to_be_hidden()
    watch.assert_clean()


def test_what_may_be_asked_next_is_asked_with_a_click(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    ask(page)
    follow_up = page.locator("#weiter button:visible", has_text=FOLLOW_UP)
    expect(follow_up).to_be_visible()
    follow_up.click()
    expect(page.locator("#antwort-2.answered.fertig")).to_be_visible()
    expect(page.locator("#frage textarea")).to_be_focused()
    expect(page.locator("#weiter button:visible", has_text=FOLLOW_UP)).to_have_count(0)
    watch.assert_clean()


def test_what_is_not_there_looks_different_from_what_went_wrong(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    ask(page, "Wie hoch ist die Hundesteuer in Bremen?")
    expect(page.locator("#antwort-1")).to_have_class(re.compile("near|not_found"))
    expect(page.locator("#antwort-1 .marke")).to_have_count(0)
    expect(page.locator("#brief")).to_be_hidden()
    ask(page, "?" + "x" * 200_000, 2)
    expect(page.locator("#antwort-2.stoerung")).to_be_visible()
    expect(page.get_by_role("button", name="Anhalten")).to_be_hidden()
    expect(page.get_by_role("button", name="Fragen", exact=True)).to_be_visible()
    expect(page.locator("#weiter")).to_be_hidden()
    watch.assert_clean()


def test_the_next_question_is_typed_while_an_answer_comes(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#frage-1")).to_be_visible()
    expect(page.locator("#frage textarea")).to_have_value("")
    page.keyboard.type("Und zu Punkt 6?")
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#weiter button:visible").first).to_be_visible()
    expect(page.locator("#frage textarea")).to_be_focused()
    assert box(page) == "Und zu Punkt 6?"
    watch.assert_clean()


def test_on_a_phone_the_letter_opens_below(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address, PHONE)
    ask(page)
    expect(page.locator("#frage-1")).to_be_focused()
    page.locator("#antwort-1 .marke").first.click()
    passage_in_sight(page, "Sozialamt")
    page.get_by_role("button", name="Zur Antwort").click()
    expect(page.locator("#antwort-1 .marke").first).to_be_focused()
    watch.assert_clean()


@pytest.mark.parametrize("viewport", [SMALLEST, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_nothing_is_wider_than_the_screen(opened: Opened, address: str, viewport: dict[str, int]) -> None:
    page = start(opened, address, viewport)
    page.get_by_role("button", name="Suche eingrenzen").click()
    expect(page.get_by_label("Vorgang", exact=True)).to_be_visible()
    assert width_beyond(page) == 0
    ask(page, "x" * 300)
    ask(page, QUESTION, 2)
    page.locator("#antwort-2 .stelle").first.click()
    expect(page.locator("#brief mark").first).to_be_visible()
    expect(page.locator("#weiter button:visible").first).to_be_visible(timeout=FIRST_ANSWER_MS)
    assert width_beyond(page) == 0


def test_the_whole_way_goes_by_keyboard(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#gespraech .leiste-antwort")).to_be_visible()
    press_until(page, "Shift+Tab", ".marke")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "focus can be seen"
    page.keyboard.press("Enter")
    expect(page.locator("#brief h2").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.marke')")
    press_until(page, "Tab", ".leiste-antwort button")
    press_until(page, "Tab", "#weiter button")
    press_until(page, "Tab", "#frage textarea")
    press_until(page, "Tab", "#eingrenzen > button")
    page.keyboard.press("Enter")
    expect(page.locator("#eingrenzen > button")).to_have_attribute("aria-expanded", "true")
    press_until(page, "Tab", "#vorgang :is(input, textarea)")
    watch.assert_clean()


def test_a_screen_reader_hears_an_answer_once(opened: Opened, address: str) -> None:
    page = start(opened, address)
    ask(page)
    ask(page, "Und zu Punkt 6?", 2)
    ask(page, "Wie hoch ist die Hundesteuer in Bremen?", 3)
    log = page.locator("[role=log][aria-live=polite]")
    expect(log).to_have_count(1)
    expect(log.locator("p")).to_have_count(3)
    expect(log.locator("p").first).to_contain_text("Schreiben vom 23.06.2022")
    expect(log.locator("p").last).to_have_text(re.compile("^(In den Unterlagen nicht|Nicht beantwortet)"))
    assert "Kopieren" not in log.inner_text(), "buttons are no part of an answer"
    assert page.locator("#gespraech [aria-live]").count() == 0, "sentences that come one by one are not read one by one"


def test_what_was_opened_in_an_answer_stays_open_when_the_next_one_comes(opened: Opened, address: str) -> None:
    page = start(opened, address)
    ask(page)
    fold = page.locator("#antwort-1 .leiste-antwort details")
    fold.locator("summary").click()
    ask(page, "Und zu Punkt 6?", 2)
    expect(page.locator("#antwort-2 .leiste-antwort")).to_be_visible()
    expect(fold).to_have_attribute("open", "")


def test_the_switch_speaks_english_and_is_remembered(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    ask(page)
    assert page.evaluate("document.documentElement.lang") == "de"
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Your question")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#antwort-1 .saetze").first).to_have_attribute("lang", "de")
    page.reload()
    expect(page.get_by_label("Your question")).to_be_visible()
    expect(page.locator("#kopf .wege")).to_contain_text("Search")
    expect(page.locator("#antwort-1")).to_have_count(0)
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_label("Ihre Frage")).to_be_visible()
    watch.assert_clean()


@pytest.mark.promise(14)
def test_the_ways_lead_to_the_other_pages_in_the_same_window(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    expect(page.locator("#kopf .wege [aria-current=page]")).to_have_text("Fragen")
    page.locator("#kopf .wege").get_by_role("link", name="Suche").click()
    expect(page).to_have_url(re.compile("/suche$"))
    expect(page.locator(".wege [aria-current=page]")).to_have_text("Suche")
    page.locator(".wege").get_by_role("link", name="Fragen").click()
    expect(page.locator("#kopf h1")).to_be_visible()
    assert len(page.context.pages) == 1
    watch.assert_clean()


def test_dark_is_dark(opened: Opened, address: str) -> None:
    page = start(opened, address, DESKTOP, "dark")
    ask(page)
    expect(page.locator("#brief mark").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 28)"


def test_a_question_is_asked_of_what_the_search_was_narrowed_to(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    fold = page.locator("#eingrenzen > button")
    fold.click()
    page.get_by_label("Vorgang", exact=True).fill("AF0007/23")
    ask(page, "Was kostet die Sanierung der Becken?")
    expect(page.locator("#antwort-1 .umfang")).to_contain_text("1 Schreiben, eingegrenzt auf Vorgang „AF0007/23“")
    expect(fold).to_contain_text("Suche eingegrenzt: Vorgang „AF0007/23“")
    page.get_by_label("Von", exact=True).fill("morgen")
    ask(page, QUESTION, 2)
    expect(page.locator("#antwort-2.stoerung")).to_contain_text("„morgen“")
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(fold).to_contain_text("Suche eingrenzen")
    expect(page.get_by_label("Vorgang", exact=True)).to_have_value("")
    watch.assert_clean()


def test_only_staff_sees_and_chooses_what_is_not_public(opened: Opened, address: str, staff_address: str) -> None:
    page = start(opened, address)
    page.get_by_role("button", name="Suche eingrenzen").click()
    expect(page.get_by_label("Vorgang", exact=True)).to_be_visible()
    expect(page.get_by_label("nichtöffentlich")).to_have_count(0)
    expect(page.locator("#kopf .wege")).not_to_contain_text("Aufnahme")
    page = start(opened, staff_address)
    expect(page.locator("#kopf .rolle")).to_contain_text("Verwaltung")
    expect(page.locator("#kopf .wege")).to_contain_text("Aufnahme")
    page.get_by_role("button", name="Suche eingrenzen").click()
    page.get_by_label("nichtöffentlich").check()
    ask(page, "Wann öffnet das Freibad im Norden wieder?")
    expect(page.locator("#antwort-1 .umfang, #antwort-1 .leitsatz").last).to_contain_text("1 Schreiben")


def test_another_page_hands_over_a_question_and_asks_nothing_itself(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, f"{address}/#frage=Was%20kostet%20das%3F&vorgang=P0091%2F21")
    expect(page.locator("#frage textarea")).to_have_value("Was kostet das?")
    expect(page.get_by_label("Vorgang", exact=True)).to_have_value("P0091/21")
    expect(page).to_have_url(f"{address}/")  # a reload begins with empty fields
    expect(page.locator("#frage textarea")).to_be_focused()
    expect(page.locator("#frage-1")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#frage-1")).to_contain_text("Was kostet das?")
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#eingrenzen > button")).to_contain_text("P0091/21")
    watch.assert_clean()


def test_a_question_is_never_markup(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    attack = "<img src=x onerror=alert(1)> ![](https://evil.example/a.png) <form><input name=pw></form>"
    ask(page, attack)
    expect(page.locator("#frage-1")).to_contain_text(attack)
    assert page.locator("#gespraech :is(img, form, input, iframe, script, svg)").count() == 0
    watch.assert_clean()


def test_a_reload_begins_a_new_conversation(opened: Opened, address: str, watch: Watch) -> None:
    page = start(opened, address)
    ask(page)
    page.reload()
    expect(page.locator("#beispiele button").first).to_be_visible(timeout=WARM_MS)
    expect(page.locator("#frage-1")).to_have_count(0)
    expect(page.locator("#frage textarea")).to_be_focused()
    watch.assert_clean()


def test_a_letter_taken_in_meanwhile_is_found_without_a_restart(
    opened: Opened, address: str, environment: dict[str, str], watch: Watch, tmp_path: Path
) -> None:
    page = start(opened, address)
    before = page.locator("#kopf .umfang").inner_text()
    text = (SAMPLES / "AF2531-22_Antwort_2022-09-14.txt").read_text(encoding="utf-8")
    payload = "<img src=x onerror=alert(7)>"
    for old, new in (
        ("AF2531/22", "AF9999/22"),
        ("Jour Fixe", f"Quittenkreis {payload}"),
        ("P0091/21", "P9999/21"),
    ):
        text = text.replace(old, new)
    (tmp_path / "AF9999-22.txt").write_text(text, encoding="utf-8")
    command(environment, "ingest", str(tmp_path / "AF9999-22.txt"), "--cleared-by", "Test, öffentlich")
    ask(page, "Was steht in AF9999/22 über den Quittenkreis?")
    expect(page.locator("#kopf .umfang")).not_to_have_text(before)
    expect(page.locator("#antwort-1 .saetze").first).to_contain_text(payload)
    page.locator("#antwort-1 .marke").first.click()
    passage_in_sight(page, payload)
    assert page.locator("#flaeche img").count() == 0
    watch.assert_clean()
