"""The pytest plugin: ``@pytest.mark.promise(number)``, the fixture ``promised``, ``--scoreboard FILE``.

A test that carries the mark and counts nothing is one case. With pytest-xdist each worker counts its own tests, their
reports carry the counts, and the controller alone gathers them and writes the table.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.scoreboard.counting import CARRIES, COUNTED, Promised, complaint
from tests.scoreboard.gathering import Gathered

_PROMISED = pytest.StashKey[Promised]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The three options."""
    group = parser.getgroup("scoreboard", "promises and how often they were tried")
    group.addoption("--scoreboard", metavar="FILE", help="write the table of promises to FILE")
    group.addoption("--scoreboard-full", action="store_true", help="as many cases as the promises name")
    group.addoption("--promise", type=int, metavar="N", help="only tests that carry this promise")


def pytest_configure(config: pytest.Config) -> None:
    """Prepares counting; on the controller, gathering too."""
    config.stash[_PROMISED] = Promised(bool(config.getoption("--scoreboard-full")))
    file = config.getoption("--scoreboard")
    if not file or hasattr(config, "workerinput"):
        return
    if config.getoption("--promise") is not None:
        raise pytest.UsageError("--scoreboard writes the whole table: leave --promise away")
    config.pluginmanager.register(_Controller(Path(file), bool(config.getoption("--scoreboard-full"))))


def numbers_of(item: pytest.Item) -> list[int]:
    """The promises a test carries, in ascending order; marks may name several and be several."""
    return sorted({number for mark in item.iter_markers("promise") for number in mark.args})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Notes on every test which promises it carries; leaves away those that were not asked for."""
    wanted = config.getoption("--promise")
    kept, left = [], []
    for item in items:
        numbers = numbers_of(item)
        if numbers:
            item.user_properties.append((CARRIES, numbers))
        (kept if wanted is None or wanted in numbers else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.fixture(scope="session")
def promised(request: pytest.FixtureRequest) -> Promised:
    """Counts cases of the promises that the running test carries."""
    return request.config.stash[_PROMISED]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Begins a test's count before its fixtures are made: those may count, too."""
    item.config.stash[_PROMISED].begin(numbers_of(item))
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fails a test at its end that counted a failing case."""
    outcome = yield
    found = complaint(item.config.stash[_PROMISED].counted())
    if found is not None:
        pytest.fail(found, pytrace=False)
    return outcome


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Puts the counts into the report, which travels from worker to controller."""
    others = [entry for entry in item.user_properties if entry[0] != COUNTED]
    counts = item.config.stash[_PROMISED].counted()
    item.user_properties[:] = [*others, *((COUNTED, count.plain()) for count in counts)]
    return (yield)


class _Controller:
    """Gathers reports and writes the table; not registered unless asked for."""

    def __init__(self, file: Path, full: bool) -> None:
        self._file, self._full = file, full
        self._gathered = Gathered()
        self._began = time.monotonic()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test, wherever it ran."""
        self._gathered.add(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be collected is named in the table: its promises are not measured."""
        if report.failed:
            self._gathered.lost.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Writes the table, also after failures: those are what it is for."""
        from tests.scoreboard.table import written

        page = written(self._gathered, full=self._full, seconds=time.monotonic() - self._began)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(page, encoding="utf-8")
