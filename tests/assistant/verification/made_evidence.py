"""A passage made by hand, and what it takes to change one thing of it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from assistant.verification.shown import Shown
from assistant.verification.verdict import Evidence
from ingest.model import BlockKind, Speaker

TEXT = (
    "Im Jahr 2022 wurden der Stadt durch die Landesdirektion Sachsen 1.205 Personen zugewiesen. Die Verwaltung geht "
    "davon aus, dass bis Ende 2023 rund 500 weitere Plätze am Standort Heidenauer Straße benötigt werden. Der Umbau "
    "soll am 3. März 2024 beginnen und 1,5 Mio. Euro kosten. "
    "Eine Ausnahme ist gemäß § 28 Abs. 6 AufenthG nicht möglich."
)
EVIDENCE = Evidence(
    marker=1,
    text=TEXT,
    speaker=Speaker.OFFICE,
    office="Sozialamt",
    date=datetime.date(2022, 9, 14),
    paper="AF2531/22",
    kind=BlockKind.ANSWER,
    asked="Wie viele Personen wurden zugewiesen?",
    label="AF2531/22, Antwort zu Frage 3",
)


def evidence(**changed: Any) -> Evidence:
    return dataclasses.replace(EVIDENCE, **changed)


def shown(text: str = TEXT, **changed: Any) -> Shown:
    return Shown((evidence(text=text, **changed),))
