"""A report that was written before, read back to be repeated or compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import BadInput, system_says

_AGAIN = "bitte nennen Sie die JSON-Datei eines Berichts von „python -m eval run“; ältere Berichte bitte neu messen."


class Origin(BaseModel):
    """The part of a stored manifest that a repetition needs; the others are only compared."""

    model_config = ConfigDict(extra="allow", frozen=True)

    system: str
    gold: str
    gold_path: str | None
    gold_sha256: str
    corpus: str
    corpus_path: str | None
    corpus_sha256: str
    settings: dict[str, Any]
    details: dict[str, str]


class Figure(BaseModel):
    """A stored figure; see :class:`eval.intervals.Estimate`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: float | None
    low: float | None
    high: float | None
    n: int
    k: int | None
    interval: str | None
    note: str | None


class _Keys(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    manifest: Origin
    n: int
    figures: dict[str, Figure]
    latency_ms: dict[str, Figure]
    scores: dict[str, dict[str, float]]
    predictions: list[dict[str, Any]]
    failures: dict[str, str]


class Stored(BaseModel):
    """A stored report.

    Attributes:
        path: Its file.
        manifest: What its figures depend on.
        figures: Its figures over all items.
        latency_ms: "p50" and "p95".
        scores: Item id to every figure that applies to the item.
        failures: Items on which the system broke.
        document: All of it, as plain data.
    """

    model_config = ConfigDict(frozen=True)

    path: Path
    manifest: Origin
    figures: dict[str, Figure]
    latency_ms: dict[str, Figure]
    scores: dict[str, dict[str, float]]
    failures: dict[str, str]
    document: dict[str, Any]

    @property
    def figures_only(self) -> bool:
        """Whether it holds no question and no answer: the report on a held-out set."""
        return bool(self.manifest.settings.get("figures_only"))


def read_report(path: Path) -> Stored:
    """Read a report.

    Raises:
        BadInput: The file cannot be read, or is no report as ``python -m eval run`` writes it now.
    """
    expected = f"Erwartet wird ein Bericht ({path.name})"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        keys = _Keys.model_validate(document)
    except OSError as error:
        raise BadInput(expected, system_says(error), _AGAIN) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise BadInput(expected, f"darin fehlt „{place}“ oder stimmt nicht", _AGAIN) from error
    except ValueError as error:
        raise BadInput(expected, "gefunden wurde etwas anderes als JSON", _AGAIN) from error
    return Stored(
        path=path,
        manifest=keys.manifest,
        figures=keys.figures,
        latency_ms=keys.latency_ms,
        scores=keys.scores,
        failures=keys.failures,
        document=document,
    )
