"""The command ``ingest``: what is sent, and what became of many files, in one table for a terminal."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.ingest_report import Outcome
from ingest.model import Tier
from ui import texts_de as de
from ui.terminal import printable, report

Data = Mapping[str, Any]

#: Up to so many files each has a line; of more, only what somebody has to look at, beside the table.
LINES = 20
#: Most reasons that a row of the table names.
_REASONS = 6
_NOT_READ = (Outcome.REFUSED.value, Outcome.UNSUPPORTED.value)


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`ui.commands.ingest` from a command line."""
    return {
        "paths": [str(path.absolute()) for path in options.paths],
        "cleared_by": options.cleared_by,
        "clearances": str(options.clearances.absolute()) if options.clearances else None,
        "erased_too": options.trotz_loeschung,
    }


def lines(rows: Sequence[Data], here: str) -> tuple[list[str], list[str]]:
    """The lines about single files: for the standard output, and for the standard error.

    Args:
        rows: The reports of ``ingest``.
        here: The directory the command was given in, for short paths.
    """
    many = len(rows) > LINES
    told = [row for row in rows if not many or row["outcome"] not in _UNREMARKABLE]
    faults = [report(row, here) for row in told if row["outcome"] == Outcome.REFUSED.value]
    return [report(row, here) for row in told if row["outcome"] != Outcome.REFUSED.value], faults


_UNREMARKABLE = {Outcome.TAKEN_IN.value, Outcome.UNCHANGED.value, Outcome.RENEWED.value}


def table(rows: Sequence[Data]) -> str:
    """Counts of what became of all files, with the reasons of what was not read; "" for a single file."""
    return "\n".join(printable(line).rstrip() for line in _table(rows)) if len(rows) > 1 else ""


def _table(rows: Sequence[Data]) -> Iterator[str]:
    read = [row for row in rows if row["outcome"] not in _NOT_READ]
    counts = Counter(row["outcome"] for row in read)
    withheld = sum(row["tier"] != Tier.OEFFENTLICH.value for row in read)
    skipped = Counter[str]()
    for row in rows:
        if row["outcome"] == Outcome.UNSUPPORTED.value:
            for part in row["message"].split(", "):
                count, _, suffix = part.partition(" ")
                skipped[suffix] += int(count)
    refused = Counter(row["reason"] or row["message"] for row in rows if row["outcome"] == Outcome.REFUSED.value)
    yield de.SUMMARY
    yield _row(de.SUMMARY_ROWS["read"], len(read))
    for outcome in Outcome:
        if counts[outcome.value]:
            yield _row(f"  {de.SUMMARY_ROWS.get(outcome.value, de.OUTCOMES[outcome.value])}", counts[outcome.value])
    for name, count, about in (
        (de.WITHHELD, withheld, de.UNTIL_CLEARED),
        (de.OUTCOMES["unsupported"], sum(skipped.values()), _reasons(skipped, de.NOT_READABLE)),
        (de.OUTCOMES["refused"], sum(refused.values()), _reasons(refused)),
    ):
        if count:
            yield _row(name, count, about)


def _row(name: str, count: int, about: str = "") -> str:
    return f"  {name:<18}{count:>7}   {about}"


def _reasons(counted: Counter[str], before: str = "") -> str:
    named = [f"{count} × {reason}" for reason, count in counted.most_common(_REASONS)]
    more = len(counted) - _REASONS
    return before * bool(named) + "; ".join([*named, *([de.MORE.format(count=more)] if more > 0 else [])])
