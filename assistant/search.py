"""Everything a question is answered from: its candidate passages with their similarities, for one principal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.address import Placed
from assistant.found import Found
from assistant.model import Principal, RankedPassage
from assistant.question import Question
from assistant.recipe import PRODUCT, Recipe
from assistant.thesaurus import written
from assistant.word_search import by_words, words_of
from ingest.archive.archive import Archive, LetterSummary
from ingest.index.entry import sentence_id

if TYPE_CHECKING:
    from assistant.retrieve import PassageRetriever
    from ingest.embedding import Embedder
    from ingest.index.indexes import Indexes

#: How many passages are read for an answer.
CANDIDATES = 60
#: How many letters are read as a whole where a question names a point, a question or a line of the head.
LETTERS = 6
#: How many passages are looked through for the words of a search.
HELD = 200


class Search:
    """Finds candidates for a question.

    Args:
        archive: The archive.
        indexes: The indexes.
        embedder: The embedding model.
        recipe: Which parts take part: words, vectors.
    """

    def __init__(self, archive: Archive, indexes: Indexes, embedder: Embedder, recipe: Recipe = PRODUCT) -> None:
        self._archive, self._indexes, self._embedder, self._recipe = archive, indexes, embedder, recipe

    def find(
        self,
        question: Question,
        text: str,
        names_place: bool,
        principal: Principal,
        allowed: frozenset[str] | None = None,
        earlier_papers: Sequence[str] = (),
    ) -> Found:
        """The candidates for a question.

        Args:
            question: The question.
            text: What is searched for: the question behind the one it follows up.
            names_place: Whether letters are read as a whole, because a place in them is named.
            principal: Who asks.
            allowed: The documents that are searched, as far as the principal may see them; None for all of them.
            earlier_papers: References that the answer before a follow-up named.
        """
        if allowed is not None and not allowed:
            return Found((), {}, {})
        vector, retriever = self._retriever(text, principal, CANDIDATES, allowed)
        ranked = retriever.ranked(text, vector, written(text))
        seen = self._archive.summaries(principal.tiers)
        letters = {one.document_id: one for one in seen if allowed is None or one.document_id in allowed}
        passages = {one.passage.key: one.passage for one in ranked if one.passage.document_id in letters}
        if names_place:
            for document_id in self._letters(question, [p.document_id for p in passages.values()], letters, principal):
                passages |= {p.key: p for p in self._archive.passages_of(document_id, principal.tiers)}
        placed = tuple(Placed(passage, letters[passage.document_id]) for passage in passages.values())
        found = self._measured(placed, vector, retriever.word_scores(text), principal)
        searched = sum(letter.passages for letter in letters.values())
        return replace(found, searched=searched, earlier_papers=frozenset(earlier_papers))

    def ranked(
        self, text: str, principal: Principal, allowed: frozenset[str] | None, most: int
    ) -> tuple[RankedPassage, ...]:
        """The passages that hold the words of a text, and a few near it; see :func:`assistant.word_search.by_words`.

        Args:
            text: Words or a question.
            principal: Who looks for it.
            allowed: As for :meth:`find`.
            most: How many are wanted.
        """
        if allowed is not None and not allowed:
            return ()
        vector, retriever = self._retriever(text, principal, CANDIDATES, allowed)
        found = {one.passage.key: one for one in retriever.ranked(text, vector, written(text))}
        shares, _ = retriever.word_scores(text)
        more = [key for key in sorted(shares, key=lambda key: (-shares[key], key))[:HELD] if key not in found]
        held = self._archive.passages(more, principal.tiers)
        every = [*found.values(), *(RankedPassage(passage, 0.0, 0.0) for passage in held)]
        return by_words(words_of(text), every, shares, most)

    def _retriever(
        self, text: str, principal: Principal, most: int, allowed: frozenset[str] | None
    ) -> tuple[NDArray[np.float32], PassageRetriever]:
        """A text's vector, and what finds passages near it."""
        from assistant.retrieve import PassageRetriever  # llama-index takes two seconds to import

        embeds = self._recipe.vectors
        vector = self._embedder.embed_question(text) if embeds else np.zeros(self._embedder.dimension, np.float32)
        return vector, PassageRetriever(self._archive, self._indexes, principal, most, allowed, self._recipe)

    def _letters(
        self, question: Question, nearest: Sequence[str], letters: Mapping[str, LetterSummary], principal: Principal
    ) -> list[str]:
        """The letters to read as a whole: those named, else the nearest ones, each with its Vorgang.

        ``letters`` are all that is searched; nothing else is returned.
        """
        named = [key for key, letter in letters.items() if letter.reference in question.references]
        first = named or list(dict.fromkeys(nearest))[: LETTERS // 2]
        related = [other for key in first for other in self._archive.related(key, principal.tiers)]
        return [key for key in dict.fromkeys([*first, *related]) if key in letters][:LETTERS]

    def _measured(
        self,
        placed: tuple[Placed, ...],
        vector: NDArray[np.float32],
        words: tuple[Mapping[str, float], float],
        principal: Principal,
    ) -> Found:
        """The exact similarities of all candidates and their sentences."""
        keys = [one.passage.key for one in placed]
        ids = {
            sentence_id(one.passage.key, n): (one.passage.key, n)
            for one in placed
            for n in range(len(one.passage.sentences))
        }
        passages: dict[str, float] = {}
        sentences: dict[tuple[str, int], float] = {}
        for tier in sorted(principal.tiers):
            index = self._indexes.tier(tier)
            passages |= {key: float(row @ vector) for key, row in index.passages.vectors(keys).items()}
            sentences |= {ids[key]: float(row @ vector) for key, row in index.sentences.vectors(list(ids)).items()}
        return Found(placed, passages, sentences, *words)
