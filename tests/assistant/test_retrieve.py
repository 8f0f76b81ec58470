"""Dense and lexical search as they really are: fused, and only in the tiers of who asks."""

from __future__ import annotations

import pytest
from llama_index.core.schema import QueryBundle

from assistant.model import PUBLIC, Principal, RankedPassage
from assistant.retrieve import PassageRetriever
from ingest.model import Tier
from tests.assistant.conftest import Stock

EVERYBODY = Principal("test", frozenset(), frozenset(Tier))
STAFF = Principal("test", frozenset(), frozenset({Tier.NICHTOEFFENTLICH}))
QUESTION = "Wer ist bei der Zusammenarbeit mit dem Freistaat eingebunden?"


def ranked(stock: Stock, principal: Principal, k: int = 10) -> list[RankedPassage]:
    retriever = PassageRetriever(stock.archive, stock.indexes, principal, k)
    return retriever.ranked(QUESTION, stock.embedder.embed_question(QUESTION))


def test_passages_come_best_first(stock: Stock) -> None:
    scores = [one.score for one in ranked(stock, EVERYBODY)]
    assert len(scores) == 10 and scores == sorted(scores, reverse=True)


def test_nothing_outside_the_tiers_is_found(stock: Stock) -> None:
    public = {summary.document_id for summary in stock.archive.summaries(PUBLIC.tiers)}
    assert {one.passage.document_id for one in ranked(stock, PUBLIC, 60)} == public
    assert public.isdisjoint(one.passage.document_id for one in ranked(stock, STAFF, 60))
    assert ranked(stock, Principal("nobody", frozenset(), frozenset())) == []


def test_similarity_is_a_cosine(stock: Stock) -> None:
    assert all(-1 <= one.similarity <= 1 for one in ranked(stock, EVERYBODY))


def test_same_question_ranks_alike(stock: Stock) -> None:
    assert ranked(stock, EVERYBODY) == ranked(stock, EVERYBODY)


def test_other_words_find_but_do_not_score(stock: Stock) -> None:
    retriever = PassageRetriever(stock.archive, stock.indexes, EVERYBODY, 10)
    vector = stock.embedder.embed_question("Wer?")
    plain = {one.passage.key for one in retriever.ranked("Xqzw", vector)}
    also = {one.passage.key for one in retriever.ranked("Xqzw", vector, "Zusammenarbeit Freistaat")}
    assert plain != also
    assert retriever.word_scores("Xqzw") == ({}, 0.0)


def test_llama_index_gets_text_from_the_archive(stock: Stock) -> None:
    bundle = QueryBundle(QUESTION, embedding=stock.embedder.embed_question(QUESTION).tolist())
    nodes = PassageRetriever(stock.archive, stock.indexes, EVERYBODY, 3).retrieve(bundle)
    best = ranked(stock, EVERYBODY, 3)
    assert [node.node.get_content() for node in nodes] == [one.passage.text for one in best]
    assert [node.score for node in nodes] == pytest.approx([one.score for one in best])


def test_only_allowed_documents_are_searched_and_only_in_the_tiers(stock: Stock) -> None:
    (public,) = (one.document_id for one in stock.archive.summaries(PUBLIC.tiers))
    (hidden,) = (one.document_id for one in stock.archive.summaries(STAFF.tiers))

    def documents(principal: Principal, *allowed: str) -> set[str]:
        retriever = PassageRetriever(stock.archive, stock.indexes, principal, 60, frozenset(allowed))
        return {one.passage.document_id for one in retriever.ranked(QUESTION, stock.embedder.embed_question(QUESTION))}

    assert documents(EVERYBODY, public) == {public} and documents(EVERYBODY, hidden) == {hidden}
    assert documents(EVERYBODY, public, hidden) == {public, hidden}
    assert documents(PUBLIC, public, hidden) == {public}
    assert documents(PUBLIC, hidden) == documents(EVERYBODY) == documents(EVERYBODY, "unknown") == set()


def test_a_filter_of_everything_changes_nothing(stock: Stock) -> None:
    everything = frozenset(one.document_id for one in stock.archive.summaries(EVERYBODY.tiers))
    retriever = PassageRetriever(stock.archive, stock.indexes, EVERYBODY, 10, everything)
    assert retriever.ranked(QUESTION, stock.embedder.embed_question(QUESTION)) == ranked(stock, EVERYBODY)
