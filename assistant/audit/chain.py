"""A chain of entries in a file: appended to, checked, and cut at its beginning when its entries are old enough.

Three files for each purpose (mode 0600): ``access.jsonl`` begins with the sealed place where the chain was cut (before
the first entry: nothing), the entries follow. ``access.head`` says how far the chain goes, so that entries cut off at
its end are missed. An entry is on the disk when it is acknowledged; what a kill leaves behind the head is either whole
and sealed, and counts, or a torn line, and goes.
"""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.audit.entry import Entry, Mark, entered, entry_of, line_of, mark_line, mark_of
from assistant.audit.event import Event, Purpose
from ingest.durable import replace_file, write_at
from ingest.errors import ArchiveUnusable, system_says

#: Longest line, in bytes: two names of 200 characters, each of them six bytes of JSON, two hashes, a seal.
_LONGEST = 4_096


class Broken(Exception):
    """A chain is not what was written.

    Attributes:
        line: Number of the line that does not fit, from 1; 0 where it is the head that does not.
    """

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Contents:
    """A chain as it was read.

    Attributes:
        cut: Where it begins.
        head: How far it goes by its head; by its entries it may go further.
        entries: Its entries.
        lines: The line of each.
        end: Length of the file without a line that was not finished, in bytes.
    """

    cut: Mark
    head: Mark
    entries: tuple[Entry, ...]
    lines: tuple[bytes, ...]
    end: int

    @property
    def last(self) -> Mark:
        """Where the next entry comes."""
        return self.entries[-1].mark if self.entries else self.cut


class Chain:
    """The entries of a purpose; any thread may use it, one object a chain.

    Args:
        folder: Where its files are; it is made with the first entry.
        purpose: The purpose.
        key: Reads the house's key, and makes it where there is none yet.
    """

    def __init__(self, folder: Path, purpose: Purpose, key: Callable[[], bytes]) -> None:
        self.purpose = purpose
        self._path, self._head = folder / f"{purpose.value}.jsonl", folder / f"{purpose.value}.head"
        self._key = key
        self._writing = threading.Lock()
        self._last: tuple[Mark, int] | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        return self._path.exists() or self._head.exists()

    def append(self, events: Sequence[Event], now: datetime.datetime) -> None:
        """Keep events, in their order.

        Args:
            events: The events, of this purpose.
            now: The moment, with a time zone.

        Raises:
            ArchiveUnusable: They cannot be written, or what is there is not what was written; nothing was added.
        """
        with self._writing, self._faults():
            key = self._key()
            last, end = self._last or self._opened(key)
            lines = []
            for event in events:
                entry = entered(event, last, now)
                lines.append(line_of(entry, key))
                last = entry.mark
            self._last = None  # whatever goes wrong from here on, the next one looks anew
            self._write(b"".join(lines), end, mark_line(last, self.purpose, key, "head"))
            self._last = last, end + sum(map(len, lines))

    def read(self) -> Contents:
        """All that is there, checked line by line.

        Raises:
            Broken: It is not what was written.
            ArchiveUnusable: It cannot be read.
        """
        with self._writing, self._faults():
            return self._contents(self._key()) if self.is_there else Contents(Mark(), Mark(), (), (), 0)

    def cut(self, before: datetime.datetime, now: datetime.datetime) -> int:
        """Take away the entries that are old enough, in one step; the sealed place of the cut takes their place.

        The beginning goes up to the last entry that is old enough, as far as none that is younger stands before it; a
        moment that has not come yet (a clock that was wrong) is as old as its neighbours.

        Args:
            before: The moment before which an entry is old enough.
            now: The moment.

        Returns:
            Number of entries taken away.

        Raises:
            Broken: It is not what was written; nothing was taken away.
            ArchiveUnusable: It cannot be read or written.
        """
        with self._writing, self._faults():
            key = self._key()
            found = self._contents(key)
            gone = _old(found.entries, before, now)
            if gone:
                kept = [mark_line(found.entries[gone - 1].mark, self.purpose, key, "cut"), *found.lines[gone:]]
                _put(self._path, b"".join(kept))
                self._last = None
            return gone

    def copy(self, folder: Path) -> None:
        """Copy the files into another folder, as they are at one moment."""
        with self._writing, self._faults():
            for path in (self._path, self._head):
                if path.exists():
                    _put(folder / path.name, path.read_bytes())

    def set_aside(self, name: str) -> None:
        """Put the files away under another name, so that a new chain begins; what is damaged stays to be looked at."""
        with self._writing, self._faults():
            for path in (self._path, self._head):
                if path.exists():
                    path.rename(path.with_name(f"{path.name}.{name}"))
            self._last = None

    def _opened(self, key: bytes) -> tuple[Mark, int]:
        """Where the next entry comes, in the chain and in the file; a torn line behind the head is cut off."""
        try:
            found = self._contents(key)
        except Broken as fault:
            raise ArchiveUnusable(
                f"Erwartet wird das Prüfprotokoll {self._path}, wie es geschrieben wurde",
                "es ist beschädigt oder wurde verändert",
                "bitte prüfen Sie es mit „fundstelle audit verify“; bis dahin bleibt zu, was protokolliert sein muss",
            ) from fault
        if not self._path.exists():
            beginning = mark_line(Mark(), self.purpose, key, "cut")
            _put(self._head, mark_line(Mark(), self.purpose, key, "head"))
            _put(self._path, beginning)
            return Mark(), len(beginning)
        if found.end != self._path.stat().st_size:
            os.truncate(self._path, found.end)
        return found.last, found.end

    def _contents(self, key: bytes) -> Contents:
        beginning = mark_line(Mark(), self.purpose, key, "cut")
        head = self._head.read_bytes() if self._head.exists() else b""
        content = self._path.read_bytes() if self._path.exists() else beginning
        if not head and not self._path.exists():
            head = mark_line(Mark(), self.purpose, key, "head")
        return contents(content, head, self.purpose, key)

    def _write(self, lines: bytes, end: int, head: bytes) -> None:
        descriptor = os.open(self._path, os.O_RDWR)
        try:
            write_at(descriptor, lines, end)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, end)
            raise
        finally:
            os.close(descriptor)
        descriptor = os.open(self._head, os.O_RDWR)
        try:  # not synced: after a power cut it may be an older one, and the sealed entries behind it count
            write_at(descriptor, head, 0)
        finally:
            os.close(descriptor)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise ArchiveUnusable(
                f"Erwartet wird ein Prüfprotokoll {self._path}, das sich lesen und schreiben lässt",
                system_says(fault),
                "bitte prüfen Sie Rechte und freien Platz des Datenverzeichnisses",
            ) from fault


