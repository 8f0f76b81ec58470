"""How good reader and judge are at questions over papers that they were not fitted on, without spending a held-out set.

After Stone, Cross-Validatory Choice and Assessment of Statistical Predictions, JRSS B 36 (1974), 111-147, with whole
papers left out (:mod:`eval.folds`). Fitted, asked and judged as always: only the weights are those of the other parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.recipe import Learned, Recipe
from eval import report_texts as de
from eval.corpus_archive import Corpus, desk_over
from eval.folds import Folds, divided
from eval.gold import GoldItem
from eval.intervals import Estimate, mean, rate
from eval.metrics import FIGURES
from eval.run import Run, ask_all, evaluate
from eval.system import DeskSystem
from eval.tables import markdown_page, number
from eval.train import fit_all
from eval.training_cases import Case, Sets, questions
from ingest.errors import BadInput
from ingest.settings import Settings

#: The figures that are shown.
SHOWN = ("first_right", "recall_at_3", "answered", "not_found")
#: Name of the rows over all sets but those off the topic.
ALL = "alle Sätze"
_LEAD = (
    "Gefragt wird jeder Teil der Fragen mit Gewichten, die aus den anderen Teilen gelernt sind; keine Vorlage ist in "
    "zwei Teilen. Rechts dieselben Fragen mit Gewichten aus allen: zu hoch für jede andere Frage. Geschrieben wird "
    f"nichts. {de.INTERVALS} {de.FEW}"
)
_HEAD = ["Bestand", "Satz", "Zahl", "aus anderen", "k/n", "95 %", "aus allen", "k/n", "95 %", "Hinweis"]

#: The values of each figure, question by question.
Values = Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Archive:
    """A corpus and the sets that are fitted on it."""

    corpus: Corpus
    sets: Sets


@dataclass(frozen=True, slots=True)
class SetFigures:
    """What came of one set.

    Attributes:
        corpus, name: Where it is from.
        off_topic: Whether its questions are about something else.
        outside: Values with the weights of the other parts.
        inside: Values with the weights of all parts.
    """

    corpus: str
    name: str
    off_topic: bool
    outside: Values
    inside: Values


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What came of all sets.

    Attributes:
        folds: How the questions were divided.
        sets: Their figures, in the order of the sets.
    """

    folds: Folds
    sets: Sequence[SetFigures]

    def as_markdown(self) -> str:
        """The German report."""
        folds = self.folds
        divided_so = (
            f"{len(folds.of)} Fragen in {folds.groups} Gruppen ohne gemeinsame Vorlage, die größte mit "
            f"{folds.largest}; Fragen je Teil: {', '.join(map(str, folds.sizes))}."
        )
        rows = [row for one in self.sets for row in _rows(one)]
        on = [one for one in self.sets if not one.off_topic]
        outside, inside = (
            {name: [value for one in sides for value in one[name]] for name in SHOWN}
            for sides in ([one.outside for one in on], [one.inside for one in on])
        )
        rows += _rows(SetFigures("", ALL, False, outside, inside))
        return markdown_page(
            f"Kreuzvalidierung in {folds.count} Teilen", f"{_LEAD} {divided_so}", [("Zahlen", _HEAD, rows)]
        )


def cross_validate(
    cases: Sequence[Case], archives: Sequence[Archive], settings: Settings, count: int
) -> CrossValidation:
    """Fit on all parts but one and ask that one, for each of them; nothing is written.

    Args:
        cases: All questions with what they are answered from (:func:`eval.training_cases.collect`).
        archives: Where they are from.
        settings: Where model and archives lie.
        count: Number of parts, at least 2.

    Raises:
        BadInput: The questions cannot be divided so, or the parts do not suffice to learn from.
        FundstelleError: The assistant cannot be opened.
    """
    asked = [questions(archive.sets, archive.corpus.sources) for archive in archives]
    folds = divided([items for sets in asked for _, items in sets], count)
    whole = fit_all(cases, ()).learned
    others = [_fitted([case for case in cases if folds.of[case.ident] != fold], fold) for fold in range(count)]
    found: list[SetFigures] = []
    for archive, sets in zip(archives, asked, strict=True):
        everything = [items for _, items in sets]
        inside = _answered(archive, everything, whole, settings)
        outside = [Run({}, {}) for _ in sets]
        for fold, learned in enumerate(others):
            part = [[item for item in items if folds.of[item.id] == fold] for items in everything]
            if any(part):
                more = _answered(archive, part, learned, settings)
                outside = [_both(one, other) for one, other in zip(outside, more, strict=True)]
        runs = zip(sets, inside, outside, strict=True)
        found += [_figures(archive, path, items, ins, out) for (path, items), ins, out in runs]
    return CrossValidation(folds, found)


def _fitted(cases: Sequence[Case], fold: int) -> Learned:
    try:
        return fit_all(cases, ()).learned
    except BadInput as fault:
        raise BadInput(
            "Erwartet werden auch ohne einen der Teile genügend Fragen zum Lernen",
            f"ohne Teil {fold + 1} bleiben {len(cases)}, und {fault.found}",
            "bitte nennen Sie mehr Teile (--folds) oder mehr Sätze.",
        ) from fault


def _answered(archive: Archive, sets: Sequence[Sequence[GoldItem]], learned: Learned, settings: Settings) -> list[Run]:
    """Ask the assistant with other weights, set by set."""
    from assistant.desk import Desk

    with desk_over(archive.corpus, settings, lambda home: Desk.open(home, Recipe(learned=learned))) as desk:
        system = DeskSystem(desk)
        return [ask_all(system, items) for items in sets]


def _both(one: Run, other: Run) -> Run:
    return Run({**one.predictions, **other.predictions}, {**one.failures, **other.failures})


def _figures(archive: Archive, path: Path, items: Sequence[GoldItem], inside: Run, outside: Run) -> SetFigures:
    values = []
    for run in (outside, inside):
        judged = evaluate(items, run, archive.corpus.sources).judged
        told = {name: [FIGURES[name](one) for one in judged] for name in SHOWN}
        values.append({name: [value for value in row if value is not None] for name, row in told.items()})
    return SetFigures(archive.corpus.folder.name, path.stem, path in archive.sets.off_topic, values[0], values[1])


def _rows(one: SetFigures) -> Iterator[list[str]]:
    """A row for each figure that applies to a question of the set."""
    name = f"{one.name} (zu anderem)" if one.off_topic else one.name
    for figure in SHOWN:
        outside, inside = estimate(one.outside[figure]), estimate(one.inside[figure])
        if outside.n:
            yield [one.corpus, name, de.FIGURE_NAMES[figure], *_cells(outside), *_cells(inside), outside.note or ""]


def estimate(values: Sequence[float]) -> Estimate:
    """A share with Wilson's interval where each value is 0 or 1, else their mean with a bootstrap interval.

    Where each question has one passage, recall is such a share.
    """
    return rate(values) if all(value in (0, 1) for value in values) else mean(values)


def _cells(figure: Estimate) -> list[str]:
    count = f"{figure.k}/{figure.n}" if figure.k is not None else f"n = {figure.n}"
    return [number(figure.value), count, f"{number(figure.low)} bis {number(figure.high)}"]
