"""What the indexes are told about a passage; apart from them, because they import slowly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as the indexes see it.

    Attributes:
        key: Its key.
        search_text: What is searched by words: label, title, what it answers, and its text.
        vector: Embedding of the passage, shape (dimension,).
        sentences: Embeddings of its sentences in order, shape (number of sentences, dimension).
    """

    key: str
    search_text: str
    vector: Vector
    sentences: Vector

    @property
    def sentence_ids(self) -> list[str]:
        """Ids of its sentences, "<key>#<n>", n from 0."""
        return [sentence_id(self.key, number) for number in range(len(self.sentences))]


def sentence_id(key: str, number: int) -> str:
    """Id of a sentence: key of its passage and its place in it, from 0."""
    return f"{key}#{number}"
