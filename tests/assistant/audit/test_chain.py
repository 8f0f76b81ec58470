"""What is acknowledged stays; whatever was changed, taken away or put in between is found; old entries go in order."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.audit.chain import Broken, contents
from assistant.audit.entry import Mark, entered, line_of, mark_line
from assistant.audit.event import Event, EventKind, Purpose
from ingest.errors import ArchiveUnusable
from tests.assistant.audit.made import KEY, MORNING, chain, filled, seen
from tests.corpus import ROOT
from tests.scoreboard.counting import Promised

DAY = datetime.timedelta(days=1)


def ten_thousand() -> tuple[bytes, bytes]:
    """The two files of a chain of 10,000 entries, without the disk's part in writing each."""
    lines, last = [mark_line(Mark(), Purpose.ACCESS, KEY, "cut")], Mark()
    for number in range(10_000):
        entry = entered(seen(number % 400, f"person{number % 60}"), last, MORNING + datetime.timedelta(seconds=number))
        lines.append(line_of(entry, KEY))
        last = entry.mark
    return b"".join(lines), mark_line(last, Purpose.ACCESS, KEY, "head")


def test_what_is_kept_is_read_in_order(tmp_path: Path) -> None:
    found = filled(tmp_path, 3).read()
    assert [entry.number for entry in found.entries] == [1, 2, 3]
    assert found.entries[1].before == found.entries[0].hash and found.head == found.last
    again = chain(tmp_path)
    again.append([seen(8), seen(9)], MORNING + 9 * DAY)
    assert [entry.number for entry in again.read().entries] == [1, 2, 3, 4, 5]


def test_it_is_readable_by_its_user_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    folder = tmp_path / "audit"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_nothing_is_there_before_an_event(tmp_path: Path) -> None:
    made = chain(tmp_path)
    assert not made.is_there and made.read().entries == () and made.cut(MORNING, MORNING) == 0
    assert not (tmp_path / "audit").exists()


@pytest.mark.promise(26)
def test_ten_thousand_entries_are_as_they_were_written(promised: Promised) -> None:
    content, head = ten_thousand()
    assert len(contents(content, head, Purpose.ACCESS, KEY).entries) == 10_000
    promised.note("a chain of 10,000 entries verifies")
    promised.case(True)


