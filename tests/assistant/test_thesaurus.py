"""Everyday and English words: their files keep the rules, and a question's words are found in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import thesaurus
from assistant.thesaurus import english_words, everyday_words, others, said, written
from assistant.vocabulary import FUNCTION_WORDS
from ingest.text.grams import fold
from ingest.text.words import tagged, zipf
from tests.corpus import ROOT
from tests.letters import ANSWER, CONTROL

FILES = ["everyday_words.toml", "english_words.toml"]
#: Zipf value below which a word is so rare that it would be listed for the letters' sake.
RARE = 2.0


@pytest.fixture(params=[everyday_words, english_words], ids=["everyday", "english"])
def table(request: pytest.FixtureRequest) -> Mapping[str, tuple[str, ...]]:
    return request.param()


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_in_two_areas(name: str) -> None:
    areas = tomllib.loads((ROOT / "assistant" / name).read_text("utf-8"))
    phrases = [fold(phrase) for area in areas.values() for phrase in area]
    assert sorted({one for one in phrases if phrases.count(one) > 1}) == []


def test_everything_is_lower_case_and_tidy(table: Mapping[str, tuple[str, ...]]) -> None:
    words = [one for phrase, meant in table.items() for one in (phrase, *meant)]
    assert [one for one in words if one != one.lower() or one != " ".join(one.split())] == []


def test_every_phrase_says_something_else_once(table: Mapping[str, tuple[str, ...]]) -> None:
    wrong = {p: meant for p, meant in table.items() if not meant or p in meant or len({*meant}) < len(meant)}
    assert wrong == {}


def test_no_phrase_is_a_letter_or_a_function_word(table: Mapping[str, tuple[str, ...]]) -> None:
    small = {phrase for phrase in table if len(phrase) < 2 or phrase in FUNCTION_WORDS - {"ob"}}
    assert small == set()  # "OB" is a mayor; assistant/terms.py tells it from "ob"


def test_no_city_of_the_development_corpus_is_named(table: Mapping[str, tuple[str, ...]]) -> None:
    words = " ".join(one for phrase, meant in table.items() for one in (phrase, *meant))
    assert re.findall(r"karlsruh\w*|dresd\w*|fächerstadt|elbflorenz|striezel\w*", words) == []


def test_no_entry_was_taken_from_the_sample_letters(table: Mapping[str, tuple[str, ...]]) -> None:
    printed = {fold(word) for path in (CONTROL, ANSWER) for word in re.findall(r"[^\W\d_]+", path.read_text("utf-8"))}
    words = {word for phrase, meant in table.items() for one in (phrase, *meant) for word in one.split()}
    assert {word for word in words if fold(word) in printed and zipf(word) < RARE} == set()


def test_thesaurus_is_broad() -> None:
    assert len(everyday_words()) >= 1_000 and len(english_words()) >= 900


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Wie bekomme ich den deutschen Pass?", "einbürgerung"),
        ("Gibt es genug Kitas?", "kindertageseinrichtungen"),
        ("Was kosten die Knoellchen?", "verwarnungsgeld"),  # typed without umlauts
        ("Wo gilt Tempo 30?", "geschwindigkeitsbeschränkung"),
        ("Will the city build more swimming pools?", "bäder"),
        ("Are there nurseries?", "kindertageseinrichtungen"),
        ("Is there another lido?", "freibad"),
        ("Who pays for the midwife?", "hebamme"),
    ],
)
def test_everyday_words_are_written_otherwise(question: str, meant: str) -> None:
    assert meant in written(question).split()


@pytest.mark.parametrize("question", ["", "?", "Hallo!", "Wann tagt der Ausschuss?"])
def test_what_is_written_as_it_is_said_has_no_other_words(question: str) -> None:
    assert (said(question), written(question)) == ((), "")


def test_longest_phrase_wins() -> None:
    (one,) = said("Welche Gebühr gilt für wilder Müll?")[1:]
    assert (one.start, one.end) == (4, 6) and "illegale müllablagerung" in one.written


def test_verb_that_begins_a_sentence_is_no_noun() -> None:
    assert "kriegsgebiet" not in written("Kriegen wir endlich Schatten?")
    assert "verschattung" in written("Kriegen wir endlich Schatten?")


def test_words_of_a_phrase_are_said_by_each_of_its_other_words() -> None:
    words = [word for word, _, _ in tagged("Wer bekommt den deutschen Pass?")]
    same = others("Wer bekommt den deutschen Pass?")
    assert "einbürgerung" in same[words.index("deutschen")] and "einbürgerung" in same[words.index("Pass")]
    assert not any(" " in word for row in same.values() for word in row)


def test_number_is_said_by_nothing_else() -> None:
    words = [word for word, _, _ in tagged("Wo gilt Tempo 30?")]
    assert words.index("Tempo") in others("Wo gilt Tempo 30?") and words.index("30") not in others("Wo gilt Tempo 30?")


def test_file_of_another_shape_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "flat.toml").write_text('[supply]\nmuell = "abfall"\n', "utf-8")
    monkeypatch.setattr(thesaurus, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match="supply"):
        thesaurus._read("flat.toml")


@settings(deadline=None)
@given(st.text("abcdeikprst äöüß?.-30 ", max_size=60))
def test_places_are_those_of_the_words(text: str) -> None:
    count = len(tagged(text))
    found = said(text)
    assert all(0 <= one.start < one.end <= count for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= place < count for place in others(text))
