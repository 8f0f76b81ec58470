"""Fit the weights by which the verifier judges content: ``python -m eval.train_support GOLD.jsonl …``.

A logistic regression on labelled sentences and passages. The sign of each weight is given: nearness to the passages
never speaks against a sentence, a sign of the opposite never for it. (Tampered sentences of a gold are nearer to their
passages than faithful paraphrases, and a free fit learns that to stand near is to lie.)

Who tampers with a sentence writes a short one: by its number of words alone a sentence of ``verify-dev.jsonl`` is told
with an area of 0.90 under the curve, which says how the set was made, and nothing about a language model. So the fit is
given the length as an explanation of its own, which is thrown away after; then the score is shifted by what faithful
sentences of a length get on average, so that as many of the short are refused as of the long.

The threshold is that with which cross-validation over documents refuses :data:`FALSE_ALARMS` of the faithful sentences.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.verification.check import Verifier
from assistant.verification.support import LENGTHS, LONGER, MIDDLE, NEARNESS, WEIGHTS
from eval.status_gold import HELD_OUT
from eval.support_gold import PARAPHRASED, GoldSentence, read_gold_sentences
from eval.tables import Table, markdown_table, number
from eval.train_judge import SAME, loss
from eval.train_reader import DECIMALS, EXACT
from ingest.embedding import Embedder
from ingest.errors import BadInput
from ingest.settings import Settings

#: Weights of either sign: the level, and how far English differs from German.
_FREE = frozenset({"constant", "english", "likeness_english", "covered_english"})
#: Parts of the cross-validation; no document is in two.
FOLDS = 10
#: Strength of the penalty on the sum of squared weights of features of equal spread.
PENALTY = 0.02
#: Numbers of words between which length explains as a straight line while the weights are fitted.
_BENDS = (0, 6, 10, 14, MIDDLE + LONGER)
#: The shares of faithful sentences refused for which :func:`trade_off` tells what is caught.
_SHARES = (0.02, 0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.22, 0.25, 0.3)
#: The share of faithful sentences that may be refused, those with another flaw included; see decision 0030.
FALSE_ALARMS = 0.22
_Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SupportFit:
    """What came of it.

    Attributes:
        weights: By feature, rounded.
        threshold: From which probability on a sentence is shown.
        false_alarms: Share of the faithful sentences refused, cross-validated, 0 to 1.
        caught: By class of tampered sentences how many are refused, cross-validated, and how many there are.
        chances: Of each labelled sentence the probability that it is carried, cross-validated, 0 with another flaw.
    """

    weights: Mapping[str, float]
    threshold: float
    false_alarms: float
    caught: Mapping[str, tuple[int, int]]
    chances: tuple[float, ...]


def fit_support(gold: Sequence[GoldSentence], embedder: Embedder | None) -> SupportFit:
    """Fit and cross-validate; without a model the weights for words alone.

    Args:
        gold: Development sentences.
        embedder: The model.
    """
    verifier = Verifier(embedder)
    read = [verifier.examined(row.sentence, list(row.evidence), row.evidence) for row in gold]
    left = [n for n, (flaws, _) in enumerate(read) if not flaws]
    names = list(read[left[0]][1])
    features = np.array([[read[n][1][name] for name in names] for n in left], dtype=np.float64)
    right = np.array([gold[n].truth for n in left], dtype=np.bool_)
    folds = np.array([zlib.crc32(gold[n].passages[0].file.encode()) % FOLDS for n in left])
    chances = np.zeros(len(gold))
    for fold in range(FOLDS):
        weights = _fit(features[folds != fold], right[folds != fold], names)
        here = np.flatnonzero(folds == fold)
        chances[[left[n] for n in here]] = 1 / (1 + np.exp(-features[here] @ weights))
    faithful = np.sort([chances[n] for n, row in enumerate(gold) if row.truth])
    threshold = float(np.round(faithful[int(FALSE_ALARMS * len(faithful))], 3))
    caught: dict[str, tuple[int, int]] = {}
    for row, chance in zip(gold, chances, strict=True):
        if not row.truth:
            found, total = caught.get(row.kind, (0, 0))
            caught[row.kind] = (found + int(chance < threshold), total + 1)
    fitted = np.round(_fit(features, right, names), DECIMALS)
    alarms = float(np.mean(faithful < threshold))
    weights_by_name = dict(zip(names, map(float, fitted), strict=True))
    return SupportFit(weights_by_name, threshold, alarms, caught, tuple(map(float, chances)))


def trade_off(gold: Sequence[GoldSentence], fit: SupportFit) -> Table:
    """What is caught at which price, cross-validated: a table, a row for each of :data:`_SHARES`.

    Args:
        gold: The sentences that were fitted on.
        fit: What came of it.
    """
    chances = np.array(fit.chances)
    groups = {
        "refused of all faithful": [row.truth for row in gold],
        f"refused of the faithful under {MIDDLE} words": [
            row.truth and len(row.sentence.split()) < MIDDLE for row in gold
        ],
        "checkable caught": [row.is_checkable for row in gold],
        "paraphrased caught": [not row.truth and row.kind == PARAPHRASED for row in gold],
    }
    faithful = np.sort(chances[np.array(groups["refused of all faithful"])])
    rows = []
    for share in _SHARES:
        threshold = round(float(faithful[int(share * len(faithful))]), DECIMALS)
        found = [chances[np.array(group)] < threshold for group in groups.values()]
        rows.append([number(threshold), *(number(float(one.mean())) if len(one) else "" for one in found)])
    return "Thresholds, cross-validated over documents", ["threshold", *groups], rows


def _fit(features: _Matrix, right: NDArray[np.bool_], names: Sequence[str]) -> _Matrix:
    """The weights of the features as given, shape (features,), fair to every length; see the head of this file."""
    lengths = [n for n, name in enumerate(names) if name in LENGTHS]
    others = [n for n, name in enumerate(names) if name not in LENGTHS]
    words = MIDDLE - features[:, lengths[0]] + features[:, lengths[1]]
    bends = [np.clip(words, low, high) - low for low, high in pairwise(_BENDS)]
    explained = np.column_stack([features[:, others], *bends])
    kinds = [names[n] for n in others]
    bounds = [(None, None) if n in _FREE else (0, None) if n in NEARNESS else (None, 0) for n in kinds]
    least = _least(explained, right, [*bounds, *[(None, None)] * len(bends)], PENALTY)
    weights = np.zeros(features.shape[1])
    weights[others] = least[: len(others)]
    design = np.column_stack([np.ones(int(right.sum())), features[right][:, lengths]])
    weights[[0, *lengths]] -= np.linalg.lstsq(design, features[right] @ weights, rcond=None)[0]
    score = np.column_stack([np.ones(len(features)), features @ weights])
    level, steepness = _least(score, right, [(None, None), (0, None)], 0.0)
    weights *= steepness
    weights[0] += level
    return weights


def _least(
    features: _Matrix, right: NDArray[np.bool_], bounds: Sequence[tuple[float | None, float | None]], penalty: float
) -> _Matrix:
    """The weights with the least loss within their bounds, the constant first."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < SAME] = 1.0
    middle[0] = 0.0
    arguments = ((features - middle) / spread, right, np.ones(len(right)), penalty)
    start = np.zeros(features.shape[1])
    found = minimize(loss, start, args=arguments, jac=True, method="L-BFGS-B", bounds=bounds, options=EXACT)
    fitted = np.asarray(found.x, dtype=np.float64) / spread
    fitted[0] -= float(fitted[1:] @ middle[1:])
    return fitted


