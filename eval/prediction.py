"""What a system answered to a gold question: the line that ``python -m eval predict`` writes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from eval.jsonl import Strict, read_rows, refuse
from ingest.errors import BadInput, system_says


class PredictedSpan(Strict):
    """A stretch of the source, in code points from its beginning; ``page`` is None where it shows no pages."""

    page: int | None
    start: int
    end: int


class PredictedCitation(Strict):
    """A citation in the gold's terms.

    Attributes:
        paper: Reference of the paper, None where the letter names none.
        file: Stem of the source file.
        label: What a councillor would write.
        kind, number, part: Those of a gold locator.
        speaker: Whose words the quote holds.
        quote: Verbatim words.
        spans: Where they stand; empty for systems that do not tell.
    """

    paper: str | None
    file: str
    label: str
    kind: str
    number: str | None
    part: str | None
    speaker: str | None
    quote: str
    spans: tuple[PredictedSpan, ...] = ()


class PredictedNotice(Strict):
    """A remark beside the answer."""

    kind: str
    text: str


class Prediction(Strict):
    """One answer. Near places are no citations, and an answer that only names near places counts as not found.

    Attributes:
        id: That of the gold item.
        status: Whether the system answered.
        partial: Whether it says that a part stays open.
        answer: Its text.
        citations: What it cites, in order; empty unless answered.
        near: Nearest places of an unanswered question.
        notices: Remarks beside the answer.
        confidence: How sure the system is that the answer is right; higher is surer, None where it does not tell. That
            of Fundstelle is a calibrated probability, 0 to 1.
        latency_ms: Time from question to answer, milliseconds.
    """

    id: str
    status: Literal["answered", "not_found"]
    partial: bool
    answer: str
    citations: tuple[PredictedCitation, ...]
    near: tuple[PredictedCitation, ...] = ()
    notices: tuple[PredictedNotice, ...] = ()
    confidence: float | None = Field(default=None, allow_inf_nan=False)
    latency_ms: float = Field(ge=0, allow_inf_nan=False)

    def repeatable(self) -> dict[str, Any]:
        """Everything that another run must give again: all but the latency, as plain data."""
        return self.model_dump(mode="json", exclude={"latency_ms"})

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what :meth:`repeatable` gives: tells whether two answers are the same without showing them."""
        text = json.dumps(self.repeatable(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def write_predictions(path: Path, predictions: Iterable[Prediction]) -> None:
    """Write predictions, one JSON object a line, UTF-8; an existing file is replaced.

    Raises:
        BadInput: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            for prediction in predictions:
                file.write(json.dumps(prediction.model_dump(), ensure_ascii=False) + "\n")
    except OSError as error:
        raise BadInput(
            f"Erwartet wird eine beschreibbare Datei ({path})",
            system_says(error),
            "bitte prüfen Sie Pfad, Schreibrechte und freien Platz.",
        ) from error


def read_predictions(path: Path) -> dict[str, Prediction]:
    """Read what :func:`write_predictions` wrote, by id.

    Raises:
        BadInput: The file cannot be read, or lines are broken; the message names them.
    """
    rows, broken = read_rows(path, Prediction, "Antworten")
    if broken:
        raise refuse(path, broken, "eine Antwort", "docs/interfaces.md, „A line of predict“")
    return {prediction.id: prediction for _, prediction in rows}
