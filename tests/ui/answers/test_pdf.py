"""The PDF: tagged, in German, its text found again, whatever that text is; set in time, in a process of its own."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model import PUBLIC
from ingest.errors import FundstelleError
from ingest.formats.detect import Format
from ingest.formats.extract import extract
from tests.ui.answers.shelved import QUESTION, asked
from tests.ui.houses import House
from tests.ui.payloads import PAYLOADS
from ui import page_texts
from ui.answers import pdf
from ui.answers.quoted import quoted
from ui.answers.sheet import contents
from ui.answers.texts import ENGLISH, GERMAN
from ui.conversation import Exchange
from ui.shelf import Shelved

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def told(house: House) -> dict[str, Any]:
    answer = house.desk.ask(QUESTION)
    shelved = Shelved(Exchange(QUESTION, answer=answer), (), NOON)
    places = quoted(answer.citations, house.desk, PUBLIC)
    return contents(shelved, places, house.site, GERMAN, page_texts.GERMAN)


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_its_text_is_found_again_by_our_own_reader(told: dict[str, Any]) -> None:
    text = letters(extract(pdf.pdf(told, NOON), Format.PDF, "antwort.pdf").text)
    for words in (QUESTION, "dem [Sächsischen] Staatsministerium", told["places"][1]["source"], GERMAN.strokes):
        assert letters(words) in text
    assert letters(told["places"][1]["words"]) in text, "the wording, letter by letter"


def test_it_is_tagged_and_says_its_language_and_title(told: dict[str, Any]) -> None:
    made = pdf.pdf(told, NOON)
    assert b"/Lang(de)" in made and b"/MarkInfo" in made and b"pdfuaid" in made
    with pypdfium2.PdfDocument(made) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == told["title"]
    assert b"/Lang(en)" in pdf.pdf(told | {"language": ENGLISH.language}, NOON)


def test_the_same_answer_gives_the_same_file(told: dict[str, Any]) -> None:
    assert pdf.pdf(told, NOON) == pdf.pdf(told, NOON)


def test_it_is_set_in_a_second(told: dict[str, Any]) -> None:
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        pdf.pdf(told, NOON)
        taken.append(time.perf_counter() - begun)
    assert min(taken) <= 1


def test_every_payload_is_plain_text(told: dict[str, Any]) -> None:
    """Sixty attacks in every field at once: the file is made, nothing in it is an action or a foreign link."""
    for payload in PAYLOADS:
        fields = {"question": payload, "title": payload, "lead": payload, "state": payload, "footer": payload}
        place = told["places"][0] | {"source": payload, "words": payload, "asked": payload, "reservation": payload}
        said = [{"who": payload, "passages": [{"text": payload, "marker": payload}]}]
        made = pdf.pdf(told | fields | {"places": [place], "statements": said, "notices_after": [payload]}, NOON)
        assert not re.search(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction|SubmitForm|AcroForm)\b", made)
        assert set(re.findall(rb"/URI ?\((.*?)\)", made)) <= {place["address"].encode()}
        with pypdfium2.PdfDocument(made) as document:
            text = "".join(page.get_textpage().get_text_range() for page in document)
        shown = [part for part in re.split(r"[^ -~äöüÄÖÜß]+|-", payload) if len(part.strip()) > 3]
        for part in shown:
            assert letters(part) in letters(text).replace("\ufffe", ""), payload


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200), min_size=4, max_size=4))
def test_no_text_can_break_it(texts: list[str]) -> None:
    bare = {
        "language": "de", "answer_language": "de", "title": "x", "asked": "", "state": "x", "notice": "x",
        "fluent": None,
        "notices_before": [], "notices_after": texts[1:2], "places_heading": "x", "places": [], "answers_to": "x",
        "reservation": "x", "small_print": texts[2:3], "footer": "x", "question": texts[0], "lead": texts[3],
        "statements": [],
    }  # fmt: skip
    assert pdf.pdf(bare, NOON).startswith(b"%PDF-")


def test_what_no_font_shows_is_said_to_be_missing() -> None:
    shown = pdf._showable({"a": ["ä\u202ex\u200b😀漢 „ß“ – € → □ ☒ u\u0308 \ud800", "zu\u00adsammen"]})
    assert shown == {"a": ["ä�x��� „ß“ – € → □ ☒ ü �", "zusammen"]}


def test_every_character_that_is_let_through_can_be_set() -> None:
    all_of_them = [chr(code) for code in range(0x20, 0xFFFE) if not pdf._SHOWN.match(chr(code))]
    assert len(all_of_them) > 1_500
    bare = {
        "language": "de", "answer_language": "de", "title": "x", "asked": "", "state": "x", "notice": "x",
        "fluent": None,
        "notices_before": [], "notices_after": [], "places_heading": "x", "places": [], "answers_to": "x",
        "reservation": "x", "small_print": [], "footer": "x", "question": "x", "statements": [],
        "lead": " ".join(f"a{sign}b" for sign in all_of_them),
    }  # fmt: skip
    assert pdf.pdf(bare, NOON).startswith(b"%PDF-")


def test_what_goes_wrong_is_a_fault_with_a_way_out(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FundstelleError, match="Druckansicht"):
        pdf.pdf({"title": "ohne den Rest"}, NOON)
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    with pytest.raises(FundstelleError, match="dauert länger"):
        pdf.pdf(told, NOON)


def test_it_comes_as_a_file(house: House, tmp_path: Path) -> None:
    mine = asked(house)
    answer = mine.client.get(f"{mine.address}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="fundstelle-[\d-]+\.pdf"', answer.headers["content-disposition"])
    assert answer.headers["cache-control"] == "no-store" and answer.content.startswith(b"%PDF-")
