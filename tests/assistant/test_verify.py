"""What a citation does not carry is removed: whatever was changed on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.cite import cite
from assistant.model import AnswerSentence, Citation
from assistant.verify import carries, stands, verified
from assistant.window import whole
from ingest.model import Source, Span
from tests.assistant.made import letter_of, placed

TEXT = "Zum Stand 23. Mai 2022 waren 4.016 Personen nicht privat, sondern durch das Amt untergebracht (18,05 %)."
ONE = placed(TEXT, "Es ist „beauftragt“, für 480.000 Euro zu prüfen, ob § 28 gilt.")
LETTER = letter_of(ONE)
SOURCES = {"d": LETTER.source}
SENTENCES, CITATIONS = cite([whole(ONE)], {"d": LETTER}, "de")


def kept(sentence: str, citation: Citation = CITATIONS[0]) -> bool:
    said = AnswerSentence("Das Amt", sentence, (1,))
    return verified([said], [citation], SOURCES) == ([said], [citation])


def test_what_is_cited_truly_stays() -> None:
    assert verified(SENTENCES, CITATIONS, SOURCES) == (SENTENCES, CITATIONS)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("4.016", "4.061"),
        ("4.016", "4016"),
        ("18,05", "18.05"),
        ("18,05", "1805"),
        ("18,05 %", "18,05"),
        ("23. Mai", "22. Mai"),
        ("2022", "2023"),
        ("nicht ", ""),
        ("durch das Amt", "durch die Stadt"),
        ("Personen", "Menschen"),
    ],
)
def test_changed_number_unit_date_name_or_negation_is_removed(true: str, false: str) -> None:
    assert kept(TEXT)
    assert not kept(TEXT.replace(true, false)) or false in TEXT


@pytest.mark.parametrize(
    ("true", "false"), [("prüfen", "planen"), ("beauftragt", "umgesetzt"), ("Euro", "EUR"), ("§ 28", "28")]
)
def test_raised_hedge_or_changed_unit_is_removed(true: str, false: str) -> None:
    sentence = ONE.passage.sentences[1].text
    assert kept(sentence) and not kept(sentence.replace(true, false))


@settings(deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.characters(categories=["L", "N"]))
def test_any_changed_character_is_removed(at: int, other: str) -> None:
    assume(TEXT[at] != " " and other != TEXT[at])
    assert not kept(TEXT[:at] + other + TEXT[at + 1 :])


@settings(deadline=None)
@given(st.sampled_from([at for at, character in enumerate(TEXT) if character.isdigit()]))
def test_any_digit_left_out_is_removed(at: int) -> None:
    assert not kept(TEXT[:at] + TEXT[at + 1 :])


@settings(deadline=None)
@given(st.integers(-5, 5), st.integers(-5, 5))
def test_shifted_span_is_removed(start: int, end: int) -> None:
    assume((start, end) != (0, 0))
    span = CITATIONS[0].spans[0]
    assume(span.start + start >= 0)
    moved = replace(CITATIONS[0], spans=(Span(span.start + start, span.end + end, span.page),))
    assert not stands(moved, LETTER.source) and not kept(TEXT, moved)


@settings(deadline=None)
@given(st.integers(0, len(CITATIONS[0].quote) - 1), st.characters(categories=["L", "N", "P"]))
def test_changed_quote_is_removed(at: int, other: str) -> None:
    quote = CITATIONS[0].quote
    assume(other != quote[at])
    assert not kept(TEXT, replace(CITATIONS[0], quote=quote[:at] + other + quote[at + 1 :]))


def test_quote_of_an_unknown_document_is_removed() -> None:
    assert verified(SENTENCES, CITATIONS, {}) == ([], [])


def test_span_beyond_the_text_is_removed() -> None:
    beyond = replace(CITATIONS[0], quote="", spans=(Span(10_000, 10_001, 1),))
    assert verified(SENTENCES, [beyond], SOURCES) == ([], [])


def test_sentence_without_its_citation_is_removed() -> None:
    assert verified([AnswerSentence("Das Amt", TEXT, (2,))], CITATIONS, SOURCES) == ([], [])
    assert verified([AnswerSentence("Das Amt", TEXT, ())], CITATIONS, SOURCES) == ([], [])


def test_marker_that_carries_nothing_is_taken_off() -> None:
    (sentence,), citations = verified(
        [replace(SENTENCES[0], markers=(1, 2))], [*CITATIONS, replace(CITATIONS[0], marker=2, quote="falsch")], SOURCES
    )
    assert sentence.markers == (1,) and citations == CITATIONS


@pytest.mark.parametrize(
    ("quote", "display"),
    [
        ("die Zusam-\nmenarbeit", "die Zusammenarbeit"),
        ("mit Akt\n\neuren", "mit Akteuren"),
        ("**Der Rat** be\u00adschließt", "Der Rat beschließt"),
    ],
)
def test_display_form_of_a_quote_is_carried(quote: str, display: str) -> None:
    assert carries(quote, display)


@pytest.mark.parametrize("text", ["", " ", "-"])
def test_nothing_is_not_carried(text: str) -> None:
    assert not carries("Der Rat", text)


def test_verbatim_is_asked_of_the_source() -> None:
    other = Source("d", "brief", LETTER.source.text.replace("4.016", "4.061"))
    assert stands(CITATIONS[0], LETTER.source) and not stands(CITATIONS[0], other)
