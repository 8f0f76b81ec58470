"""A version while it is written: step by step, stopped at any moment, a fault never more than a word."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest

import ui.writing
from assistant.language_model.fluent import Fluent, Outcome
from assistant.model import PUBLIC
from ingest.errors import IndexUnusable
from tests.ui.made_fluent import BEGUN, HALFWAY, WRITTEN
from ui.writing import Writing, written


def test_every_step_comes_until_it_is_done() -> None:
    steps = list(written(lambda: iter([BEGUN, HALFWAY, WRITTEN, BEGUN]), threading.Event()))
    assert steps == [BEGUN, HALFWAY, WRITTEN]


def test_whoever_stops_it_waits_for_nobody_and_its_source_is_closed() -> None:
    stop, closed, hold = threading.Event(), threading.Event(), threading.Event()

    def write() -> Iterator[Fluent]:
        try:
            yield HALFWAY
            hold.wait(10)
            yield WRITTEN
        finally:
            closed.set()

    steps = written(write, stop)
    assert next(steps) == HALFWAY
    stop.set()
    begun = time.monotonic()
    assert list(steps) == [] and time.monotonic() - begun < 2
    hold.set()
    assert closed.wait(5)


@pytest.mark.parametrize(
    "fault", [IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C"), ValueError("geheim")]
)
def test_a_fault_ends_it_as_failed_with_what_was_shown(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    def write() -> Iterator[Fluent]:
        yield HALFWAY
        raise fault

    with caplog.at_level(logging.ERROR):
        *_, last = written(write, threading.Event())
    assert (last.outcome, last.done, last.sentences) == (Outcome.FAILED, True, HALFWAY.sentences)
    assert "geheim" not in caplog.text and caplog.text


def test_one_that_ends_without_being_done_has_failed() -> None:
    assert [step.outcome for step in written(lambda: iter([]), threading.Event())] == [Outcome.FAILED]


def test_one_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.writing, "GIVEN_UP_S", 0.2)
    hold, stop = threading.Event(), threading.Event()

    def write() -> Iterator[Fluent]:
        hold.wait(10)
        yield WRITTEN

    (last,) = written(write, stop)
    assert (last.outcome, last.done) == (Outcome.TOO_SLOW, True) and stop.is_set()
    hold.set()


def test_making_way_waits_for_one_that_runs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.writing, "END_S", 5.0)
    waiting = Writing(PUBLIC, "de")
    begun = time.monotonic()
    waiting.make_way()
    assert waiting.replaced and waiting.stop.is_set() and time.monotonic() - begun < 1
    running = Writing(PUBLIC, "de", running=True)
    threading.Timer(0.2, running.ended.set).start()
    running.make_way()
    assert running.ended.is_set()
