"""``python -m eval status``: the state of implementation of resolution points against labels made by reading."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval import provenance
from eval.provenance import Provenance
from eval.report_files import write_report
from eval.sources import Sources
from eval.status_gold import HELD_OUT, faults, read_gold_statuses
from eval.status_measure import status_figures
from eval.status_system import said_of, texts_of
from eval.tables import markdown_page
from ingest.errors import BadInput

_LEAD = (
    "Labelled points of letters. A point is right when the state is the label's; one that is not found is wrong. "
    "`docs/evaluation.md` says what each figure is."
)


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval status``."""
    command.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="Umsetzungsstände (Format: eval/data/README.md)")
    command.add_argument("--corpus", type=Path, required=True, metavar="ORDNER", help="Schreiben oder OParl-Ordner")
    command.add_argument("--whole", action="store_true", help="alle Schreiben des Ordners, nicht nur die der Vorgänge")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--check", action="store_true", help="nur prüfen, ob die Labels im Text stehen")
    shown.add_argument("--list", action="store_true", help="zeigt jeden Punkt, der nicht stimmt")
    shown.add_argument("--figures-only", action="store_true", help="zurückgehaltene Punkte: Zahlen allein")
    command.add_argument("--out", type=Path, metavar="ORDNER", help="für den Bericht; gedruckt wird er immer")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code; 1 where a gold that is checked has faults, or a state was told without words that say so.

    Raises:
        BadInput: Gold, corpus or folder cannot be used, or a held-out gold is to be looked at.
    """
    gold = read_gold_statuses(options.gold)
    if options.gold.stem.endswith(HELD_OUT) and not (options.figures_only or options.check):
        raise BadInput(
            f"Erwartet wird --figures-only, denn {options.gold.name} ist zurückgehalten",
            "gefunden wurde der Aufruf ohne diese Angabe",
            "bitte lesen Sie Fehlgriffe nur in Entwicklungsdaten.",
        )
    folder = options.corpus.resolve()
    paths = texts_of(folder, gold, options.whole)
    sources = Sources.read(paths)
    if options.check:
        found = list(faults(gold, {stem: source.text for stem, source in sources.by_file.items()}))
        sys.stdout.write("\n".join(found or [f"{options.gold.name}: every label stands where it says"]) + "\n")
        return 1 if found else 0
    figures = status_figures(gold, said_of(paths))
    if options.list:
        sys.stdout.write("\n".join(figures.listing()) + "\n\n")
    where = Provenance(
        system="fundstelle",
        gold=options.gold.name,
        gold_sha256=provenance.digest(options.gold),
        corpus=folder.name,
        corpus_sha256=sources.fingerprint,
        letters=len(sources.by_file),
        unreadable=sources.unreadable,
        commit=provenance.commit(),
        date=provenance.now(),
        details={},
    )
    page = markdown_page(
        f"Evaluation: {options.gold.stem}", _LEAD, [*figures.tables(options.figures_only), where.as_table()]
    )
    sys.stdout.write(page)
    if options.out:
        for path in write_report(options.out, {f"{options.gold.stem}.md": page}):
            sys.stderr.write(f"{path}\n")
    return 1 if figures.uncited() else 0
