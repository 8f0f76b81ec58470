"""An entry of the audit as a line, and what ties it to the one before: SHA-256 for everybody, a seal for this house.

A line is canonical JSON: ASCII, fixed order of keys, no blanks. There is one way to write an entry, so that any byte
that is changed makes it another line. The hash is over the line without ``hash`` and ``seal``, and the hash of the
entry before is part of that line; whoever knows the last hash can check all entries without a key. The seal, an
HMAC-SHA256 (RFC 2104) over purpose and hash, takes the house's key: without it nobody can write a chain anew.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from assistant.audit.event import Detail, Event, EventKind, Purpose

#: What the first entry of all follows.
NOTHING = "0" * 64
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a chain: where it was cut, or how far it goes.

    Attributes:
        number: Number of the entry, 0 for the place before the first.
        hash: Its hash in hexadecimal digits, :data:`NOTHING` for the place before the first.
    """

    number: int = 0
    hash: str = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place.

    Attributes:
        number: Its number in its chain, from 1, without gaps.
        when: The moment, UTC, whole seconds.
        event: The event.
        before: Hash of the entry before.
        hash: Its own.
    """

    number: int
    when: datetime.datetime
    event: Event
    before: str
    hash: str

    @property
    def mark(self) -> Mark:
        """Its place."""
        return Mark(self.number, self.hash)


def entered(event: Event, after: Mark, when: datetime.datetime) -> Entry:
    """An event behind a place of a chain.

    Args:
        event: The event.
        after: The place.
        when: The moment, with a time zone.
    """
    moment = when.astimezone(datetime.UTC).replace(microsecond=0)
    row = _row(event, after.number + 1, moment, after.hash)
    return Entry(after.number + 1, moment, event, after.hash, _hash(row))


def line_of(entry: Entry, key: bytes) -> bytes:
    """An entry as the line that is kept, with its seal."""
    row = _row(entry.event, entry.number, entry.when, entry.before)
    return canonical(row | {"hash": entry.hash, "seal": seal(key, entry.event.purpose, entry.mark, "entry")})


def entry_of(line: bytes, purpose: Purpose, key: bytes) -> Entry:
    """The entry of a line.

    Raises:
        ValueError: It is none of this purpose, its hash is not that of its words, or its seal not of this key.
    """
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("number"), int) or row["number"] < 1:
        raise ValueError("no entry")
    try:
        event = Event(EventKind(row["kind"]), row["who"], row["what"], Detail(row["detail"]))
        when = datetime.datetime.strptime(row["when"], _MOMENT).replace(tzinfo=datetime.UTC)
        entry = Entry(row["number"], when, event, row["before"], row["hash"])
    except (KeyError, TypeError) as fault:
        raise ValueError("no entry") from fault
    if event.purpose is not purpose or _hash(_row(event, entry.number, when, entry.before)) != entry.hash:
        raise ValueError("another entry")
    if not hmac.compare_digest(line_of(entry, key), line):
        raise ValueError("another seal")
    return entry


def mark_line(mark: Mark, purpose: Purpose, key: bytes, use: str) -> bytes:
    """A place as the line that is kept, with its seal.

    Args:
        mark: The place.
        purpose: Of which chain.
        key: The house's key.
        use: What the place is for ("cut" or "head"), so that one is never taken for the other.
    """
    return canonical(
        {
            "purpose": purpose.value,
            "use": use,
            "number": mark.number,
            "hash": mark.hash,
            "seal": seal(key, purpose, mark, use),
        }
    )


def mark_of(line: bytes, purpose: Purpose, key: bytes, use: str) -> Mark:
    """The place of a line; arguments as for :func:`mark_line`.

    Raises:
        ValueError: It is none of this chain and use, or its seal not of this key.
    """
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("number"), int) or not isinstance(row.get("hash"), str):
        raise ValueError("no place")
    mark = Mark(row["number"], row["hash"])
    if not hmac.compare_digest(mark_line(mark, purpose, key, use), line):
        raise ValueError("another place")
    return mark


def seal(key: bytes, purpose: Purpose, mark: Mark, use: str) -> str:
    """HMAC-SHA256 of a place, in hexadecimal digits."""
    return hmac.new(key, f"{use}\n{purpose.value}\n{mark.number}\n{mark.hash}".encode(), "sha256").hexdigest()


def canonical(row: dict[str, Any]) -> bytes:
    """The one way to write a row, its line break included."""
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _row(event: Event, number: int, when: datetime.datetime, before: str) -> dict[str, Any]:
    return {
        "number": number,
        "when": when.strftime(_MOMENT),
        "kind": event.kind.value,
        "who": event.who,
        "what": event.what,
        "detail": event.detail.value,
        "before": before,
    }


def _hash(row: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(row)).hexdigest()
