"""Which clauses of the passages each clause of a sentence takes up, so that like is compared with like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.terms import Term
from assistant.verification.clauses import Clause, clauses, content, overlap
from assistant.verification.shown import Shown
from assistant.verification.vectors import Rows

#: Clauses of the passages that score this much less than the best are taken up, too: one of them may be the one meant.
NEAR = 0.1
#: A clause that scores less than this is not found in the passages.
FOUND = 0.3
#: How a clause of a passage is scored: by its own words, those of its sentence, and the likeness of its vector.
OWN, WHOLE, VECTOR = 0.5, 0.15, 0.35


@dataclass(frozen=True, slots=True)
class Aligned:
    """A clause of a sentence, and what of the passages it takes up.

    Attributes:
        clause: The clause.
        words: Its words that carry meaning.
        score: How well it fits the best clause of the passages, 0 to about 1.
        clauses: The clauses of the passages that come near that, best first, each with its sentence; empty where none
            fits enough.
    """

    clause: Clause
    words: tuple[Term, ...]
    score: float
    clauses: tuple[tuple[Clause, Clause], ...]


def aligned(sentence: str, shown: Shown, mine: Rows | None = None, theirs: Sequence[Rows] = ()) -> list[Aligned]:
    """The clauses of a sentence with what they take up.

    Args:
        sentence: A sentence of an answer.
        shown: The passages it cites.
        mine: The sentence as vectors; None leaves them out.
        theirs: The passages as vectors.
    """
    parts = [(clause, whole) for whole in shown.sentences for clause in clauses(whole.text)]
    own = clauses(sentence)
    likeness = np.zeros((len(own), len(parts)))
    rows = np.concatenate([one.clauses for one in theirs]) if theirs else np.zeros((0, 1))
    if mine is not None and len(rows) == len(parts) and len(mine.clauses) == len(own):
        likeness = mine.clauses @ rows.T
    found = []
    for clause, near in zip(own, likeness, strict=True):
        words = content(clause.text)
        scored = [
            (OWN * overlap(words, part.text) + WHOLE * overlap(words, whole.text) + VECTOR * float(like), n)
            for n, ((part, whole), like) in enumerate(zip(parts, near, strict=True))
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        best = scored[0][0] if scored else 0.0
        taken = tuple(parts[n] for score, n in scored if score >= max(FOUND, best - NEAR))
        found.append(Aligned(clause, words, best, taken))
    return found
