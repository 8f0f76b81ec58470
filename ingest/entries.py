"""Passages to index entries: the search texts of :mod:`ingest.context` and their embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest.context import passage_text, sentence_texts
from ingest.index_entry import Entry, Vector
from ingest.indexes import EntriesOf
from ingest.model import Letter, Passage

#: Raise it with every change of the texts that are embedded: indexes of older texts are then refused and rebuilt.
VERSION = 1


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
    """The function that makes the entries of a letter's passages, for :class:`ingest.indexes.Indexes`."""

    def entries_of(letter: Letter, passages: Sequence[Passage]) -> list[Entry]:
        if not passages:
            return []
        texts = [passage_text(letter, passage) for passage in passages]
        sentences = [sentence_texts(passage) for passage in passages]
        # One call for the whole letter: the embedder makes batches of texts of much the same length.
        vectors = embedder.embed_passages([*texts, *(text for group in sentences for text in group)])
        entries, start = [], len(texts)
        for row, (passage, text, group) in enumerate(zip(passages, texts, sentences, strict=True)):
            entries.append(Entry(passage.key, text, vectors[row], vectors[start : start + len(group)]))
            start += len(group)
        return entries

    return entries_of
