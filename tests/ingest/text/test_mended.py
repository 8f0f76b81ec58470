"""What the display form mended is known, and names of which nobody can tell how they read stay as printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Source, Span
from ingest.text.display import display
from ingest.text.mended import Reading, plain, printed_whole, reading
from tests.ingest.gold_structure import letters_and_digits, source_of
from tests.ingest.text.test_display import PIECES


def read(text: str, before: str = "Anfang") -> Reading:
    """The reading of a text that stands in a source behind some other."""
    source = source_of(f"{before}\n{text}")
    spans = (Span(len(before) + 1, len(source.text)),)
    found = reading(source.verbatim(spans), display(source, spans), printed_whole(source.text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("mit Netzwerken und Akt\neuren zusammen", "mit Netzwerken und [Akteuren] zusammen"),
        ("des Bundesministeriums des Inne-\nren", "des Bundesministeriums des [Inneren]"),
        ("dem Sächsi\n\nschen Staatsministerium", "dem [Sächsischen] Staatsministerium"),
        ("Zuweisungs-\nund Ankommensprozesse", "Zuweisungs- und Ankommensprozesse"),
        ("in Baden-\nWürttemberg", "in [Baden-Württemberg]"),
        ("Standard KfW-\n55 gilt", "Standard [KfW-55] gilt"),
        ("der ÖPNV-\nnahe Halt", "der [ÖPNV-nahe] Halt"),
        ("Aus\u00ad\nländer, Aus\u00adländer", "[Ausländer], Ausländer"),
        ("(Akt\neuren),", "([Akteuren]),"),
        ("**Akt\neuren** und **fett**", "[Akteuren] und fett"),
        ("https://example.org/eu-\nwahl_a.html", "https://example.org/[eu-wahl]_a.html"),
        ("ganz  ohne\nRisse", "ganz ohne Risse"),
    ],
)
def test_mended_words_are_marked(text: str, marked: str) -> None:
    assert plain(read(text)) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("die Fraktion Mül\nler-Kusch sagte", "die Fraktion Mül|ler-Kusch sagte"),
        ("Frau Mül-\nler sagte", "Frau Mül-|ler sagte"),
        ("Stadtrat Kauf-\nmann sagte", "Stadtrat Kauf-|mann sagte"),
        ("Peter Bau-\ner sagte", "Peter Bau-|er sagte"),
        ("von P. Bau-\ner", "von P. Bau-|er"),
        ("an der Königs-\nbrücker Straße", "an der Königs-|brücker Straße"),
        ("Herr Schwarz-\nmann, Akt\neure", "Herr Schwarz-|mann, [Akteure]"),
        ("Frau Mül\u00ad\nler", "Frau Mül|ler"),
    ],
)
def test_doubtful_names_stay_as_printed(text: str, marked: str) -> None:
    found = read(text)
    assert plain(found) == marked
    start, end = found.doubtful[0]
    assert "\n" in found.text[start:end]


def test_a_name_printed_whole_elsewhere_is_mended() -> None:
    before = "Es sprach Frau Müller-Kusch lange."
    assert plain(read("die Fraktion Mül\nler-Kusch sagte", before)) == "die Fraktion [Müller-Kusch] sagte"
    torn = "Es sprach lange\nMüller-Kusch\nund ging"
    assert plain(read("die Fraktion Mül\nler-Kusch", torn)) == "die Fraktion Mül|ler-Kusch", "it may be torn itself"


def test_places_are_those_of_the_text() -> None:
    found = read("Frau Mül-\nler und Akt\neure und Sächsi\nsche")
    assert [found.text[start:end] for start, end in found.mends] == ["Akteure", "Sächsische"]
    assert [found.text[start:end] for start, end in found.doubtful] == ["Mül-\nler"]
    assert "".join(piece for piece, _ in found.pieces()) == found.text


@pytest.mark.parametrize(("verbatim", "shown"), [("Akt\neure", "Akteuren"), ("ab", "a b c"), ("a1b", "ab"), ("ab", "")])
def test_other_letters_are_no_reading(verbatim: str, shown: str) -> None:
    assert reading(verbatim, shown, frozenset()) is None


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_letters_and_digits_are_those_of_the_source(text: str) -> None:
    source = Source("d", "f", text)
    spans = (Span(0, len(text)),)
    found = reading(text, display(source, spans), printed_whole(text))
    assert found is not None
    assert letters_and_digits(plain(found)) == letters_and_digits(text)
    assert letters_and_digits(found.text) == letters_and_digits(text)
    for start, end in (*found.mends, *found.doubtful):
        assert 0 <= start < end <= len(found.text)


WORDS = [
    "Akteure",
    "Beauftragten",
    "Müller-Kusch",
    "Geschäftsbereich",
    "Verwaltung",
    "und",
    "der",
    "Inneren",
    "Sachsen",
    "Zastorow",
    "Migration",
]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_torn_texts_read_letter_by_letter_with_every_join_marked(data: st.DataObject) -> None:
    """Words torn at any letter: what is joined is marked, what is not marked stands whole in the source."""
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
    torn = []
    for word in words:
        cut = data.draw(st.integers(0, len(word)))
        hyphen = data.draw(st.sampled_from(["\n", "-\n", "\n\n"]))
        torn.append(word if cut in (0, len(word)) else word[:cut] + hyphen + word[cut:])
    text = " ".join(torn)
    source = Source("d", "f", text)
    found = reading(text, display(source, (Span(0, len(text)),)), printed_whole(text))
    assert found is not None
    assert letters_and_digits(plain(found)) == letters_and_digits(text)
    for piece, mended in found.pieces():
        for word in re.findall(r"\w+", "" if mended else piece):
            assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text), "an unmarked word stands so in the source"
