"""The state of implementation as plain data and as a list that can be read in a terminal."""

from __future__ import annotations

import datetime
import json
from typing import Any

from assistant.implementation.state import PointStatus
from assistant.model import Scope
from tests.ui.implementation.made_points import DONE, POINTS, SERIES
from tests.ui.interfaces import hold
from ui.commands import plain
from ui.status import as_data, table

SCOPE = Scope(5, datetime.date(2018, 1, 15))
TODAY = datetime.date(2026, 11, 23)


def result(points: tuple[PointStatus, ...] = POINTS, reference: str | None = None, overdue: bool = False) -> Any:
    return json.loads(json.dumps(plain(as_data(points, SCOPE, TODAY, reference, overdue))))


def test_it_fits_the_schema() -> None:
    for made in (result(), result((), "A9999/99", True), result((SERIES,), "A0093/15")):
        hold("status", made)


def test_only_what_is_overdue() -> None:
    assert [point["number"] for point in result(overdue=True)["points"]] == ["2a"]
    assert "ist dazu kein Bericht überfällig." in " ".join(table(result((DONE,), overdue=True), 100).split())
    assert "steht dazu kein Punkt mit Bericht." in " ".join(table(result(()), 100).split())


def test_the_list_shows_each_state_with_its_words() -> None:
    shown = table(result(), 100)
    lines = [
        "3 Punkte, 1 davon mit überfälligem Bericht (zuerst)",
        "A0093/15, Punkt 2a: berichtet, keine Maßnahme genannt, laut Amt für Recht, Stand 13.09.2017",
        "  ! Bericht überfällig seit 31.03.2018",
        "  Wortlaut: 2. a) ein Konzept zu erarbeiten",
        "  „Die Beschlussvorlage V1569/17 zum Konzept wurde behandelt.“",
        "  davor: in Umsetzung, laut Sozialamt, Stand 03.11.2016",
        "  auf Nachfrage: unklar, laut Sozialamt, Stand 15.01.2018",
        "  Nachfrage liegt vor: AF0007/18 vom 15.01.2018",
        "A0093/15, Punkt 3: kein Bericht gefunden",
        "Durchsucht: die hier einsehbaren Unterlagen (5 Schreiben, Stand 15.01.2018).",
    ]
    assert [line for line in lines if line not in shown.splitlines()] == []
    assert shown.index("Punkt 2a") < shown.index("Punkt 1")


def test_it_fits_a_narrow_terminal_and_cannot_steer_it() -> None:
    bad = result((DONE,))
    bad["points"][0]["wording"] = "a\x1b[2Jb " * 30
    shown = table(bad, 20)
    assert max(map(len, shown.splitlines())) <= 60 and "\x1b" not in shown
