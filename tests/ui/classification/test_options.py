"""What the command can be told."""

from __future__ import annotations

import argparse

from ui.classification import options


def test_arguments() -> None:
    parser = argparse.ArgumentParser()
    options.add(parser.add_argument)
    told = parser.parse_args(["AF0007/23", "--tier", "intern", "--von", "Erika", "--grund", "vor der Sitzung"])
    assert (told.letter, told.tier, told.von, told.grund) == ("AF0007/23", "intern", "Erika", "vor der Sitzung")
    assert parser.parse_args(["AF0007/23"]).tier is None
