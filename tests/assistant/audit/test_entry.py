"""There is one way to write an entry, and whoever knows a hash can check it without a key."""

from __future__ import annotations

import datetime
import hashlib
import json

import pytest

from assistant.audit.entry import NOTHING, Mark, canonical, entered, entry_of, line_of, mark_line, mark_of
from assistant.audit.event import Purpose
from tests.assistant.audit.made import KEY, MORNING, seen


def test_an_entry_is_read_as_it_was_written() -> None:
    entry = entered(seen(), Mark(), MORNING + datetime.timedelta(microseconds=5))
    assert (entry.number, entry.before, entry.when) == (1, NOTHING, MORNING)
    assert entry_of(line_of(entry, KEY), Purpose.ACCESS, KEY) == entry


def test_a_moment_elsewhere_is_kept_in_utc() -> None:
    there = MORNING.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
    assert entered(seen(), Mark(), there) == entered(seen(), Mark(), MORNING)


def test_the_hash_needs_no_key() -> None:
    entry = entered(seen(), Mark(7, "ab" * 32), MORNING)
    row = json.loads(line_of(entry, KEY))
    assert row.pop("seal") and row.pop("hash") == hashlib.sha256(canonical(row)).hexdigest()
    assert row["before"] == "ab" * 32 and row["number"] == 8


def test_any_changed_byte_makes_another_line() -> None:
    line = line_of(entered(seen(), Mark(), MORNING), KEY)
    for place in range(len(line)):
        for byte in {line[place] ^ 1, line[place] ^ 0x20, 0x20, 0x30} - {line[place]}:
            changed = line[:place] + bytes([byte]) + line[place + 1 :]
            with pytest.raises(ValueError):
                entry_of(changed, Purpose.ACCESS, KEY)


@pytest.mark.parametrize("line", [b"", b"1\n", b"[]\n", b"{}\n", b'{"number":0}\n', b'{"number":1,"kind":"seen"}\n'])
def test_what_is_no_entry_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        entry_of(line, Purpose.ACCESS, KEY)


def test_an_entry_of_another_chain_or_key_is_refused() -> None:
    line = line_of(entered(seen(), Mark(), MORNING), KEY)
    with pytest.raises(ValueError):
        entry_of(line, Purpose.SECURITY, KEY)
    with pytest.raises(ValueError):
        entry_of(line, Purpose.ACCESS, bytes(32))


def test_a_place_is_taken_for_nothing_else() -> None:
    mark = Mark(3, "cd" * 32)
    line = mark_line(mark, Purpose.ACCESS, KEY, "head")
    assert mark_of(line, Purpose.ACCESS, KEY, "head") == mark
    for purpose, key, use in (
        (Purpose.SECURITY, KEY, "head"),
        (Purpose.ACCESS, bytes(32), "head"),
        (Purpose.ACCESS, KEY, "cut"),
    ):
        with pytest.raises(ValueError):
            mark_of(line, purpose, key, use)
    for wrong in (b"", b"[]\n", b"{}\n", line + b" "):
        with pytest.raises(ValueError):
            mark_of(wrong, Purpose.ACCESS, KEY, "head")
