"""Windows to citations and the sentences they carry."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cite import by_time, citation_of, cite, is_report, reservation
from assistant.verify import carries, stands
from assistant.window import Window, whole
from ingest.model import BlockKind, LetterKind, Speaker
from tests.assistant.made import APRIL, JUNE, letter_of, placed, summary

RESERVED = "Ich antworte ohne Anerkennung einer Rechtspflicht."


def test_citation_says_where_it_stands() -> None:
    one = placed("Das Bad öffnet.", "Es ist kalt.", number="3", refers_to=("5",), asked="Wann öffnet es?")
    citation = citation_of(Window(one, 1, 1, 0.0, 1), letter_of(one), 2)
    assert (citation.marker, citation.number, citation.refers_to, citation.paper) == (2, "3", ("5",), "AF0007/23")
    assert (citation.quote, citation.display, citation.asked) == ("Es ist kalt.", "Es ist kalt.", "Wann öffnet es?")
    assert (citation.office, citation.date, citation.file) == ("Amt für Bäder", APRIL, "brief")


def test_sentences_carry_the_marker_of_their_citation() -> None:
    one = placed("Das Bad öffnet.", "Es ist kalt.", place="1/1")
    other = placed("Der Rat soll zahlen.", speaker=Speaker.COUNCIL, kind=BlockKind.RESOLUTION_POINT,
                   letter=summary("e"), place="2/1")  # fmt: skip
    letters = {"d": letter_of(one), "e": letter_of(other)}
    sentences, citations = cite([whole(one), whole(other)], letters, "de")
    assert [(sentence.text, sentence.markers) for sentence in sentences] == [
        ("Das Bad öffnet.", (1,)),
        ("Es ist kalt.", (1,)),
        ("Der Rat soll zahlen.", (2,)),
    ]
    assert [citation.marker for citation in citations] == [1, 2]


def test_every_sentence_names_its_own_speaker() -> None:
    quoting = placed("Die Richtlinie sagt:", "„Bäder sind zu heizen.“", speakers=(Speaker.OFFICE, Speaker.THIRD_PARTY))
    sentences, (citation,) = cite([Window(quoting, 0, 1, 0.0, 1)], {"d": letter_of(quoting)}, "de")
    assert [sentence.attribution for sentence in sentences] == [
        "Amt für Bäder, Schreiben vom 03.04.2023",
        "Eine fremde Quelle, zitiert von: Amt für Bäder, Schreiben vom 03.04.2023",
    ]
    assert citation.speaker is Speaker.THIRD_PARTY


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Das Bad öffnet.", "Es ist kalt!", "Wann?"]), min_size=1, max_size=6), st.data())
def test_quote_is_verbatim_and_carries_its_sentences(sentences: list[str], data: st.DataObject) -> None:
    one = placed(*sentences)
    first = data.draw(st.integers(0, len(sentences) - 1))
    last = data.draw(st.integers(first, len(sentences) - 1))
    letter = letter_of(one)
    said, (citation,) = cite([Window(one, first, last, 0.0, first)], {"d": letter}, "de")
    assert stands(citation, letter.source)
    assert all(carries(citation.quote, sentence.text) for sentence in said)


def test_neighbouring_sentences_are_quoted_as_one() -> None:
    one = placed("Das Bad öffnet.", "Es ist kalt.")
    assert len(citation_of(whole(one), letter_of(one), 1).spans) == 1


def test_reservation_travels_with_every_citation_of_its_letter() -> None:
    one = placed("Das Bad öffnet.")
    assert citation_of(whole(one), letter_of(one, RESERVED), 1).reservation == RESERVED
    assert citation_of(whole(one), letter_of(one), 1).reservation is None
    assert reservation(letter_of(one, RESERVED)) == RESERVED


@pytest.mark.parametrize(("kind", "report"), [(BlockKind.ANSWER, True), (BlockKind.RESOLUTION_POINT, False)])
def test_report_is_an_answer(kind: BlockKind, report: bool) -> None:
    assert is_report(whole(placed("Das Bad öffnet.", kind=kind))) is report


def test_time_orders_letters_and_leaves_the_order_within_them() -> None:
    undated = whole(placed("Ohne Datum.", letter=summary("u", date=None)))
    june = whole(placed("Juni.", letter=summary("j", date=JUNE)))
    april, april_too = whole(placed("April.", place="2/1")), whole(placed("Auch April.", place="1/1"))
    control = whole(placed("Kontrolle.", letter=summary("c", LetterKind.RESOLUTION_CONTROL)))
    ordered = by_time([undated, june, april, april_too, control])
    assert [window.text for window in ordered] == ["Kontrolle.", "April.", "Auch April.", "Juni.", "Ohne Datum."]
