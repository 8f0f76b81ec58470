"""Passages to index entries: each gets its own vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ingest.embedding import Embedder
from ingest.index.context import embedded_texts, indexed_text
from ingest.index.entries import VERSION, entry_maker, fingerprint
from ingest.index.entry import Vector
from ingest.model import Letter, Passage, Sentence
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.ingest.made_letters import embed, embed_parts
from tests.letters import ANSWER


class WordEmbedder:
    """Stands for the model: a vector of the words."""

    fingerprint = "words"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Vector, Vector]]:
        self.seen += texts
        return embed_parts(texts, parts)


@pytest.fixture(scope="module")
def letter() -> Letter:
    return segment(read(ANSWER).source)


def of_sentences(letter: Letter, *texts: str) -> Passage:
    passage = passages(letter)[-1]
    return replace(passage, sentences=tuple(Sentence(text, (), passage.speaker) for text in texts))


def unit(vectors: Sequence[Vector]) -> Vector:
    mean: Vector = np.mean(vectors, axis=0)
    return mean / np.linalg.norm(mean)


def test_each_passage_and_sentence_gets_its_own_vector(letter: Letter) -> None:
    found = passages(letter)
    (entries,) = entry_maker(WordEmbedder())([(letter, found)])
    assert [entry.key for entry in entries] == [passage.key for passage in found]
    for entry, passage in zip(entries, found, strict=True):
        assert entry.search_text == indexed_text(letter, passage)
        (text,) = embedded_texts(letter, passage)
        assert entry.vector == pytest.approx(embed(text.text), abs=1e-6)
        own = np.array([embed(text.text[start:end]) for start, end in text.parts])
        assert entry.sentences == pytest.approx(own, abs=1e-6)


def test_a_long_passage_has_the_mean_of_its_texts(letter: Letter) -> None:
    said = [f"Im Jahr {year} wurden {'viele ' * 60}Kurse gefördert." for year in range(2000, 2012)]
    passage = of_sentences(letter, *said)
    texts = [text.text for text in embedded_texts(letter, passage)]
    ((entry,),) = entry_maker(WordEmbedder())([(letter, [passage])])
    assert len(texts) == 4
    assert entry.vector == pytest.approx(unit([embed(text) for text in texts]), abs=1e-6)
    assert entry.sentences == pytest.approx(np.array([embed(text) for text in said]), abs=1e-6)


def test_a_sentence_cut_in_pieces_has_their_mean(letter: Letter) -> None:
    passage = of_sentences(letter, "Es folgt:", " ".join(f"Stadtteil {number}" for number in range(300)))
    texts = embedded_texts(letter, passage)
    pieces = [text.text[start:end] for text in texts for start, end in text.parts][1:]
    ((entry,),) = entry_maker(WordEmbedder())([(letter, [passage])])
    assert len(pieces) == 3
    assert entry.sentences[1] == pytest.approx(unit([embed(piece) for piece in pieces]), abs=1e-6)


def test_each_text_is_embedded_once(letter: Letter) -> None:
    embedder = WordEmbedder()
    passage = of_sentences(letter, "Ja.")
    entries = entry_maker(embedder)([(letter, [passage, passage]), (letter, [passage])])
    assert len(embedder.seen) == 1
    assert [len(of_letter) for of_letter in entries] == [2, 1]


@pytest.mark.parametrize("said", [(), ("",), (" ", "Ja."), ("§ …", "\ud83d", "\0"), ("—" * 40_000,), ("ab" * 40_000,)])
def test_passages_without_words_have_vectors(letter: Letter, embedder: Embedder, said: tuple[str, ...]) -> None:
    ((entry,),) = entry_maker(embedder)([(letter, [of_sentences(letter, *said)])])
    assert entry.sentences.shape == (len(said), embedder.dimension)
    assert np.linalg.norm([entry.vector, *entry.sentences], axis=1) == pytest.approx(1, abs=1e-5)


def test_a_letter_without_passages_has_no_entries(letter: Letter) -> None:
    assert entry_maker(WordEmbedder())([(letter, [])]) == [[]]
    assert entry_maker(WordEmbedder())([]) == []


def test_the_fingerprint_holds_model_and_texts() -> None:
    assert fingerprint(WordEmbedder()) == f"words-{VERSION}"
