"""Passages to index entries: the texts of :mod:`ingest.index.context` and their embeddings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from ingest.index.context import EmbeddedText, embedded_texts, indexed_text
from ingest.index.entry import Entry, Vector
from ingest.index.indexes import EntriesOf, LetterPassages
from ingest.model import Passage

#: Raise it with every change of the texts that are embedded: indexes of older texts are then refused and rebuilt.
VERSION = 3


class PassageEmbedder(Protocol):
    """What entries need of :class:`ingest.embedding.Embedder`."""

    @property
    def fingerprint(self) -> str:
        """What changes with anything that could change a vector."""
        ...

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Vector, Vector]]:
        """For each text its unit vector, and one for each of its parts (start and end in characters)."""
        ...


def fingerprint(embedder: PassageEmbedder) -> str:
    """What an index records: it changes with the model and with the texts that are embedded."""
    return f"{embedder.fingerprint}-{VERSION}"


def entry_maker(embedder: PassageEmbedder) -> EntriesOf:
    """The function that makes the entries of letters' passages, for :class:`ingest.index.indexes.Indexes`."""

    def entries_of(letters: Sequence[LetterPassages]) -> list[list[Entry]]:
        texts = [[embedded_texts(letter, one) for one in passages] for letter, passages in letters]
        # One call for all letters, and each text once (subjects, marks and salutations recur): the embedder makes
        # batches of texts of much the same length. Measured on 24 letters: 40 s instead of 47.
        different = list(dict.fromkeys(text for of_letter in texts for own in of_letter for text in own))
        embedded = embedder.embed_parts([one.text for one in different], [one.parts for one in different])
        vectors = dict(zip(different, embedded, strict=True))
        return [
            [
                Entry(passage.key, indexed_text(letter, passage), *_joined(passage, own, vectors))
                for passage, own in zip(passages, of_letter, strict=True)
            ]
            for (letter, passages), of_letter in zip(letters, texts, strict=True)
        ]

    return entries_of


def _joined(
    passage: Passage, texts: Sequence[EmbeddedText], vectors: Mapping[EmbeddedText, tuple[Vector, Vector]]
) -> tuple[Vector, Vector]:
    """The unit vectors of a passage and of its sentences: means over its texts, and over the parts of a sentence."""
    whole = np.sum([vectors[text][0] for text in texts], axis=0)
    sentences = np.zeros((len(passage.sentences), len(whole)), np.float32)
    for text in texts:
        np.add.at(sentences, np.array(text.sentences, np.int64), vectors[text][1])
    return whole / np.linalg.norm(whole), sentences / np.linalg.norm(sentences, axis=1, keepdims=True)
