"""What earlier letters of the house say to the questions of an enquiry: what enters the draft, what stands beside it.

A draft wants more than the one best place, but whoever drafts has to read all of it and may overlook what does not
belong: so little enters, and what may bear is shown beside, on screen alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.bearing import BESIDE, ENTERS, Weighing, bearing, weighed
from assistant.drafting.candidates import Looked
from assistant.verify import ink
from assistant.window import Window, joined

#: Most statements that enter the answer to one question, and most that stand beside it.
MOST, MOST_BESIDE = 3, 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is taken of earlier letters for a question, the likeliest first.

    Attributes:
        enters: What enters the draft, :data:`MOST` at most.
        beside: What may bear, too, :data:`MOST_BESIDE` at most.
    """

    enters: tuple[Window, ...] = ()
    beside: tuple[Window, ...] = ()


def chosen(
    looked: Sequence[Looked], subject: str, day: datetime.date | None, weigh: Weighing = weighed
) -> list[Chosen]:
    """What bears on the questions of an enquiry.

    Args:
        looked: What was looked at, for all its questions.
        subject: What the enquiry is about, "" where that is unknown.
        day: Its day; None where nobody knows.
        weigh: How likely a window bears.

    Returns:
        For each question in turn, no window of the same words as another.
    """
    found = []
    for one, candidates in zip(looked, bearing(looked, subject, day), strict=True):
        best: dict[str, tuple[float, Window]] = {}
        for candidate, speaks in candidates:
            chance = max(weigh(one.question, candidate.window, speaks), candidate.addressed)
            if candidate.key not in best or best[candidate.key][0] < chance:
                best[candidate.key] = (chance, candidate.window)
        found.append(_split(sorted(best.values(), key=lambda one: -one[0])))
    return found


def _split(ranked: Sequence[tuple[float, Window]]) -> Chosen:
    """What enters and what stands beside; what is too much for the one is for the other."""
    windows = _distinct(joined([window for chance, window in ranked if chance >= BESIDE]))
    enough = len(_distinct(joined([window for chance, window in ranked if chance >= ENTERS])))
    entering = min(enough, MOST)
    return Chosen(tuple(windows[:entering]), tuple(windows[entering : entering + MOST_BESIDE]))


def _distinct(windows: Sequence[Window]) -> list[Window]:
    """Windows without those whose words another one holds."""
    kept: list[Window] = []
    said: list[str] = []
    for window in windows:
        words = ink(window.text)
        if not any(words in other or other in words for other in said):
            kept.append(window)
            said.append(words)
    return kept
