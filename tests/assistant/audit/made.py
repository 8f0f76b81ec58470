"""Events, clocks and chains made by hand."""

from __future__ import annotations

import datetime
from pathlib import Path

from assistant.audit.chain import Chain
from assistant.audit.event import Detail, Event, EventKind, Purpose

KEY = bytes(range(32))
MORNING = datetime.datetime(2026, 11, 23, 8, 0, 0, tzinfo=datetime.UTC)


def seen(number: int = 1, who: str = "müller") -> Event:
    """Somebody who saw a letter."""
    return Event(EventKind.SEEN, who, f"{number:064x}", Detail.PAGE)


def chain(folder: Path, purpose: Purpose = Purpose.ACCESS, key: bytes = KEY) -> Chain:
    """A chain whose key does not lie beside it."""
    return Chain(folder / "audit", purpose, lambda: key)


def filled(folder: Path, count: int = 5) -> Chain:
    """A chain of some entries, a day apart."""
    made = chain(folder)
    for number in range(count):
        made.append([seen(number)], MORNING + datetime.timedelta(days=number))
    return made
