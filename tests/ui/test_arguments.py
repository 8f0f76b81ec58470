"""Every command can be typed, is explained in German, and has something that runs it."""

from __future__ import annotations

import argparse
import re

import pytest

from ui.arguments import parser
from ui.cli import _RUNS
from ui.commands import COMMANDS
from ui.texts_de import COMMANDS as WORDS

#: What has to be typed behind a command, as little as possible.
LEAST = {
    "ingest": ["a.txt"],
    "ask": ["Wann?"],
    "vorgang": ["A0093/15"],
    "draft": ["anfrage.pdf"],
    "correct": ["AF0007/23"],
    "classify": ["AF0007/23"],
    "structure": ["a.txt"],
    "users": ["list"],
    "audit": ["verify"],
    "person": ["Eva Muster"],
    "backup": ["sicherung"],
    "restore": ["sicherung"],
}
WITHOUT_JSON = {"serve", "reindex", "train"}


def declared() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(commands.choices)


def test_commands_words_and_what_runs_them_are_the_same() -> None:
    assert set(declared()) == set(_RUNS) == set(WORDS) and set(COMMANDS) <= set(_RUNS)


@pytest.mark.parametrize("name", sorted(_RUNS))
def test_a_command_is_read_with_the_least_that_it_needs(name: str) -> None:
    words = [name, *LEAST.get(name, [])]
    options = parser().parse_args(words)
    assert options.command == name and options.json is False
    if name in WITHOUT_JSON:
        with pytest.raises(SystemExit):
            parser().parse_args([*words, "--json"])
    else:
        assert parser().parse_args([*words, "--json"]).json is True


@pytest.mark.parametrize("name", sorted(_RUNS))
def test_every_argument_is_explained(name: str) -> None:
    for action in declared()[name]._actions:
        assert action.help and not re.search("usage|optional", action.help), action.dest
