"""What a search brings back: candidate passages with their letters, and how near each is to the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.address import Placed


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near all candidates are to a question: a question about something else is near to none of them.

    Attributes:
        passage: Highest cosine similarity of a passage.
        sentence: Highest cosine similarity of a sentence.
        lift: How much the nearest sentence is nearer than the mean one.
    """

    passage: float
    sentence: float
    lift: float


@dataclass(frozen=True, slots=True)
class Found:
    """Candidate passages with their letters, and the similarities the reader needs.

    Attributes:
        placed: Candidates; the best ranked first, then those of letters read as a whole.
        passage_similarity: Cosine similarity by passage key, -1 to 1.
        sentence_similarity: Cosine similarity by passage key and place, -1 to 1.
        word_score: BM25 score of what shares words with the question, by passage key, as shares of the highest: 0 to 1.
        word_top: The highest BM25 score, 0 or more.
        searched: Number of passages that were searched.
        earlier_papers: References that the answer before a follow-up named.
    """

    placed: tuple[Placed, ...]
    passage_similarity: Mapping[str, float]
    sentence_similarity: Mapping[tuple[str, int], float]
    word_score: Mapping[str, float] = field(default_factory=dict)
    word_top: float = 0.0
    searched: int = 0
    earlier_papers: frozenset[str] = frozenset()

    def among(self, placed: Sequence[Placed]) -> Found:
        """Some of the candidates, with their similarities only."""
        keys = {one.passage.key for one in placed}
        return replace(
            self,
            placed=tuple(placed),
            passage_similarity={key: value for key, value in self.passage_similarity.items() if key in keys},
            sentence_similarity={place: value for place, value in self.sentence_similarity.items() if place[0] in keys},
        )

    @property
    def nearness(self) -> Nearness:
        """How near the candidates are to the question."""
        passages, sentences = self.passage_similarity.values(), self.sentence_similarity.values()
        if not passages or not sentences:
            return Nearness(0.0, 0.0, 0.0)
        nearest = max(sentences)
        return Nearness(max(passages), nearest, nearest - sum(sentences) / len(sentences))
