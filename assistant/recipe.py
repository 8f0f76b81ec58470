"""Which parts of the assistant take part in an answer: the product has all, an ablation lacks one.

A part that is left out is not computed, or its features are 0 in the reader and in the judge. The weights stay those
that were fitted with all parts: they are NOT fitted again. So what an ablation loses is what the product owes the part
as it stands; a system built without it would make up for some of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

#: Patterns of feature names, by the part they belong to. Features of no part (age, length, years) always count.
Groups = Mapping[str, tuple[str, ...]]

#: Of passages and their sentences (:mod:`assistant.features`).
READ: Groups = {
    "words": ("*word_score*",),
    "vectors": ("*similarity*",),
    "coverage": ("*coverage*", "names", "covers_and_shows"),
    "structure": ("is_*", "in_*", "by_*", "voice*", "role", "place_in_block"),
    "kinds": ("kind_shown*", "covers_and_shows", "digits", "figure_asked", "reason_shown"),
}
#: Of windows (:mod:`assistant.evidence`).
JUDGED: Groups = {
    "words": ("words", "word_score"),
    "vectors": ("passage", "sentence", "lift", "own_passage", "own_sentence", "letter_lift"),
    "coverage": (
        "said",
        "around",
        "nowhere",
        "english_*",
        "heaviest_*",
        "missing",
        "verb_missing",
        "detail*",
        "names*",
        "tied",
    ),
    "structure": ("office", "record"),
    "kinds": (
        "not_shown",
        "tied",
        "other_counted",
        "number_elsewhere",
        "name_missing",
        "who_missing",
        "reason_shown",
        "not_done",
    ),
}


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights in place of those that ship: what a cross-validation asks with.

    Attributes:
        reader: The reader's by feature, under "passage" and "sentence".
        judge: The judge's by feature.
        threshold: From which probability on a window counts as an answer, 0 to 1.
    """

    reader: Mapping[str, Mapping[str, float]]
    judge: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which parts take part, each True in the product, and with which weights.

    Attributes:
        words: Passages are found by shared words (BM25), and shared words speak for them.
        vectors: Passages are found by their meaning, and nearness speaks for them; without it nothing is embedded.
        coverage: How far a text covers the words and names of the question counts.
        structure: What kind of text by whom in what kind of letter it is counts. Places that a question names are
            found by the structure in any case.
        kinds: Whether the kind of thing wanted (amount, date, reason) is shown counts.
        sentences: The sentence of a passage that answers is chosen; without it all score alike, and the first is it.
        judge: What does not answer is refused; without it every question that finds a passage is answered.
        further: Further windows are cited beside the likeliest one of a part.
        learned: Other weights than those that ship; None in the product.
    """

    words: bool = True
    vectors: bool = True
    coverage: bool = True
    structure: bool = True
    kinds: bool = True
    sentences: bool = True
    judge: bool = True
    further: bool = True
    learned: Learned | None = field(default=None, hash=False)

    def kept(self, features: dict[str, float], groups: Groups) -> dict[str, float]:
        """Features with those of the parts left out at 0; in the product the very same.

        Args:
            features: Values by name.
            groups: Whose names they are, :data:`READ` or :data:`JUDGED`.
        """
        out = self.left_out
        patterns = tuple(pattern for part in out for pattern in groups.get(part, ()))
        if not patterns:
            return features
        return {name: 0.0 if _matches(name, patterns) else value for name, value in features.items()}

    @property
    def left_out(self) -> tuple[str, ...]:
        """The parts that do not take part; none in the product."""
        return tuple(part for part in PARTS if not getattr(self, part))


#: The names of all parts.
PARTS = tuple(one.name for one in fields(Recipe) if one.name != "learned")
#: All parts: what users get.
PRODUCT = Recipe()


def without(part: str) -> Recipe:
    """The product without one of :data:`PARTS`."""
    left_out: dict[str, Any] = {part: False}
    return Recipe(**left_out)


@lru_cache(maxsize=1_000)
def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
