"""The box above the excerpts: marked, badged, with markers that lead to the letters, and no markup of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.language_model.fluent import Fluent, FluentSentence
from assistant.verification.verdict import Badge
from tests.ui.made_fluent import BEGUN, FAILED, HALFWAY, OPENS, WITHDRAWN, WRITTEN
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.fluent.box import box, excerpts_heading
from ui.fluent.texts import GERMAN as WORDS
from ui.page_texts import ENGLISH, GERMAN


def shown(fluent: Fluent, running: bool = False) -> str:
    return box(fluent, 3, running, "de", GERMAN)


@pytest.mark.promise(26)
def test_a_version_is_marked_for_readers_and_for_machines() -> None:
    page = read(shown(WRITTEN))
    assert page.text.startswith(f"KI {WORDS.heading}")
    section = dict(page.tags[0][1])
    assert section["id"] == "fassung-3" and section["class"] == "ki ganz"
    assert section["data-ai-generated"] == "true"
    assert section["data-digital-source-type"] == "trainedAlgorithmicMedia"


def test_each_sentence_has_its_markers_and_its_badge() -> None:
    page = read(shown(WRITTEN))
    assert "so die Verwaltung. Fundstelle 1 belegt" in page.text
    assert "Fundstelle 1 Fundstelle 2 teilweise belegt" in page.text
    links = [dict(attributes) for name, attributes in page.tags if name == "a"]
    assert [one["href"].split("/")[2] for one in links] == ["0123456789abcdef", "0123456789abcdef", "fedcba9876543210"]
    assert all(one["class"] == "marke" for one in links)


def test_what_is_verbatim_is_named_so() -> None:
    assert "„Es hat zwei Becken. (wörtlich)“" in read(shown(WRITTEN)).text
    assert '<span class="woertlich" title="wörtlich">Es hat zwei Becken.' in shown(WRITTEN)


def test_what_was_removed_is_counted_and_its_words_stand_nowhere() -> None:
    assert "3 Sätze entfernt: Zahl steht nicht in der Fundstelle (2×)" in read(shown(WRITTEN)).text


def test_while_it_is_written_one_line_says_so() -> None:
    page = read(shown(HALFWAY, running=True))
    assert WORDS.writing in page.text and "entfernt" not in page.text and "muster-7b" not in page.text
    assert dict(page.tags[0][1])["class"] == "ki schreibt"
    assert "data-ai-generated" not in shown(BEGUN, running=True), "nothing of it is there yet"


@pytest.mark.parametrize("fluent", [WITHDRAWN, FAILED, BEGUN])
def test_without_a_sentence_it_says_why_and_claims_nothing(fluent: Fluent) -> None:
    page = read(shown(fluent))
    assert WORDS.none in page.text and WORDS.heading not in page.text
    assert OPENS.text not in page.text and "data-ai-generated" not in shown(fluent)
    assert dict(page.tags[0][1])["class"] == "ki ganz leer"


def test_it_is_in_the_answers_language_within_a_frame_in_the_pages() -> None:
    page = box(WRITTEN, 1, False, "de", ENGLISH)
    assert '<p class="ki-saetze" lang="de">' in page and "supported in part" in page


def test_a_marker_without_its_citation_leads_nowhere() -> None:
    assert "<a " not in shown(replace(WRITTEN, citations=()))


@pytest.mark.promise(13)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_a_model_writes_becomes_markup(payload: str) -> None:
    sentence = FluentSentence(payload, (1,), Badge.FULL, 1.0, ((0, len(payload)),))
    page = read(shown(replace(WRITTEN, sentences=(sentence, replace(sentence, verbatim=())), model=payload)))
    assert {name for name, _ in page.tags} <= {"section", "h4", "span", "p", "a", "ul", "li"}
    assert not [key for _, values in page.tags for key, _ in values if key.startswith("on") or key == "style"]


def test_the_excerpts_have_a_heading_of_their_own() -> None:
    assert read(excerpts_heading(GERMAN)).text == "Wörtliche Auszüge"
