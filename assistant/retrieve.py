"""Question → ranked passages: dense and lexical similarity, fused; only the tiers that the principal may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from assistant.model import Principal, RankedPassage
from ingest.archive.archive import Archive
from ingest.index.indexes import Indexes

#: Share of the lexical z-score in the fused one; more hurts lay wording (docs/decisions/0007-retrieval.md).
LEXICAL = 0.2
#: How many passages each index is asked for.
DEPTH = 60


class PassageRetriever(BaseRetriever):
    """A llama-index retriever over the indexes of a principal's tiers; the text comes from the archive.

    Args:
        archive: The archive.
        indexes: The indexes of all tiers.
        principal: Who asks; nothing outside their tiers is searched.
        k: How many passages to return.
    """

    def __init__(self, archive: Archive, indexes: Indexes, principal: Principal, k: int) -> None:
        super().__init__()
        self._archive, self._indexes, self._principal, self._k = archive, indexes, principal, k

    def ranked(self, text: str, vector: NDArray[np.float32]) -> list[RankedPassage]:
        """The passages nearest to a question, best first.

        Args:
            text: The question's words.
            vector: Its embedding, shape (dimension,).
        """
        dense: dict[str, float] = {}
        lexical: dict[str, float] = {}
        for tier in sorted(self._principal.tiers):
            index = self._indexes.tier(tier)
            dense |= dict(index.passages.nearest(vector, DEPTH))
            lexical |= dict(index.lexical.search(text, DEPTH))
        scores = _fuse(dense, lexical)
        keys = sorted(scores, key=lambda key: (-scores[key], key))[: self._k]
        found = self._archive.passages(keys, self._principal.tiers)
        return [RankedPassage(passage, scores[passage.key], dense.get(passage.key, 0.0)) for passage in found]

    def _retrieve(self, query_bundle: QueryBundle, **kwargs: Any) -> list[NodeWithScore]:
        """llama-index' way in: needs a query bundle that brings its embedding."""
        vector = np.asarray(query_bundle.embedding or [], dtype=np.float32)
        return [
            NodeWithScore(node=TextNode(id_=ranked.passage.key, text=ranked.passage.text), score=ranked.score)
            for ranked in self.ranked(query_bundle.query_str, vector)
        ]


def _fuse(dense: dict[str, float], lexical: dict[str, float]) -> dict[str, float]:
    """Weighted sum of z-scores; what an index did not return gets its lowest score."""
    keys = sorted(dense.keys() | lexical.keys())
    return dict(
        zip(
            keys,
            (1 - LEXICAL) * _z([dense.get(key) for key in keys]) + LEXICAL * _z([lexical.get(key) for key in keys]),
            strict=True,
        )
    )


def _z(values: Sequence[float | None]) -> NDArray[np.float64]:
    """Z-scores; a missing value counts as the lowest there is."""
    known = [value for value in values if value is not None]
    row = np.array([min(known, default=0.0) if value is None else value for value in values], dtype=np.float64)
    return (row - row.mean()) / (row.std() or 1.0) if len(row) else row
