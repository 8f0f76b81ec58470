"""``python -m eval support``: the verifier against sentences that their passages carry, and such that they do not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.verification.check import Verifier
from eval import provenance
from eval.provenance import Provenance
from eval.report_files import write_report
from eval.sources import Sources
from eval.status_gold import HELD_OUT
from eval.support_gold import GoldSentence, faults, read_gold_sentences
from eval.support_measure import checked
from eval.tables import markdown_page
from eval.train_support import fit_support, trade_off
from ingest.corpus import documents
from ingest.embedding import Embedder
from ingest.errors import BadInput
from ingest.settings import Settings

_LEAD = (
    "Sentences as a language model could write them, each beside the passages it cites: tampered ones have to be "
    "removed, faithful ones shown. `docs/evaluation.md` says what each figure is."
)


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval support``."""
    command.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="Sätze mit Fundstellen (eval/data/README.md)")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument(
        "--check",
        type=Path,
        nargs="+",
        metavar="ORDNER",
        help="nur prüfen, ob die Fundstellen in diesen Schreiben stehen",
    )
    shown.add_argument("--list", action="store_true", help="zeigt jeden Satz, über den falsch geurteilt wurde")
    shown.add_argument("--figures-only", action="store_true", help="zurückgehaltene Sätze: Zahlen allein")
    command.add_argument("--thresholds", action="store_true", help="dazu: was welche Schwelle kostet, kreuzvalidiert")
    command.add_argument("--words-alone", action="store_true", help="ohne Modell: was ohne Vektoren erkannt wird")
    command.add_argument("--out", type=Path, metavar="ORDNER", help="für den Bericht; gedruckt wird er immer")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code; 1 where a gold that is checked has faults.

    Raises:
        BadInput: Gold, corpus or folder cannot be used, or a held-out gold is to be looked at.
        ModelMissing: The embedding model is not there.
    """
    gold = read_gold_sentences(options.gold)
    if options.gold.stem.endswith(HELD_OUT) and (options.thresholds or not (options.figures_only or options.check)):
        raise BadInput(
            f"Erwartet wird --figures-only ohne --thresholds, denn {options.gold.name} ist zurückgehalten",
            "gefunden wurde ein anderer Aufruf",
            "bitte lesen Sie Fehlgriffe nur in Entwicklungsdaten.",
        )
    if options.check:
        found = list(faults(gold, _texts(options.check, gold)))
        sys.stdout.write("\n".join(found or [f"{options.gold.name}: every passage stands where it says"]) + "\n")
        return 1 if found else 0
    embedder = None if options.words_alone else Embedder(Settings.load().model_dir)
    figures = checked(gold, Verifier(embedder))
    if options.list:
        sys.stdout.write("\n".join(figures.listing()) + "\n\n")
    fitted = [trade_off(gold, fit_support(gold, embedder))] if options.thresholds else []
    tables = [*figures.tables(options.figures_only), *fitted, _provenance(options.gold, gold, embedder).as_table()]
    page = markdown_page(f"Evaluation: {options.gold.stem}", _LEAD, tables)
    sys.stdout.write(page)
    if options.out:
        for path in write_report(options.out, {f"{options.gold.stem}.md": page}):
            sys.stderr.write(f"{path}\n")
    return 0


def _texts(folders: Sequence[Path], gold: Sequence[GoldSentence]) -> dict[str, str]:
    """The texts that a gold names, by the stem of their file."""
    named = {passage.file for row in gold for passage in row.passages}
    paths = [path for folder in folders for path in documents(folder) if path.stem in named]
    return {stem: source.text for stem, source in Sources.read(paths).by_file.items()}


def _provenance(path: Path, gold: Sequence[GoldSentence], embedder: Embedder | None) -> Provenance:
    """What was measured, with what, when; the gold brings its passages along, so no corpus is read."""
    files = {passage.file for row in gold for passage in row.passages}
    return Provenance(
        system="fundstelle",
        gold=path.name,
        gold_sha256=provenance.digest(path),
        corpus="in the gold",
        corpus_sha256="in the gold",
        letters=len(files),
        unreadable=(),
        commit=provenance.commit(),
        date=provenance.now(),
        details={"model": embedder.fingerprint if embedder else "none"},
    )
