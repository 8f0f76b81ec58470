"""The list of promises is whole, and every promise is shown by a test or says why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.scoreboard.promises import promises


def test_there_are_twenty_six() -> None:
    found = promises()
    assert [entry.number for entry in found] == list(range(1, 27))
    assert all(entry.promise.endswith(".") and entry.target for entry in found)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[promise]]\nnumber = 2\npromise = 'x'\ntarget = 'y'", ValueError),
        ("[[promise]]\nnumber = 1\npromise = 'x'", TypeError),
        ("[[promise]]\nnumber = 1\npromise = 'x'\ntarget = 'y'\nnote = 'z'", TypeError),
    ],
)
def test_a_list_with_a_gap_or_a_wrong_key_is_refused(text: str, fault: type[Exception], tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(text)
    with pytest.raises(fault):
        promises(tmp_path / "p.toml")


def test_every_promise_has_a_test_or_a_reason() -> None:
    """A promise that nobody tries must not look like one that nobody got to."""
    marks = re.compile(r"^ *(?:@|pytestmark = |marks?=)?.*\bpytest\.mark\.promise\(([\d, ]+)\)", re.M)
    shown = {
        int(number)
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.parent.name != "scoreboard" or path.name not in {"test_plugin.py", "test_counting.py"}
        for found in marks.findall(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d+", found)
    }
    silent = [entry.number for entry in promises() if entry.number not in shown and not entry.unmeasured]
    assert silent == []
    assert shown <= {entry.number for entry in promises()}
