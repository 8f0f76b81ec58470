"""Whatever a library raises becomes one sentence; what is not its fault passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import IndexUnusable
from ingest.index_faults import IndexFaults, unusable


class Panic(BaseException):
    """As PyO3's PanicException: no Exception, and not importable."""


@pytest.mark.parametrize("fault", [ValueError("kaputt"), OSError("kaputt"), Panic("kaputt")])
def test_any_fault_says_what_to_do(fault: BaseException) -> None:
    with pytest.raises(IndexUnusable, match=r"x meldet Chroma „kaputt“: .*fundstelle reindex") as caught:
        with IndexFaults("Chroma", Path("x")):
            raise fault
    assert caught.value.__cause__ is fault


def test_a_fault_without_words_is_named() -> None:
    with pytest.raises(IndexUnusable, match="„Panic“"), IndexFaults("Chroma", Path("x")):
        raise Panic


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), SystemExit(), MemoryError(), unusable(Path("y"), "nichts")])
def test_what_is_no_fault_of_the_library_passes(fault: BaseException) -> None:
    with pytest.raises(type(fault)) as caught, IndexFaults("Chroma", Path("x")):
        raise fault
    assert caught.value is fault
