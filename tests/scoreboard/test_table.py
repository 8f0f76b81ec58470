"""The table says what was tried, how often it failed, and what was not tried."""

from __future__ import annotations

import pytest

from tests.scoreboard.gathering import Gathered, Outcome
from tests.scoreboard.promises import Promise, promises
from tests.scoreboard.table import remark, row, state_of, written

FEW = Promise(15, "Nothing is lost.", "0 in 300", cases=300)
ALL = Promise(4, "Closed.", "all", limit="routes of today")
NONE = Promise(20, "Hostile.", "60", unmeasured="there is no client")


@pytest.mark.parametrize(
    ("promise", "outcome", "state"),
    [
        (FEW, Outcome(n=300), "kept"),
        (FEW, Outcome(n=50), "kept so far"),
        (FEW, Outcome(n=300, failures=1), "not kept"),
        (ALL, Outcome(n=1), "kept"),
        (ALL, Outcome(n=1, skipped=["no Chromium"]), "kept so far"),
        (NONE, Outcome(), "not measured"),
    ],
)
def test_a_promise_is_in_one_of_four_states(promise: Promise, outcome: Outcome, state: str) -> None:
    assert state_of(promise, outcome) == state


def test_a_row_has_n_failures_bound_and_command() -> None:
    cells = row(FEW, Outcome(n=300, failures=0, tests=2, seconds=61.4))
    assert cells[4:10] == ["300", "0", "≤ 0.99%", "2", "61", "pytest -m promise --promise 15"]
    assert row(NONE, Outcome())[4:7] == ["0", "0", "–"]


def test_a_remark_says_what_failed_what_was_skipped_and_what_is_not_shown() -> None:
    outcome = Outcome(n=9, failures=4, whats=list("abcd"), skipped=["no Chromium"] * 2, notes=["p95 0.5 s"])
    assert remark(ALL, outcome) == (
        "p95 0.5 s · did not hold: a · did not hold: b · did not hold: c · 2 skipped: no Chromium · routes of today"
    )
    assert remark(NONE, Outcome()) == "there is no client"
    assert remark(FEW, Outcome()) == "no test ran"


def test_the_page_has_every_promise_and_what_was_lost() -> None:
    gathered = Gathered()
    gathered.outcomes[4] = Outcome(n=12, tests=12)
    gathered.lost.append("tests/test_broken.py")
    page = written(gathered, full=False, seconds=90)
    assert "| form | quick |" in page and "| minutes | 1.5 |" in page and "| kept | 1 |" in page
    assert f"| not measured | {len(promises()) - 1} |" in page
    assert page.count("pytest -m promise --promise ") == len(promises())
    assert "| tests/test_broken.py |" in page
    assert "/home" not in page
