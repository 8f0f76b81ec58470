"""The display form joins what breaks tore; letters and digits stay those of the source."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Source, Span
from ingest.text.display import display
from tests.ingest.gold_structure import ANSWER, BOTH, letters_and_digits, sample, source_of

PIECES = st.sampled_from(
    [
        *("Akt", "euren", "Stadt", "und", "Zuweisungs-", "Ankommen", "100.000", "2022", "z", "B", "ß", "Ü", "§", "_"),
        *(" ", "\n", "\n\n", "\r\n", "\f", "\t", ".", ",", "-", "—", "**", "\u00ad", "„", '"', "("),
    ]
)


def shown(text: str) -> str:
    return display(source_of(f"Anfang\n{text}"), (Span(7, 7 + len(text)),))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("mit Netzwerken und Akt\neuren zusammen", "mit Netzwerken und Akteuren zusammen"),
        ("mit Netzwerken und Akt\n\neuren zusammen", "mit Netzwerken und Akteuren zusammen"),
        ("Akt\r\neuren", "Akteuren"),
        ("in enger Kooperation\nzu Vereinen", "in enger Kooperation zu Vereinen"),
        ("des Bundesministeriums des Inne-\nren", "des Bundesministeriums des Inneren"),
        ("Zuweisungs-\nund Ankommensprozesse", "Zuweisungs- und Ankommensprozesse"),
        ("in Baden-\nWürttemberg", "in Baden-Württemberg"),
        ("per E-\nMail", "per E-Mail"),
        ("der CO2-\nAusstoß, CO2-\nneutral", "der CO2-Ausstoß, CO2-neutral"),
        ("ÖPNV-\nnahe Lage", "ÖPNV-nahe Lage"),
        ("Standard KfW-\n55 gilt", "Standard KfW-55 gilt"),
        ("Schul- \nund Sportamt", "Schul- und Sportamt"),
        ("Investitions-\noder Finanzierung", "Investitions- oder Finanzierung"),
        ("den-\nnoch in der Werk-\nstatt", "dennoch in der Werkstatt"),
        ("ver- \n kehr", "verkehr"),
        ("Dienst-\n\nGeschäftsbereich", "Dienst- Geschäftsbereich"),
        ("Ja, so-\n2. Frage", "Ja, so- 2. Frage"),
        ("-2-\nund weiter", "-2- und weiter"),
        ("https://example.org/eu-\nwahl_a.html", "https://example.org/eu-wahl_a.html"),
        ("Aus\u00ad\nländer und Aus\u00ad länder", "Ausländer und Aus länder"),
        ("stadtteil\nbezogen,stadtweit", "stadtteilbezogen,stadtweit"),
        ("in **fetter** Schrift**", "in fetter Schrift"),
        ("Aus\u00adländer", "Ausländer"),
        ("zwei  Blanks\tund\u00a0mehr ", "zwei Blanks und mehr"),
        ("100 000 Euro, 18,05 Prozent", "100 000 Euro, 18,05 Prozent"),
        ("im Jahr\n2022 waren", "im Jahr 2022 waren"),
        ("Migrati\nonssozialar\nbeit", "Migrationssozialarbeit"),
    ],
)
def test_display_form(text: str, form: str) -> None:
    assert shown(text) == form


def test_break_between_two_spans_counts_as_a_line_break() -> None:
    source = source_of("verse\n-2-\nhentlich")
    assert display(source, (Span(0, 5), Span(10, 18))) == "versehentlich"


def test_word_printed_whole_elsewhere_tells_how_a_torn_one_reads() -> None:
    source = source_of("Die Stadt Musterquappeln hilft.\nIn Musterqu\nappeln ist es schön.")
    start = source.text.index("In ")
    assert display(source, (Span(start, len(source.text)),)) == "In Musterquappeln ist es schön."


def test_text_that_tears_no_word_is_left_alone() -> None:
    lines = ["Der Rat hat den", "Plan am Abend mit", "großer Mehrheit in", "der Sitzung gebilligt und"] * 4
    whole, torn = "\n".join([*lines, "Rasengleise\nzulassen"]), "\n".join([*lines, *["Akt\neuren"] * 3])
    assert "Rasengleise zulassen" in display(source_of(whole), (Span(0, len(whole)),))
    assert "Akteuren" in display(source_of(torn), (Span(0, len(torn)),))


@pytest.mark.parametrize("piece", ["a", " ", "a ", "a\n", "- ", "a-\n", "\u00ad ", "\n", "i\r\n"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * 100_000 + "\nab"
    start = time.perf_counter()
    display(Source("0" * 16, "brief", text), (Span(0, len(text)),))
    assert time.perf_counter() - start < 20


def test_errors_of_the_recognition_stay() -> None:
    source = sample(ANSWER).source
    start = source.text.index("Welchen Beitrag ieisten")
    assert display(source, (Span(start, start + 22),)) == "Welchen Beitrag ieisten"[:22]


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.data())
def test_letters_and_digits_are_those_of_the_source(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    spans = tuple(Span(left, right) for left, right in pairwise(cuts))
    form = display(Source("0" * 16, "brief", text), spans)
    assert letters_and_digits(form) == letters_and_digits(text)
    assert form == " ".join(form.split())


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_its_letters_and_digits(text: str) -> None:
    if text:
        assert letters_and_digits(
            display(Source("0" * 16, "brief", text), (Span(0, len(text)),))
        ) == letters_and_digits(text)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BOTH), st.data())
def test_any_stretch_of_a_sample_keeps_its_letters_and_digits(name: str, data: st.DataObject) -> None:
    source = sample(name).source
    start = data.draw(st.integers(0, len(source.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(source.text))))
    assert letters_and_digits(display(source, (span,))) == letters_and_digits(source.at(span))
