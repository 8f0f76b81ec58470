"""What the command ``ask`` sends: the question, also from the standard input, and the conversation before it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ingest.errors import BadInput, system_says
from ui.option_values import restriction


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`ui.commands.ask` from a command line.

    Raises:
        BadInput: A value is none of its option, or the file of a conversation cannot be read or holds something else.
    """
    within = restriction(options)
    question = _standard_input() if options.question == "-" else options.question
    arguments = {"question": question, "history": _history(options.history), "language": options.lang}
    if within:
        arguments["within"] = within
    if options.language_model is not None:
        arguments["fluent"] = options.language_model
    return arguments


def _standard_input() -> str:
    """What is written to the standard input; bytes that are no text stay recognisable, for the desk to refuse."""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def _history(path: Path | None) -> list[dict[str, str]]:
    """The turns of a file.

    Raises:
        BadInput: It cannot be read or holds something else.
    """
    if path is None:
        return []
    expected = f"Erwartet wird ein Verlauf als JSON-Liste von Beiträgen mit „role“ und „content“ ({path.name})"
    try:
        turns = json.loads(path.read_text(encoding="utf-8"))
        return [{"role": str(turn["role"]), "content": str(turn["content"])} for turn in turns]
    except OSError as fault:
        found = system_says(fault)
        raise BadInput(expected, found, "bitte prüfen Sie Pfad und Leserechte") from fault
    except (ValueError, TypeError, KeyError) as fault:
        raise BadInput(expected, "gefunden wurde etwas anderes", "bitte berichtigen Sie die Datei") from fault
