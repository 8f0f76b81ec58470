"""What the command ``classify`` can be told; apart from it, for every call of any command reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def add(classify: Callable[..., Any]) -> None:
    """Add the arguments of the command; ``classify`` adds one to it."""
    classify("letter", metavar="SCHREIBEN")
    classify("--tier", metavar="STUFE")
    classify("--von", metavar="NAME")
    classify("--grund", metavar="TEXT")
