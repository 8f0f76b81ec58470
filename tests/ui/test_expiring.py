"""What is over goes at the start and now and then; a fault ends nothing and keeps nothing of the others."""

from __future__ import annotations

import datetime
import threading
import time

import pytest

from ingest.errors import ArchiveUnusable
from ui.expiring import expiring

FULL = ArchiveUnusable("Erwartet wird eine Datei", "der Datenträger ist voll", "bitte Platz schaffen")


def test_at_the_start_and_now_and_then_until_the_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("ui.expiring.EVERY_S", 0.01)
    moments: list[datetime.datetime] = []
    three = threading.Event()

    def expire(now: datetime.datetime) -> None:
        moments.append(now)
        if len(moments) == 2:
            raise FULL
        if len(moments) == 3:
            three.set()

    with expiring(expire):
        assert three.wait(30), "a fault does not end it"
    assert all(moment.tzinfo for moment in moments) and "der Datenträger ist voll" in caplog.text
    ended = len(moments)
    time.sleep(0.1)
    assert len(moments) == ended


def test_a_fault_of_one_keeps_nothing_of_the_other() -> None:
    expired = threading.Event()

    def fails(now: datetime.datetime) -> None:
        raise FULL

    with expiring(fails, lambda now: expired.set()):
        assert expired.wait(30)
