"""``python -m eval run``: every question asked, every answer judged, the report printed and written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval import provenance
from eval.commands.options import add_place, add_question
from eval.measure import Order, measured, scored
from eval.prediction import read_predictions
from eval.report import Report
from eval.run import Run


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval run``."""
    add_question(command)
    add_place(command)
    command.add_argument("--out", type=Path, default=Path("reports"), metavar="ORDNER", help="für Berichte (reports)")
    command.add_argument("--predictions", type=Path, metavar="DATEI", help="Antworten aus dieser Datei werten")
    command.add_argument("--figures-only", action="store_true", help="zurückgehaltene Fragen: Zahlen allein")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code; 1 where the system failed on a question.

    Raises:
        FundstelleError: Gold, corpus, system or folder cannot be used.
    """
    order = Order(options.gold, options.corpus, options.system, options.data, options.figures_only)
    report = measured(order) if options.predictions is None else scored_file(order, options.predictions)
    sys.stdout.write(report.as_markdown())
    for path in report.write(options.out):
        sys.stderr.write(f"{path}\n")
    return 1 if report.evaluation.failures else 0


def scored_file(order: Order, predictions: Path) -> Report:
    """The report on a file of answers, named after it.

    Raises:
        BadInput: Gold, corpus or file cannot be used.
    """
    run = Run(read_predictions(predictions), {})
    return scored(order, run, predictions.stem, {"predictions": provenance.digest(predictions)})
