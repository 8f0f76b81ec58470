"""What the command ``audit`` can be told; apart from it, for every call of any command reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.texts_de import AUDIT_ACTIONS


def add(audit: Callable[..., Any]) -> None:
    """Add the arguments of the command; ``audit`` adds one to it."""
    audit("action", choices=AUDIT_ACTIONS, metavar="HANDLUNG")
    for flag in ("von", "bis"):
        audit(f"--{flag}", metavar="DATUM")
    for flag in ("wer", "was", "ereignis", "person"):
        audit(f"--{flag}", metavar="TEXT")
    audit("--stand", action="append", metavar="STAND")
    audit("--out", type=Path, metavar="DATEI")
