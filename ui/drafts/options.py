"""What the command ``draft`` can be told; apart from it, for every call of any command reads it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add(draft: Callable[..., Any]) -> None:
    """Add the arguments of the command; ``draft`` adds one to it."""
    draft("enquiry", type=Path, metavar="ANFRAGE")
    draft("--out", "-o", type=Path, metavar="DATEI")
    draft("--tier", default="oeffentlich", metavar="EBENE")
    draft("--reservation", default="pruefen", metavar="UMGANG")
    draft("--language-model", action=argparse.BooleanOptionalAction)
