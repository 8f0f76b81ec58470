"""Sentences end where German sentences end, and hold every character of their paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.sentences import split_sentences
from tests.ingest.gold_structure import BOTH, ink, sample

#: A stop, then a capital or a figure, and yet the same sentence.
ONE_SENTENCE = [
    "Das gilt im Sinne von § 28 Abs. 6 SächsGemO.",
    "Er liegt beim sog. Königsteiner Schlüssel i. H. v. 13,67 Prozent.",
    "Bzgl. Ausnahmegenehmigungen unterliegt sie dem Bund.",
    "Gem. Anlage 2 kostet das ca. 5 Mio. Euro.",
    "Sie arbeitet u. a. Migrantenorganisationen zu.",
    "Netzwerke, z. B. Vereine, d. h. Gruppen, s. g. Initiativen, helfen.",
    "Insbesondere aus Nr. 3(Beratung) dieses Leitfadens geht das hervor.",
    "Nach Art. 5 GG, Rn. 28 und S. 12 ff. BauGB ist das so.",
    "Am 21. September 2020 unterzeichnete er.",
    "Am 3. 4. 2021 und vom 23.06. an galt das.",
    "Im II. Quartal 2021 und im 2. Halbjahr war das so.",
    "Der 1. Bürgermeister und die 3. Sitzung sind gemeint.",
    "Dr. Kristin Klaudia Kaufmann und Prof. Müller kamen.",
    "Herr Dr. h. c. Meier wohnt in der Str. Am See.",
    "Die 0. g. Vorschriften gelten.",
    "In der Kita St. Barbara ist Platz für max. 20 Kinder.",
    "Es waren 11.805 Menschen, davon 4.016 im Amt.",
    "Die Tel.-Nr. 12, die Pkw-Nr. 3 und die E-Mail an info@dresden.de gelten.",
    "... auf seiner Sitzung hat er es beschlossen.",
    "stadtteilbezogen,stadtweit und u.v.a. Gruppen",
    "Dazu zählen: a) Vereine; b) Initiativen (vgl. Anlage 1)",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_abbreviations_and_ordinals_end_no_sentence(text: str) -> None:
    assert split_sentences(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Das ist so.", "Die Stadt hilft."),
        ("Wie fühlt er sich verpflichtet?", "Gar nicht."),
        ("Das kostet 5 Mio. Euro.", "2022 wird gezahlt."),
        ("Das war im Jahr 2021.", "Die Stadt half."),
        ("Siehe Nr. 3.", "Die Stadt half."),
        ("Das gilt bis 31.12.2022.", "Danach nicht."),
        ("Er sagte: „Nein!“", "Danach ging er."),
        ("Das steht im Bericht (Anlage 1).", "Weiter geht es."),
        ("Es helfen Vereine, Kirchen usw.", "Die Stadt fördert sie."),
        ("Es gibt Feste etc.", "Diese werden bezahlt."),
        ("Es war die einzige ihrer Art.", "Sie schloss."),
        ("Er kam mit dem Zug.", "Die Stadt zahlte."),
        ("So ist es …", "Die Stadt half."),
        ("Das ist so.", "„Wir helfen“, sagte sie."),
        ("Das ist so.", "- Die Stadt hilft."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    text = f"{first}\n{second}"
    assert [text[start:end] for start, end in split_sentences(text)] == [first, second]


def test_lost_blank_between_sentences_is_no_hindrance() -> None:
    text = "über 700 Mitgliedsstädte.Oberbürgermeister Dirk Hilbert unterzeichnete."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "über 700 Mitgliedsstädte.",
        "Oberbürgermeister Dirk Hilbert unterzeichnete.",
    ]


def test_source_in_brackets_belongs_to_the_sentence_before() -> None:
    text = "Es muss „bestimmbar sein.“ (SächsOVG, Urteil vom 7. Juli 2015, Rn. 28). Keine Anfrage ist es."
    assert [text[start:end] for start, end in split_sentences(text)] == [text[:-22], "Keine Anfrage ist es."]


@pytest.mark.parametrize("text", ["", " ", "\n\f"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


def assert_covers(text: str) -> None:
    sentences = split_sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in sentences)
    assert all(end <= start for (_, end), (start, _) in pairwise(sentences))
    assert all(text[start:end] == text[start:end].strip() for start, end in sentences)
    assert "".join(ink(text[start:end]) for start, end in sentences) == ink(text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *'aZ1.?!…()"„“”« \n-',
                ". ",
                ".\n",
                "Abs. ",
                "(Rn. 2). ",
                "... ",
                "1. ",
                "z. B. ",
                "Art. ",
                "Stadt",
                "II. ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_character_stands_in_one_sentence_in_order(text: str) -> None:
    assert_covers(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_split(text: str) -> None:
    assert_covers(text)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(BOTH), st.data())
def test_any_stretch_of_a_sample_is_split(name: str, data: st.DataObject) -> None:
    text = sample(name).source.text
    start = data.draw(st.integers(0, len(text) - 1))
    assert_covers(text[start : data.draw(st.integers(start, len(text)))])
