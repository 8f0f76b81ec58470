"""Promise 15: what was reported as taken in survives ``kill -9``, wherever it strikes.

One data directory lives through all kills, so that what one of them leaves behind is what the next one meets.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.faults.mortal import DIED, ENDED, LOST, PLACES
from tests.faults.town import desk_over, is_found
from tests.scoreboard.counting import Promised

#: Seconds after which a child that was to be killed at a random moment is killed: opening takes most of a second.
_LONGEST_S = 1.5
#: Letters that a child is given, so that it is not done before it is killed.
_GIVEN = 3


class Mortals:
    """The process of :mod:`tests.faults.mortal`."""

    def __init__(self, folder: Path) -> None:
        (folder / "letters").mkdir()
        self.acks, self.data = folder / "acks", folder / "data"
        self.acks.touch()
        words_of_command = ["-m", "tests.faults.mortal", self.data, folder / "letters", self.acks]
        self._process = subprocess.Popen(
            [sys.executable, *map(str, words_of_command)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        assert self._line() == ["ready"]

    @property
    def acknowledged(self) -> list[int]:
        """The letters that were reported as taken in."""
        return [int(number) for number in self.acks.read_text(encoding="ascii").split()]

    def child(self, numbers: list[int], place: str = "", nth: int = 1, after_s: float | None = None) -> int:
        """Run one child; returns how it ended.

        Args:
            numbers: The letters it takes in.
            place: Where it dies.
            nth: When it comes there for how many times.
            after_s: Seconds after which it is killed; None to let it be.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"numbers": numbers, "place": place, "nth": nth}) + "\n")
        self._process.stdin.flush()
        process_id = int(self._line()[1])
        if after_s is not None:
            time.sleep(after_s)
            with suppress(ProcessLookupError):
                os.kill(process_id, signal.SIGKILL)
        said = self._line()
        while said[0] != "ended":
            said = self._line()
        return int(said[1])

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def _line(self) -> list[str]:
        assert self._process.stdout is not None
        return self._process.stdout.readline().split() or ["ended", "1"]


@contextmanager
def mortals(folder: Path) -> Iterator[Mortals]:
    process = Mortals(folder)
    try:
        yield process
    finally:
        process.close()


@pytest.mark.long
@pytest.mark.promise(15)
def test_nothing_acknowledged_is_lost(tmp_path: Path, promised: Promised, quick_model: Path) -> None:
    kills = promised.size(50, 300)
    chance = random.Random(15)
    places = [*PLACES] * (kills // (2 * len(PLACES)) + 1)
    ends: dict[int, int] = {}
    with mortals(tmp_path) as process:
        fresh = 1
        for number in range(kills):
            given = list(range(fresh, fresh + _GIVEN))
            if number % 2:
                code = process.child(given, after_s=chance.uniform(0.0, _LONGEST_S))
            else:
                code = process.child(given, places[number // 2], chance.randint(1, 3))
            ends[code] = ends.get(code, 0) + 1
            promised.case(code != LOST, f"kill {number}: a letter is gone")
            assert code in (-signal.SIGKILL, DIED, ENDED, LOST), code
            fresh = max([fresh - 1, *process.acknowledged]) + 1
        acknowledged = process.acknowledged
        assert process.child([]) == ENDED
    assert ends.get(-signal.SIGKILL, 0) + ends.get(DIED, 0) > kills * 0.6, f"most of them were to be killed: {ends}"
    with desk_over(tmp_path / "data", quick_model) as desk:
        lost = [number for number in acknowledged if not is_found(desk, number)]
    assert lost == [] and len(acknowledged) > kills * 0.3
    promised.note(f"{len(acknowledged)} acknowledged letters, {kills} kills, {ends.get(DIED, 0)} between two steps")
