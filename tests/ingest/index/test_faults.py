"""Whatever a library raises becomes one sentence; what is not its fault passes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.errors import IndexUnusable
from ingest.index.faults import IndexFaults, unusable


class Panic(BaseException):
    """As PyO3's PanicException: no Exception, and not importable."""


@pytest.mark.parametrize("fault", [ValueError("kaputt"), OSError("kaputt"), Panic("kaputt")])
def test_any_fault_says_what_to_do(fault: BaseException) -> None:
    said = pytest.raises(IndexUnusable, match=r"in x heißt es „Chroma: kaputt“: .*fundstelle reindex")
    with said as caught, IndexFaults("Chroma", Path("x")):
        raise fault
    assert caught.value.__cause__ is fault


def test_a_fault_without_words_is_named() -> None:
    with pytest.raises(IndexUnusable, match="Chroma: Panic"), IndexFaults("Chroma", Path("x")):
        raise Panic


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(IndexUnusable, match="ist voll: bitte schaffen Sie Platz"), IndexFaults("Chroma", tmp_path):
        raise ValueError("Failed to apply logs to the metadata segment")


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), SystemExit(), MemoryError(), unusable(Path("y"), "nichts")])
def test_what_is_no_fault_of_the_library_passes(fault: BaseException) -> None:
    with pytest.raises(type(fault)) as caught, IndexFaults("Chroma", Path("x")):
        raise fault
    assert caught.value is fault
