"""How well a model finds the answers of the test split, alone: no words, no reader, no judge.

Every legible answer of the test's papers is a unit, once without anything and once behind its paper's title; the text
of the question stands in neither. All questions are searched in all units by cosine. A question is answered by a unit
that belongs to it; a paragraph that two questions share belongs to both.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ingest.embedded_model import FP32_SUBFOLDER
from ingest.embedding import Embedder, Vectors
from training.export import size_of
from training.letters import Progress
from training.pair import Pair, seen

DEEPEST = 10
"""Units of a question that are looked at."""

RESAMPLES, SEED = 2000, 7
_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Figures:
    """What a model finds.

    Attributes:
        queries: Number of questions.
        units: Number of different units.
        recall_1, recall_5, recall_10: Share of the questions with a right unit among the first 1, 5, 10; 0 to 1.
        mrr_10: Mean of 1/rank of the first right unit, 0 where none is among the first 10 (Voorhees 1999, TREC-8).
        ranks: For each question the rank of the first right unit, from 1; 0 where none is among the first 10.
    """

    queries: int
    units: int
    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """All figures of one model folder.

    Attributes:
        alone: Over units that are a paragraph's words alone.
        titled: Over units behind their paper's title.
        passages_per_second: Units without title, as the index takes them in.
        question_ms: Median time of a question, in milliseconds.
        megabytes: Size of all files of the folder.
    """

    alone: Figures
    titled: Figures
    passages_per_second: float
    question_ms: float
    megabytes: float

    def plain(self) -> dict[str, Any]:
        """As plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Gain:
    """A difference of two models over the same questions, with its 95 % interval; in shares, -1 to 1."""

    value: float
    low: float
    high: float


def measure(model_dir: Path, test: Sequence[Pair], progress: Progress | None = None) -> Measured:
    """Measure a model folder.

    Args:
        model_dir: A folder that runs, int8 or of another model.
        test: Pairs of the test.
        progress: Called after each batch of units.

    Raises:
        ModelMissing: If the folder is incomplete.
        ValueError: If there is no pair.
    """
    if not test:
        raise ValueError("nothing to measure on")
    embedder = Embedder(model_dir)
    embedder.warm_up()
    took, questions = [], []
    for pair in test:
        begun = time.perf_counter()
        questions.append(embedder.embed_question(pair.question))
        took.append(time.perf_counter() - begun)
    found, speed = [], 0.0
    for titled in (True, False):
        units, owners = units_of(test, titled=titled)
        begun = time.perf_counter()
        vectors = embedder.embed_passages(units, progress)
        speed = len(units) / (time.perf_counter() - begun)
        found.append(figures(np.stack(questions), vectors, owners))
    titled_figures, alone = found
    milliseconds = float(np.median(took)) * 1000
    folder_size = (size_of(model_dir) - size_of(model_dir / FP32_SUBFOLDER)) / 1e6
    return Measured(alone, titled_figures, speed, milliseconds, folder_size)


def units_of(test: Sequence[Pair], *, titled: bool) -> tuple[list[str], list[set[int]]]:
    """The units of a test, each once, and for each the numbers of the pairs it answers."""
    owners: dict[str, set[int]] = {}
    for number, pair in enumerate(test):
        for answer in pair.answers:
            text = seen(pair.subject if titled else "", answer, with_question=False)
            owners.setdefault(text, set()).add(number)
    return list(owners), list(owners.values())


def figures(questions: Vectors, units: Vectors, owners: Sequence[set[int]]) -> Figures:
    """Rank all units for each question.

    Args:
        questions: A row a question, of length 1.
        units: A row a unit, of length 1.
        owners: For each unit the numbers (rows) of the questions it answers.
    """
    ranks: list[int] = []
    for start in range(0, len(questions), _AT_ONCE):
        best = np.argsort(-(questions[start : start + _AT_ONCE] @ units.T), axis=1, kind="stable")[:, :DEEPEST]
        for number, row in enumerate(best, start):
            right = (rank for rank, unit in enumerate(row, 1) if number in owners[unit])
            ranks.append(next(right, 0))
    each = np.array(ranks)

    def recall(depth: int) -> float:
        return float(np.mean((each > 0) & (each <= depth)))

    reciprocal = np.divide(1, each, out=np.zeros(len(each)), where=each > 0)
    return Figures(len(questions), len(units), recall(1), recall(5), recall(10), float(reciprocal.mean()), tuple(ranks))


def gain(before: Figures, after: Figures, depth: int) -> Gain:
    """Difference of recall at a depth, after minus before, with its paired bootstrap interval.

    Efron and Tibshirani 1993, An Introduction to the Bootstrap, percentile interval over questions, as scipy has it.

    Args:
        before: Of the untuned model.
        after: Of the tuned one, over the same questions.
        depth: 1 to 10.
    """
    from scipy.stats import bootstrap

    def hits(found: Figures) -> Any:
        ranks = np.array(found.ranks)
        return ((ranks > 0) & (ranks <= depth)).astype(np.float64)

    differences = hits(after) - hits(before)
    value = float(differences.mean())
    if np.ptp(differences) == 0:  # nothing to resample: the interval is the point
        return Gain(value, value, value)
    # Pairs are resampled as wholes: resampling their differences is the paired bootstrap.
    interval = bootstrap(
        (differences,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=np.random.default_rng(SEED)
    ).confidence_interval
    return Gain(value, float(interval.low), float(interval.high))
