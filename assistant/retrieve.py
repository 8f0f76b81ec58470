"""Question → ranked passages: dense and lexical similarity, fused; only the tiers that the principal may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from assistant.model import Principal, RankedPassage
from assistant.recipe import PRODUCT, Recipe
from ingest.archive.archive import Archive
from ingest.index.indexes import Indexes
from ingest.model import Tier

if TYPE_CHECKING:
    from ingest.index.vector_index import ChromaIdStore

#: Share of the lexical z-score in the fused one; more hurts lay wording (docs/decisions/0007-retrieval.md).
LEXICAL = 0.2
#: How many passages each index is asked for.
DEPTH = 60
#: How many passages are compared by their words: a candidate that is near in meaning may share few.
WORD_DEPTH = 400


class PassageRetriever(BaseRetriever):
    """A llama-index retriever over the indexes of a principal's tiers; the text comes from the archive.

    Args:
        archive: The archive.
        indexes: The indexes of all tiers.
        principal: Who asks; nothing outside their tiers is searched.
        k: How many passages to return.
        allowed: The documents that are searched, as far as the principal may see them; None for all of them.
        recipe: Which parts take part: words, vectors.
    """

    def __init__(
        self,
        archive: Archive,
        indexes: Indexes,
        principal: Principal,
        k: int,
        allowed: frozenset[str] | None = None,
        recipe: Recipe = PRODUCT,
    ) -> None:
        super().__init__()
        self._archive, self._indexes, self._principal, self._k = archive, indexes, principal, k
        self._allowed, self._recipe = allowed, recipe
        self._words: dict[tuple[Tier, str], list[tuple[str, float]]] = {}

    def ranked(self, text: str, vector: NDArray[np.float32], also: str = "") -> list[RankedPassage]:
        """The passages nearest to a question, best first.

        Args:
            text: The question's words.
            vector: Its embedding, shape (dimension,).
            also: Words that letters may write instead of the question's.
        """
        dense: dict[str, float] = {}
        lexical: dict[str, float] = {}
        for tier in sorted(self._principal.tiers):
            if self._recipe.vectors:
                dense |= dict(_nearest(self._indexes.tier(tier).passages, vector, self._allowed))
            if self._recipe.words:
                lexical |= dict(self._widened(tier, text, also) if also else self._by_words(tier, text)[:DEPTH])
        scores = _fuse(dense, lexical)
        keys = sorted(scores, key=lambda key: (-scores[key], key))[: self._k]
        found = self._archive.passages(keys, self._principal.tiers)
        return [RankedPassage(passage, scores[passage.key], dense.get(passage.key, 0.0)) for passage in found]

    def word_scores(self, text: str) -> tuple[dict[str, float], float]:
        """What shares most words with a question, and the highest BM25 score there is.

        Returns:
            Scores as shares of the highest of their tier, 0 to 1, for scores of two indexes cannot be compared; and the
            highest of all, 0 if nothing shares a word.
        """
        shares: dict[str, float] = {}
        top = 0.0
        for tier in sorted(self._principal.tiers) if self._recipe.words else ():
            found = self._by_words(tier, text)
            shares |= {key: score / found[0][1] for key, score in found}
            top = max(top, found[0][1] if found else 0.0)
        return shares, top

    def _widened(self, tier: Tier, text: str, also: str) -> list[tuple[str, float]]:
        """What shares words with a question or what letters write instead, best first."""
        return self._indexes.tier(tier).lexical.search(text, DEPTH, self._allowed, also)

    def _by_words(self, tier: Tier, text: str) -> list[tuple[str, float]]:
        """What shares words with a question in one tier, best first; asked once a question."""
        if (tier, text) not in self._words:
            self._words[tier, text] = self._indexes.tier(tier).lexical.search(text, WORD_DEPTH, self._allowed)
        return self._words[tier, text]

    def _retrieve(self, query_bundle: QueryBundle, **kwargs: Any) -> list[NodeWithScore]:
        """llama-index' way in: needs a query bundle that brings its embedding."""
        vector = np.asarray(query_bundle.embedding or [], dtype=np.float32)
        return [
            NodeWithScore(node=TextNode(id_=ranked.passage.key, text=ranked.passage.text), score=ranked.score)
            for ranked in self.ranked(query_bundle.query_str, vector)
        ]


def _nearest(
    store: ChromaIdStore, vector: NDArray[np.float32], allowed: frozenset[str] | None
) -> list[tuple[str, float]]:
    """The ids nearest to a question, among those of the allowed documents."""
    return store.nearest(vector, DEPTH) if allowed is None else store.nearest_in(vector, allowed, DEPTH)


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