def contents(content: bytes, head: bytes, purpose: Purpose, key: bytes) -> Contents:
    """A chain from the bytes of its two files.

    Args:
        content: The place of the cut, and the entries.
        head: How far it goes.
        purpose: Its purpose.
        key: The house's key.

    Raises:
        Broken: They are not what was written.
    """
    end = content.rfind(b"\n") + 1
    lines = content[:end].splitlines(keepends=True)
    entries: list[Entry] = []
    number = 1
    try:
        last = cut = mark_of(lines[0] if lines else b"", purpose, key, "cut")
        for line in lines[1:]:
            number += 1
            entry = entry_of(line, purpose, key) if len(line) <= _LONGEST else None
            if entry is None or (entry.number, entry.before) != (last.number + 1, last.hash):
                raise Broken(number)
            entries.append(entry)
            last = entry.mark
    except (ValueError, RecursionError) as fault:
        raise Broken(number) from fault
    try:
        reached = mark_of(head, purpose, key, "head")
    except (ValueError, RecursionError) as fault:
        raise Broken(0) from fault
    if reached != cut and reached not in {entry.mark for entry in entries}:
        raise Broken(number + 1)  # the entries end too soon, or were cut off too late
    return Contents(cut, reached, tuple(entries), tuple(lines[1:]), end)


def _old(entries: Sequence[Entry], before: datetime.datetime, now: datetime.datetime) -> int:
    """How many entries at the beginning are old enough."""
    gone = 0
    for number, entry in enumerate(entries, 1):
        if entry.when < before:
            gone = number
        elif entry.when <= now:
            break
    return gone


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    replace_file(path, content)
