"""What the command can be told."""

from __future__ import annotations

import argparse

import pytest

from ui.accounts import options


def test_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    options.add(parser.add_argument)
    told = parser.parse_args(["add", "mueller", "--role", "verwaltung", "--role", "datenschutz", "--extern"])
    assert (told.action, told.name, told.role, told.extern) == ("add", "mueller", ["verwaltung", "datenschutz"], True)
    assert parser.parse_args(["list"]).name is None
    with pytest.raises(SystemExit):
        parser.parse_args(["erase", "mueller"])
