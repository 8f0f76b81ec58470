"""``python -m eval train``: the assistant's weights fitted on development sets, and written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.commands.options import add_data
from eval.corpus_archive import desk_over, find_corpus
from eval.provenance import CHECKOUT
from ingest.settings import Settings

#: Where the product reads the weights.
_WEIGHTS = CHECKOUT / "assistant"


#: A question over a whole archive counts as this many over the samples: there are fewer of them, and they are what
#: most users ask.
WEIGHT = 1.5


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval train``."""
    command.add_argument(
        "gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="Entwicklungsfragen zu den Beispielen"
    )
    command.add_argument(
        "--off-topic", type=Path, nargs="+", default=[], metavar="GOLD.jsonl", help="Fragen zu ganz anderem"
    )
    command.add_argument(
        "--on",
        type=Path,
        nargs="+",
        action="append",
        default=[],
        metavar=("KORPUS", "GOLD.jsonl"),
        help="ein weiterer Bestand und die Entwicklungsfragen dazu; mehrmals",
    )
    command.add_argument("--out", type=Path, default=_WEIGHTS, metavar="ORDNER", help="für die Gewichte (assistant)")
    add_data(command)


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code.

    Raises:
        FundstelleError: A set, a corpus or the folder cannot be used.
    """
    from eval.train import fit_all
    from eval.training_cases import Case, Sets, collect

    archives: list[tuple[Path | None, Sets]] = [(None, Sets.named(options.gold, options.off_topic))]
    archives += [(folder, Sets.named(gold, weight=WEIGHT)) for folder, *gold in options.on]
    cases: list[Case] = []
    for folder, sets in archives:
        corpus = find_corpus(folder)
        with desk_over(corpus, Settings.load(options.data)) as desk:
            cases += collect(desk, corpus.sources, sets)
    trained = fit_all(cases, [sets for _, sets in archives])
    sys.stdout.write(f"{trained}\n")
    for path in trained.write(options.out):
        sys.stderr.write(f"{path}\n")
    return 0
