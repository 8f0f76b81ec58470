"""The scoreboard as a page: promise, target, cases, failures, bound, and what there is to say."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

from eval.intervals import upper_bound
from eval.provenance import commit, now
from eval.tables import Table, markdown_page
from tests.scoreboard.gathering import Gathered, Outcome
from tests.scoreboard.promises import Promise, promises

LEAD = """\
Each promise, how often the tests tried it, how often it did not hold. Written by `make scoreboard` (quick form) or
`make scoreboard FULL=1`; `docs/decisions/0037-supply-chain-and-scoreboard.md` says how it is counted.

- *95 %*: the greatest share of failures that these figures leave possible (one-sided Clopper-Pearson bound; for 0 of n
  nearly 3/n). It holds for cases like those tried; tests choose theirs, an attacker chooses others.
- *kept*: no failure. *kept so far*: no failure, in fewer cases than the target names or with tests skipped.
  *not kept*: at least one. *not measured*: nothing was tried, the remark says why."""
HEAD = ["#", "promise", "target", "state", "n", "failures", "95 %", "tests", "seconds", "command", "remark"]
#: Failing cases that a remark quotes; the run's own output has more.
QUOTED = 3


def state_of(promise: Promise, outcome: Outcome) -> str:
    """In which of four states a promise is; see ``LEAD``."""
    if not outcome.n:
        return "not measured"
    if outcome.failures:
        return "not kept"
    fewer = promise.cases is not None and outcome.n < promise.cases
    return "kept so far" if fewer or outcome.skipped else "kept"


def row(promise: Promise, outcome: Outcome) -> list[str]:
    """A promise's row."""
    bound = f"≤ {upper_bound(outcome.failures, outcome.n):.2%}" if outcome.n else "–"
    return [
        str(promise.number),
        promise.promise,
        promise.target,
        state_of(promise, outcome),
        f"{outcome.n:,}",
        f"{outcome.failures:,}",
        bound,
        str(outcome.tests),
        f"{outcome.seconds:.0f}",
        f"pytest -m promise --promise {promise.number}",
        remark(promise, outcome),
    ]


def remark(promise: Promise, outcome: Outcome) -> str:
    """Measured figures, failing cases, what was skipped and why, what is not shown."""
    parts = list(outcome.notes)
    if not outcome.n:
        parts.append(promise.unmeasured or "no test ran")
    parts += [f"did not hold: {what}" for what in outcome.whats[:QUOTED]]
    for reason in dict.fromkeys(outcome.skipped):
        parts.append(f"{outcome.skipped.count(reason)} skipped: {reason}")
    if promise.limit:
        parts.append(promise.limit)
    return " · ".join(parts)


def written(gathered: Gathered, full: bool, seconds: float) -> str:
    """The page.

    Args:
        gathered: What the run found.
        full: Whether it was the full form.
        seconds: How long it took by the clock.
    """
    rows = [row(promise, gathered.outcomes.get(promise.number, Outcome())) for promise in promises()]
    states = [cells[3] for cells in rows]
    run = [
        ["form", "full" if full else "quick"],
        ["date", now()],
        ["commit", commit() or "unknown"],
        ["minutes", f"{seconds / 60:.1f}"],
        ["cores", str(os.cpu_count())],
        ["Python", platform.python_version()],
        ["packages", ", ".join(f"{name} {version(name)}" for name in ("chromadb", "gradio", "torch", "transformers"))],
        *([state, str(states.count(state))] for state in ("kept", "kept so far", "not kept", "not measured")),
    ]
    tables: list[Table] = [("Run", ["what", "value"], run), ("Promises", HEAD, rows)]
    if gathered.lost:
        tables.append(("Failed without a promise", ["test"], [[name] for name in gathered.lost]))
    return markdown_page("Scoreboard of promises", LEAD, tables)
