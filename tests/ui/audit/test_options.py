"""What the command can be told."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from ui.audit import options


def test_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    options.add(parser.add_argument)
    told = parser.parse_args(["export", "--von", "01.11.2026", "--wer", "mueller", "--out", "a.jsonl"])
    assert (told.action, told.von, told.wer, told.out) == ("export", "01.11.2026", "mueller", Path("a.jsonl"))
    assert parser.parse_args(["verify", "--stand", "a", "--stand", "b"]).stand == ["a", "b"]
    with pytest.raises(SystemExit):
        parser.parse_args(["erase"])
