"""What the reports of a run say about each promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.scoreboard.counting import CARRIES, COUNTED, Count


@dataclass(slots=True)
class Outcome:
    """What a run found about one promise.

    Attributes:
        n: Cases.
        failures: Cases in which it did not hold; a test that broke off counts as one more.
        tests: Tests that ran.
        skipped: Reasons of tests that did not.
        whats: Failing cases in words, each with its test.
        notes: Measured figures.
        seconds: Time its tests took, added up over all cores.
    """

    n: int = 0
    failures: int = 0
    tests: int = 0
    skipped: list[str] = field(default_factory=list)
    whats: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Gathered:
    """The outcomes of all promises so far; ``lost`` names what failed without saying which promise it carries."""

    def __init__(self) -> None:
        self.outcomes: dict[int, Outcome] = {}
        self.lost: list[str] = []

    def add(self, report: pytest.TestReport) -> None:
        """One phase of one test.

        A call gives its counts, or one case where it counted nothing. A phase that failed gives a failing case unless
        its counts hold one; so does a test that is expected to fail, for a promise known to be broken is not kept.
        """
        numbers = [number for key, value in report.user_properties if key == CARRIES for number in _numbers(value)]
        if not numbers and report.failed:
            self.lost.append(report.nodeid)
        counts = {count.number: count for count in _counts(report)}
        for number in numbers:
            outcome = self.outcomes.setdefault(number, Outcome())
            outcome.seconds += report.duration
            expected = report.skipped and hasattr(report, "wasxfail")
            if report.skipped and not expected:
                outcome.skipped.append(_reason(report))
            elif report.when == "call":
                _take(outcome, counts.get(number, Count(number)), report, failed=report.failed or expected)
            elif report.failed or expected:
                outcome.n += 1
                outcome.failures += 1
                outcome.whats.append(f"{report.nodeid}: {report.when} failed")


def _take(outcome: Outcome, count: Count, report: pytest.TestReport, failed: bool) -> None:
    outcome.tests += 1
    broke_off = failed and not count.failures
    outcome.n += count.n + broke_off or 1
    outcome.failures += count.failures + broke_off
    outcome.whats += [f"{report.nodeid}: {what}" for what in count.whats or ["failed"] * broke_off]
    outcome.notes += [note for note in count.notes if note not in outcome.notes]


def _numbers(value: object) -> list[int]:
    assert isinstance(value, list | tuple)
    return [int(number) for number in value]


def _counts(report: pytest.TestReport) -> Iterator[Count]:
    for key, value in report.user_properties:
        if key == COUNTED:
            assert isinstance(value, list | tuple)
            yield Count.read(value)


def _reason(report: pytest.TestReport) -> str:
    return str(report.longrepr[2]).removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else "skipped"
