"""One end for everything, by a clock that never jumps."""

from __future__ import annotations

import time

from assistant.language_model.deadline import Deadline


def test_it_runs_out() -> None:
    deadline = Deadline(0.05)
    assert 0 < deadline.left <= 0.05 and not deadline.over
    time.sleep(0.06)
    assert deadline.left == 0 and deadline.over and not deadline.stopped


def test_whoever_waits_no_more_ends_it() -> None:
    deadline = Deadline(60)
    deadline.stop()
    assert deadline.over and deadline.stopped and deadline.left == 0
