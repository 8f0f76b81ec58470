"""Question-answer pairs and resolution points labelled by reading, one paper a line (``eval/data/README.md``)."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from eval.jsonl import Strict
from ingest.errors import BadInput


class Stretch(Strict):
    """A stretch of a text: number as printed, file (stem), code points, and its ends after collapsing white space."""

    number: str | None
    file: str
    start: int
    end: int
    starts_with: str
    ends_with: str


class GoldPair(Strict):
    """A question with the answer that answers it; an unsure one counts neither way."""

    question: Stretch
    answer: Stretch
    unsure: bool = False


class GoldPoint(Stretch):
    """A numbered point of a decision; an unsure one counts neither way."""

    unsure: bool = False


class GoldPaper(Strict):
    """The pairs and points of one paper."""

    paper: str
    layout: tuple[str, ...]
    pairs: tuple[GoldPair, ...]
    points: tuple[GoldPoint, ...]
    note: str = ""

    def stretches(self) -> list[tuple[str, Stretch]]:
        """Every stretch with the name of its place ("pair 2 answer"), in order."""
        found: list[tuple[str, Stretch]] = []
        for n, pair in enumerate(self.pairs, 1):
            found += [(f"pair {n} question", pair.question), (f"pair {n} answer", pair.answer)]
        return found + [(f"point {n}", point) for n, point in enumerate(self.points, 1)]


def read_gold_papers(path: Path) -> list[GoldPaper]:
    """Read a gold file.

    Raises:
        BadInput: The file cannot be read, or a line is no labelled paper.
    """
    found: list[GoldPaper] = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            found.append(GoldPaper.model_validate(json.loads(line)))
    except (OSError, ValueError, ValidationError) as error:
        told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise BadInput(
            f"Erwartet wird ein Goldstandard mit einem Vorgang je Zeile ({path.name})",
            f"in Zeile {len(found) + 1} steht etwas anderes: {told}",
            "bitte vergleichen Sie die Datei mit eval/data/README.md.",
        ) from error
    return found