@pytest.mark.promise(26)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_byte_is_found(
    tmp_path_factory: pytest.TempPathFactory, promised: Promised, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    if not folder.exists():
        folder.mkdir()
        filled(folder, 12)
    content, head = ((folder / "audit" / name).read_bytes() for name in ("access.jsonl", "access.head"))
    which = data.draw(st.integers(0, len(content) + len(head) - 1))
    byte = data.draw(st.integers(1, 255))
    both = bytearray(content + head)
    both[which] ^= byte
    with pytest.raises(Broken):
        contents(bytes(both[: len(content)]), bytes(both[len(content) :]), Purpose.ACCESS, KEY)
    promised.case(True)


@pytest.mark.promise(26)
def test_every_bit_of_a_short_chain_counts(tmp_path: Path, promised: Promised) -> None:
    filled(tmp_path, 2)
    content, head = ((tmp_path / "audit" / name).read_bytes() for name in ("access.jsonl", "access.head"))
    for place in range(len(content)):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            with pytest.raises(Broken):
                contents(bytes(changed), head, Purpose.ACCESS, KEY)
    promised.cases(8 * len(content) + len(head))
    for place in range(len(head)):
        with pytest.raises(Broken):
            contents(content, head[:place] + bytes([head[place] ^ 1]) + head[place + 1 :], Purpose.ACCESS, KEY)


@pytest.mark.promise(26)
def test_what_was_taken_away_or_moved_is_missed(tmp_path: Path) -> None:
    filled(tmp_path, 5)
    content, head = ((tmp_path / "audit" / name).read_bytes() for name in ("access.jsonl", "access.head"))
    lines = content.splitlines(keepends=True)
    for changed in (
        lines[:-1],
        lines[:2] + lines[3:],
        lines[:1] + lines[2:],
        [*lines[:2], lines[3], lines[2], *lines[4:]],
        [*lines, lines[-1]],
        lines[1:],
        lines[:1],
        [],
    ):
        with pytest.raises(Broken):
            contents(b"".join(changed), head, Purpose.ACCESS, KEY)


@pytest.mark.promise(26)
def test_a_chain_written_anew_without_the_key_is_found(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    other = chain(tmp_path, key=bytes(32))
    with pytest.raises(Broken):
        other.read()
    forged = b"".join(
        [mark_line(Mark(), Purpose.ACCESS, bytes(32), "cut"), line_of(entered(seen(), Mark(), MORNING), bytes(32))]
    )
    (tmp_path / "audit" / "access.jsonl").write_bytes(forged)
    with pytest.raises(Broken):
        chain(tmp_path).read()


def test_nothing_is_added_to_what_was_changed(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "audit" / "access.jsonl"
    path.write_bytes(path.read_bytes().replace(b"2026", b"2025", 1))
    before = path.read_bytes()
    with pytest.raises(ArchiveUnusable, match="Prüfprotokoll"):
        chain(tmp_path).append([seen()], MORNING)
    with pytest.raises(Broken):
        chain(tmp_path).cut(MORNING + DAY, MORNING + 9 * DAY)
    assert path.read_bytes() == before


def test_a_torn_line_behind_the_head_goes_and_one_before_it_stays(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "audit" / "access.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"number":6,"wh')
    assert len(chain(tmp_path).read().entries) == 5
    chain(tmp_path).append([seen(6)], MORNING)
    assert len(chain(tmp_path).read().entries) == 6
    path.write_bytes(whole[:-1])  # a kill cannot do that: this line was acknowledged
    with pytest.raises(ArchiveUnusable):
        chain(tmp_path).append([seen()], MORNING)
    assert path.read_bytes() == whole[:-1]


def test_sealed_entries_behind_the_head_count(tmp_path: Path) -> None:
    filled(tmp_path, 2)
    head = (tmp_path / "audit" / "access.head").read_bytes()
    chain(tmp_path).append([seen(3), seen(4)], MORNING)
    (tmp_path / "audit" / "access.head").write_bytes(head)
    assert len(chain(tmp_path).read().entries) == 4
    chain(tmp_path).append([seen(5)], MORNING)
    assert len(chain(tmp_path).read().entries) == 5


def test_a_beginning_that_was_interrupted_begins_again(tmp_path: Path) -> None:
    (tmp_path / "audit").mkdir()
    for left in ("access.head.new", "access.jsonl.new"):
        (tmp_path / "audit" / left).write_bytes(b"{")
    (tmp_path / "audit" / "access.head").write_bytes(mark_line(Mark(), Purpose.ACCESS, KEY, "head"))
    assert chain(tmp_path).read().entries == ()
    chain(tmp_path).append([seen()], MORNING)
    assert len(chain(tmp_path).read().entries) == 1
    (tmp_path / "audit" / "access.jsonl").unlink()
    with pytest.raises(Broken):
        chain(tmp_path).read()


def test_what_is_old_enough_goes_and_the_rest_still_verifies(tmp_path: Path) -> None:
    made = filled(tmp_path, 10)
    first = made.read().entries
    assert made.cut(MORNING + 4 * DAY, MORNING + 9 * DAY) == 4
    left = chain(tmp_path).read()
    assert left.entries == first[4:] and left.cut == first[3].mark
    assert first[0].event.what.encode() not in b"".join(path.read_bytes() for path in (tmp_path / "audit").iterdir())
    made.append([seen(11)], MORNING + 9 * DAY)
    assert chain(tmp_path).read().entries[-1].number == 11
    assert made.cut(MORNING + 99 * DAY, MORNING + 100 * DAY) == 7 and chain(tmp_path).read().entries == ()
    made.append([seen(12)], MORNING + 100 * DAY)
    assert [entry.number for entry in chain(tmp_path).read().entries] == [12]


def test_what_was_cut_off_too_far_is_found(tmp_path: Path) -> None:
    """The place of a cut is sealed: nobody without the key can leave out one entry more."""
    made = filled(tmp_path, 6)
    made.cut(MORNING + 2 * DAY, MORNING + 6 * DAY)
    path = tmp_path / "audit" / "access.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    with pytest.raises(Broken):
        chain(tmp_path).read()


@pytest.mark.parametrize(
    ("days", "gone"),
    [([0, 1, 2, 8], 3), ([0, 1, 400, 2, 8], 4), ([400, 8], 0), ([8, 0], 0), ([0, 400, 8], 1), ([0, 1], 2), ([8], 0)],
)
def test_a_clock_that_was_wrong_takes_nothing_young_away(tmp_path: Path, days: list[int], gone: int) -> None:
    made = chain(tmp_path)
    for number, day in enumerate(days):
        made.append([seen(number)], MORNING + day * DAY)
    assert made.cut(MORNING + 5 * DAY, MORNING + 9 * DAY) == gone
    assert len(chain(tmp_path).read().entries) == len(days) - gone


def test_what_is_set_aside_makes_room(tmp_path: Path) -> None:
    made = filled(tmp_path)
    made.set_aside("weg")
    assert not made.is_there and (tmp_path / "audit" / "access.jsonl.weg").exists()
    made.append([seen()], MORNING)
    assert [entry.number for entry in made.read().entries] == [1]


def test_threads_write_one_after_the_other(tmp_path: Path) -> None:
    made = chain(tmp_path)

    def write(number: int) -> None:
        for _ in range(10):
            made.append([seen(number)], MORNING)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(chain(tmp_path).read().entries) == 80


def test_a_file_that_cannot_be_written_is_a_fault_and_adds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = filled(tmp_path, 2)
    real = os.pwrite

    def full(descriptor: int, content: bytes, position: int) -> int:
        if len(content) < 100:
            raise OSError(28, "No space left on device")
        return real(descriptor, content[: len(content) // 2], position)

    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(ArchiveUnusable, match="der Datenträger ist voll"):
        made.append([seen(3)], MORNING)
    monkeypatch.undo()
    assert len(chain(tmp_path).read().entries) == 2
    made.append([seen(4)], MORNING)
    assert len(chain(tmp_path).read().entries) == 3


WRITER = """
import datetime, sys
from pathlib import Path
from tests.assistant.audit.made import MORNING, chain, seen
made = chain(Path(sys.argv[1]))
for number in range(100_000):
    made.append([seen(number)], MORNING)
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    acknowledged = 0
    for run in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ}
        ) as writer:
            assert writer.stdout
            for _ in range(7 * (run + 1)):
                writer.stdout.readline()
                acknowledged += 1
            writer.send_signal(signal.SIGKILL)
            acknowledged += len(writer.stdout.read().splitlines())
        assert len(chain(tmp_path).read().entries) >= acknowledged
        acknowledged = len(chain(tmp_path).read().entries)
    chain(tmp_path).append([Event(EventKind.SEEN, "a", "b", seen().detail)], MORNING)
    assert len(chain(tmp_path).read().entries) == acknowledged + 1
