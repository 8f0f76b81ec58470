"""Fit reader and judge on development questions and write their weights, versioned with the product and their origin.

The reader comes first, for the judge weighs what the reader chose. Nothing is written before both are fitted. The same
sets over the same corpus give the same files.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.recipe import Learned
from eval import train_judge, train_reader
from eval.tables import number
from eval.train_judge import JudgeFit, fit_judge
from eval.train_reader import ReaderFit, fit_reader
from eval.training_cases import Case, Sets
from ingest.errors import BadInput

READER_FILE = "reader_weights.json"
JUDGE_FILE = "judge_weights.json"


@dataclass(frozen=True, slots=True)
class Trained:
    """What was fitted, and on what.

    Attributes:
        reader: The reader's weights.
        judge: The judge's weights and threshold.
        sets: The sets, archive by archive.
    """

    reader: ReaderFit
    judge: JudgeFit
    sets: Sequence[Sets]

    @property
    def learned(self) -> Learned:
        """The weights as a recipe takes them."""
        return Learned(self.reader.weights, self.judge.weights, self.judge.threshold)

    def write(self, folder: Path) -> list[Path]:
        """Write both files; existing ones are replaced.

        Raises:
            BadInput: The folder cannot be written.
        """
        reader = {
            "trained_on": [one.origin for one in self.sets],
            "penalty": train_reader.PENALTY,
            "weights": self.reader.weights,
        }
        judge = {
            "trained_on": [one.origin for one in self.sets],
            "penalty": train_judge.PENALTY,
            "threshold": self.judge.threshold,
            "weights": dict(self.judge.weights),
        }
        return [_write(folder / READER_FILE, reader), _write(folder / JUDGE_FILE, judge)]

    def __str__(self) -> str:
        reader, judge = self.reader, self.judge
        return (
            f"Leser (reader): {reader.parts} Fragen und Teilfragen, beste Stelle richtig bei "
            f"{number(reader.best_right)}.\n"
            f"Urteil (judge): {judge.questions} Fragen, die die Prüfungen offen lassen; Schwelle "
            f"{number(judge.threshold)}; {number(judge.kept)} der beantwortbaren bleiben beantwortet, "
            f"{number(judge.refused)} der anderen werden verweigert.\n"
            "Gemessen an den Fragen, aus denen gelernt wurde: zu hoch für alle anderen (--folds misst an anderen)."
        )


def fit_all(cases: Sequence[Case], sets: Sequence[Sets]) -> Trained:
    """Fit reader and judge; nothing is written.

    Args:
        cases: Development questions (:func:`eval.training_cases.collect`), of all archives.
        sets: Where they come from.

    Raises:
        BadInput: The cases do not suffice.
    """
    reader = fit_reader(cases)
    return Trained(reader, fit_judge(cases, reader.weights), sets)


def _write(path: Path, document: dict[str, Any]) -> Path:
    draft = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise BadInput(
            f"Erwartet wird ein beschreibbarer Ordner für die Gewichte ({path.parent})",
            f"das System meldet „{error.strerror or error}“",
            "bitte prüfen Sie Pfad, Schreibrechte und freien Platz.",
        ) from error
    return path
