"""The types of a draft."""

from __future__ import annotations

import datetime

from assistant.drafting.draft import OPEN_MARK, FigureToUpdate, Reservation


def test_a_figure_is_marked_with_its_day() -> None:
    figure = FigureToUpdate("11.805", datetime.date(2022, 5, 23), "Sozialamt")
    assert figure.mark == "[aktualisieren: zuletzt 11.805, Stand 23.05.2022]"


def test_a_figure_without_a_day_says_so() -> None:
    assert FigureToUpdate("12 %", None, None).mark == "[aktualisieren: zuletzt 12 %, Stand unbekannt]"


def test_an_open_point_is_marked_as_the_house_does() -> None:
    assert OPEN_MARK == "[keine Fundstelle – bitte ergänzen]"


def test_a_reservation_is_an_explicit_choice() -> None:
    assert [one.value for one in Reservation] == ["übernehmen", "weglassen", "prüfen"]
