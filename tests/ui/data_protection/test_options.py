"""What the commands can be told."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.data_protection import options


def test_arguments() -> None:
    forget, person = argparse.ArgumentParser(), argparse.ArgumentParser()
    options.add(forget.add_argument, person.add_argument)
    told = forget.parse_args(["AF0007/23", "--yes", "--grund", "zweck"])
    assert (told.what, told.yes, told.grund, told.receipts, told.again) == ("AF0007/23", True, "zweck", False, None)
    assert forget.parse_args(["--again", "a.json"]).again == Path("a.json")
    assert person.parse_args(["Eva Muster", "--out", "a.md"]).out == Path("a.md")
