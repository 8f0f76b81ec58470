"""``python -m eval predict``: every question asked, every answer written down."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.baselines.registry import SYSTEMS
from eval.commands.options import add_place, add_question
from eval.corpus_archive import find_corpus
from eval.gold import read_gold
from eval.prediction import write_predictions
from eval.run import ask_all
from ingest.settings import Settings


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval predict``."""
    add_question(command)
    add_place(command)
    command.add_argument("--out", type=Path, required=True, metavar="DATEI", help="wohin die Antworten kommen")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code; 1 where the system failed on a question.

    Raises:
        FundstelleError: Gold, corpus, system or file cannot be used.
    """
    items = read_gold(options.gold)
    with SYSTEMS[options.system](find_corpus(options.corpus), Settings.load(options.data)) as system:
        found = ask_all(system, items)
    write_predictions(options.out, [found.predictions[item.id] for item in items if item.id in found.predictions])
    for ident, message in found.failures.items():
        sys.stderr.write(f"{ident}: {message}\n")
    return 1 if found.failures else 0
