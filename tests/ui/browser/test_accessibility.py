"""Nobody is shut out: axe-core over every state, nothing wider than a phone, the whole path by keyboard.

axe-core finds what a program can find; the rest is in the tests of the keyboard and of what a screen reader hears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.axe import outline, violations
from tests.ui.browser.furnished import GRADIO_WARNS, Furnished, furnished
from tests.ui.browser.states import STATES, State
from tests.ui.browser.watching import (
    DESKTOP,
    QUESTION,
    SMALLEST,
    WARM_MS,
    Watch,
    ask,
    at_start,
    width_beyond,
)

pytestmark = [pytest.mark.browser, GRADIO_WARNS]


@pytest.fixture(scope="module")
def furnished_house(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Furnished]:
    with furnished(tmp_path_factory.mktemp("furnished"), model_dir=model_dir) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, furnished_house: Furnished) -> Iterator[Page]:
    opened = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    opened.set_default_timeout(WARM_MS)
    yield opened
    furnished_house.let_go()
    opened.context.close()


#: States that differ little from one that is looked at anyway; the long suite looks at them, too.
VARIANT = re.compile(
    "nicht-da|englisch|verwaltung|abgelehnt|kurz|gespraech|gesendet|teilweise|leer|unverstanden|nichts"
)


def every_state() -> list[object]:
    variant = pytest.mark.full
    return [pytest.param(one, id=one.name, marks=variant if VARIANT.search(one.name) else ()) for one in STATES]


@pytest.mark.promise(24)
@pytest.mark.parametrize("one", every_state())
def test_a_state_shuts_nobody_out(page: Page, furnished_house: Furnished, one: State) -> None:
    watch = Watch()
    one.reach(watch.on(page), furnished_house)
    page.wait_for_timeout(300)  # a letter opens beside its answer
    found = outline(page) + [f"light: {line}" for line in violations(page)]
    # Dark on the phone: `make screens` looks at all four pictures of a state.
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(SMALLEST)  # type: ignore[arg-type]
    page.wait_for_timeout(200)
    if beyond := width_beyond(page):
        found.append(f"{beyond} pixels wider than a phone of 320")
    found += [f"dark, 320: {line}" for line in violations(page)]
    assert found == []
    assert watch.hosts <= {"127.0.0.1"}
    assert [line for line in watch.complaints if not one.expects(line)] == []


def test_a_table_of_states_has_each_name_once() -> None:
    assert len({one.name for one in STATES}) == len(STATES) >= 20


@pytest.mark.promise(24)
def test_the_whole_path_goes_by_keyboard(page: Page, furnished_house: Furnished) -> None:
    """From the question through marker, letter and back to the bar below the answer, without a mouse."""
    at_start(page, furnished_house.public)
    expect(page.locator("#frage textarea")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#antwort-1.fertig")).to_be_visible(timeout=WARM_MS)
    expect(page.locator("#gespraech .leiste-antwort")).to_be_visible()
    walk(page, ".marke", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#brief h2").first).to_be_focused()
    expect(page.locator("#brief .stand")).to_contain_text("3 von 3")  # the nearest to the question box
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#brief .stand")).to_contain_text("2 von 3")
    expect(page.locator("#brief h2").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.marke, .stelle')")
    walk(page, ".leiste-antwort .kopieren", "Tab")
    walk(page, ".leiste-antwort .urteil", "Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null"), "focus goes into the dialog"
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.urteil')"), "focus comes back"


def walk(page: Page, selector: str, key: str) -> None:
    """Press a key until an element has the focus, which must be seen."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            break
    else:
        pytest.fail(f"{selector} is out of the keyboard's reach")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus can be seen"


@pytest.mark.promise(24)
@pytest.mark.parametrize("path", ["suche", "vorgaenge", "vorgang/P0091/21", "verlauf", "gemerkt", "brief/{answer}"])
def test_a_page_begins_with_a_way_to_its_contents(page: Page, furnished_house: Furnished, path: str) -> None:
    page.goto(f"{furnished_house.public}/{path.format(answer=furnished_house.id_of('AF2531/22'))}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhalt"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.promise(24)
def test_a_screen_reader_hears_an_answer_once(page: Page, furnished_house: Furnished) -> None:
    """Sentences come one by one on purpose; what is read out comes whole, once an answer."""
    at_start(page, furnished_house.public)
    page.evaluate(_LISTEN)
    ask(page, QUESTION, 1, WARM_MS)
    ask(page, "Und zu Punkt 6?", 2, WARM_MS)
    page.wait_for_timeout(300)
    heard = page.evaluate("window.heard.filter((words) => words.trim())")
    assert len(heard) == 2, heard
    assert page.locator("#gespraech [aria-live], #gespraech [role=status], #gespraech [role=alert]").count() == 0


#: Notes what is put into live regions, as a screen reader would.
_LISTEN = """() => {
  window.heard = [];
  const live = '[aria-live]:not([aria-live=off]), [role=log], [role=status], [role=alert]';
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (!change.target.parentElement?.closest(live) && !change.target.closest?.(live)) continue;
      for (const node of change.addedNodes) window.heard.push(node.textContent);
      if (change.type === 'characterData') window.heard.push(change.target.data);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


@pytest.mark.promise(24)
@pytest.mark.parametrize("path", ["suche?q=Freibad", "vorgaenge", "vorgang/P0091/21", "verlauf", "gemerkt"])
def test_a_page_speaks_the_language_that_was_chosen(page: Page, furnished_house: Furnished, path: str) -> None:
    page.goto(f"{furnished_house.public}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == f"{furnished_house.public}/{path}", "the switch stays on the page"
    assert violations(page) == [] and outline(page) == []
    page.set_viewport_size(SMALLEST)  # type: ignore[arg-type]
    assert width_beyond(page) == 0
