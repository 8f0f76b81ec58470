"""The audit of a data directory: three sealed chains, one for each purpose, and what can be asked of them."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.audit.chain import Broken, Chain
from assistant.audit.entry import Entry, Mark
from assistant.audit.event import OF_LETTERS, SYSTEM, Event, EventKind, Purpose
from assistant.audit.key import FILE as KEY
from assistant.audit.key import house_key, pseudonym, put_key
from ingest.audit_settings import AuditSettings
from ingest.errors import ArchiveUnusable

#: Name of its folder in the data directory.
FOLDER = "audit"
#: What is appended to the names of files that were set aside.
_ASIDE = "beiseite"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a chain found.

    Attributes:
        purpose: Which chain.
        entries: Number of its entries.
        first, last: Moments of the first and the last of them; None without any, and where it is broken.
        cut: Where it begins.
        mark: How far it goes; to be noted outside of this machine, and compared later.
        broken: Number of the line that does not fit, 0 for the head; None where all is as it was written.
        missed: Whether it does not hold the mark that was expected of it.
    """

    purpose: Purpose
    entries: int
    first: datetime.datetime | None
    last: datetime.datetime | None
    cut: Mark
    mark: Mark
    broken: int | None = None
    missed: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is as it was written."""
        return self.broken is None and not self.missed


class Audit:
    """The audit; any thread may use it. Nothing is made before there is an event.

    Args:
        folder: Where it lies.
        keep: How long entries are kept.
        now: The clock, with a time zone; for tests.
    """

    def __init__(
        self, folder: Path, keep: AuditSettings | None = None, now: Callable[[], datetime.datetime] = _now
    ) -> None:
        self._folder, self._now = folder, now
        days = keep or AuditSettings()
        self._days = {
            Purpose.ACCESS: days.access_days,
            Purpose.SECURITY: days.security_days,
            Purpose.ACCOUNTABILITY: days.accountability_days,
        }
        self._chains = {purpose: Chain(folder, purpose, self._key) for purpose in Purpose}
        self._keying = threading.Lock()

    def record(self, *events: Event) -> None:
        """Keep events; they are on the disk when this returns.

        What somebody may only see or do if it is kept (letters that are not public, sign-ins, decisions) is recorded
        before it is shown or done where that is possible, and not shown or done where this fails.

        Args:
            events: The events, of any purposes, in their order; of a letter's id its pseudonym is kept.

        Raises:
            ArchiveUnusable: They cannot be kept, or what is there was changed.
        """
        now = self._now()
        ids = {one.what for one in events if one.kind in OF_LETTERS}
        stands = self.pseudonyms(ids) if ids else {}
        events = tuple(replace(one, what=stands[one.what]) if one.kind in OF_LETTERS else one for one in events)
        for purpose, chain in self._chains.items():
            if own := [event for event in events if event.purpose is purpose]:
                chain.append(own, now)

    def pseudonym(self, name: str) -> str:
        """What stands for a name or a letter's id in the audit; see :mod:`assistant.audit.key`.

        Raises:
            ArchiveUnusable: The key cannot be read or made.
        """
        return self.pseudonyms([name])[name]

    def pseudonyms(self, names: Iterable[str]) -> dict[str, str]:
        """What stands for names or ids, by them; errors as for :meth:`pseudonym`."""
        key = self._key()
        return {name: pseudonym(key, name) for name in names}

    def entries(self, purposes: Iterable[Purpose] = Purpose) -> list[Entry]:
        """All entries, oldest first.

        Args:
            purposes: Of which chains.

        Raises:
            ArchiveUnusable: A chain is not what was written, or cannot be read.
        """
        found: list[Entry] = []
        for purpose in purposes:
            try:
                found.extend(self._chains[purpose].read().entries)
            except Broken as fault:
                raise self._changed(purpose, fault) from fault
        return sorted(found, key=lambda entry: entry.when)

    def check(self, expected: dict[Purpose, Mark] | None = None) -> list[Checked]:
        """Check all chains that there are, line by line.

        Args:
            expected: Marks that were noted earlier: a chain that was written anew, or put back to an older copy, does
                not hold them any more. What was cut off since cannot be compared.

        Raises:
            ArchiveUnusable: The key or a file cannot be read.
        """
        wanted = expected or {}
        return [
            self._checked(chain, wanted.get(purpose))
            for purpose, chain in self._chains.items()
            if chain.is_there or purpose in wanted
        ]

    def expire(self, now: datetime.datetime | None = None) -> int:
        """Take away what was kept long enough, and files that were set aside that long ago; to be called now and then.

        Returns:
            Number of entries taken away.

        Raises:
            ArchiveUnusable: A chain is not what was written, or cannot be read or written; it stays as it is.
        """
        moment, gone = now or self._now(), 0
        for purpose, chain in self._chains.items():
            before = moment - datetime.timedelta(days=self._days[purpose])
            self._forget_aside(purpose, before)
            if chain.is_there:
                try:
                    gone += chain.cut(before, moment)
                except Broken as fault:
                    raise self._changed(purpose, fault) from fault
        return gone

    def copy(self, folder: Path) -> None:
        """Copy the audit with its key, for a backup; while others write, each chain is copied as at one moment.

        Args:
            folder: Where to; made if it is missing. What was set aside stays behind.

        Raises:
            ArchiveUnusable: Files cannot be read or written.
        """
        there = [chain for chain in self._chains.values() if chain.is_there]
        if there:
            put_key(folder, self._key())
        for chain in there:
            chain.copy(folder)

    def renew(self, who: str = SYSTEM) -> list[Purpose]:
        """Set aside the chains that are not what was written, and begin them anew; the first entry says so.

        Args:
            who: Who wants that.

        Returns:
            The purposes whose chains were set aside; without the key, all that there are.

        Raises:
            ArchiveUnusable: Files cannot be read or written.
        """
        name = f"{_ASIDE}-{self._now():%Y%m%dT%H%M%S}"
        damaged = [chain for chain in self._chains.values() if chain.is_there and not self._reads(chain)]
        for chain in damaged:
            chain.set_aside(name)
        if damaged and all(not chain.is_there for chain in self._chains.values()):
            with suppress(FileNotFoundError):
                (self._folder / KEY).rename(self._folder / f"{KEY}.{name}")
        if damaged:
            self.record(*(Event(EventKind.AUDIT_RENEWED, who, chain.purpose.value) for chain in damaged))
        return [chain.purpose for chain in damaged]

    def _key(self) -> bytes:
        with self._keying:
            return house_key(self._folder, not any(chain.is_there for chain in self._chains.values()))

    def _reads(self, chain: Chain) -> bool:
        try:
            chain.read()
        except (Broken, ArchiveUnusable):
            return False
        return True

    def _checked(self, chain: Chain, expected: Mark | None) -> Checked:
        try:
            found = chain.read()
        except Broken as fault:
            return Checked(chain.purpose, 0, None, None, Mark(), Mark(), fault.line, expected is not None)
        marks = {found.cut, *(entry.mark for entry in found.entries)}
        missed = expected is not None and expected not in marks and expected.number >= found.cut.number
        moments = [entry.when for entry in (*found.entries[:1], *found.entries[-1:])]
        first, last = (moments[0], moments[-1]) if moments else (None, None)
        return Checked(chain.purpose, len(found.entries), first, last, found.cut, found.last, None, missed)

    def _forget_aside(self, purpose: Purpose, before: datetime.datetime) -> None:
        for path in self._folder.glob(f"{purpose.value}.*.{_ASIDE}-*"):
            if path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)

    def _changed(self, purpose: Purpose, fault: Broken) -> ArchiveUnusable:
        return ArchiveUnusable(
            f"Erwartet wird das Prüfprotokoll „{purpose.value}“, wie es geschrieben wurde",
            f"Zeile {fault.line} ist es nicht" if fault.line else "sein Ende fehlt oder ist ein anderes",
            "bitte prüfen Sie es mit „fundstelle audit verify“ und spielen Sie eine Sicherung ein",
        )
