"""What arrives slowly is waited for in a thread that always ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from assistant.language_model.background import in_background
from assistant.language_model.deadline import Deadline


def _threads() -> int:
    return sum(thread.name.startswith("language-model") for thread in threading.enumerate())


def _trickle(deadline: Deadline, pause: float = 0.02) -> Iterator[str]:
    while not deadline.over:
        time.sleep(pause)
        yield "."


def _gone() -> bool:
    end = time.monotonic() + 2
    while _threads() and time.monotonic() < end:
        time.sleep(0.02)
    return not _threads()


def test_everything_arrives_in_order_and_the_deadline_goes_on() -> None:
    deadline = Deadline(30)
    assert list(in_background(iter("abc"), deadline)) == ["a", "b", "c"]
    assert not deadline.over
    assert _gone()


def test_a_fault_comes_behind_what_came_before_it() -> None:
    def pieces() -> Iterator[str]:
        yield "a"
        raise LookupError("over")

    coming = in_background(pieces(), Deadline(5))
    assert next(coming) == "a"
    with pytest.raises(LookupError):
        next(coming)


def test_where_nothing_comes_there_is_a_beat() -> None:
    def pieces() -> Iterator[str]:
        time.sleep(0.4)
        yield "a"

    found = list(in_background(pieces(), Deadline(5), beat_s=0.1))
    assert found[-1] == "a" and None in found


def test_it_ends_with_the_deadline_and_its_thread_too() -> None:
    deadline, started = Deadline(0.3), time.monotonic()
    list(in_background(_trickle(deadline), deadline))
    assert time.monotonic() - started < 1
    assert _gone()


def test_closing_it_ends_the_thread() -> None:
    deadline = Deadline(60)
    coming = in_background(_trickle(deadline), deadline)
    next(coming)
    coming.close()  # type: ignore[attr-defined]
    assert deadline.stopped and _gone()


def test_a_thread_that_hangs_does_not_hold_up_whoever_waits() -> None:
    release = threading.Event()

    def hanging() -> Iterator[str]:
        release.wait(20)
        yield "late"

    started = time.monotonic()
    assert [one for one in in_background(hanging(), Deadline(0.2)) if one] == []
    assert time.monotonic() - started < 2
    release.set()
    assert _gone()
