"""Vectors of sentences and of their clauses, from one pass of the encoder each; passages are remembered.

Every sentence is read alone and as a question is, those of a passage too: so the encoder was taught to tell what
follows from a sentence from what contradicts it (Wang et al. 2024, arXiv 2402.05672, trained on SNLI and MNLI among
others), and in vectors of a whole passage the difference is gone (docs/decisions/0030-verification.md). The vectors of
clauses come from the same passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.verification.clauses import clauses, sentences
from ingest.embedding import Embedder, Vectors, clean

#: What makes of a sentence its denial, for the encoder; in either language.
DENIAL = "Nein. Das ist nicht so: "


@dataclass(frozen=True, slots=True)
class Rows:
    """A text as vectors: its sentences, a row for each, and a row for each of their clauses, in reading order."""

    texts: tuple[str, ...]
    sentences: Vectors
    clauses: Vectors


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an answer as vectors: itself and its clauses, and its denial (one dimension)."""

    rows: Rows
    denied: Vectors


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of some passages a sentence is nearest to, each read alone.

    Attributes:
        window: The sentence of the passages.
        stated: The cosine of the two, -1 to 1.
        asserted: How much nearer the sentence is to it than the sentence's denial.
        weakest: The least that a clause of the sentence is near to what it is nearest to, -1 to 1.
    """

    window: str
    stated: float
    asserted: float
    weakest: float


class Reader:
    """Texts to vectors, the latest passages remembered; safe to use from several threads.

    Args:
        embedder: The model.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.passage = lru_cache(maxsize=256)(self._passage)

    def said(self, sentence: str) -> Said:
        """A sentence of an answer, and its denial, as vectors."""
        text = clean(sentence)
        parts = [(one.start, one.end) for one in clauses(text)]
        (own, rows), (denied, _) = self._embedder.embed_question_parts([text, DENIAL + text], [parts, []])
        return Said(Rows((text,), own[np.newaxis], rows), denied)

    def likeness(self, said: Said, passages: Sequence[Rows]) -> Likeness:
        """What of some passages a sentence is nearest to.

        Args:
            said: The sentence.
            passages: At least one, none blank.
        """
        texts = [text for one in passages for text in one.texts]
        rows = np.concatenate([one.sentences for one in passages])
        near = rows @ said.rows.sentences[0]
        best = int(near.argmax())
        every = np.concatenate([rows, *(one.clauses for one in passages)])
        weakest = float((said.rows.clauses @ every.T).max(axis=1).min())
        return Likeness(texts[best], float(near[best]), float(near[best] - rows[best] @ said.denied), weakest)

    def _passage(self, text: str) -> Rows:
        """The sentences of a passage, each read alone."""
        texts = [one.text for one in sentences(clean(text))] or [clean(text)]
        parts = [[(part.start, part.end) for part in clauses(one)] for one in texts]
        found = self._embedder.embed_question_parts(texts, parts)
        whole = np.stack([vector for vector, _ in found])
        return Rows(tuple(texts), whole, np.concatenate([rows for _, rows in found]))
