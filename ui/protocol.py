"""How commands and the owner of a data directory talk: lines of JSON over a Unix socket (docs/interfaces.md).

The owner greets first (``hello``), the command sends one request, the owner answers with any number of ``alive`` and
``progress`` events and ends with one ``result`` or ``error``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest import errors
from ingest.errors import FundstelleError

#: Raised with every change that an older command or owner would not understand.
PROTOCOL = 1
#: Longest line, in bytes; a question of 100,000 characters fits, so that it is refused in words.
LONGEST = 8_000_000
#: Seconds between two signs of life while a command runs.
ALIVE_S = 1.0

Event = dict[str, Any]

#: Longest address of a Unix socket that every system takes, in bytes.
_LONGEST_ADDRESS = 100


def line(event: Event) -> bytes:
    """An event as a line; ASCII only, so that half characters of broken file names survive."""
    return json.dumps(event, separators=(",", ":")).encode("ascii") + b"\n"


def read(received: bytes) -> Event:
    """The event of a line.

    Raises:
        ValueError: It is no event.
    """
    event = json.loads(received)
    if not isinstance(event, dict):
        raise ValueError("an event is a JSON object")
    return event


def error_event(fault: FundstelleError) -> Event:
    """A fault as an event."""
    return {
        "event": "error",
        "kind": type(fault).__name__,
        "expected": fault.expected,
        "found": fault.found,
        "remedy": fault.remedy,
    }


def error_of(event: Event) -> FundstelleError:
    """The fault of an event; a kind that this version does not know is a fault of the general kind."""
    kind = getattr(errors, str(event.get("kind")), FundstelleError)
    if not (isinstance(kind, type) and issubclass(kind, FundstelleError)):
        kind = FundstelleError
    return kind(*(str(event.get(key, "")) for key in ("expected", "found", "remedy")))


@contextmanager
def address(path: Path) -> Iterator[str]:
    """An address by which a socket's path can be bound or reached, however long the path is.

    Raises:
        FundstelleError: It is too long, and this system offers no way round.
        OSError: Its directory cannot be opened.
    """
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS:
        yield str(path)
        return
    if not Path("/proc/self/fd").is_dir():
        raise FundstelleError(
            f"Erwartet wird ein Datenverzeichnis mit höchstens {_LONGEST_ADDRESS} Zeichen im Pfad",
            f"„{path}“ ist länger",
            "bitte setzen Sie FUNDSTELLE_DATA auf einen kürzeren",
        )
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{directory}/{path.name}"
    finally:
        os.close(directory)
