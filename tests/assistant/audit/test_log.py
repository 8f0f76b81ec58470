"""The audit keeps each purpose for its time, finds what was changed, and begins anew only where it must."""

from __future__ import annotations

import datetime
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.audit.entry import Mark
from assistant.audit.event import Detail, Event, EventKind, Purpose
from assistant.audit.key import FILE
from assistant.audit.log import Audit
from ingest.audit_settings import AuditSettings
from ingest.errors import ArchiveUnusable
from tests.assistant.audit.made import MORNING, seen

ERASED = Event(EventKind.ERASED, "dsb", "ab" * 32)
SIGNED_IN = Event(EventKind.SIGNED_IN, "müller", "müller")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audit(tmp_path: Path, clock: Clock) -> Audit:
    return Audit(tmp_path / "audit", AuditSettings(access_days=10, security_days=20, accountability_days=30), clock)


def kept(audit: Audit) -> list[Event]:
    """All events, with the ids of the letters made by hand in the place of what stands for them."""
    ids = {stands: key for key, stands in audit.pseudonyms(seen(number).what for number in range(9)).items()}
    return [replace(one.event, what=ids.get(one.event.what, one.event.what)) for one in audit.entries()]


def again(tmp_path: Path) -> Audit:
    return Audit(tmp_path / "audit")


def test_each_purpose_has_a_chain_of_its_own(audit: Audit, tmp_path: Path) -> None:
    audit.record(seen(), ERASED, SIGNED_IN)
    audit.record()
    assert {path.stem for path in (tmp_path / "audit").glob("*.jsonl")} == {"access", "accountability", "security"}
    assert set(kept(again(tmp_path))) == {seen(), ERASED, SIGNED_IN}
    assert [entry.event.kind for entry in audit.entries([Purpose.ACCESS])] == [EventKind.SEEN]
    assert all(entry.number == 1 for entry in audit.entries())


def test_entries_of_all_chains_come_in_the_order_of_time(audit: Audit, clock: Clock) -> None:
    for event in (seen(1), SIGNED_IN, seen(2), ERASED):
        audit.record(event)
        clock.now += datetime.timedelta(minutes=1)
    assert kept(audit) == [seen(1), SIGNED_IN, seen(2), ERASED]


def test_nothing_is_made_before_there_is_an_event(audit: Audit, tmp_path: Path) -> None:
    assert audit.entries() == [] and audit.check() == [] and audit.expire() == 0 and audit.renew() == []
    assert not (tmp_path / "audit").exists()


def test_each_purpose_is_kept_for_its_time(audit: Audit, clock: Clock) -> None:
    audit.record(seen(), ERASED, SIGNED_IN)
    left = []
    for days in (9, 11, 21, 31):
        clock.now = MORNING + datetime.timedelta(days=days)
        audit.expire()
        left.append({entry.event.kind for entry in audit.entries()})
    assert left == [
        {EventKind.SEEN, EventKind.SIGNED_IN, EventKind.ERASED},
        {EventKind.SIGNED_IN, EventKind.ERASED},
        {EventKind.ERASED},
        set(),
    ]
    assert all(one.is_whole and one.cut.number == 1 for one in audit.check())


def test_a_check_tells_how_far_a_chain_goes(audit: Audit, clock: Clock) -> None:
    audit.record(seen(1), seen(2))
    clock.now += datetime.timedelta(hours=1)
    audit.record(seen(3))
    (found,) = audit.check()
    assert (found.purpose, found.entries, found.mark.number, found.cut) == (Purpose.ACCESS, 3, 3, Mark())
    assert found.first == MORNING and found.last == clock.now and found.is_whole


def test_a_check_names_the_line_that_does_not_fit(audit: Audit, tmp_path: Path) -> None:
    audit.record(seen(1), seen(2), SIGNED_IN)
    path = tmp_path / "audit" / "access.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"number":2', b'"number":3', 1))
    access, security = again(tmp_path).check()
    assert (access.broken, access.is_whole, security.is_whole) == (3, False, True)
    with pytest.raises(ArchiveUnusable, match="Zeile 3"):
        again(tmp_path).entries()
    with pytest.raises(ArchiveUnusable, match="Zeile 3"):
        again(tmp_path).expire()
    (tmp_path / "audit" / "security.head").unlink()
    with pytest.raises(ArchiveUnusable, match="Ende"):
        again(tmp_path).entries([Purpose.SECURITY])


