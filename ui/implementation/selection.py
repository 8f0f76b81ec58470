"""Which points a page or table shows: by state, office, day of the state, or overdue; and what could be chosen.

The office and the day are those of the latest report: what is chosen is a state, not a letter.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.filters import Filter, checked_filter, holds
from assistant.implementation.state import PointStatus, Progress
from ingest.errors import BadInput
from ui.browse.wanted import Wanted
from ui.progress import state_of

#: How a point without a report is chosen in an address.
NO_REPORT = "ohne Bericht"
#: Every state by its name in an address, in the order of pictures and lists; None for a point without a report.
STATES: Mapping[str, Progress | None] = {progress.value: progress for progress in Progress} | {NO_REPORT: None}
NAMES: Mapping[Progress | None, str] = {progress: name for name, progress in STATES.items()}


@dataclass(frozen=True, slots=True)
class Selection:
    """What fits a choice.

    Attributes:
        points: The points, in the order of the desk: overdue ones first, then the latest.
        states: How many points each state would show, everything else chosen as it is; states of none are left out.
        offices: The same for offices, the most points first.
        overdue: How many of the points have an overdue report.
    """

    points: tuple[PointStatus, ...] = ()
    states: Mapping[Progress | None, int] | None = None
    offices: tuple[tuple[str, int], ...] = ()

    @property
    def overdue(self) -> int:
        """Number of these points whose report is overdue."""
        return sum(point.overdue for point in self.points)


def selected(points: Sequence[PointStatus], wanted: Wanted) -> Selection:
    """The points that fit.

    Args:
        points: All points that may be seen, of the wanted Vorgang where one is.
        wanted: What was chosen.

    Raises:
        BadInput: The state or a day is none, or the period ends before it begins.
    """
    if wanted.stand and wanted.stand not in STATES:
        raise BadInput(
            "Erwartet wird ein Stand, den es gibt",
            f"gefunden wurde „{wanted.stand[:60]}“",
            f"möglich sind {', '.join(STATES)}.",
        )
    counts = Counter(state_of(point) for point in _fitting(points, replace(wanted, stand="")))
    offices = Counter(
        point.current.office
        for point in _fitting(points, replace(wanted, amt=""))
        if point.current and point.current.office
    )
    return Selection(
        tuple(_fitting(points, wanted)),
        {state: counts[state] for state in STATES.values() if counts[state]},
        tuple(sorted(offices.items(), key=lambda one: (-one[1], one[0]))),
    )


def _fitting(points: Sequence[PointStatus], wanted: Wanted) -> list[PointStatus]:
    within = checked_filter(wanted.filter()) or Filter()
    return [
        point
        for point in points
        if (not wanted.stand or state_of(point) is STATES[wanted.stand])
        and (not wanted.ueberfaellig or point.overdue)
        and holds(point.current.office if point.current else None, within.office)
        and _in_period(point.current.date if point.current else None, within)
    ]


def _in_period(day: datetime.date | None, within: Filter) -> bool:
    """Whether a state is of a period; one without a day is in none."""
    if not within.has_period:
        return True
    return day is not None and (within.since or day) <= day <= (within.until or day)
