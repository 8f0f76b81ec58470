"""What the packages with German words really say: the contract that mending and search rest on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.words import is_compound, is_listed, is_torn, is_word, lemma, stands_alone, tagged, tears_clearly, zipf


@pytest.mark.parametrize("word", ["Stadt", "arbeiten", "Sozialamt", "und", "Netzwerke", "Asyl"])
def test_word_stands_alone(word: str) -> None:
    assert stands_alone(word)


@pytest.mark.parametrize("piece", ["", "x", "stadt", "ger", "onsnetz", "Abstimmungsbera", "qqq"])
def test_piece_does_not_stand_alone(piece: str) -> None:
    assert not stands_alone(piece)


@pytest.mark.parametrize(
    "word",
    [
        *[
            "Folgeschritte",
            "Amtsvormündern",
            "Straßenbaumpflanzungen",
            "Vormundschaftsmehrbedarfe",
            "Förderschwerpunkt",
        ],
        *["Stadtbezirksbeirates", "Containerstellfläche", "fallzahlbezogen", "stadtteilbezogenes", "Schulbaumittel"],
    ],
)
def test_compound_of_known_words_is_a_word(word: str) -> None:
    assert is_compound(word)
    assert is_word(word)


@pytest.mark.parametrize(
    "word",
    ["", "x", "Akt", "Verwaltungsge", "Jugendhilfeaus", "stadtbezirksbeirat", "Haushaitsmittein", "LHD", "qqxqq"],
)
def test_other_string_is_no_compound(word: str) -> None:
    assert not is_compound(word)


def test_dictionary_lists_words_in_either_case() -> None:
    assert is_listed("Leisten") and is_listed("leisten") and is_listed("Stadt")
    assert not is_listed("ieisten") and not is_listed("qqxqq")


TORN = [
    *[("Akt", "euren"), ("Problem", "lagen"), ("er", "reichen"), ("Si", "cheren"), ("gleich", "sam"), ("ei", "ner")],
    *[
        ("Sozialam", "tes"),
        ("weltweite", "r"),
        ("Migrati", "onssozialarbeit"),
        ("Abstimmungsbera", "tung"),
        ("zu", "letzt"),
    ],
    *[
        ("Bunde", "sagentur"),
        ("vergleich", "bare"),
        ("Asylver", "fahren"),
        ("verant", "wortlich"),
        ("stadtteil", "bezogen"),
    ],
]
SEPARATE = [
    *[("nach", "dem"), ("in", "dem"), ("Kooperation", "zu"), ("der", "integrationsrelevanten"), ("die", "gemeinsam")],
    *[
        ("Netzwerken", "und"),
        ("mit", "der"),
        ("Stadt", "Dresden"),
        ("diese", "keine"),
        ("sich", "auf"),
        ("im", "regen"),
    ],
    *[("ist", "sie"), ("des", "Innern"), ("", "zu"), ("zu", "")],
    *[("Folgeschritte", "werden"), ("Wettersbach", "vom"), ("Jugendamtsleitungen", "erneute"), ("Hubertusstraße", "d")],
    *[("Neveling", "anwesend"), ("einem", "raumordnerischen"), ("t", "i"), ("Wolfartsweier", "betreffen")],
]


@pytest.mark.parametrize(("left", "right"), TORN, ids="|".join)
def test_torn_word_is_seen(left: str, right: str) -> None:
    assert is_torn(left, right)


@pytest.mark.parametrize(("left", "right"), SEPARATE, ids="|".join)
def test_two_words_stay_two(left: str, right: str) -> None:
    assert not is_torn(left, right)


def test_word_printed_whole_elsewhere_is_evidence() -> None:
    assert is_torn("Beschluss", "kontrolle", frozenset({"beschlusskontrolle"}))
    assert not is_torn("nach", "dem", frozenset({"nachdem"}))


def test_in_a_source_that_seldom_tears_the_case_has_to_be_clear() -> None:
    assert is_torn("Verwaltu", "ng", seldom=True)
    assert tears_clearly("Musterqu", "appeln", frozenset({"musterquappeln"})) is False  # no word
    assert is_torn("Darüber", "hinaus") and not is_torn("Darüber", "hinaus", seldom=True)
    assert not is_torn("lärmsensible", "nutzungen", seldom=True)


@settings(deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.booleans())
def test_any_two_strings_can_be_judged(left: str, right: str, seldom: bool) -> None:
    assert is_torn(left, right, seldom=seldom) in (True, False)


def test_frequencies_are_zipf_values() -> None:
    assert zipf("und") > 7 > zipf("Stadt") > 5 > zipf("Asyl") > 3
    assert zipf("qqxqq") == 0


def test_lemma_is_the_dictionary_form() -> None:
    assert [lemma(word) for word in ("Möglichkeiten", "Netzwerke", "qqxqq")] == ["Möglichkeit", "Netzwerk", "qqxqq"]


def test_tagger_tells_names_nouns_and_verbs() -> None:
    tags = {word: (base, tag) for word, base, tag in tagged("Wann hat Dirk Hilbert die Häuser in Dresden gekauft?")}
    assert tags["Hilbert"][1] == tags["Dresden"][1] == "NE"
    assert tags["Häuser"] == ("Haus", "NN")
    assert tags["gekauft"][1].startswith("VV")


def test_tagger_keeps_figures_whole_and_bears_silence() -> None:
    assert "4.016" in [word for word, _, _ in tagged("Waren es 4.016 Personen?")]
    assert tagged("") == tagged(" – ") == ()
