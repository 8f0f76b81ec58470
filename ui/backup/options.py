"""What ``backup`` and ``restore`` can be told; apart from them, for every call of any command reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def add(backup: Callable[..., Any], restore: Callable[..., Any]) -> None:
    """Add the arguments of both; each of the two adds one to its command."""
    backup("target", type=Path, metavar="ZIEL")
    backup("--ohne-persoenliches", action="store_true")
    restore("source", type=Path, metavar="QUELLE")
