"""The promises as ``promises.toml`` words them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("promises.toml")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise.

    Attributes:
        number: Its number, from 1.
        promise: What is promised.
        target: When it counts as kept.
        cases: How many cases the target names; None where it means all there are.
        limit: What its tests do not show, or why it cannot be kept; "" for nothing to say.
        unmeasured: Why no test shows it; "" where one does.
    """

    number: int
    promise: str
    target: str
    cases: int | None = None
    limit: str = ""
    unmeasured: str = ""


def promises(file: Path = FILE) -> list[Promise]:
    """All promises in their order.

    Raises:
        TypeError: An entry lacks a key or has one that no promise has.
        ValueError: The numbers do not run from 1.
    """
    found = [Promise(**entry) for entry in tomllib.loads(file.read_text(encoding="utf-8"))["promise"]]
    if [entry.number for entry in found] != list(range(1, len(found) + 1)):
        raise ValueError("promises are numbered from 1, without a gap")
    return found
