"""Search by words and exact keys, and what tantivy really does."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.errors import IndexUnusable
from ingest.index.lexical_index import ALSO_BOOST, LexicalIndex

ROWS = [
    ("a/1", "Die Ausländerbehörde berät Geflüchtete aus der Ukraine."),
    ("a/2", "Der Stadtrat stellt 100 000 Euro zur Verfügung."),
    ("a/3", "Nach § 28 Abs. 6 SächsGemO besteht ein Fragerecht."),
    ("a/4", "Beschlusskontrolle zu P0091/21 vom 23.06.2022"),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    made = LexicalIndex(tmp_path / "lexical")
    made.replace({"a": ROWS})
    return made


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Was macht die Auslaenderbehoerde?", "a/1"),
        ("Ausländerbehrde", "a/1"),  # a letter lost in a scan
        ("Wieviel? 100.000", "a/2"),
        ("§28", "a/3"),
        ("p 0091/21", "a/4"),
        ("23. Juni 2022", "a/4"),
    ],
)
def test_finds(index: LexicalIndex, question: str, key: str) -> None:
    found = index.search(question, 3)
    assert found[0][0] == key
    assert found[0][1] > 0


@pytest.mark.parametrize("question", ["", " ", "\0", "\ud800", "?!", "…", "🙂", "xyzzy"])
def test_what_says_nothing_finds_nothing(index: LexicalIndex, question: str) -> None:
    assert index.search(question, 5) == []
    assert index.search("Stadtrat", 0) == []


def test_words_that_say_the_same_count_half(index: LexicalIndex) -> None:
    index.replace({"b": [("b/1", "Photovoltaik"), ("b/2", "Solaranlagen")]})
    alone = dict(index.search("Solaranlagen", 3))
    both = index.search("Solaranlagen", 3, also="Photovoltaik Solaranlagen")
    assert [key for key, _ in both] == ["b/2", "b/1"]
    assert dict(both)["b/2"] == alone["b/2"], "what the text says itself keeps its weight"
    assert dict(both)["b/1"] == pytest.approx(index.search("Photovoltaik", 1)[0][1] * ALSO_BOOST, rel=1e-5)


def test_scores_fall_and_ties_go_by_id(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    index.replace({"b": [(f"b/{number}", "Stadtrat") for number in (3, 1, 2)]})
    assert [key for key, _ in index.search("Stadtrat", 5)] == ["b/1", "b/2", "b/3"]


def test_replacing_leaves_nothing_of_the_old_rows(index: LexicalIndex) -> None:
    index.replace({"a": [("a/9", "Neuer Text")]})
    assert (index.ids(), index.count()) == (["a/9"], 1)
    assert index.search("Ausländerbehörde", 5) == []


def test_removing_one_document_keeps_the_others(index: LexicalIndex) -> None:
    index.replace({"b": [("b/1", "Die Ausländerbehörde")]})
    index.remove(["a", "unknown"])
    assert [key for key, _ in index.search("Ausländerbehörde § 28", 5)] == index.ids() == ["b/1"]


def test_reopened_index_can_be_searched_and_written(index: LexicalIndex) -> None:
    again = LexicalIndex(index.path)
    assert sorted(again.ids()) == ["a/1", "a/2", "a/3", "a/4"]
    again.replace({"b": [("b/1", "Kornblume")]})
    assert again.search("Kornblume", 1)[0][0] == "b/1"


def test_a_failed_write_leaves_the_old_rows_and_the_next_one_works(index: LexicalIndex) -> None:
    with pytest.raises(IndexUnusable, match="tantivy"):
        index.replace({"a": [("a/\ud800", "Text")]})
    assert index.count() == 4
    index.replace({"a": [("a/1", "Text")]})
    assert index.count() == 1


def test_no_sentence_stands_in_the_files(index: LexicalIndex) -> None:
    data = b"".join(file.read_bytes() for file in index.path.rglob("*") if file.is_file())
    assert b"Ukraine" not in data
    assert "behörde".encode() not in data


def test_a_broken_index_is_a_fault_not_an_absence(index: LexicalIndex) -> None:
    (index.path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexUnusable, match="fundstelle reindex"):
        LexicalIndex(index.path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(st.characters(codec=None)) | st.text("abc \"'():*^~[]{}+-&|!\\/0123.,"))
@example('title:"a" AND (b OR')
@example("grams:* [a TO b] -c ^2 ~")
def test_no_question_is_a_syntax_error(index: LexicalIndex, question: str) -> None:
    assert all(score > 0 for _, score in index.search(question, 5))


def test_a_very_long_question_is_searched_by_its_beginning(index: LexicalIndex) -> None:
    question = "Ausländerbehörde " + " ".join(f"wort{number} {number}" for number in range(12_000))
    assert len(question) > 100_000
    began = time.monotonic()
    assert index.search(question, 3)[0][0] == "a/1"
    assert time.monotonic() - began < 1


def test_a_search_in_a_thousand_rows_takes_less_than_three_milliseconds(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    text = "Die Stadt hat im Jahr {} insgesamt {} Plätze für Geflüchtete in Wohnungen eingerichtet und betreut."
    index.replace({"a": [(f"a/{number}", text.format(2000 + number % 25, number)) for number in range(1000)]})
    question = "Wie viele Plätze für geflüchtete Menschen wurden 2022 in Wohnungen der Landeshauptstadt eingerichtet?"

    def seconds() -> float:
        began = time.perf_counter()
        assert len(index.search(question, 50)) == 50
        return time.perf_counter() - began

    assert min(seconds() for _ in range(30)) < 0.003


def test_a_search_in_some_documents_changes_no_score(index: LexicalIndex) -> None:
    index.replace({"b": [("b/1", "Die Ausländerbehörde berät."), ("b/2", "§ 28")], "c": [("c/1", "Ausländerbehörde")]})
    question = "Was macht die Ausländerbehörde nach § 28?"
    everything = index.search(question, 9)
    for documents in ({"a"}, {"b", "c"}, {"a", "b", "c"}, {"c", "unknown"}):
        expected = [pair for pair in everything if pair[0].partition("/")[0] in documents]
        assert index.search(question, 9, documents) == expected
    assert index.search(question, 1, {"c"})[0][0] == "c/1", "the best of the rest is not cut off first"
    assert index.search(question, 9, {"unknown"}) == index.search(question, 9, set()) == []
