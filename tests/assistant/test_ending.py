"""Work ends at its next step when the service does; the last step is not taken back."""

from __future__ import annotations

import threading

import pytest

from assistant.ending import unless_ending
from ingest.errors import FundstelleError


def test_steps_are_told_until_the_end() -> None:
    told: list[tuple[int, int, str]] = []
    ending = threading.Event()
    progress = unless_ending(ending, lambda *step: told.append(step))
    progress(1, 3, "a")
    ending.set()
    with pytest.raises(FundstelleError, match="2 von 3"):
        progress(2, 3, "b")
    progress(3, 3, "c")
    assert told == [(1, 3, "a"), (3, 3, "c")]


def test_nobody_needs_to_listen() -> None:
    unless_ending(threading.Event(), None)(1, 2, "a")
