"""A letter to read: head, blocks with label and speaker, what is cited and why, addresses that bring it back."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ingest.model import Letter, Span
from ingest.passages import passages
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import ANSWER, CONTROL
from tests.ui.made_answers import letter, passage_with
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.letter_page import Place, letter_address, missing, page, panel, read_place
from ui.page_texts import ENGLISH, GERMAN

KNOWN = {"html", "head", "meta", "title", "link", "body", "main", "nav", "a", "section", "h1", "h2", "h3", "h4", "span"}
KNOWN |= {"p", "strong", "details", "summary", "article", "header", "dl", "div", "dt", "dd", "mark", "button"}


def place_of(of: Letter, words: str) -> Place:
    passage = passage_with(of, words)
    query = parse_qs(urlsplit(letter_address(passage.document_id, passage.key, passage.spans)).query)
    return read_place(query["stelle"][0], query["zeichen"][0])


def test_an_address_names_passage_and_stretches() -> None:
    spans = (Span(3, 9, 1), Span(12, 20, 2))
    assert letter_address("ab12", "ab12/4/2", spans) == "/brief/ab12?stelle=4/2&zeichen=3-9,12-20"
    assert letter_address("ab12") == "/brief/ab12"
    assert read_place("4/2", "3-9,12-20") == Place("4/2", ((3, 9), (12, 20)))


@pytest.mark.parametrize("passage", ["", "x", "4", "4/2/1", "4/2' or 1", "../4"])
@pytest.mark.parametrize("stretches", ["", "x", "9-3", "5", "-", "<b>"])
def test_an_address_that_names_nothing_opens_the_letter(passage: str, stretches: str) -> None:
    assert read_place(passage, stretches) == Place()


def test_an_address_marks_no_more_than_a_reader_can_follow() -> None:
    assert len(read_place("", ",".join(["1-2"] * 1000)).cited) == 50


@pytest.mark.parametrize("path", [ANSWER, CONTROL], ids=lambda path: path.stem)
def test_a_page_shows_all_that_the_letter_says_once(path: Path) -> None:
    of = letter(path)
    text = re.sub(r"Seite \d+", "", read(page(of, Place(), GERMAN)).text)
    for passage in passages(of):
        assert passage.text in text


def test_the_head_says_what_it_shows_and_no_more() -> None:
    text = read(page(letter(ANSWER), Place(), GERMAN)).text
    assert "Antwort auf eine Anfrage" in text and "Datum14.09.2022" in text and "Geschäftszeichen(OB) 15.13" in text
    bare = replace(letter(ANSWER), head=replace(letter(ANSWER).head, file_number=None))
    assert "Geschäftszeichen" not in read(page(bare, Place(), GERMAN)).text


@pytest.mark.parametrize("place", [Place(), Place("4/1")])
def test_headings_leave_no_level_out(place: Place) -> None:
    levels = [int(name[1]) for name, _ in read(page(letter(ANSWER), place, GERMAN)).tags if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1 and all(right - left <= 1 for left, right in pairwise(levels))


def test_blocks_carry_label_and_speaker() -> None:
    text = read(page(letter(CONTROL), Place(), GERMAN)).text
    assert "Beschlusspunkt 4Beschluss des Rates" in text
    assert "Beschlusspunkt 4, AntwortWorte der Verwaltung" in text
    assert "Frage 3 (zu Beschlusspunkt 5)Worte der Anfrage" in read(page(letter(ANSWER), Place(), GERMAN)).text


def test_a_quoted_third_party_is_named_where_it_speaks() -> None:
    text = read(page(letter(ANSWER), Place(), GERMAN)).text
    assert "Zitat eines Dritten" in text


def test_a_cited_passage_is_marked_with_what_it_answers_and_its_reservation() -> None:
    of = letter(ANSWER)
    shown = panel(of, place_of(of, "Jour Fixe"), GERMAN)
    assert "Jour Fixe" in "".join(re.findall(r"<mark.*?</mark>", shown))
    head = shown[: shown.index("<article")]
    assert "AF2531/22 vom 14.09.2022, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 1" in head
    assert "Antwortet auf:" in head and "Inwiefern sind der Geschäftsbereich" in head
    assert "ohne Anerkennung einer Rechtspflicht" in read(head).text


def test_an_earlier_version_names_the_newer_one() -> None:
    for write in (panel, page):
        shown = write(letter(ANSWER), Place(newer="0123456789abcdef"), GERMAN)
        assert GERMAN.superseded in shown and 'href="/brief/0123456789abcdef"' in shown
        assert GERMAN.superseded not in write(letter(ANSWER), Place(), GERMAN)


def test_the_enquirers_words_stand_under_no_reservation_of_the_office() -> None:
    of = letter(ANSWER)
    shown = panel(of, place_of(of, "Inwiefern sind der Geschäftsbereich"), GERMAN)
    assert GERMAN.under_reservation not in shown


def test_pages_of_the_original_are_shown_in_order() -> None:
    assert re.findall(r">(Seite \d)<", page(letter(ANSWER), Place(), GERMAN)) == ["Seite 2", "Seite 3", "Seite 4"]
    assert not re.search(r"Seite \d", page(letter(CONTROL), Place(), GERMAN)), "its source shows no pages"


def test_the_frame_may_be_english_and_the_letter_stays_german() -> None:
    shown = page(letter(CONTROL), Place(), ENGLISH)
    assert shown.startswith('<!doctype html>\n<html lang="en">')
    assert re.search(r'<article class="brief" lang="de"', shown)
    assert "Words of the administration" in shown


def test_a_page_of_its_own_needs_no_script() -> None:
    shown = page(letter(CONTROL), Place(), GERMAN)
    assert "<script" not in shown and "<button" not in shown


def test_what_is_not_there_is_said_without_a_name() -> None:
    assert GERMAN.letter_missing in missing(GERMAN)


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
def test_nothing_in_a_letter_becomes_markup(payload: str) -> None:
    text = CONTROL.read_text(encoding="utf-8").replace("Migrationssozialarbeit", payload).replace("GB 5", payload)
    of = segment(source_from_bytes(text.encode(), "x.txt"))
    for shown in (page(of, Place("5/1", ((0, 9000),)), GERMAN), panel(of, Place("5/1", ((0, 9000),)), GERMAN)):
        tags = read(shown.removeprefix("<!doctype html>\n")).tags
        assert {name for name, _ in tags} <= KNOWN
        assert not [key for _, values in tags for key, _ in values if key.startswith("on") or key == "style"]
        sources = [value or "" for _, attributes in tags for key, value in attributes if key in ("href", "src")]
        assert all(value.startswith("/") for value in sources)
