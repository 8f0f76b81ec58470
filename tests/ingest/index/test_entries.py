"""Passages to index entries: each gets its own vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.index.context import indexed_text, passage_text, sentence_texts
from ingest.index.entries import VERSION, entry_maker, fingerprint
from ingest.index.entry import Vector
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.ingest.made_letters import embed
from tests.letters import ANSWER


class WordEmbedder:
    """Stands for the model: a vector of the words."""

    fingerprint = "words"

    def embed_passages(self, texts: Sequence[str]) -> Vector:
        return np.array([embed(text) for text in texts])


def test_each_passage_and_sentence_gets_its_own_vector() -> None:
    source = read(ANSWER).source
    letter = segment(source)
    found = passages(letter)
    (entries,) = entry_maker(WordEmbedder())([(letter, found)])
    assert [entry.key for entry in entries] == [passage.key for passage in found]
    for entry, passage in zip(entries, found, strict=True):
        assert entry.search_text == indexed_text(letter, passage)
        assert np.array_equal(entry.vector, embed(passage_text(letter, passage)))
        assert np.array_equal(entry.sentences, np.array([embed(text) for text in sentence_texts(letter, passage)]))


def test_a_letter_without_passages_has_no_entries() -> None:
    source = read(ANSWER).source
    assert entry_maker(WordEmbedder())([(segment(source), [])]) == [[]]
    assert entry_maker(WordEmbedder())([]) == []


def test_the_fingerprint_holds_model_and_texts() -> None:
    assert fingerprint(WordEmbedder()) == f"words-{VERSION}"
