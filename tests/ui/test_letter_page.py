"""A letter to read: head, blocks with label and speaker, what is cited marked; addresses that bring it back."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.model import Letter, Span
from ingest.passages import passages
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import ANSWER, CONTROL
from tests.ui.made_answers import letter, passage_with
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.letter_page import Place, article, letter_address, place_address, reservation
from ui.page_texts import ENGLISH, GERMAN

KNOWN = {"article", "header", "section", "h2", "h3", "h4", "h5", "p", "dl", "div", "dt", "dd", "span", "mark"}


def place_of(of: Letter, words: str) -> Place:
    passage = passage_with(of, words)
    number = passage.key.removeprefix(f"{passage.document_id}/")
    return Place(number, tuple((span.start, span.end) for span in passage.spans))


def test_an_address_counts_code_points_alone() -> None:
    spans = (Span(3, 9, 1), Span(12, 20, 2))
    assert letter_address("ab12", "ab12/4/2", spans) == "/stelle/ab12/3-9_12-20"
    assert place_address("ab12", ((3, 9), (12, 20))) == "/stelle/ab12/3-9_12-20"
    assert letter_address("ab12") == place_address("ab12", ()) == "/brief/ab12"


def test_a_passage_without_stretches_is_named_by_its_number() -> None:
    assert letter_address("ab12", "ab12/4/2") == "/brief/ab12?stelle=4/2"


@pytest.mark.parametrize("path", [ANSWER, CONTROL], ids=lambda path: path.stem)
def test_a_page_shows_all_that_the_letter_says_once(path: Path) -> None:
    of = letter(path)
    text = re.sub(r"Seite \d+", "", read(article(of, Place(), GERMAN)).text)
    for passage in passages(of):
        assert passage.text in text


def test_the_head_says_what_it_shows_and_no_more() -> None:
    text = read(article(letter(ANSWER), Place(), GERMAN)).text
    assert "Antwort auf eine Anfrage" in text and "Datum14.09.2022" in text and "Geschäftszeichen(OB) 15.13" in text
    bare = replace(letter(ANSWER), head=replace(letter(ANSWER).head, file_number=None))
    assert "Geschäftszeichen" not in read(article(bare, Place(), GERMAN)).text


@pytest.mark.parametrize("place", [Place(), Place("4/1")])
def test_headings_leave_no_level_out(place: Place) -> None:
    tags = read(article(letter(ANSWER), place, GERMAN)).tags
    levels = [int(name[1]) for name, _ in tags if re.fullmatch(r"h\d", name)]
    assert levels[0] == (3 if place.passage else 2) and all(right - left <= 1 for left, right in pairwise(levels))


def test_blocks_carry_label_and_speaker() -> None:
    text = read(article(letter(CONTROL), Place(), GERMAN)).text
    assert "Beschlusspunkt 4Beschluss des Rates" in text
    assert "Beschlusspunkt 4, AntwortWorte der Verwaltung" in text
    assert "Frage 3 (zu Beschlusspunkt 5)Worte der Anfrage" in read(article(letter(ANSWER), Place(), GERMAN)).text


def test_a_quoted_third_party_is_named_where_it_speaks() -> None:
    text = read(article(letter(ANSWER), Place(), GERMAN)).text
    assert "Zitat eines Dritten" in text


def test_what_is_cited_is_marked() -> None:
    of = letter(ANSWER)
    shown = article(of, place_of(of, "Jour Fixe"), GERMAN)
    assert "Jour Fixe" in "".join(re.findall(r"<mark.*?</mark>", shown))
    assert shown.count('id="stelle"') == 1


def test_a_reservation_is_found() -> None:
    assert "ohne Anerkennung einer Rechtspflicht" in reservation(letter(ANSWER))
    assert reservation(letter(CONTROL)) == ""


def test_pages_of_the_original_are_shown_in_order() -> None:
    assert re.findall(r">(Seite \d)<", article(letter(ANSWER), Place(), GERMAN)) == ["Seite 2", "Seite 3", "Seite 4"]
    assert not re.search(r"Seite \d", article(letter(CONTROL), Place(), GERMAN)), "its source shows no pages"


def test_the_frame_may_be_english_and_the_letter_stays_german() -> None:
    shown = article(letter(CONTROL), Place(), ENGLISH)
    assert re.match(r'<article class="brief" lang="de"', shown)
    assert '<span class="sprecher" lang="en">Words of the administration' in shown


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
def test_nothing_in_a_letter_becomes_markup(payload: str) -> None:
    text = CONTROL.read_text(encoding="utf-8").replace("Migrationssozialarbeit", payload).replace("GB 5", payload)
    of = segment(source_from_bytes(text.encode(), "x.txt"))
    tags = read(article(of, Place("5/1", ((0, 9000),)), GERMAN)).tags
    assert {name for name, _ in tags} <= KNOWN
    assert not [key for _, values in tags for key, _ in values if key.startswith("on") or key in ("style", "href")]
