"""Labelled points and what is said of them, made by hand, so that expected figures can be worked out on paper."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from assistant.implementation.state import Progress
from eval.status_gold import GoldStatus, read_gold_statuses
from eval.status_system import SaidStatus
from tests import corpus

DATA = corpus.ROOT / "eval" / "data"
#: The labelled control letter that ships with the project.
SHIPPED_LETTER = "P0091-21_Beschlusskontrolle_2022-06-23"

POINT = "Die Verwaltung prüft, wo im Stadtpark weitere Bänke stehen können."
WORDS = "Die Prüfung ist im Frühjahr erfolgt, zwölf weitere Bänke wurden aufgestellt."


def gold_status(**changes: Any) -> GoldStatus:
    """A clear label: done, by one sentence; changes replace fields."""
    fields: dict[str, Any] = {
        "id": "s-1",
        "reference": "A1/22",
        "file": "1",
        "number": "1",
        "point": POINT,
        "state": "umgesetzt",
        "evidence": [WORDS],
        "date": "2022-06-23",
        "next_report": None,
        "holds_for": None,
    }
    return GoldStatus.model_validate({**fields, **changes})


def said_status(**changes: Any) -> SaidStatus:
    """What is rightly said of that point; changes replace fields."""
    fields: dict[str, Any] = {
        "point": 0,
        "reference": "A1/22",
        "number": "1",
        "wording": f"1. {POINT}",
        "file": "1",
        "state": Progress.DONE,
        "sentence": WORDS,
        "cited_file": "1",
        "stands": True,
        "date": datetime.date(2022, 6, 23),
        "announced": None,
        "holds_for": None,
    }
    return SaidStatus(**{**fields, **changes})


def shipped_rows() -> list[GoldStatus]:
    """The labels of the control letter in ``samples/``."""
    return [row for row in read_gold_statuses(DATA / "status-dresden.jsonl") if row.file == SHIPPED_LETTER]


def write_status_gold(path: Path, *rows: GoldStatus) -> Path:
    """A gold file of these rows."""
    path.write_text("".join(f"{row.model_dump_json()}\n" for row in rows), encoding="utf-8")
    return path
