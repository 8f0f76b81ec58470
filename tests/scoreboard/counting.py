"""Cases of promises, counted: what the fixture ``promised`` does, and how counts travel in pytest's reports."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Key of a test's ``user_properties`` under which the promises it carries stand, and of those with its counts.
CARRIES, COUNTED = "promises", "promise"
#: How many failing cases and notes of one test are remembered in words.
WORDS = 5


@dataclass(slots=True)
class Count:
    """What one test counted for one promise.

    Attributes:
        number: The promise, 1 to 26.
        n: Cases.
        failures: Cases in which it did not hold.
        whats: The first few of those, in words.
        notes: Figures worth a place in the table, such as a percentile of latencies.
    """

    number: int
    n: int = 0
    failures: int = 0
    whats: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def plain(self) -> list[object]:
        """As lists, strings and numbers, which pytest-xdist carries from a worker to the controller."""
        return [self.number, self.n, self.failures, list(self.whats), list(self.notes)]

    @staticmethod
    def read(plain: Sequence[object]) -> Count:
        """The count that :meth:`plain` wrote."""
        number, n, failures, whats, notes = plain
        assert isinstance(number, int) and isinstance(n, int) and isinstance(failures, int)
        assert isinstance(whats, list | tuple) and isinstance(notes, list | tuple)
        return Count(number, n, failures, [str(what) for what in whats], [str(note) for note in notes])


class Promised:
    """The fixture: counts cases of the promises that the running test carries.

    There is one for the whole run, so that Hypothesis' tests may ask for it too; it knows which test runs, and threads
    of that test may count. A case that fails does not stop the test: it fails at its end.
    """

    def __init__(self, full: bool) -> None:
        self.full = full
        """Whether the full form is asked for."""
        self._lock = threading.Lock()
        self._counts: dict[int, Count] = {}

    def begin(self, numbers: Sequence[int]) -> None:
        """Starts a test that carries these promises."""
        with self._lock:
            self._counts = {number: Count(number) for number in numbers}

    def counted(self) -> list[Count]:
        """What the running test counted so far, one for each promise that has cases or notes."""
        with self._lock:
            return [count for count in self._counts.values() if count.n or count.notes]

    def size(self, quick: int, full: int) -> int:
        """How many cases to try: the first in the quick form, the second in the full one."""
        return full if self.full else quick

    def case(self, holds: bool, what: str = "", promise: int | None = None) -> bool:
        """Counts one case.

        Args:
            holds: Whether the promise held.
            what: The case in words, for the message of the failing test.
            promise: Which promise, for a test that carries several; None counts for each of them.

        Returns:
            ``holds``.

        Raises:
            LookupError: The test does not carry this promise, or none.
        """
        self.cases(1, 0 if holds else 1, what, promise)
        return holds

    def cases(self, n: int, failures: int = 0, what: str = "", promise: int | None = None) -> None:
        """Counts many cases at once; see :meth:`case`."""
        if not 0 <= failures <= n:
            raise ValueError(f"{failures} failures of {n} cases")
        with self._lock:
            for count in self._of(promise):
                count.n += n
                count.failures += failures
                if failures and len(count.whats) < WORDS:
                    count.whats.append(what or "a case without words")

    def note(self, text: str, promise: int | None = None) -> None:
        """Keeps a measured figure for the table, such as "p95 0.62 s at 5 users"."""
        with self._lock:
            for count in self._of(promise):
                if len(count.notes) < WORDS:
                    count.notes.append(text)

    def _of(self, promise: int | None) -> list[Count]:
        if promise is None and self._counts:
            return list(self._counts.values())
        if promise is None or promise not in self._counts:
            raise LookupError(f"the running test is not marked with @pytest.mark.promise({promise or 'number'})")
        return [self._counts[promise]]


def complaint(counts: Sequence[Count]) -> str | None:
    """What a test that counted failing cases fails with; None if it counted none."""
    lines = []
    for count in counts:
        if count.failures:
            lines.append(f"promise {count.number} did not hold in {count.failures} of {count.n} cases, such as:")
            lines += [f"  {what}" for what in count.whats]
    return "\n".join(lines) or None
