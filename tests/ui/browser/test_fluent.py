"""A language model's version in a real browser: its room, its mark, stop, the choice to do without, what is heard.

What is written is known (:mod:`tests.ui.browser.worded`), but for the last test: there a server speaks, the desk's own
language model asks it, and the verifier lets through what stands.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.desk import Desk
from assistant.language_model.fluent import Outcome
from ingest.settings import LanguageModelSettings, Settings
from tests.assistant.language_model.evil_server import EvilServer
from tests.ui.browser.conftest import Opened
from tests.ui.browser.furnished import GRADIO_WARNS, Furnished, furnished, listening
from tests.ui.browser.watching import DESKTOP, QUESTION, SMALLEST, WARM_MS, Watch, ask, at_start, width_beyond

#: Milliseconds that the page holds the latest question at its top.
STEADY_MS = 2_500
#: Gradio's queue counts what it did with an option that its table library will drop.
GRADIO_COUNTS = pytest.mark.filterwarnings("ignore:The copy keyword is deprecated")
pytestmark = [pytest.mark.browser, GRADIO_WARNS, GRADIO_COUNTS]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Furnished]:
    with furnished(tmp_path_factory.mktemp("worded"), model_dir=model_dir) as opened:
        yield opened


@pytest.fixture(autouse=True)
def let_go(house: Furnished) -> Iterator[None]:
    yield
    house.let_go()


def whole(page: Page, number: int = 1) -> None:
    expect(page.locator(f"#fassung-{number}.ganz")).to_be_visible(timeout=WARM_MS)


def held(page: Page, house: Furnished) -> Page:
    """The page with an answer whose version has one sentence and waits."""
    house.wording.going_on.clear()
    ask(at_start(page, house.worded), patience_ms=WARM_MS)
    expect(page.locator("#fassung-1.schreibt .satz")).to_have_count(1, timeout=WARM_MS)
    return page


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("one => one.getBoundingClientRect().top"))


@pytest.mark.promise(26)
@pytest.mark.parametrize("viewport", [DESKTOP, SMALLEST])
def test_a_version_is_marked_and_leads_to_the_letters(
    opened: Opened, house: Furnished, watch: Watch, viewport: dict[str, int]
) -> None:
    page = at_start(opened("about:blank", viewport), house.worded)
    ask(page, patience_ms=WARM_MS)
    whole(page)
    box = page.locator("#fassung-1")
    expect(box).to_have_attribute("data-ai-generated", "true")
    expect(box).to_have_attribute("data-digital-source-type", "trainedAlgorithmicMedia")
    expect(box.get_by_text("teilweise belegt", exact=True)).to_be_visible()
    expect(box).to_contain_text("3 Sätze entfernt: Zahl steht nicht in der Fundstelle")
    assert width_beyond(page) == 0
    box.locator(".marke").first.click()
    expect(page.locator("#brief mark").first).to_be_visible(timeout=WARM_MS)
    watch.assert_clean()


def test_nothing_below_moves_while_it_is_written(opened: Opened, house: Furnished) -> None:
    page = held(opened("about:blank"), house)
    page.wait_for_timeout(STEADY_MS)
    before = page.locator(".auszuege").evaluate("one => one.offsetTop")
    house.wording.going_on.set()
    whole(page)
    assert abs(page.locator(".auszuege").evaluate("one => one.offsetTop") - before) < 60


def test_whoever_reads_below_keeps_their_line(opened: Opened, house: Furnished) -> None:
    page = held(opened("about:blank", SMALLEST), house)
    page.wait_for_timeout(STEADY_MS)
    page.mouse.move(160, 400)
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(300)
    assert top(page, "#fassung-1") < 0
    before = top(page, ".fundstellen")
    house.wording.going_on.set()
    whole(page)
    page.wait_for_timeout(200)
    assert abs(top(page, ".fundstellen") - before) < 3


def test_it_can_be_stopped_and_what_was_checked_stays(opened: Opened, house: Furnished, watch: Watch) -> None:
    page = held(opened("about:blank", SMALLEST), house)
    expect(page.get_by_role("button", name="Fragen", exact=True)).to_be_visible()
    assert width_beyond(page) == 0
    page.get_by_role("button", name="Anhalten", exact=True).click()
    whole(page)
    expect(page.locator("#fassung-1")).to_contain_text("Angehalten. Gezeigt ist, was bis dahin geprüft war.")
    expect(page.locator("#fassung-1 .satz")).to_have_count(1)
    expect(page.get_by_role("button", name="Anhalten", exact=True)).to_be_hidden()
    watch.assert_clean()


def test_the_next_question_need_not_wait(opened: Opened, house: Furnished, watch: Watch) -> None:
    page = held(opened("about:blank"), house)
    ask(page, "Und zu Punkt 6?", 2, WARM_MS)
    expect(page.locator("#fassung-1")).to_contain_text("Angehalten")
    house.wording.going_on.set()
    whole(page, 2)
    expect(page.locator("#antwort-2 .ki .satz")).to_have_count(3)
    watch.assert_clean()


def test_a_new_conversation_is_not_overwritten(opened: Opened, house: Furnished) -> None:
    page = held(opened("about:blank"), house)
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(page.locator("#frage-1")).to_have_count(0)
    house.wording.going_on.set()
    page.wait_for_timeout(800)
    expect(page.locator("#frage-1")).to_have_count(0)


def test_whoever_does_without_it_does_so_at_the_next_visit_too(opened: Opened, house: Furnished) -> None:
    page = at_start(opened("about:blank"), house.worded)
    page.get_by_label("Ohne Sprachmodell").check()
    asked = len(house.wording.asked)
    ask(page, patience_ms=WARM_MS)
    page.wait_for_timeout(500)
    expect(page.locator("#antwort-1.fertig")).to_be_visible()
    expect(page.locator(".ki")).to_have_count(0)
    at_start(page, house.worded)
    expect(page.get_by_label("Ohne Sprachmodell")).to_be_checked()
    ask(page, patience_ms=WARM_MS)
    page.wait_for_timeout(500)
    expect(page.locator("#antwort-1.fertig")).to_be_visible()
    assert len(house.wording.asked) == asked, "nothing was sent to it"
    assert [one["name"] for one in page.context.cookies() if "sprachmodell" in one["name"]] == []


@pytest.mark.promise(22)
@pytest.mark.parametrize(
    ("outcome", "said"), [(Outcome.WITHDRAWN, "Zurückgezogen"), (Outcome.FAILED, "hat nicht geantwortet")]
)
def test_what_fails_leaves_the_excerpts_with_one_line(
    opened: Opened, house: Furnished, outcome: Outcome, said: str
) -> None:
    house.wording.outcome = outcome
    page = at_start(opened("about:blank"), house.worded)
    ask(page, patience_ms=WARM_MS)
    whole(page)
    expect(page.locator("#fassung-1")).to_contain_text(said)
    expect(page.locator("#fassung-1 .satz")).to_have_count(0)
    expect(page.locator("#antwort-1 > .aussage .satz").first).to_be_visible()
    expect(page.locator(".leiste-antwort").get_by_role("button", name="KI-Fassung")).to_be_hidden()


def test_what_is_not_answered_stays_as_it_is(opened: Opened, house: Furnished, watch: Watch) -> None:
    page = at_start(opened("about:blank"), house.worded)
    ask(page, "Wann wird der Fernsehturm saniert?", patience_ms=WARM_MS)
    page.wait_for_timeout(700)
    expect(page.locator("#antwort-1.not_found")).to_be_visible()
    expect(page.locator(".ki")).to_have_count(0)
    watch.assert_clean()


def test_it_is_heard_once_and_whole_at_its_end(opened: Opened, house: Furnished) -> None:
    page = held(opened("about:blank"), house)
    heard = page.locator("[role=log][aria-live=polite] p")
    expect(heard).to_have_count(1)
    expect(heard.first).not_to_contain_text("Sprachmodell")
    house.wording.going_on.set()
    whole(page)
    expect(heard).to_have_count(2)
    expect(heard.last).to_contain_text("Von einem Sprachmodell formuliert")
    expect(heard.last).to_contain_text("teilweise belegt")


def test_it_is_copied_by_itself_and_stays_in_the_history(opened: Opened, house: Furnished) -> None:
    page = at_start(opened("about:blank"), house.worded)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, patience_ms=WARM_MS)
    whole(page)
    page.locator(".leiste-antwort").get_by_role("button", name="KI-Fassung", exact=True).click()
    expect(page.locator(".leiste-antwort .erfolg")).to_have_text("Kopiert: KI-Fassung mit Fundstellen")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert "Von einem Sprachmodell formuliert" in copied and "[1] " in copied
    page.goto(f"{house.worded}/verlauf")
    page.locator("main a[href^='/verlauf/']").first.click()
    expect(page.locator("#fassung-1 .satz")).to_have_count(3)


def test_a_model_that_is_asked_over_http_is_verified_before_it_is_shown(
    opened: Opened, letters: Settings, tmp_path: Path, watch: Watch
) -> None:
    shutil.copytree(letters.data_dir, tmp_path / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    with EvilServer() as server:
        words = LanguageModelSettings(server.base_url, "evil:honest:1")
        settings = replace(letters, data_dir=tmp_path / "data", language_model=words)
        with Desk.open(settings) as desk, listening(desk, as_staff=False) as address:
            desk.ask("Bereit?")
            page = at_start(opened("about:blank"), address)
            ask(page, QUESTION)
            expect(page.locator("#fassung-1.ganz")).to_be_visible(timeout=30_000)
            expect(page.locator("#fassung-1 .satz").first).to_be_visible()
            expect(page.locator("#fassung-1")).to_contain_text("evil:honest:1")
            page.goto("about:blank")
    watch.assert_clean()
