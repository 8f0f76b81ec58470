"""``python -m eval train``: the assistant's weights fitted on development sets, and written or cross-validated."""

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
    then = command.add_mutually_exclusive_group()
    then.add_argument("--out", type=Path, default=_WEIGHTS, metavar="ORDNER", help="für die Gewichte (assistant)")
    then.add_argument(
        "--folds",
        type=int,
        metavar="TEILE",
        help="nur messen, nichts schreiben: Kreuzvalidierung in so vielen Teilen, keine Vorlage in zweien",
    )
    add_data(command)


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code.

    Raises:
        FundstelleError: A set, a corpus or the folder cannot be used.
    """
    from eval.cross_validation import Archive, cross_validate
    from eval.train import fit_all
    from eval.training_cases import Case, Sets, collect

    named: list[tuple[Path | None, Sets]] = [(None, Sets.named(options.gold, options.off_topic))]
    named += [(folder, Sets.named(gold, weight=WEIGHT)) for folder, *gold in options.on]
    archives = [Archive(find_corpus(folder), sets) for folder, sets in named]
    settings, cases = Settings.load(options.data), list[Case]()
    for archive in archives:
        with desk_over(archive.corpus, settings) as desk:
            cases += collect(desk, archive.corpus.sources, archive.sets)
    if options.folds is not None:
        sys.stdout.write(cross_validate(cases, archives, settings, options.folds).as_markdown())
        return 0
    trained = fit_all(cases, [archive.sets for archive in archives])
    sys.stdout.write(f"{trained}\n")
    for path in trained.write(options.out):
        sys.stderr.write(f"{path}\n")
    return 0
