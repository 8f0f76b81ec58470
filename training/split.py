"""What is trained on and what is measured on: parted by paper, and nothing of the test is left in the training.

Offices answer alike: the same paragraph goes out to three parties, the same question comes back a year later. A
training text that is nearly one of the test is therefore removed from the training, and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import numpy as np

from ingest.text.grams import words
from training.pair import Pair

#: Jaccard similarity of word n-grams (Broder 1997, On the resemblance and containment of documents) from which two
#: texts are near-duplicates; words of a gram in answers and, being short, in questions.
NEAR = 0.8
ANSWER_GRAM, QUESTION_GRAM = 5, 3
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Split:
    """Pairs parted.

    Attributes:
        training: What is trained on.
        test: What is measured on; no paper is in both.
        same_questions: Pairs removed from the training because their question is nearly one of the test.
        same_answers: Texts of answers removed from the training because they are nearly an answer of the test; each
            is counted once, however many pairs held it.
    """

    training: list[Pair]
    test: list[Pair]
    same_questions: int
    same_answers: int


def split(pairs: Sequence[Pair], is_test: Callable[[str], bool]) -> Split:
    """Part pairs by paper and remove near-duplicates of the test from the training.

    Args:
        pairs: All pairs.
        is_test: Whether the paper with this number is measured on.
    """
    test = [pair for pair in pairs if is_test(pair.paper)]
    training = [pair for pair in pairs if not is_test(pair.paper)]
    asked = near_duplicates([pair.question for pair in training], [pair.question for pair in test], QUESTION_GRAM)
    kept = [pair for pair in training if pair.question not in asked]
    told = sorted({each.text for pair in kept for each in pair.answers})
    same = near_duplicates(told, sorted({answer.text for pair in test for answer in pair.answers}), ANSWER_GRAM)
    cleaned = (_without(pair, same) for pair in kept)
    return Split([pair for pair in cleaned if pair.answers], test, len(training) - len(kept), len(same))


def drawn(papers: Iterable[str], share: float, seed: int) -> Callable[[str], bool]:
    """A test for :func:`split` that draws papers.

    Args:
        papers: All papers.
        share: How many (0 to 1) are measured on.
        seed: The same seed draws the same papers.
    """
    ordered = sorted(set(papers))
    chosen = frozenset(Random(seed).sample(ordered, round(share * len(ordered))))
    return chosen.__contains__


def near_duplicates(texts: Sequence[str], of: Sequence[str], gram: int) -> set[str]:
    """Those of some texts that nearly stand among others.

    Args:
        texts: Texts to sort out.
        of: What they are compared with.
        gram: Words of an n-gram; a shorter text is one gram.
    """
    from scipy.sparse import csr_array

    if not texts or not of:
        return set()
    known: dict[tuple[str, ...], int] = {}
    compared = [_grams(text, gram) for text in of]
    for grams in compared:
        for each in grams:
            known.setdefault(each, len(known))
    own = [_grams(text, gram) for text in texts]

    def incidence(sets: Sequence[set[tuple[str, ...]]]) -> Any:
        """Texts x grams, 1 where a text has a gram that stands in ``of``."""
        columns = [sorted(known[each] for each in grams if each in known) for grams in sets]
        starts = np.cumsum([0, *map(len, columns)])
        indices = np.array([column for row in columns for column in row], np.int32)
        return csr_array((np.ones(len(indices), np.int32), indices, starts), shape=(len(sets), len(known)))

    sizes, other_sizes = np.array([len(grams) for grams in own]), np.array([len(grams) for grams in compared])
    right = incidence(compared).T.tocsr()
    found: set[str] = set()
    for start in range(0, len(texts), _AT_ONCE):
        shared = (incidence(own[start : start + _AT_ONCE]) @ right).tocoo()
        rows, columns = shared.coords
        union = sizes[rows + start] + other_sizes[columns] - shared.data
        found |= {texts[start + row] for row in np.unique(rows[shared.data >= NEAR * union])}
    return found


def _grams(text: str, size: int) -> set[tuple[str, ...]]:
    """The word n-grams of a text, folded."""
    own = words(text)
    return {tuple(own[at : at + size]) for at in range(max(1, len(own) - size + 1))} if own else set()


def _without(pair: Pair, texts: set[str]) -> Pair:
    return replace(pair, answers=tuple(answer for answer in pair.answers if answer.text not in texts))
