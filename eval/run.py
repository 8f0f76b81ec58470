"""A system asked every gold question, and what came of it: figures; misses, failures and exclusions counted apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tqdm import tqdm

from eval.gold import GoldItem
from eval.intervals import Estimate, mean, percentile, rate
from eval.metrics import ERRORS, FIGURES, RATES, Judged, judge
from eval.prediction import Prediction
from eval.sources import Sources
from eval.system import System
from ingest.errors import FundstelleError


@dataclass(frozen=True, slots=True)
class Run:
    """What a system said.

    Attributes:
        predictions: Its answers by item id.
        failures: For the items on which it failed, the error's sentence.
    """

    predictions: Mapping[str, Prediction]
    failures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one run.

    Attributes:
        judged: Every scored item with its answer.
        excluded: Items left out because their letters are not in the corpus, with the missing files.
        failures: Items on which the system failed, with the error's sentence; they count as wrong.
        figures: Every figure over all items.
        groups: Every figure per group of items: by "type", "wording" (of sets that have everyday questions), "near"
            (of unanswerable items that tell it) and "lang"; group to figures.
        latency: "p50" and "p95" in milliseconds.
    """

    judged: tuple[Judged, ...]
    excluded: Mapping[str, tuple[str, ...]]
    failures: Mapping[str, str]
    figures: Mapping[str, Estimate]
    groups: Mapping[str, Mapping[str, Mapping[str, Estimate]]]
    latency: Mapping[str, Estimate]

    @property
    def misses(self) -> list[tuple[Judged, list[str]]]:
        """Items that fell short of a perfect score, with the figures in which they did."""
        found = []
        for judged in self.judged:
            short = [name for name in _WATCHED if _short(name, FIGURES[name](judged))]
            if short:
                found.append((judged, short))
        return found


#: Figures in which anything below 1 is worth a look.
_WATCHED = (
    "answered",
    "not_found",
    "first_right",
    "recall_at_3",
    "facts",
    "quotes_verbatim",
    "expectations",
    "wholly_answered_wrongly",
    "premise",
)

#: How items are grouped: the name of the grouping, and the group of an item, None for one that belongs to none.
GROUPS: dict[str, Callable[[GoldItem], str | None]] = {
    "type": lambda item: item.type,
    "wording": lambda item: item.wording or "other",
    "near": lambda item: None if item.near is None else ("near" if item.near else "far"),
    "lang": lambda item: item.lang,
}


def ask_all(system: System, items: Sequence[GoldItem]) -> Run:
    """Ask every question once, with a progress bar; a fault on one question does not end the run."""
    predictions: dict[str, Prediction] = {}
    failures: dict[str, str] = {}
    for item in tqdm(items, desc="Fragen", unit=""):
        try:
            predictions[item.id] = system.answer(item)
        except FundstelleError as fault:
            failures[item.id] = str(fault)
    return Run(predictions, failures)


def evaluate(items: Iterable[GoldItem], run: Run, sources: Sources) -> Evaluation:
    """Score a run.

    Args:
        items: The gold.
        run: What the system said; an item without a prediction counts as a failure.
        sources: The texts that were searched.

    Returns:
        Figures over all items whose letters are in the corpus.
    """
    judged: list[Judged] = []
    excluded: dict[str, tuple[str, ...]] = {}
    failures: dict[str, str] = {}
    for item in items:
        missing = tuple(sorted({gold.file for gold in item.gold if not gold.files & sources.by_file.keys()}))
        if missing:
            excluded[item.id] = missing
            continue
        prediction = run.predictions.get(item.id)
        if prediction is None:
            failures[item.id] = run.failures.get(item.id, "keine Antwort in der Datei")
        judged.append(judge(item, prediction, sources))
    times = [entry.prediction.latency_ms for entry in judged if entry.prediction is not None]
    latency = {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95)}
    return Evaluation(tuple(judged), excluded, failures, _figures(judged), _groups(judged), latency)


def _groups(judged: Sequence[Judged]) -> dict[str, dict[str, dict[str, Estimate]]]:
    found: dict[str, dict[str, dict[str, Estimate]]] = {}
    for by, group_of in GROUPS.items():
        members: dict[str, list[Judged]] = {}
        for entry in judged:
            if (group := group_of(entry.item)) is not None:
                members.setdefault(group, []).append(entry)
        if members and (by != "wording" or members.keys() != {"other"}):
            found[by] = {group: _figures(entries) for group, entries in sorted(members.items())}
    return found


def _figures(judged: Sequence[Judged]) -> dict[str, Estimate]:
    found = {}
    for name, figure in FIGURES.items():
        values = [value for entry in judged if (value := figure(entry)) is not None]
        found[name] = rate(values) if name in RATES else mean(values)
    return found


def _short(name: str, value: float | None) -> bool:
    return value is not None and (value > 0 if name in ERRORS else value < 1)
