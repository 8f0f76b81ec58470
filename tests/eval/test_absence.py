"""Absence, in both directions: a check that holds finds nothing, one that does not names the place."""

from __future__ import annotations

import time

import pytest

from eval.absence import FoldedTexts, folded
from eval.gold import AbsenceCheck
from ingest.errors import BadInput

TEXTS = {
    "147": "Die Fontänen auf dem Markt-\nplatz wurden 2019 gebaut.\n\n"
    + "Anderes. " * 100
    + "Die Muster GmbH liefert Sand.",
    "148": "Die Agentur für Arbeit berät. Die Fußball-\nWM war gut besucht.",
    "149": "Der Wasserspielplatz kostete 12 €; er wurde von der Muster AG gebaut.",
}


@pytest.fixture(scope="module")
def texts() -> FoldedTexts:
    return FoldedTexts(TEXTS)


def check(*entries: str, within: int = 600) -> AbsenceCheck:
    return AbsenceCheck(any=entries, within=within)


@pytest.mark.parametrize(
    "held",
    [
        check("rutsche|schaukel"),
        check("fontaene", "gmbh| ag |firma ", within=400),
        check("fontaene", "rutsche"),
        check(" ag ", "agentur"),
        check("147 "),
        check("sand", "agentur", within=100_000),
    ],
    ids=str,
)
def test_what_is_absent_is_not_found(texts: FoldedTexts, held: AbsenceCheck) -> None:
    assert texts.breach(held) is None


@pytest.mark.parametrize(
    ("broken", "file"),
    [
        (check("Fontänen"), "147"),
        (check("marktplatz"), "147"),
        (check("rutsche|FONTAENE"), "147"),
        (check("fontaene", "gmbh| ag |firma ", within=1200), "147"),
        (check(" ag "), "149"),
        (check("spielplatz", "€|euro", " ag ", within=60), "149"),
        (check("fussball-wm"), "148"),
        (check("war gut"), "148"),
        (check("berät.  Die"), "148"),
    ],
    ids=str,
)
def test_what_is_there_is_found(texts: FoldedTexts, broken: AbsenceCheck, file: str) -> None:
    breach = texts.breach(broken)
    assert breach is not None and breach.file == file


def test_a_place_is_shown_with_its_words(texts: FoldedTexts) -> None:
    breach = texts.breach(check("sand"))
    assert breach is not None
    assert "die muster gmbh liefert sand" in breach.words and len(breach.words) <= 100


def test_only_the_files_named_are_searched(texts: FoldedTexts) -> None:
    assert texts.breach(check("fontaene"), {"148", "149"}) is None
    assert texts.breach(check("fontaene"), {"147"}) is not None
    assert texts.breach(check("fontaene"), set()) is None


@pytest.mark.parametrize(("within", "found"), [(20, True), (19, False)])
def test_the_distance_is_that_of_the_whole_stretch(within: int, found: bool) -> None:
    texts = FoldedTexts({"a": "eins zwei drei vierer"})
    assert (texts.breach(check("eins zwei", "vierer", within=within + 1)) is not None) == found


def test_a_short_alternative_may_end_before_a_long_one() -> None:
    texts = FoldedTexts({"a": "amt fuer stadtentwicklung und umwelt, amt 12"})
    assert texts.breach(check("amt fuer stadtentwicklung und umwelt|amt", "12", within=6)) is not None
    assert texts.breach(check("umwelt|stadt", "12", within=8)) is None


def test_words_of_two_texts_do_not_stand_together() -> None:
    assert FoldedTexts({"a": "Sand", "b": "Kies"}).breach(check("sand", "kies")) is None


@pytest.mark.parametrize("entry", ["sand||kies", "", " | "])
def test_an_empty_alternative_is_an_error(texts: FoldedTexts, entry: str) -> None:
    with pytest.raises(BadInput, match="leere"):
        texts.breach(check("fontaene", entry))


def test_folding_leaves_nothing_to_chance() -> None:
    assert folded("Straßen–\u00adBÄUME\n im  Café") == "strassen-baeume im cafe"


def test_many_checks_over_many_letters_take_seconds() -> None:
    """Measured on 1,928 letters of 11 MB with 150 items: 9 s. Here a tenth of both, in a tenth of what is allowed."""
    sentence = "Die Verwaltung hat die Planung der Radwege im Norden begonnen und berichtet darüber im Herbst. "
    begun = time.perf_counter()
    texts = FoldedTexts({str(number): f"{number} {sentence * 60}" for number in range(190)})
    for number in range(15):
        assert texts.breach(check(f"brücke {number}", "radweg|norden")) is None
        assert texts.breach(check("radweg|norden", "planung|verwaltung", f"herbst {number}")) is None
    assert time.perf_counter() - begun < 1.5
