"""Candidates of a question with their similarities, from archive and indexes as they really are."""

from __future__ import annotations

import pytest

from assistant.found import Found
from assistant.model import PUBLIC, Principal
from assistant.question import understand
from assistant.retrieve import PassageRetriever
from assistant.search import CANDIDATES, Search
from assistant.thesaurus import written
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


def test_word_scores_are_shares_of_the_highest(stock: Stock) -> None:
    found = find(stock, "Wer ist bei der Zusammenarbeit mit dem Freistaat eingebunden?")
    assert found.word_top > 0
    assert max(found.word_score.values()) == 1.0 and min(found.word_score.values()) > 0
    nothing = find(stock, "Xqzw?")
    assert (nothing.word_score, nothing.word_top) == ({}, 0.0)


@pytest.mark.parametrize("text", ["Was sagt die Verwaltung zu Punkt 5?", "Was steht in AF2531/22 zu Frage 3?"])
def test_nothing_is_read_outside_what_is_allowed(stock: Stock, text: str) -> None:
    search = Search(stock.archive, stock.indexes, stock.embedder)
    (control,) = (one.document_id for one in stock.archive.summaries(PUBLIC.tiers))
    found = search.find(understand(text), text, True, EVERYBODY, frozenset({control}))
    assert {one.passage.document_id for one in found.placed} == {control}
    assert search.find(understand(text), text, True, EVERYBODY, frozenset()) == Found((), {}, {})


def test_what_letters_write_instead_is_searched_for_too(stock: Stock) -> None:
    text = "Who is the mayor?"
    vector = stock.embedder.embed_question(text)
    retriever = PassageRetriever(stock.archive, stock.indexes, EVERYBODY, CANDIDATES)
    plain, also = ([one.passage.key for one in retriever.ranked(text, vector, words)] for words in ("", written(text)))
    assert [one.passage.key for one in find(stock, text).placed] == also != plain


def test_a_search_by_words_stays_within_tiers_and_filter(stock: Stock) -> None:
    search = Search(stock.archive, stock.indexes, stock.embedder)
    (control,) = (one.document_id for one in stock.archive.summaries(PUBLIC.tiers))
    found = search.ranked("Ausländerbehörde", EVERYBODY, None, 50)
    assert found and all("behörde" in one.passage.text for one in found if one.score)
    assert {one.passage.document_id for one in search.ranked("Sozialamt", PUBLIC, None, 50)} == {control}
    assert search.ranked("Sozialamt", PUBLIC, frozenset(), 50) == ()
    assert len(search.ranked("Sozialamt", EVERYBODY, None, 2)) == 2
    hidden = search.ranked("Landesdirektion", EVERYBODY, None, 50), search.ranked("Landesdirektion", PUBLIC, None, 50)
    assert [any(one.score for one in found) for found in hidden] == [True, False]
