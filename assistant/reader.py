"""Which passages answer, and which of their sentences: features with trained weights.

Passages are compared with each other, then the sentences of each among themselves; both by a weighted sum, for the
trained sets are small. ``python -m eval train`` fits the weights on the development sets and writes them to
``reader_weights.json``.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.address import Placed
from assistant.features import Asked, passage_features, sentence_features
from assistant.found import Found
from assistant.question import Part, Question
from assistant.recipe import PRODUCT, READ, Recipe
from assistant.terms import Term

WEIGHTS = Path(__file__).with_name("reader_weights.json")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with what speaks for it, for one part of a question.

    Attributes:
        placed: The passage it stands in.
        index: Its place in the passage, from 0.
        features: Its own, by name (:func:`assistant.features.sentence_features`).
        score: That of its passage, less how far it is behind the best sentence there; comparable within one question
            part only.
        chance: How likely its passage is the right one among the candidates, 0 to 1.
        letter_chance: How likely the right one is in its letter, 0 to 1.
    """

    placed: Placed
    index: int
    features: Mapping[str, float]
    score: float
    chance: float = 0.0
    letter_chance: float = 0.0

    @property
    def text(self) -> str:
        """The sentence in display form."""
        return self.placed.passage.sentences[self.index].text


def read(
    question: Question,
    part: Part,
    leans_on: Sequence[Term],
    placed: Sequence[Placed],
    found: Found,
    weights: Mapping[str, Mapping[str, float]] | None = None,
    recipe: Recipe = PRODUCT,
) -> list[Reading]:
    """Score the sentences of the candidate passages.

    Args:
        question: The whole question.
        part: The part to be answered.
        leans_on: Terms of the rest of the question and of the question it follows up.
        placed: Candidate passages, some of those found.
        found: What the search brought.
        weights: Other weights than those of the recipe.
        recipe: Which parts take part, and with which weights.

    Returns:
        The sentences, best first; ties in reading order.
    """
    if not placed:
        return []
    asked = Asked.over(question, part, leans_on, placed)
    weights = weights or (recipe.learned.reader if recipe.learned else load_weights())
    scores = [weighted(recipe.kept(row, READ), weights["passage"]) for row in passage_features(asked, found, placed)]
    odds = chances(scores)
    letters: defaultdict[str, float] = defaultdict(float)
    for one, chance in zip(placed, odds, strict=True):
        letters[one.passage.document_id] += chance
    readings: list[Reading] = []
    for one, score, chance in zip(placed, scores, odds, strict=True):
        rows = [recipe.kept(row, READ) for row in sentence_features(asked, found, one)]
        own = [weighted(row, weights["sentence"]) if recipe.sentences else 0.0 for row in rows]
        letter = letters[one.passage.document_id]
        readings += [
            Reading(one, index, row, score + mine - max(own), chance, letter)
            for index, (row, mine) in enumerate(zip(rows, own, strict=True))
        ]
    return sorted(readings, key=lambda reading: -reading.score)


def weighted(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted sum of features; one without a weight does not count."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def chances(scores: Sequence[float]) -> list[float]:
    """The probability of each candidate under the conditional logit the weights were fitted as; they add up to 1."""
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    return [odd / sum(odds) for odd in odds]


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The trained weights by feature, under "passage" and "sentence"."""
    found: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return found
