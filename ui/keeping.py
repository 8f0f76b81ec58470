"""What somebody works with for some hours: in memory only, so that a restart empties it, and each thing its holder's.

A thing that is kept before its holder's first cookie has come belongs to the first who asks for its id, which only the
page that made it knows.
"""

from __future__ import annotations

import datetime
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.personal.holder import Holder

#: For how long anything is kept: as long as a conversation that nobody closed.
KEPT = datetime.timedelta(hours=12)
#: Random bytes of an id: 22 characters, nobody guesses one.
_ID_BYTES = 16
Thing = TypeVar("Thing")


def local_now() -> datetime.datetime:
    """Now, with the zone of the house."""
    return datetime.datetime.now().astimezone()


@dataclass(slots=True)
class _Entry(Generic[Thing]):
    thing: Thing
    since: datetime.datetime
    holder: str | None  # id; None until somebody with a cookie asks for it


class Keeping(Generic[Thing]):
    """Things by id; any thread may use it.

    Args:
        most: Things that are kept; the oldest of more go.
        now: The clock, with a time zone.
    """

    def __init__(self, most: int, now: Callable[[], datetime.datetime] = local_now) -> None:
        self._most, self._now = most, now
        self._entries: OrderedDict[str, _Entry[Thing]] = OrderedDict()  # oldest first
        self._changing = threading.Lock()

    def put(self, make: Callable[[datetime.datetime], Thing], holder: Holder | None) -> str:
        """Keep a thing.

        Args:
            make: Makes it, told when it is put here.
            holder: Whose it is; None while they have no cookie.

        Returns:
            Its id: 22 URL-safe random characters.
        """
        key, now = secrets.token_urlsafe(_ID_BYTES), self._now()
        with self._changing:
            self._entries[key] = _Entry(make(now), now, _id(holder))
            self._clear_away(now)
        return key

    def get(self, key: str, holder: Holder | None) -> Thing | None:
        """A thing for its holder; one that is nobody's yet becomes theirs. None if it is gone, or another's."""
        with self._changing:
            self._clear_away(self._now())
            entry = self._entries.get(key)
            if entry is None:
                return None
            if entry.holder is None:
                entry.holder = _id(holder)
            return entry.thing if entry.holder == _id(holder) else None

    def of(self, holder: Holder | None) -> list[tuple[str, Thing]]:
        """A holder's things with their ids, the latest first."""
        with self._changing:
            self._clear_away(self._now())
            own = [(key, one.thing) for key, one in self._entries.items() if one.holder == _id(holder)]
        return own[::-1]

    def change(self, key: str, change: Callable[[Thing], Thing]) -> Thing | None:
        """Put another thing in the place of one, as ``change`` makes it; None where there is none of this id any more.

        Whoever calls this has made sure whose it is.
        """
        with self._changing:
            if entry := self._entries.get(key):
                entry.thing = change(entry.thing)
                return entry.thing
        return None

    def drop(self, is_meant: Callable[[Thing], bool]) -> int:
        """Drop every thing that is meant; returns their number."""
        with self._changing:
            gone = [key for key, one in self._entries.items() if is_meant(one.thing)]
            for key in gone:
                del self._entries[key]
        return len(gone)

    def expire(self, now: datetime.datetime) -> None:
        """Drop what is too old; else that waits for the next use.

        Args:
            now: The moment, with a time zone.
        """
        with self._changing:
            self._clear_away(now)

    def _clear_away(self, now: datetime.datetime) -> None:
        """Drop what is too old, and the oldest of too many."""
        while self._entries:
            first = next(iter(self._entries.values()))
            if len(self._entries) <= self._most and first.since >= now - KEPT:
                return
            self._entries.popitem(last=False)


def _id(holder: Holder | None) -> str | None:
    return holder.id if holder else None