def test_a_noted_mark_shows_that_a_chain_is_an_older_copy_or_was_written_anew(audit: Audit, tmp_path: Path) -> None:
    audit.record(seen(1))
    folder = tmp_path / "audit"
    copies = {path: path.read_bytes() for path in folder.iterdir()}
    audit.record(seen(2), seen(3))
    mark = {Purpose.ACCESS: audit.check()[0].mark}
    audit.record(seen(4))
    assert audit.check(mark)[0].is_whole
    for path, content in copies.items():
        path.write_bytes(content)
    assert again(tmp_path).check()[0].is_whole, "without the mark nobody can tell"
    assert again(tmp_path).check(mark)[0].missed
    for path in copies:
        path.unlink()
    assert again(tmp_path).check() == []
    (gone,) = again(tmp_path).check(mark)
    assert gone.missed and not gone.is_whole


def test_a_mark_that_was_cut_off_since_is_no_fault(audit: Audit, clock: Clock) -> None:
    audit.record(seen(1))
    mark = {Purpose.ACCESS: audit.check()[0].mark}
    audit.record(seen(2))
    clock.now += datetime.timedelta(days=11)
    audit.record(seen(3))
    assert audit.expire() == 2 and audit.check(mark)[0].is_whole


def test_what_is_damaged_is_set_aside_and_begun_anew(audit: Audit, tmp_path: Path, clock: Clock) -> None:
    audit.record(seen(1), SIGNED_IN)
    folder = tmp_path / "audit"
    (folder / "access.jsonl").write_bytes(b"{}\n")
    with pytest.raises(ArchiveUnusable):
        again(tmp_path).record(seen(2))
    assert audit.renew("system") == [Purpose.ACCESS]
    (renewed,) = audit.entries([Purpose.ACCOUNTABILITY])
    assert renewed.event == Event(EventKind.AUDIT_RENEWED, "system", "access")
    assert [entry.event for entry in audit.entries([Purpose.SECURITY])] == [SIGNED_IN]
    audit.record(seen(3))
    assert len(audit.entries([Purpose.ACCESS])) == 1 and audit.renew() == []
    aside = list(folder.glob("access.*.beiseite-*"))
    assert len(aside) == 2
    for path in aside:
        os.utime(path, (MORNING.timestamp(), MORNING.timestamp()))
    clock.now += datetime.timedelta(days=11)
    audit.expire()
    assert list(folder.glob("access.*.beiseite-*")) == []


@pytest.mark.parametrize("content", [None, b"0" * 64 + b"\n", b"?"])
def test_without_the_key_nothing_is_kept_until_all_is_begun_anew(
    audit: Audit, tmp_path: Path, content: bytes | None
) -> None:
    audit.record(seen(1), SIGNED_IN)
    path = tmp_path / "audit" / FILE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArchiveUnusable):
        again(tmp_path).record(seen(2))
    assert again(tmp_path).renew() == [Purpose.ACCESS, Purpose.SECURITY]
    assert [entry.event.what for entry in again(tmp_path).entries()] == ["access", "security"]
    assert all(one.is_whole for one in again(tmp_path).check())


def test_a_copy_made_while_others_write_is_whole(audit: Audit, tmp_path: Path) -> None:
    audit.copy(tmp_path / "leer")
    assert not (tmp_path / "leer").exists()
    ended = threading.Event()

    def write() -> None:
        while not ended.is_set():
            audit.record(seen(1), SIGNED_IN)

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for number in range(20):
            audit.record(seen(2))
            audit.copy(tmp_path / f"copy{number}")
            copied = Audit(tmp_path / f"copy{number}")
            assert copied.check() and all(one.is_whole for one in copied.check())
    finally:
        ended.set()
        writing.join()
    copied.record(seen(3))
    assert (tmp_path / "copy0").stat().st_mode & 0o777 == 0o700


def test_a_letter_is_named_nowhere_and_can_be_asked_for(audit: Audit, tmp_path: Path) -> None:
    """What is erased leaves its id in no file; whoever has the id, and the key, still finds who saw it."""
    audit.record(seen(1), Event(EventKind.CLASSIFIED, "erika", seen(1).what, Detail.PUBLIC))
    stored = b"".join(path.read_bytes() for path in (tmp_path / "audit").iterdir())
    assert seen(1).what.encode() not in stored
    assert {one.event.what for one in audit.entries()} == {audit.pseudonym(seen(1).what)}


def test_a_pseudonym_stands_for_a_name(audit: Audit, tmp_path: Path) -> None:
    stands = audit.pseudonym("Erika Muster")
    audit.record(Event(EventKind.PERSON_SEARCHED, "dsb", stands, Detail.SHOWN))
    assert again(tmp_path).pseudonym("erika muster") == stands
    assert b"uster" not in b"".join(path.read_bytes() for path in (tmp_path / "audit").iterdir())
