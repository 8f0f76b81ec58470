"""Fit reader and judge on development questions and write their weights, versioned with the product and their origin.

The reader comes first, for the judge weighs what the reader chose. Nothing is written before both are fitted. The same
sets over the same corpus give the same files.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval import train_judge, train_reader
from eval.sources import Sources
from eval.train_judge import JudgeFit, fit_judge
from eval.train_reader import ReaderFit, fit_reader
from eval.training_cases import Case, Sets, collect
from ingest.errors import BadInput

if TYPE_CHECKING:
    from assistant.desk import Desk

READER_FILE = "reader_weights.json"
JUDGE_FILE = "evidence_weights.json"


@dataclass(frozen=True, slots=True)
class Trained:
    """What was fitted, and on what.

    Attributes:
        reader: The reader's weights.
        judge: The judge's weights and threshold.
        sets: The sets.
    """

    reader: ReaderFit
    judge: JudgeFit
    sets: Sets

    def write(self, folder: Path) -> list[Path]:
        """Write both files; existing ones are replaced.

        Raises:
            BadInput: The folder cannot be written.
        """
        reader = {
            "trained_on": self.sets.origin["trained_on"],
            "penalty": train_reader.PENALTY,
            "weights": dict(self.reader.weights),
        }
        judge = {
            **self.sets.origin,
            "loss": train_judge.LOSS,
            "penalty": train_judge.PENALTY,
            "threshold": self.judge.threshold,
            "weights": dict(self.judge.weights),
        }
        return [_write(folder / READER_FILE, reader), _write(folder / JUDGE_FILE, judge)]

    def __str__(self) -> str:
        reader, judge = self.reader, self.judge
        return (
            f"Reader: {reader.parts} question parts, best sentence right in {reader.best_right:.3f} of them.\n"
            f"Judge: {judge.questions} questions left open by its checks; threshold {judge.threshold}, "
            f"kept {judge.kept:.3f} of the answerable ones, refused {judge.refused:.3f} of the others.\n"
            "On the training sets themselves: too high for anything else."
        )


def train(desk: Desk, sources: Sources, sets: Sets) -> Trained:
    """Fit reader and judge; nothing is written.

    Args:
        desk: The desk over the corpus.
        sources: The texts of the corpus.
        sets: The development sets.

    Raises:
        BadInput: A set cannot be read, or the sets do not suffice.
    """
    return fit_all(collect(desk, sources, sets), sources, sets)


def fit_all(cases: Sequence[Case], sources: Sources, sets: Sets) -> Trained:
    """As :func:`train`, on cases that were collected before."""
    reader = fit_reader(cases, sources)
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
