"""Vectors of sentences and of their clauses, from one pass of the encoder each; passages are remembered.

Which clause takes up which is told by vectors that have seen the whole passage. Whether two sentences say the same is
told by vectors of each alone, both read as a question is: so the encoder was taught to tell what follows from a
sentence from what contradicts it (Wang et al. 2024, arXiv 2402.05672, trained on SNLI and MNLI among others), and in
vectors of a whole passage the difference is gone (docs/decisions/0030-verification.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from assistant.verification.clauses import clauses, sentences
from ingest.embedding import Embedder, Vectors, clean

#: Characters of a passage that go through the encoder at once: it sees 512 tokens, about 4 characters each.
AT_ONCE = 1_400
#: What makes of a sentence its denial, for the encoder; in either language.
DENIAL = "Nein. Das ist nicht so: "


@dataclass(frozen=True, slots=True)
class Rows:
    """A text as vectors: one row a sentence, and one row a clause, in reading order."""

    sentences: Vectors
    clauses: Vectors


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of some passages a sentence is nearest to, each read alone.

    Attributes:
        window: The sentence of the passages, or two of them in a row.
        stated: The cosine of the two, -1 to 1.
        asserted: How much nearer the sentence is to it than the sentence's denial.
    """

    window: str
    stated: float
    asserted: float


class Reader:
    """Texts to vectors, the latest passages remembered; safe to use from several threads.

    Args:
        embedder: The model.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.passage = lru_cache(maxsize=256)(self.read)
        self.windows = lru_cache(maxsize=256)(self._windows)

    def read(self, text: str) -> Rows:
        """A text as vectors; what :meth:`passage` does, without remembering it."""
        text = clean(text)
        pieces = [text[start:end] for start, end in _pieces(text)]
        own = [_parts(piece) for piece in pieces]
        found = self._embedder.embed_parts(pieces, [[*whole, *parts] for whole, parts in own])
        return Rows(
            np.concatenate([rows[: len(whole)] for (_, rows), (whole, _) in zip(found, own, strict=True)]),
            np.concatenate([rows[len(whole) :] for (_, rows), (whole, _) in zip(found, own, strict=True)]),
        )

    def likeness(self, sentence: str, passages: Sequence[str]) -> Likeness:
        """What of some passages a sentence is nearest to.

        Args:
            sentence: The sentence.
            passages: At least one, none blank.
        """
        own, denied = (self._embedder.embed_question(text) for text in (sentence, DENIAL + sentence))
        read = [self.windows(text) for text in passages]
        texts = [text for windows, _ in read for text in windows]
        rows = np.concatenate([rows for _, rows in read])
        near = rows @ own
        best = int(near.argmax())
        return Likeness(texts[best], float(near[best]), float(near[best] - rows[best] @ denied))

    def _windows(self, text: str) -> tuple[tuple[str, ...], Vectors]:
        """Every sentence of a passage and every two in a row, with a row for each."""
        single = [one.text for one in sentences(clean(text))] or [text]
        found = (*single, *(f"{one} {other}" for one, other in pairwise(single)))
        return found, np.stack([self._embedder.embed_question(one) for one in found])


_Stretches = list[tuple[int, int]]


def _parts(piece: str) -> tuple[_Stretches, _Stretches]:
    """The sentences and the clauses of a piece of text."""
    whole = sentences(piece)
    parts = [(one.start + part.start, one.start + part.end) for one in whole for part in clauses(one.text)]
    return [(one.start, one.end) for one in whole], parts


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text in stretches of whole sentences that the encoder takes at once."""
    start = end = 0
    for sentence in sentences(text):
        if sentence.end - start > AT_ONCE and end > start:
            yield start, end
            start = sentence.start
        end = sentence.end
    yield start, max(end, start + 1)
