"""Passages to index entries: the search texts of :mod:`ingest.index.context` and their embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ingest.index.context import indexed_text, passage_text, sentence_texts
from ingest.index.entry import Entry, Vector
from ingest.index.indexes import EntriesOf, LetterPassages

#: Raise it with every change of the texts that are embedded: indexes of older texts are then refused and rebuilt.
VERSION = 2


class PassageEmbedder(Protocol):
    """What entries need of :class:`ingest.embedding.Embedder`."""

    @property
    def fingerprint(self) -> str:
        """What changes with anything that could change a vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vector:
        """One unit vector a text, in the order of the texts."""
        ...


def fingerprint(embedder: PassageEmbedder) -> str:
    """What an index records: it changes with the model and with the texts that are embedded."""
    return f"{embedder.fingerprint}-{VERSION}"


def entry_maker(embedder: PassageEmbedder) -> EntriesOf:
    """The function that makes the entries of letters' passages, for :class:`ingest.index.indexes.Indexes`."""

    def entries_of(letters: Sequence[LetterPassages]) -> list[list[Entry]]:
        texts = [
            [(passage_text(letter, one), sentence_texts(letter, one)) for one in passages]
            for letter, passages in letters
        ]
        # One call for all letters, and each text once (subjects, marks and salutations recur): the embedder makes
        # batches of texts of much the same length. Measured on 24 letters: 40 s instead of 47.
        rows: dict[str, int] = {}
        for text, sentences in (pair for of_letter in texts for pair in of_letter):
            for one in (text, *sentences):
                rows.setdefault(one, len(rows))
        vectors = embedder.embed_passages(list(rows)) if rows else np.empty((0, 0), np.float32)
        return [
            [
                Entry(
                    passage.key,
                    indexed_text(letter, passage),
                    vectors[rows[text]],
                    vectors[[rows[one] for one in sentences]],
                )
                for passage, (text, sentences) in zip(passages, of_letter, strict=True)
            ]
            for (letter, passages), of_letter in zip(letters, texts, strict=True)
        ]

    return entries_of
