"""An owner over nothing but a socket, and commands made up for tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from assistant.desk import Desk
from ingest.data_directory import socket_of
from ingest.errors import BadInput
from ui.owner import Owner

Progress = Callable[[int, int, str], None]


def steps(desk: Desk, progress: Progress, /, number: int) -> dict[str, Any]:
    """Counts."""
    for done in range(number):
        progress(done, number, f"Schritt {done}")
    return {"steps": number}


def refuse(desk: Desk, progress: Progress, /, why: str) -> dict[str, Any]:
    """Refuses."""
    raise BadInput("Erwartet wird anderes", why, "bitte ändern")


def break_down(desk: Desk, progress: Progress, /, secret: str) -> dict[str, Any]:
    """Meets a fault of the program."""
    raise RuntimeError(secret)


class Gate:
    """A command that waits until it is let through."""

    def __init__(self) -> None:
        self.entered, self.open, self.left = threading.Event(), threading.Event(), threading.Event()
        self.fault: BaseException | None = None

    def __call__(self, desk: Desk, progress: Progress, /) -> dict[str, Any]:
        """Waits; tells a step afterwards."""
        self.entered.set()
        self.open.wait(20)
        try:
            progress(1, 1, "weiter")
        except BaseException as fault:
            self.fault = fault
            raise
        finally:
            self.left.set()
        return {"waited": True}


def owner(data_dir: Path, grace_s: float | None = None, **more: Callable[..., dict[str, Any]]) -> Owner:
    """An owner of a directory that runs ``steps``, ``refuse``, ``break_down`` and whatever else is given."""
    desk = cast(Desk, SimpleNamespace(directory=SimpleNamespace(socket=socket_of(data_dir))))
    return Owner(desk, {"steps": steps, "refuse": refuse, "break_down": break_down, **more}, grace_s)
