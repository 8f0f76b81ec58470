"""What stands around a letter: label, date, office, tier, question; address, original, correction; two views."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ingest.model import Letter, Tier
from ingest.passages import passages
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import ANSWER, CONTROL
from tests.ui.made_answers import letter, passage_with
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui import page_texts
from ui.letter_page import Place, article
from ui.letters import sheet
from ui.letters.sheet import Shown
from ui.letters.texts import ENGLISH, GERMAN, LetterTexts

ADDRESS = "https://example.org"
KNOWN = {
    "div",
    "nav",
    "a",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "span",
    "time",
    "p",
    "strong",
    "details",
    "summary",
}
KNOWN |= {"article", "header", "dl", "dt", "dd", "mark", "button"}


def cited(of: Letter, words: str) -> Shown:
    passage = passage_with(of, words)
    number = passage.key.removeprefix(f"{passage.document_id}/")
    place = Place(number, tuple((span.start, span.end) for span in passage.spans))
    shown = Shown(of, Tier.OEFFENTLICH, place, "", passage)
    return replace(shown, address=f"{ADDRESS}{shown.path}")


def panel(shown: Shown, texts: LetterTexts = GERMAN) -> str:
    frame = page_texts.texts(texts.language)
    return sheet.panel(shown, article(shown.letter, shown.place, frame), 0, frame, texts)


def page(shown: Shown, texts: LetterTexts = GERMAN, number: int = 0) -> str:
    frame = page_texts.texts(texts.language)
    return sheet.page(shown, article(shown.letter, shown.place, frame), number, frame, texts)


def above(shown: str) -> str:
    return shown[: shown.index("<article")]


def test_above_the_passage_stands_what_it_is() -> None:
    for write in (panel, page):
        text = read(above(write(cited(letter(ANSWER), "Jour Fixe")))).text
        assert "AF2531/22 vom 14.09.2022, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 1" in text
        assert "Worte der Verwaltung14.09.2022" in text and "öffentlich" in text
        assert "Antwortet auf:" in text and "Inwiefern sind der Geschäftsbereich" in text
        assert "ohne Anerkennung einer Rechtspflicht" in text


def test_a_letter_that_is_not_public_says_so() -> None:
    shown = replace(cited(letter(ANSWER), "Jour Fixe"), tier=Tier.NICHTOEFFENTLICH)
    assert '<span class="ebene nichtoeffentlich">nichtöffentlich</span>' in panel(shown)
    assert '<span class="ebene nichtoeffentlich">not public</span>' in panel(shown, ENGLISH)


def test_office_and_date_are_named_or_left_out() -> None:
    of = letter(ANSWER)
    assert f'<span lang="de">{of.head.office}</span>' in panel(cited(of, "Jour Fixe"))
    bare = replace(of, head=replace(of.head, office=None, date=None))
    facts = re.findall(r'<p class="angaben">(.*?)</p>', panel(cited(bare, "Jour Fixe")))[0]
    assert read(facts).text == "Worte der Verwaltungohne Datumöffentlich"


def test_the_enquirers_words_stand_under_no_reservation_of_the_office() -> None:
    shown = panel(cited(letter(ANSWER), "Inwiefern sind der Geschäftsbereich"))
    assert page_texts.GERMAN.under_reservation not in shown


def test_the_address_is_absolute_and_permanent() -> None:
    shown = cited(letter(ANSWER), "Jour Fixe")
    (start, end), *_ = shown.place.cited
    document_id = shown.letter.source.document_id
    address = re.escape(f"{ADDRESS}/stelle/{document_id}/{start}-{end}")
    assert re.search(rf'data-text="{address}[\d&#;-]*"', panel(shown))
    assert shown.page_path(3) == f"{shown.path}?ansicht=original&seite=3"
    by_number = replace(shown, place=Place("4/1"))
    assert by_number.path == f"/brief/{document_id}?stelle=4/1"
    assert by_number.page_path() == f"/brief/{document_id}?stelle=4/1&ansicht=original"


def test_readers_report_and_staff_puts_right() -> None:
    shown = cited(letter(ANSWER), "Jour Fixe")
    at = shown.path.rpartition("/")[2]
    document_id = shown.letter.source.document_id
    assert read(panel(shown)).text.count(GERMAN.misread) == 1
    hrefs = [dict(values).get("href") for name, values in read(panel(shown)).tags if name == "a"]
    assert f"/brief/{document_id}/falsch-gelesen?zeichen={at}" in hrefs and f"/brief/{document_id}/original" in hrefs
    staff = panel(replace(shown, staff=True))
    assert "falsch-gelesen" not in staff and f"/brief/{document_id}/berichtigen?zeichen=" in staff
    whole = panel(Shown(shown.letter, shown.tier, Place(), ""))
    assert GERMAN.misread_letter in whole and f'/brief/{document_id}/falsch-gelesen"' in whole


def test_only_what_has_pages_has_two_views() -> None:
    shown = cited(letter(ANSWER), "Jour Fixe")
    assert GERMAN.original_page not in panel(shown) and GERMAN.save_original in panel(shown)
    pdf = panel(replace(shown, pages=3))
    assert GERMAN.open_original in pdf
    current = re.compile(r'data-ansicht="(\w+)" aria-current="true"')
    assert current.findall(pdf) == ["lesefassung"]
    assert current.findall(page(replace(shown, pages=3), number=2)) == ["original"]


def test_an_earlier_version_leads_to_the_same_place_or_to_the_beginning() -> None:
    shown = cited(letter(ANSWER), "Jour Fixe")
    newer = replace(shown, place=replace(shown.place, newer="0123456789abcdef", there=((5, 9),)))
    for write in (panel, page):
        assert page_texts.GERMAN.superseded in write(newer) and GERMAN.same_place in write(newer)
        assert 'href="/stelle/0123456789abcdef/5-9"' in write(newer)
        other = write(replace(newer, place=replace(newer.place, there=())))
        assert page_texts.GERMAN.newer_version in other and 'href="/brief/0123456789abcdef"' in other
        assert page_texts.GERMAN.superseded not in write(shown)


def test_a_lost_place_is_said() -> None:
    shown = Shown(letter(ANSWER), Tier.OEFFENTLICH, Place(lost=True), "")
    assert GERMAN.place_lost in panel(shown) and ENGLISH.place_lost in page(shown, ENGLISH)


def test_a_page_needs_no_script() -> None:
    shown = page(cited(letter(CONTROL), "Sozialamt"))
    assert re.findall(r"<button[^>]*>", shown) and all(" hidden>" in tag for tag in re.findall(r"<button[^>]*>", shown))


def test_the_panel_names_its_keys() -> None:
    shown = panel(cited(letter(CONTROL), "Sozialamt"))
    assert re.findall(r'aria-keyshortcuts="(\w+)"', shown) == ["ArrowLeft", "ArrowRight", "Escape"]
    assert GERMAN.keys_detail in shown


def test_what_is_not_there_is_said_without_a_name() -> None:
    assert page_texts.GERMAN.letter_missing in sheet.missing(page_texts.GERMAN)


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
def test_nothing_in_a_letter_becomes_markup(payload: str) -> None:
    text = CONTROL.read_text(encoding="utf-8").replace("Migrationssozialarbeit", payload).replace("GB 5", payload)
    of = segment(source_from_bytes(text.encode(), "x.txt"))
    place = Place("5/1", ((0, 9000),), newer="0123456789abcdef")
    shown = Shown(of, Tier.OEFFENTLICH, place, "", passages(of)[9], pages=2)
    for written in (page(shown), panel(shown)):
        tags = read(written).tags
        assert {name for name, _ in tags} <= KNOWN
        assert not [key for _, values in tags for key, _ in values if key.startswith("on") or key == "style"]
        sources = [value or "" for _, attributes in tags for key, value in attributes if key in ("href", "src")]
        assert all(value.startswith("/") or value == "#stelle" for value in sources)


def test_a_letter_that_is_not_public_says_so_to_all_who_see_it_and_to_few_how_to_change_it() -> None:
    shown = replace(cited(letter(ANSWER), "Netzwerk"), tier=Tier.INTERN, passage=None)
    assert '<span class="ebene intern">intern</span>' in page(shown) and "/einstufung" not in page(shown)
    assert 'class="ebene' not in page(replace(shown, tier=Tier.OEFFENTLICH))
    assert ">Einstufung: intern</a>" in page(replace(shown, classifies=True))
