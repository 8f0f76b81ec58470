"""The version on paper and in the clipboard: marked, and apart from the excerpts."""

from __future__ import annotations

import datetime

import pytest

from ingest.formats.detect import Format
from ingest.formats.extract import extract
from ingest.model import Tier
from tests.ui.made_answers import ANSWERED
from tests.ui.made_fluent import BEGUN, FURTHER, WIDER, WITHDRAWN, WRITTEN
from tests.ui.test_markup import read
from ui.answers import pdf
from ui.answers.fluent import contents, copied_fluent, headed, printed, small_print
from ui.answers.quoted import Quoted
from ui.answers.texts import ENGLISH, GERMAN
from ui.fluent.texts import GERMAN as WORDS

PLACES = [Quoted(one, None, Tier.OEFFENTLICH) for one in (WIDER, FURTHER)]


@pytest.mark.promise(26)
def test_the_copied_text_carries_its_mark_and_its_places() -> None:
    text = copied_fluent("Wann?", WRITTEN, PLACES, GERMAN)
    assert text.startswith(f"Frage: Wann?\n\n{WORDS.heading} (Modell: muster-7b):\nIm Mai soll das Bad öffnen")
    assert "Fundstellen:\n[1] " in text and "\n[2] " in text and "teilweise belegt" in text
    assert ANSWERED.sentences[1].text not in text.partition("Sie schreibt")[0]


@pytest.mark.promise(26)
def test_the_print_view_has_it_in_a_marked_section() -> None:
    page = read(printed(WRITTEN, "de", GERMAN))
    assert dict(page.tags[0][1])["data-ai-generated"] == "true"
    assert "„Es hat zwei Becken. (wörtlich)“ [1][2] (teilweise belegt)" in page.text
    assert '<span class="woertlich">Es hat zwei Becken.</span>' in printed(WRITTEN, "de", GERMAN)
    assert "data-ai-generated" not in printed(WITHDRAWN, "de", GERMAN)
    assert WORDS.none in read(printed(WITHDRAWN, "de", GERMAN)).text


def test_the_excerpts_below_are_headed_as_such() -> None:
    assert headed("Antwort", WRITTEN, GERMAN) == "Antwort · Wörtliche Auszüge"
    assert headed("Antwort", None, GERMAN) == "Antwort"


@pytest.mark.promise(26)
def test_the_small_print_says_what_is_worded_by_ai() -> None:
    assert small_print(None, GERMAN) == small_print(BEGUN, GERMAN) == GERMAN.excerpts
    assert small_print(WRITTEN, GERMAN) == WORDS.small_print and "language model" in small_print(WRITTEN, ENGLISH)


@pytest.mark.promise(26)
def test_the_pdf_says_it_to_readers_and_machines() -> None:
    bare = {
        "language": "de", "answer_language": "de", "title": "x", "asked": "", "state": "Antwort", "notice": "x",
        "notices_before": [], "notices_after": [], "places_heading": "x", "places": [], "answers_to": "x",
        "reservation": "x", "small_print": [], "footer": "x", "question": "Wann?", "statements": [], "lead": "",
        "fluent": contents(WRITTEN, GERMAN),
    }  # fmt: skip
    made = pdf.pdf(bare, datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
    text = " ".join(extract(made, Format.PDF, "antwort.pdf").text.split())
    assert f"KI · {WORDS.heading}" in text and "Im Mai soll das Bad öffnen" in text
    assert "(wörtlich)" in text and "3 Sätze entfernt" in text and "Modell: muster-7b" in text
    assert b"compositeWithTrainedAlgorithmicMedia" in made
    plain = pdf.pdf(bare | {"fluent": None}, datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
    assert b"TrainedAlgorithmicMedia" not in plain
    assert contents(None, GERMAN) is None
