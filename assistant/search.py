"""Everything a question is answered from: its candidate passages with their similarities, for one principal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.address import Placed
from assistant.evidence import Nearness
from assistant.model import Principal
from assistant.question import Question
from ingest.archive.archive import Archive, LetterSummary
from ingest.index.entry import sentence_id

if TYPE_CHECKING:
    from ingest.embedding import Embedder
    from ingest.index.indexes import Indexes

#: How many passages are read for an answer.
CANDIDATES = 40
#: How many letters are read as a whole where a question names a point, a question or a line of the head.
LETTERS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Candidate passages with their letters, and the similarities the reader needs.

    Attributes:
        placed: Candidates; the best ranked first, then those of letters read as a whole.
        passage_similarity: Cosine similarity by passage key.
        sentence_similarity: Cosine similarity by passage key and place.
    """

    placed: tuple[Placed, ...]
    passage_similarity: Mapping[str, float]
    sentence_similarity: Mapping[tuple[str, int], float]

    @property
    def nearness(self) -> Nearness:
        """How near the candidates are to the question."""
        passages, sentences = self.passage_similarity.values(), self.sentence_similarity.values()
        if not passages or not sentences:
            return Nearness(0.0, 0.0, 0.0)
        nearest = max(sentences)
        return Nearness(max(passages), nearest, nearest - sum(sentences) / len(sentences))


class Search:
    """Finds candidates for a question.

    Args:
        archive: The archive.
        indexes: The indexes.
        embedder: The embedding model.
    """

    def __init__(self, archive: Archive, indexes: Indexes, embedder: Embedder) -> None:
        self._archive, self._indexes, self._embedder = archive, indexes, embedder

    def find(self, question: Question, text: str, names_place: bool, principal: Principal) -> Found:
        """The candidates for a question.

        Args:
            question: The question.
            text: What is searched for: the question behind the one it follows up.
            names_place: Whether letters are read as a whole, because a place in them is named.
            principal: Who asks.
        """
        from assistant.retrieve import PassageRetriever  # llama-index takes two seconds to import

        vector = self._embedder.embed_question(text)
        ranked = PassageRetriever(self._archive, self._indexes, principal, CANDIDATES).ranked(text, vector)
        letters = {summary.document_id: summary for summary in self._archive.summaries(principal.tiers)}
        passages = {one.passage.key: one.passage for one in ranked if one.passage.document_id in letters}
        if names_place:
            for document_id in self._letters(question, [p.document_id for p in passages.values()], letters, principal):
                passages |= {p.key: p for p in self._archive.passages_of(document_id, principal.tiers)}
        placed = tuple(Placed(passage, letters[passage.document_id]) for passage in passages.values())
        return self._measured(placed, vector, principal)

    def _letters(
        self, question: Question, nearest: Sequence[str], letters: Mapping[str, LetterSummary], principal: Principal
    ) -> list[str]:
        """The letters to read as a whole: those named, else the nearest ones, each with its Vorgang."""
        named = [key for key, letter in letters.items() if letter.reference in question.references]
        first = named or list(dict.fromkeys(nearest))[: LETTERS // 2]
        related = [other for key in first for other in self._archive.related(key, principal.tiers)]
        return list(dict.fromkeys([*first, *related]))[:LETTERS]

    def _measured(self, placed: tuple[Placed, ...], vector: NDArray[np.float32], principal: Principal) -> Found:
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
        return Found(placed, passages, sentences)
