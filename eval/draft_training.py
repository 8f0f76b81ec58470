"""Fit the weights by which passages bear on the questions of an enquiry, and measure them on enquiries not fitted on.

A logistic regression over the candidates of all labelled questions (:mod:`assistant.drafting.bearing`): those that hit
a gold passage against all others, both classes counting alike, with a quadratic penalty
(:func:`eval.train_judge.fit`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.drafting.bearing import WEIGHTS, Weighing, probability
from assistant.drafting.compose import searched_for
from assistant.drafting.draft import AskedQuestion
from assistant.window import Window
from eval.corpus_archive import Corpus
from eval.draft_gold import GoldEnquiry, GoldQuestion
from eval.draft_measure import JudgedDraft, drafted, judged
from eval.matching import MIN_SHARE, letters, overlap, quote_is_right
from eval.system import EVALUATOR
from eval.train_judge import fit
from eval.train_reader import DECIMALS
from ingest.errors import BadInput, system_says

if TYPE_CHECKING:
    from assistant.desk import Desk

#: Strength of the penalty on the sum of squared weights of features of equal spread.
PENALTY = 0.02


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate of a labelled question.

    Attributes:
        enquiry: Id of its enquiry.
        speaks: What speaks for it, by name (:func:`assistant.drafting.bearing.bearing`).
        bears: Whether it hits a gold passage of its question.
    """

    enquiry: str
    speaks: Mapping[str, float]
    bears: bool


def collected(desk: Desk, items: Iterable[GoldEnquiry], corpus: Corpus) -> list[Weighed]:
    """The candidates of all questions of some enquiries of one corpus.

    Args:
        desk: The desk over the corpus.
        items: The enquiries.
        corpus: Their corpus.

    Raises:
        BadInput: An enquiry cannot be read.
    """
    files = {entry.document_id: entry.file for entry in desk.letters(EVALUATOR)}
    return [row for item in items for row in _collected(desk, item, corpus, files)]


def fit_bearing(rows: Sequence[Weighed]) -> dict[str, float]:
    """The weights by name, rounded; the same rows give the same.

    Raises:
        BadInput: No candidate bears, or all do.
    """
    right = np.array([row.bears for row in rows], dtype=np.bool_)
    if not 0 < right.sum() < len(right):
        raise BadInput(
            "Erwartet werden Anfragen, zu deren Fragen manche Stellen gehören und andere nicht",
            "gefunden wurde nur eine der beiden Arten",
            "bitte prüfen Sie die Goldstellen (--check) und nennen Sie weitere Anfragen.",
        )
    features = np.array([list(row.speaks.values()) for row in rows], dtype=np.float64)
    weights = np.round(fit(features, right, penalty=PENALTY), DECIMALS)
    return {name: float(weight) for name, weight in zip(rows[0].speaks, weights, strict=True)}


def write(weights: Mapping[str, float], rows: Sequence[Weighed], gold: str, folder: Path) -> Path:
    """Write weights where the product reads them, or elsewhere.

    Args:
        weights: The weights.
        rows: What they were fitted on.
        gold: Name of its gold file.
        folder: The folder; an existing file is replaced.

    Raises:
        BadInput: The folder cannot be written.
    """
    path = folder / WEIGHTS.name
    told = {"trained_on": [gold], "candidates": len(rows), "penalty": PENALTY, "weights": dict(weights)}
    try:
        path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"Erwartet wird ein beschreibbarer Ordner für die Gewichte ({folder})",
            system_says(error),
            "bitte prüfen Sie Pfad und Schreibrechte.",
        ) from error
    return path


def cross_validated(
    desk: Desk, items: Iterable[GoldEnquiry], corpus: Corpus, rows: Sequence[Weighed]
) -> Iterator[JudgedDraft]:
    """Drafts of enquiries, each by weights fitted on the other ones alone.

    Args:
        desk: The desk over the corpus.
        items: The enquiries.
        corpus: Their corpus.
        rows: The candidates of all enquiries, those of other corpora too.
    """
    for item in items:
        weights = fit_bearing([row for row in rows if row.enquiry != item.id])
        yield judged(item, drafted(desk, item, corpus, weigh=_by(weights)), corpus)


def _by(weights: Mapping[str, float]) -> Weighing:
    return lambda _question, _window, speaks: probability(speaks, weights)


def _collected(desk: Desk, item: GoldEnquiry, corpus: Corpus, files: Mapping[str, str]) -> list[Weighed]:
    """The candidates of an enquiry; questions that the gold does not know are left out."""
    seen: list[tuple[str, Window, Mapping[str, float]]] = []

    def record(question: str, window: Window, speaks: Mapping[str, float]) -> float:
        seen.append((question, window, speaks))
        return 0.0

    asked = drafted(desk, item, corpus, weigh=record).enquiry.questions
    known = {searched_for(one, asked): [gold for gold, its in _known(item, asked) if its is one] for one in asked}
    return [
        Weighed(item.id, speaks, any(_hits(window, files, gold) for gold in known[question]))
        for question, window, speaks in seen
        if known[question]
    ]


def _known(item: GoldEnquiry, asked: Sequence[AskedQuestion]) -> Iterator[tuple[GoldQuestion, AskedQuestion]]:
    """Each gold question with the question of the draft that shares most of its words, 60 % of them at least."""
    for gold in item.questions:
        best = max(asked, key=lambda one: overlap(gold.text, one.text))
        if overlap(gold.text, best.text) >= MIN_SHARE * len(letters(gold.text)):
            yield gold, best


def _hits(window: Window, files: Mapping[str, str], question: GoldQuestion) -> bool:
    file = files[window.placed.passage.document_id]
    return any(quote_is_right(file, window.text, gold.passage) for gold in question.gold)
