"""Long work ends in order when the service does: at its next step, with what is done already kept."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ingest.errors import FundstelleError

#: Told of steps: number done, number in all, what is being done.
Progress = Callable[[int, int, str], None]


def unless_ending(ending: threading.Event, progress: Progress | None) -> Progress:
    """A progress that also ends the work when the service is ending.

    Args:
        ending: Set when it is.
        progress: Told of each step; None where nobody listens.

    Returns:
        The progress; it raises FundstelleError at the first step after ``ending`` is set, the last one excepted.
    """

    def told(done: int, total: int, what: str) -> None:
        if ending.is_set() and done < total:
            raise FundstelleError(
                "Erwartet wird ein laufender Dienst",
                f"er wird gerade beendet ({done} von {total} sind fertig und bleiben erhalten)",
                "bitte starten Sie ihn und den Befehl danach noch einmal",
            )
        if progress:
            progress(done, total, what)

    return told
