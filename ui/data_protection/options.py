"""What the commands ``forget`` and ``person`` can be told; apart from them, for every call of any command reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def add(forget: Callable[..., Any], person: Callable[..., Any]) -> None:
    """Add the arguments of both; each of the two adds one to its command."""
    forget("what", nargs="?", metavar="VORLAGE|DATEI")
    forget("--grund", default="ohne", metavar="GRUND")
    forget("--yes", action="store_true")
    forget("--receipts", action="store_true")
    forget("--again", type=Path, metavar="DATEI")
    person("name", metavar="NAME")
    person("--out", type=Path, metavar="DATEI")
