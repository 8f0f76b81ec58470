"""What reports say about promises."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoreboard.counting import CARRIES, COUNTED, Count
from tests.scoreboard.gathering import Gathered, Outcome


def report(when: Any, outcome: Any, *counts: Count, numbers: tuple[int, ...] = (1,), **extra: Any) -> pytest.TestReport:
    carried: list[tuple[str, object]] = [(CARRIES, list(numbers))] if numbers else []
    properties = [*carried, *((COUNTED, count.plain()) for count in counts)]
    reason = ("f.py", 1, "Skipped: not here") if outcome == "skipped" else None
    return pytest.TestReport(
        "t.py::t", ("t.py", 1, "t"), {}, outcome, reason, when, user_properties=properties, duration=1.0, **extra
    )


def outcome(*reports: pytest.TestReport) -> Outcome:
    gathered = Gathered()
    for each in reports:
        gathered.add(each)
    return gathered.outcomes[1]


def figures(*reports: pytest.TestReport) -> tuple[int, int, int]:
    found = outcome(*reports)
    return found.n, found.failures, found.tests


def test_a_test_that_counts_nothing_is_one_case() -> None:
    phases = [report(when, "passed") for when in ("setup", "call", "teardown")]
    assert figures(*phases) == (1, 0, 1)
    assert outcome(*phases).seconds == 3.0


def test_counts_are_added_up() -> None:
    twice = [report("call", "passed", Count(1, 5, notes=["x"])), report("call", "passed", Count(1, 7, notes=["x"]))]
    assert figures(*twice) == (12, 0, 2)
    assert outcome(*twice).notes == ["x"]


def test_failing_cases_count_once_and_breaking_off_as_one_more() -> None:
    assert figures(report("call", "failed", Count(1, 5, 2, ["a", "b"]))) == (5, 2, 1)
    assert figures(report("call", "failed", Count(1, 5))) == (6, 1, 1)
    assert figures(report("call", "failed")) == (1, 1, 1)
    assert outcome(report("call", "failed", Count(1, 5, 1, ["a"]))).whats == ["t.py::t: a"]


@pytest.mark.parametrize("when", ["setup", "teardown"])
def test_a_broken_phase_is_a_failing_case(when: str) -> None:
    assert figures(report(when, "failed")) == (1, 1, 0)


def test_a_skipped_test_is_no_case_and_gives_its_reason() -> None:
    found = outcome(report("setup", "skipped"))
    assert (found.n, found.skipped) == (0, ["not here"])


def test_what_is_known_to_be_broken_is_not_kept() -> None:
    assert figures(report("call", "skipped", Count(1, 9, 3, ["a"]), wasxfail="no room")) == (9, 3, 1)
    assert figures(report("call", "skipped", wasxfail="no room")) == (1, 1, 1)


def test_a_failure_without_a_promise_is_named() -> None:
    gathered = Gathered()
    gathered.add(report("call", "failed", numbers=()))
    assert (gathered.lost, gathered.outcomes) == (["t.py::t"], {})
