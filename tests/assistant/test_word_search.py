"""A search by words: what counts as the same word, where it stands, and in which order passages come."""

from __future__ import annotations

import pytest

from assistant.model import RankedPassage
from assistant.word_search import MOST_NEAR, MOST_WORDS, NEAR, by_words, covered, places, words_of
from ingest.model import Passage
from tests.ingest.made_letters import made


def shown(text: str, wanted: str) -> list[str]:
    """The words that are marked."""
    return [text[start:end] for start, end in places(text, words_of(wanted))]


@pytest.mark.parametrize(
    ("wanted", "text", "marked"),
    [
        ("Radweg", "Die Radwege im Radwegenetz und die Fahrradwege", ["Radwege", "Radwegenetz", "Fahrradwege"]),
        ("Wohnungslose", "Zahl der Wohnungslosen, der Wohnungslosenhilfe", ["Wohnungslosen", "Wohnungslosenhilfe"]),
        ("Klimatisierung", "Räume klimatisieren", ["klimatisieren"]),
        ("Auslaenderbehoerde", "die Ausländerbehörde und das Amt", ["Ausländerbehörde"]),
        ("Mission", "die Immissionen der Anlage", []),
        ("Kita", "die Kindertagesstätte", ["Kindertagesstätte"]),
        ("Dackel", "eine Dachabdichtung", []),
        ("Turmbergbahn", "nach Durlach-Turmberg", []),
        ("480.000 Euro", "kostet 480.000 Euro, nicht 48.000 Euro", ["480.000", "Euro", "Euro"]),
        ("P0091/21", "zu P0091/21 und P0091/22 sowie PO091/21", ["P0091/21", "PO091/21"]),
        ("2026/0503", "Vorlage Nr.: 2026/0503. Im Jahr 2026", ["2026/0503"]),
        ("", "nichts", []),
    ],
)
def test_a_word_is_found_in_its_forms_and_compounds(wanted: str, text: str, marked: list[str]) -> None:
    assert shown(text, wanted) == marked


def test_words_without_meaning_are_looked_for_where_there_is_nothing_else() -> None:
    assert shown("Das und das", "und") == ["und"] and shown("Das und das", "und Hafen") == []


def test_of_a_long_text_the_first_words_are_looked_for() -> None:
    wanted = words_of(" ".join(f"Hafen{number} {number}/22" for number in range(999)))
    assert len(wanted.terms) == len(wanted.names) == MOST_WORDS


def test_rare_words_and_references_cover_more() -> None:
    wanted = words_of("Kosten der Städtepartnerschaft")
    common, rare = covered("Die Kosten steigen.", wanted), covered("Die Städtepartnerschaft ruht.", wanted)
    assert 0 < common < rare < 1 == covered("Kosten einer Städtepartnerschaft", wanted)
    named = words_of("Kosten nach P0091/21")
    assert covered("Kosten", named) < covered("Siehe P0091/21", named)
    assert covered("nichts davon", wanted) == 0.0 == covered("Text", words_of("?"))


def ranked(text: str, similarity: float = 0.0) -> RankedPassage:
    _, passages, _ = made(text, file=text)
    passage: Passage = passages[0]
    return RankedPassage(passage, 0.0, similarity)


def test_what_holds_most_of_the_words_comes_first() -> None:
    both, one = ranked("Der Hafen bleibt sicher, sagt der Rat."), ranked("Der Hafen ist geschlossen.")
    neither = ranked("Schiffe legen am Kai an und werden dort von vielen Menschen entladen.", NEAR)
    found = by_words(words_of("sicherer Hafen"), [neither, one, both], {one.passage.key: 1.0}, 10)
    assert [row.passage.key for row in found] == [row.passage.key for row in (both, one, neither)]
    assert found[0].score == 1.0 and found[2].score == 0.0 and found[2].similarity == NEAR


def test_what_holds_little_of_the_words_is_left_out() -> None:
    most, least = ranked("Die Städtepartnerschaft mit Ostrava kostet Geld."), ranked("Das kostet Geld.")
    found = by_words(words_of("Geld für die Städtepartnerschaft Ostrava"), [most, least], {}, 10)
    assert [row.passage.key for row in found] == [most.passage.key]


def test_what_is_only_near_is_long_enough_near_enough_and_little() -> None:
    long = "Schiffe legen am Kai an und werden dort von vielen Menschen entladen"
    near = [ranked(f"{long} {number}.", NEAR + number / 100) for number in range(MOST_NEAR + 3)]
    found = by_words(words_of("Hafen"), [*near, ranked("Am Kai.", 0.9), ranked(f"{long}!", NEAR - 0.01)], {}, 10)
    assert [row.passage.key for row in found] == [row.passage.key for row in near[::-1][:MOST_NEAR]]
    assert len(by_words(words_of("Hafen"), [ranked("Der Hafen."), *near], {}, 2)) == 2


def test_of_like_passages_the_one_whose_words_stand_densest() -> None:
    one, other = ranked("Der Hafen liegt im Norden."), ranked("Der Hafen liegt im Süden.")
    found = by_words(words_of("Hafen"), [one, other], {one.passage.key: 0.5, other.passage.key: 0.9}, 10)
    assert [row.passage.key for row in found] == [other.passage.key, one.passage.key]
