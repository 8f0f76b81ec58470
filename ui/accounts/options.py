"""What the command ``users`` can be told; apart from it, for every call of any command reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.texts_de import USER_ACTIONS


def add(users: Callable[..., Any]) -> None:
    """Add the arguments of the command; ``users`` adds one to it."""
    users("action", choices=USER_ACTIONS, metavar="HANDLUNG")
    users("name", nargs="?", metavar="NAME")
    users("--role", action="append", metavar="ROLLE")
    users("--extern", action="store_true")
