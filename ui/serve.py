"""The command ``serve``: own the data directory, open the page and the socket, until told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.errors import DirectoryInUse
from ingest.fast_imports import collector_paused
from ingest.settings import Settings
from ui.client import GREETING_S, NoOwner, greeting

if TYPE_CHECKING:
    from assistant.desk import Desk

#: Seconds that commands of others get to end when the service stops.
_GRACE_S = 5.0
_PAUSE_S = 0.05


def serve(settings: Settings, started: Callable[[str], None], as_staff: bool = False) -> None:
    """Serve the page and the commands of others until the process is told to stop.

    Args:
        settings: Where data and model are, and where the page listens.
        started: Told the page's address as soon as it can be opened.
        as_staff: Whether whoever sits at this machine is staff.

    Raises:
        DirectoryInUse: Another process owns the data directory, perhaps another service.
        BadInput: The page's address cannot be used, or with ``as_staff`` others could reach it.
    """
    from ui.owner import Owner

    with _open(settings) as desk, Owner(desk, grace_s=_GRACE_S) as owner:
        with collector_paused():
            from ui import app, server  # noqa: F401  (the page's own imports, the longest part of the start)

        def tell(address: str) -> None:
            owner.serving = address
            started(address)
            # Not sooner: both are bound to the interpreter's lock. One after the other the page is there after 3 s and
            # the first answer after 8.5 s; side by side it took 5 s and 10 s.
            desk.warm_up()

        server.run(desk, settings, tell, as_staff)


def _open(settings: Settings) -> Desk:
    """Own the data directory; a command that owns it for a moment is waited for.

    Raises:
        DirectoryInUse: It is owned for longer.
    """
    from assistant.desk import Desk

    deadline = time.monotonic() + GREETING_S
    while True:
        try:
            return Desk.open(settings)
        except DirectoryInUse as fault:
            named = _named(settings, fault)  # another service does not end by itself
            if named is not fault or time.monotonic() > deadline:
                raise named from fault
        time.sleep(_PAUSE_S)


def _named(settings: Settings, fault: DirectoryInUse) -> DirectoryInUse:
    """The fault with the address of the page that is there already, if there is one."""
    try:
        found = greeting(settings.data_dir)
    except NoOwner:
        return fault
    if found.serving is None:
        return fault
    return DirectoryInUse(
        f"Erwartet wird ein freies Datenverzeichnis {settings.data_dir}",
        f"der Dienst läuft bereits auf {found.serving} (Prozess {found.pid})",
        "bitte öffnen Sie diese Seite oder beenden Sie ihn zuvor",
    )
