"""The plugin in a run of its own, with and without workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import ROOT

TESTS = """
import pytest
from hypothesis import given, settings, strategies as st

@pytest.mark.promise(1)
def test_counts(promised):
    for number in range(promised.size(4, 40)):
        promised.case(number != 2, f"case {number}")
    promised.reached = True

@pytest.mark.promise(3)
@pytest.mark.promise(5)
def test_counts_nothing():
    pass

@pytest.mark.promise(6)
@settings(max_examples=7, database=None)
@given(st.integers())
def test_every_example(promised, number):
    promised.case(isinstance(number, int))

@pytest.fixture
def counted_before(promised):
    promised.cases(10)
    promised.note("10 at once")

@pytest.mark.promise(8)
def test_fixtures_count(counted_before):
    pass

@pytest.mark.promise(9)
@pytest.mark.xfail(strict=True, reason="not yet")
def test_known_to_be_broken(promised):
    promised.case(False, "always")

@pytest.mark.promise(10)
def test_not_here():
    pytest.skip("no such machine")

def test_without_a_promise():
    pass
"""
INI = "[pytest]\nmarkers =\n  promise(number): x\naddopts = --strict-markers -p no:cacheprovider\n"


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Exit status and output of a run over ``TESTS``."""
    (folder / "test_made.py").write_text(TESTS)
    (folder / "conftest.py").write_text('pytest_plugins = ("tests.scoreboard.plugin",)\n')
    (folder / "pytest.ini").write_text(INI)
    command = [sys.executable, "-m", "pytest", "-q", *options]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=folder, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=400
    )
    return done.returncode, done.stdout + done.stderr


def rows(page: str) -> dict[int, list[str]]:
    """State, n and failures of every promise in the table."""
    cells = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    return {int(row[0]): row[3:6] for row in cells if row[0].isdecimal()}


@pytest.mark.parametrize("workers", [(), ("--numprocesses", "2")], ids=["one process", "two workers"])
def test_a_run_writes_the_table(workers: tuple[str, ...], tmp_path: Path) -> None:
    code, out = run(tmp_path, "-m", "promise", "--scoreboard", "made/board.md", *workers)
    assert code == 1 and "promise 1 did not hold in 1 of 4 cases, such as:" in out and "case 2" in out
    assert "1 failed, 3 passed, 1 skipped" in out and "1 xfailed" in out
    page = (tmp_path / "made" / "board.md").read_text()
    found = rows(page)
    assert found[1] == ["not kept", "4", "1"]
    assert found[3] == ["kept so far", "1", "0"] and found[5] == ["kept", "1", "0"]
    assert found[6] == ["kept so far", "7", "0"]
    assert found[8] == ["kept", "10", "0"] and "10 at once" in page
    assert found[9] == ["not kept", "1", "1"]
    assert found[10] == ["not measured", "0", "0"] and "1 skipped: no such machine" in page
    assert found[2] == ["not measured", "0", "0"]


def test_the_full_form_tries_more(tmp_path: Path) -> None:
    run(tmp_path, "-m", "promise", "--scoreboard", "board.md", "--scoreboard-full")
    page = (tmp_path / "board.md").read_text()
    assert rows(page)[1] == ["not kept", "40", "1"] and "| form | full |" in page


def test_one_promise_alone(tmp_path: Path) -> None:
    code, out = run(tmp_path, "--promise", "5")
    assert code == 0 and "1 passed, 6 deselected" in out
    assert not (tmp_path / "board.md").exists()


def test_a_table_is_whole_or_not_written(tmp_path: Path) -> None:
    code, out = run(tmp_path, "--promise", "5", "--scoreboard", "board.md")
    assert code == 4 and "leave --promise away" in out
    assert not (tmp_path / "board.md").exists()


def test_a_file_that_cannot_be_collected_stands_in_the_table(tmp_path: Path) -> None:
    (tmp_path / "test_broken.py").write_text("import nothing_of_that_name")
    code, _ = run(tmp_path, "-m", "promise", "--scoreboard", "board.md", "--continue-on-collection-errors")
    assert code == 1
    assert "Failed without a promise" in (page := (tmp_path / "board.md").read_text()) and "test_broken.py" in page
