from __future__ import annotations

import gc

import pytest

from ingest.fast_imports import collector_paused


def test_the_collector_rests_inside_and_works_again_outside() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_it_works_again_after_a_fault() -> None:
    with pytest.raises(ImportError), collector_paused():
        raise ImportError("absent")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
