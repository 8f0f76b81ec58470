"""The page in a real browser: ask, click a marker, see the passage; nothing foreign is asked, nothing is blocked.

The real command serves the real letters with the real model. Screenshots go to ``tests/screenshots/``, out of git.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import chromium
from tests.corpus import ROOT, SAMPLES
from tests.letters import CLEARANCES

pytestmark = pytest.mark.browser

SCREENSHOTS = ROOT / "tests" / "screenshots"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 568}
COMMAND = [sys.executable, "-m", "ui.cli"]
QUESTION = "Was sagt die Verwaltung zu Punkt 5?"
#: Milliseconds that the first answer may take: the model is still loading.
FIRST_ANSWER_MS = 60_000


@dataclass
class Watch:
    """What a page did beyond what it shows."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def on(self, page: Page) -> Page:
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or request.url))
        page.on(
            "console", lambda line: self.complaints.append(line.text) if line.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("response", lambda answer: self.failures.append(answer.url) if answer.status >= 400 else None)
        return page

    def assert_clean(self) -> None:
        assert self.hosts == {"127.0.0.1"}, "another host was asked"
        assert self.complaints == [], "the policy blocked something, or a script failed"
        assert self.failures == []


@pytest.fixture(scope="module")
def environment(model_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = tmp_path_factory.mktemp("serve") / "data"
    return {**os.environ, "FUNDSTELLE_DATA": str(data), "FUNDSTELLE_MODEL": str(model_dir), "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    """The address of the product as a user starts it, with the sample letters."""
    ingest = [*COMMAND, "ingest", str(SAMPLES), "--clearances", str(CLEARANCES)]
    subprocess.run(ingest, env=environment, check=True, capture_output=True, timeout=300)
    serve = [*COMMAND, "serve", "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(serve, env=environment, text=True, **pipes) as service:
        try:
            assert service.stdout and service.stderr
            found = re.search(r"http:\S+:\d+", service.stdout.readline())
            assert found, "the command says where the page is"
            yield found[0]
        finally:
            service.terminate()
            assert service.wait(timeout=30) == 0, "told to stop, it ends in order"
            assert service.stderr and service.stderr.read() == "", "no fault, and no question in any log"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


def opened(browser: Browser, address: str, watch: Watch, viewport: dict[str, int], scheme: str = "light") -> Page:
    page = watch.on(browser.new_page(viewport=viewport, color_scheme=scheme))  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator("#kopf h1")).to_be_visible()
    expect(page.locator("#beispiele button").first).to_be_visible()
    return page


def ask(page: Page, question: str, number: int = 1) -> None:
    send = page.get_by_role("button", name="Fragen", exact=True)
    page.get_by_label("Ihre Frage").fill(question)
    for _ in range(3):  # the moment between the last sentence and the end of its stream takes no question
        send.click()
        page.wait_for_timeout(100)
        if page.locator(f"#frage-{number}").count():
            break
    expect(page.locator(f"#antwort-{number}.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)


def shoot(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    page.wait_for_timeout(400)  # scrolling ends
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def assert_passage_in_sight(page: Page, words: str) -> None:
    mark = page.locator("#brief mark").first
    expect(mark).to_contain_text(words)
    expect(mark).to_be_in_viewport(ratio=0.5)


def test_ask_click_a_marker_see_the_passage(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    expect(page.locator("#frage textarea")).to_be_focused()
    expect(page.locator(".umfang").first).to_have_text("Durchsucht: 2 Schreiben, Stand 14.09.2022")
    shoot(page, "1-erste-seite")
    ask(page, QUESTION)
    assert page.locator("#antwort-1 .wer").count() >= 2, "the report and the later answer, each with who says it"
    page.locator("#antwort-1 .marke", has_text="2").first.click()
    expect(page.locator("#brief h2")).to_contain_text("zu Beschlusspunkt 5")
    expect(page.locator("#brief .frage-dazu")).to_contain_text("Inwiefern")
    assert_passage_in_sight(page, "Jour Fixe")
    shoot(page, "2-antwort")
    page.locator("#brief .vorige").click()
    assert_passage_in_sight(page, "Sozialamt")
    expect(page.locator("#brief .stand")).to_have_text(re.compile("Fundstelle 1 von"))
    watch.assert_clean()


def test_an_example_is_asked_with_a_click(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    example = page.locator("#beispiele button").first
    question = example.inner_text()
    example.click()
    expect(page.locator("#frage-1")).to_contain_text(question)
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    expect(page.locator("#beispiele")).to_be_hidden()
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(page.locator("#antwort-1")).to_have_count(0)
    expect(page.locator("#beispiele button").first).to_be_visible()
    watch.assert_clean()


def test_what_is_not_there_looks_different(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    ask(page, "Wie hoch ist die Hundesteuer in Bremen?")
    expect(page.locator("#antwort-1")).to_have_class(re.compile("near|not_found"))
    expect(page.locator("#antwort-1 .marke")).to_have_count(0)
    expect(page.locator("#brief")).to_be_hidden()
    shoot(page, "3-nicht-gefunden")
    ask(page, "?" + "x" * 200_000, 2)
    expect(page.locator("#antwort-2.stoerung")).to_be_visible()
    expect(page.get_by_role("button", name="Anhalten")).to_be_hidden()
    expect(page.get_by_role("button", name="Fragen", exact=True)).to_be_visible()
    shoot(page, "4-stoerung")
    watch.assert_clean()


def test_on_a_phone_the_letter_opens_below(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, PHONE)
    shoot(page, "5-telefon-erste-seite")
    ask(page, QUESTION)
    shoot(page, "6-telefon-antwort")
    page.locator("#antwort-1 .marke").first.click()
    assert_passage_in_sight(page, "Sozialamt")
    shoot(page, "7-telefon-schreiben")
    page.get_by_role("button", name="Zur Antwort").click()
    expect(page.locator("#antwort-1 .marke").first).to_be_focused()
    watch.assert_clean()


@pytest.mark.parametrize("viewport", [SMALLEST, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, watch: Watch, viewport: dict[str, int]
) -> None:
    page = opened(browser, address, watch, viewport)
    ask(page, "x" * 300)
    ask(page, QUESTION, 2)
    page.locator("#antwort-2 .stelle").first.click()
    expect(page.locator("#brief mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_whole_way_goes_by_keyboard(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=FIRST_ANSWER_MS)
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('marke')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "focus can be seen"
    page.keyboard.press("Enter")
    expect(page.locator("#brief h2")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.marke')")


def test_a_screen_reader_hears_an_answer_once(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    ask(page, QUESTION)
    ask(page, "Und zu Punkt 6?", 2)
    log = page.locator("[role=log][aria-live=polite]")
    expect(log).to_have_count(1)
    expect(log.locator("p")).to_have_count(2)
    expect(log.locator("p").first).to_contain_text("Schreiben vom 23.06.2022")
    assert page.locator("#gespraech [aria-live]").count() == 0, "sentences that come one by one are not read one by one"


def test_the_switch_speaks_english_and_back(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    ask(page, QUESTION)
    assert page.evaluate("document.documentElement.lang") == "de"
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Your question")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#antwort-1 .saetze").first).to_have_attribute("lang", "de")
    shoot(page, "8-englisch")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_label("Ihre Frage")).to_be_visible()
    watch.assert_clean()


def test_dark_is_dark(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP, scheme="dark")
    ask(page, QUESTION)
    expect(page.locator("#brief mark").first).to_be_visible()
    shoot(page, "9-dunkel")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 28)"


def test_a_question_is_never_markup(browser: Browser, address: str, watch: Watch) -> None:
    page = opened(browser, address, watch, DESKTOP)
    attack = "<img src=x onerror=alert(1)> ![](https://evil.example/a.png) <form><input name=pw></form>"
    page.on("dialog", lambda dialog: pytest.fail("a script of the question ran"))
    ask(page, attack)
    expect(page.locator("#frage-1")).to_contain_text(attack)
    assert page.locator("#gespraech :is(img, form, input, iframe, script, svg)").count() == 0
    watch.assert_clean()


def test_a_letter_taken_in_meanwhile_is_found_without_a_restart(
    browser: Browser, address: str, environment: dict[str, str], watch: Watch, tmp_path: Path
) -> None:
    page = opened(browser, address, watch, DESKTOP)
    text = (SAMPLES / "AF2531-22_Antwort_2022-09-14.txt").read_text(encoding="utf-8")
    payload = "<img src=x onerror=alert(7)>"
    text = (
        text.replace("AF2531/22", "AF9999/22")
        .replace("Jour Fixe", f"Quittenkreis {payload}")
        .replace("P0091/21", "P9999/21")
    )
    (tmp_path / "AF9999-22.txt").write_text(text, encoding="utf-8")
    command = [*COMMAND, "ingest", str(tmp_path / "AF9999-22.txt"), "--cleared-by", "Test, öffentlich"]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    page.on("dialog", lambda dialog: pytest.fail("a script of the letter ran"))
    ask(page, "Was steht in AF9999/22 über den Quittenkreis?")
    expect(page.locator("#kopf .umfang")).to_contain_text("3 Schreiben")
    expect(page.locator("#antwort-1 .saetze").first).to_contain_text(payload)
    page.locator("#antwort-1 .marke").first.click()
    assert_passage_in_sight(page, payload)
    assert page.locator("#flaeche img").count() == 0
    watch.assert_clean()
