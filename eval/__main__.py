"""``python -m eval``: gold questions to figures, for those who have to vouch for them.

Each command has a module of its own, with its options and what it does. Exit codes: 0 done, 1 a fault (also: the system
failed on a question, a report was not confirmed, a figure is too low), 2 usage, 3 bad input.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from eval import check, feedback, gate
from eval.commands import compare, draft, predict, run, status, support, train, verify
from eval.structure import command as structure
from ingest.command_line import GermanParser
from ingest.errors import FundstelleError

_INTERRUPTED = 130


class _Command(NamedTuple):
    """A command: how it is called, what it does in a line, its options, and what runs it."""

    name: str
    told: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


_COMMANDS = (
    _Command("run", "stellt jede Frage, wertet aus, schreibt den Bericht", run.add_options, run.run),
    _Command("verify", "wiederholt einen Bericht und bestätigt ihn oder nicht", verify.add_options, verify.run),
    _Command("compare", "vergleicht zwei Berichte Frage für Frage", compare.add_options, compare.run),
    _Command("predict", "stellt jede Frage, schreibt nur die Antworten", predict.add_options, predict.run),
    _Command("check", "prüft Goldfragen gegen ihre Texte", check.add_options, check.run),
    _Command("gate", "hält Zahlen gegen ihre Mindestwerte", gate.add_options, gate.run),
    _Command("feedback", "macht aus Rückmeldungen Entwürfe für Goldfragen", feedback.add_options, feedback.run),
    _Command("train", "lernt die Gewichte aus Entwicklungsfragen", train.add_options, train.run),
    _Command("status", "vergleicht Umsetzungsstände mit von Hand gelesenen", status.add_options, status.run),
    _Command(
        "support", "misst, wie gut der Prüfer gedeckte von ungedeckten Sätzen trennt", support.add_options, support.run
    ),
    _Command("draft", "misst Antwortentwürfe an Anfragen mit Goldstellen", draft.add_options, draft.run),
    _Command(
        "structure",
        "vergleicht die Gliederung von Schreiben mit einer von Hand gelesenen",
        structure.add_options,
        lambda options: structure.structure(options, print),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words behind ``python -m eval``; by default those of the process.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        return code
    except FundstelleError as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    except KeyboardInterrupt:
        print("Abgebrochen.", file=sys.stderr)
        return _INTERRUPTED


def _parser() -> GermanParser:
    parser = GermanParser(prog="python -m eval", description="Goldfragen zu Zahlen (docs/evaluation.md).")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL", title="Befehle")
    for command in _COMMANDS:
        own = commands.add_parser(command.name, help=command.told, description=f"{command.name}: {command.told}.")
        command.add_options(own)
        own.set_defaults(command=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
