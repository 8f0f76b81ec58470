"""Candidates of a question with their similarities, from archive and indexes as they really are."""

from __future__ import annotations

import pytest

from assistant.evidence import Nearness
from assistant.model import PUBLIC, Principal
from assistant.question import understand
from assistant.search import CANDIDATES, Found, Search
from ingest.model import LetterKind, Tier
from tests.assistant.conftest import Stock

EVERYBODY = Principal("test", frozenset(), frozenset(Tier))


def find(stock: Stock, text: str, names_place: bool = False, principal: Principal = EVERYBODY) -> Found:
    search = Search(stock.archive, stock.indexes, stock.embedder)
    return search.find(understand(text), text, names_place, principal)


def test_at_most_so_many_passages_are_read(stock: Stock) -> None:
    assert 0 < len(find(stock, "Was kostet das?").placed) <= CANDIDATES


def test_letters_are_read_whole_where_a_place_is_named(stock: Stock) -> None:
    found = find(stock, "Was sagt die Verwaltung zu Punkt 5?", names_place=True)
    ids = {one.passage.document_id for one in found.placed}
    whole = {p.key for key in ids for p in stock.archive.passages_of(key, EVERYBODY.tiers)}
    assert {one.passage.key for one in found.placed} == whole and len(ids) == 2


def test_named_letter_is_read_with_its_vorgang(stock: Stock) -> None:
    found = find(stock, "Was steht in AF2531/22 zu Frage 3?", names_place=True)
    assert {one.letter.kind for one in found.placed} == {LetterKind.RESOLUTION_CONTROL, LetterKind.ANSWER_LETTER}


def test_every_candidate_and_sentence_is_measured(stock: Stock) -> None:
    found = find(stock, "Was kostet das Büro?")
    assert found.passage_similarity.keys() == {one.passage.key for one in found.placed}
    places = {(one.passage.key, n) for one in found.placed for n in range(len(one.passage.sentences))}
    assert found.sentence_similarity.keys() == places
    assert all(-1.001 <= value <= 1.001 for value in found.sentence_similarity.values())


def test_nothing_is_read_outside_the_tiers(stock: Stock) -> None:
    found = find(stock, "Was sagt die Verwaltung zu Frage 3?", names_place=True, principal=PUBLIC)
    assert {one.letter.tier for one in found.placed} == {Tier.OEFFENTLICH}


def test_nearness_is_that_of_the_nearest() -> None:
    found = Found((), {"a": 0.8, "b": 0.9}, {("a", 0): 0.7, ("b", 0): 0.9})
    assert found.nearness == Nearness(0.9, 0.9, pytest.approx(0.1))
    assert Found((), {}, {}).nearness == Nearness(0.0, 0.0, 0.0)