def _written(fits: Mapping[str, SupportFit]) -> str:
    """The file of weights; unused features are left out."""
    content: dict[str, object] = {f"{name}_threshold": fit.threshold for name, fit in fits.items()} | {
        name: {feature: weight for feature, weight in fit.weights.items() if weight} for name, fit in fits.items()
    }
    return json.dumps(content, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit code.

    Raises:
        BadInput: The gold cannot be used, or is held out.
    """
    parser = argparse.ArgumentParser(prog="python -m eval.train_support", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--write", action="store_true", help="schreibt die Gewichte, die das Produkt liest")
    options = parser.parse_args(arguments)
    for path in options.gold:
        if path.stem.endswith(HELD_OUT):
            raise BadInput(
                "Erwartet werden Entwicklungsdaten",
                f"gefunden wurde {path.name}, das zurückgehalten ist",
                "bitte passen Sie nur an Entwicklungsdaten an.",
            )
    gold = tuple(row for path in options.gold for row in read_gold_sentences(path))
    embedder = Embedder(Settings.load().model_dir)
    fits = {"with_vectors": fit_support(gold, embedder), "words_alone": fit_support(gold, None)}
    for name, fit in fits.items():
        rows = [f"{kind}: {found} of {total}" for kind, (found, total) in sorted(fit.caught.items())]
        alarms = f"false alarms {fit.false_alarms:.3f}, threshold {fit.threshold}"
        sys.stdout.write("\n".join([f"{name}: {alarms}", *rows, "", markdown_table(trade_off(gold, fit)), ""]))
    if options.write:
        WEIGHTS.write_text(_written(fits), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
