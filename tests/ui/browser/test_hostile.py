"""Sixty attacks in letters, questions, searches, addresses, file names and notes: shown as they stand, no more.

The quick tests hold several payloads together; ``full`` ones each alone, where none can hide behind another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.scoreboard.counting import Promised
from tests.ui.browser import hostile
from tests.ui.browser.furnished import GRADIO_WARNS, Furnished, furnished
from tests.ui.browser.hostile import reference, strange
from tests.ui.browser.watching import DESKTOP, WARM_MS, Watch, ask, at_start
from tests.ui.payloads import PAYLOADS, for_file_names, for_letters

pytestmark = [pytest.mark.browser, GRADIO_WARNS]

#: Payloads that one letter, one question hold together in the quick tests.
TOGETHER = 4
#: What a browser notes of a page that is not there; an address that holds an attack leads nowhere.
NOT_THERE = "the server responded with a status of 40"
TYPED = tuple(payload.replace("\ud800", "") for payload in PAYLOADS)


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Furnished]:
    """A house whose letters are attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    with furnished(folder, hostile.letters(folder / "letters", TOGETHER), model_dir) as house:
        yield house


@pytest.fixture(scope="module")
def besieged_by_each(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Furnished]:
    """The same with a letter for each attack."""
    folder = tmp_path_factory.mktemp("hostile")
    with furnished(folder, hostile.letters(folder / "letters", 1), model_dir) as house:
        yield house


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the page of a test did; at its end nothing may have happened that no page of ours does."""
    seen = Watch()
    yield seen
    assert seen.dialogs == [], "a script of a payload ran"
    assert seen.hosts <= {"127.0.0.1"}, "another host was asked"
    assert [line for line in seen.complaints if NOT_THERE not in line] == []


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    opened = watch.on(browser.new_page(viewport=DESKTOP))  # type: ignore[arg-type]
    yield opened
    opened.context.close()


def assert_each_is_harmless(page: Page, addresses: list[str]) -> None:
    """Open pages one after the other; what is strange is told by its address."""
    found = {}
    for address in addresses:
        page.goto(address)
        if here := strange(page):
            found[address] = here
    assert found == {}


def addresses_of_letters(house: Furnished, number: int) -> list[str]:
    """Every page that shows something of the hostile letters."""
    ids = [house.id_of(reference(one)) for one in range(number)]
    kinds = ("", "?ansicht=lesefassung", "/falsch-gelesen")
    letters = [f"{house.public}/brief/{one}{kind}" for one in ids for kind in kinds]
    papers = [f"{house.public}/vorgang/{reference(one)}" for one in range(number)]
    lists = [f"{house.public}/{path}" for path in ("suche", "suche?seite=2", "vorgaenge", "suche?q=Freibad")]
    return [*letters, *papers, *lists]


def ask_about_letters(page: Page, house: Furnished, number: int) -> None:
    """Questions about the hostile letters, each in a conversation of its own with the letter open beside it."""
    at_start(page, house.public)
    for one in range(number):
        ask(page, f"Was steht in {reference(one)} zu Frage 1?", 1, WARM_MS)
        page.locator("#antwort-1 .marke").first.click()
        expect(page.locator("#brief mark").first).to_be_visible()
        assert strange(page) == [], reference(one)
        page.get_by_role("button", name="Neues Gespräch").click()
        expect(page.locator("#antwort-1")).to_have_count(0)


def ask_each(page: Page, house: Furnished, questions: list[str]) -> None:
    """Ask hostile questions; they stand there as they were asked."""
    at_start(page, house.public)
    for question in questions:
        ask(page, question, 1, WARM_MS)
        assert strange(page) == [], question
        page.get_by_role("button", name="Neues Gespräch").click()
        expect(page.locator("#antwort-1")).to_have_count(0)


def test_there_are_sixty_and_each_is_another() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 60
    assert len(for_letters()) == len(for_file_names()) == 59, "one is half a character, which no file can hold"


@pytest.mark.promise(13)
def test_letters_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    number = len(hostile.batches(for_letters(), TOGETHER))
    assert_each_is_harmless(page, addresses_of_letters(besieged, number))
    promised.cases(len(for_letters()))


@pytest.mark.promise(13)
def test_answers_and_the_letter_beside_them_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    ask_about_letters(page, besieged, len(hostile.batches(for_letters(), TOGETHER)))
    promised.cases(len(for_letters()))


@pytest.mark.promise(13)
def test_questions_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    ask_each(page, besieged, hostile.batches(TYPED, 10))
    page.goto(f"{besieged.public}/verlauf")
    assert strange(page) == []
    page.locator("main a[href^='/verlauf/']").first.click()
    expect(page.locator(".frage").first).to_be_visible()
    assert strange(page) == []
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
def test_words_of_a_search_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    assert_each_is_harmless(
        page, [f"{besieged.public}/suche?{urlencode({'q': words})}" for words in hostile.batches(TYPED, 3)]
    )
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
@pytest.mark.parametrize("name", ["von", "bis", "art", "amt", "fraktion", "ebene", "seite"])
def test_filters_are_only_text(page: Page, besieged: Furnished, name: str, promised: Promised) -> None:
    values = hostile.batches(TYPED, 10)
    assert_each_is_harmless(page, [f"{besieged.staff}/suche?{urlencode({name: value})}" for value in values])
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
def test_addresses_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    places = ["vorgang/{}", "brief/{}", "antwort/{}", "verlauf/{}", "stelle/0123456789abcdef/{}"]
    paths = [place.format(quote(payload, safe="")) for payload in hostile.batches(TYPED, 10) for place in places]
    assert_each_is_harmless(page, [f"{besieged.public}/{path}" for path in paths])
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
def test_names_of_sent_files_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    page.goto(f"{besieged.staff}/aufnahme")
    names = [f"{number}{name}.txt" for number, name in enumerate(for_file_names())]
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": b""} for name in names]
    )
    assert strange(page) == []
    with page.expect_navigation(timeout=WARM_MS):  # the names stand on the form, too
        page.locator("form:has(input[type=file]) button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("onerror=alert(1)", timeout=WARM_MS)
    assert strange(page) == []
    promised.cases(len(for_file_names()))


@pytest.mark.promise(13)
def test_notes_to_an_answer_are_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    """What is written into the form, and the question that it shows, in the dialog and on the print view."""
    at_start(page, besieged.public)
    ask(page, f"Was steht in {reference(0)} zu Frage 1? {TYPED[0]} {TYPED[13]} {TYPED[6]}", 1, WARM_MS)
    page.locator(".leiste-antwort .urteil").last.click()
    note = page.locator("dialog[open] textarea")
    note.fill(" · ".join(TYPED)[:3000])
    assert strange(page) == []
    page.locator("dialog[open] input[name=urteil]").first.check()
    page.locator("dialog[open] .senden").click()
    expect(page.locator("dialog[open] form")).to_have_count(0)
    page.goto(str(page.locator(".leiste-antwort a[href^='/antwort/']").first.evaluate("(link) => link.href")))
    assert strange(page) == []
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
@pytest.mark.full
def test_each_letter_alone_is_only_text(page: Page, besieged_by_each: Furnished, promised: Promised) -> None:
    assert_each_is_harmless(page, addresses_of_letters(besieged_by_each, len(for_letters())))
    promised.cases(len(for_letters()))


@pytest.mark.promise(13)
@pytest.mark.full
def test_each_letter_alone_in_an_answer_is_only_text(
    page: Page, besieged_by_each: Furnished, promised: Promised
) -> None:
    ask_about_letters(page, besieged_by_each, len(for_letters()))
    promised.cases(len(for_letters()))


@pytest.mark.promise(13)
@pytest.mark.full
def test_each_question_alone_is_only_text(page: Page, besieged: Furnished, promised: Promised) -> None:
    ask_each(page, besieged, list(TYPED))
    promised.cases(len(TYPED))


@pytest.mark.promise(13)
@pytest.mark.full
@pytest.mark.parametrize("payload", TYPED, ids=range(len(TYPED)))
def test_each_address_alone_is_only_text(page: Page, besieged: Furnished, payload: str) -> None:
    names = ("von", "bis", "art", "amt", "fraktion", "ebene", "seite")
    searches = [f"{besieged.staff}/suche?{urlencode({name: payload})}" for name in names]
    places = ["vorgang/{}", "brief/{}", "antwort/{}", "verlauf/{}", "stelle/0123456789abcdef/{}"]
    paths = [f"{besieged.public}/{place.format(quote(payload, safe=''))}" for place in places]
    assert_each_is_harmless(page, [*searches, *paths])
