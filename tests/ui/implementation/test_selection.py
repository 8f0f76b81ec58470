"""Which points a choice shows, and what could be chosen instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.implementation.state import Progress
from ingest.errors import BadInput
from tests.ui.implementation.made_points import DONE, POINTS, SERIES, UNREPORTED
from ui.browse.wanted import Wanted
from ui.implementation.selection import NO_REPORT, STATES, selected


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), POINTS),
        (Wanted(stand="umgesetzt"), (DONE,)),
        (Wanted(stand=NO_REPORT), (UNREPORTED,)),
        (Wanted(ueberfaellig=True), (SERIES,)),
        (Wanted(amt="sozialamt"), (DONE,)),
        (Wanted(von="2017", bis="2017"), (SERIES,)),
        (Wanted(bis="03.11.2016"), (DONE,)),
        (Wanted(von="2016-11-04", amt="Sozialamt"), ()),
    ],
)
def test_a_choice_is_about_the_latest_report(wanted: Wanted, found: tuple[object, ...]) -> None:
    assert selected(POINTS, wanted).points == found


def test_what_could_be_chosen_is_counted_with_everything_else_as_it_is() -> None:
    everything = selected(POINTS, Wanted())
    assert everything.states == {Progress.DONE: 1, Progress.REPORTED: 1, None: 1} and everything.overdue == 1
    assert list(everything.states) == [state for state in STATES.values() if state in everything.states]
    assert everything.offices == (("Amt für Recht", 1), ("Sozialamt", 1))
    one = selected(POINTS, Wanted(stand="umgesetzt", amt="Sozialamt"))
    assert one.states == {Progress.DONE: 1} and one.offices == (("Sozialamt", 1),)
    assert len(selected(POINTS, Wanted(stand="umgesetzt")).states or ()) == 3


def test_a_state_without_a_day_is_in_no_period() -> None:
    undated = replace(DONE, reports=(replace(DONE.reports[0], date=None),))
    assert selected([undated], Wanted()).points and not selected([undated], Wanted(von="1900")).points


@pytest.mark.parametrize("wrong", [Wanted(stand="fertig"), Wanted(von="bald"), Wanted(von="2020", bis="2019")])
def test_what_cannot_be_understood_is_bad_input(wrong: Wanted) -> None:
    with pytest.raises(BadInput):
        selected(POINTS, wrong)
