"""``python -m eval structure``: the structure of letters against labels made by reading, and over whole corpora."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from eval.report_files import write_report
from eval.structure.block_figures import block_figures
from eval.structure.check import faults
from eval.structure.gold_blocks import STRUCTURE
from eval.structure.gold_pairs import read_gold_papers
from eval.structure.letters import origin, sources, text_files
from eval.structure.noise import noise_tables, run_over
from eval.structure.pair_figures import pair_figures
from eval.structure.papers import Papers
from eval.tables import Table, markdown_page
from ingest.errors import BadInput
from ingest.model import Paper, Source

Say = Callable[[str], None]


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval structure``."""
    command.add_argument(
        "corpus", type=Path, nargs="+", metavar="KORPUS", help="OParl-Ordner: files/ und papers/; mehrere mit --noise"
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--gold", type=Path, metavar="GOLD.jsonl", help="Paare von Frage und Antwort")
    what.add_argument("--noise", action="store_true", help="alle Texte: Zerlegung, Rauschen, Abstürze, Zeit")
    what.add_argument("--check", type=Path, metavar="GOLD.jsonl", help="nur prüfen, ob die Labels im Text stehen")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--list", action="store_true", help="zeigt, was fehlt oder zu viel ist, neben dem Gefundenen")
    shown.add_argument("--figures-only", action="store_true", help="zurückgehaltene Vorlagen: Zahlen allein")
    command.add_argument("--out", type=Path, metavar="ORDNER", help="für den Bericht; gedruckt wird er immer")


def structure(options: argparse.Namespace, say: Say) -> int:
    """Run the command.

    Args:
        options: As :func:`add_options` reads them.
        say: Prints one text.

    Returns:
        The exit code; 1 where a gold that is checked has faults, or a text crashed.

    Raises:
        BadInput: The corpus or the gold cannot be used.
    """
    if len(options.corpus) > 1 and not options.noise:
        raise BadInput(
            "Erwartet wird ein einziger Korpus; mehrere nimmt nur --noise",
            f"gefunden wurden {len(options.corpus)}",
            "bitte rufen Sie das Programm für jeden Korpus einmal auf.",
        )
    if options.check:
        return _check(options, say)
    if options.noise:
        return _noise(options, say)
    return _pairs(options, say) if options.gold else _blocks(options, say)


def _check(options: argparse.Namespace, say: Say) -> int:
    found = list(faults(options.corpus[0], read_gold_papers(options.check)))
    say("\n".join(found) or f"{options.check.name}: every label stands where it says")
    return 1 if found else 0


def _blocks(options: argparse.Namespace, say: Say) -> int:
    figures = block_figures(options.corpus[0])
    if options.list:
        say("\n".join(figures.listing()))
    lead = "Blocks of labelled letters: same kind, same number, start and end within 10 characters."
    tables = figures.tables(options.figures_only)
    _report(options, say, lead, tables, options.corpus[0] / STRUCTURE, figures.texts)
    return 0


def _pairs(options: argparse.Namespace, say: Say) -> int:
    if options.gold.stem.endswith("-test") and not options.figures_only:
        raise BadInput(
            f"Erwartet wird --figures-only, denn {options.gold.name} ist zurückgehalten",
            "gefunden wurde der Aufruf ohne diese Angabe",
            "bitte lesen Sie Fehlgriffe nur in Entwicklungsdaten.",
        )
    gold = read_gold_papers(options.gold)
    figures = pair_figures(options.corpus[0], gold)
    if options.list:
        say("\n".join(figures.listing()))
    lead = (
        f"{len(gold)} papers. A pair is right when question and answer begin and end within 10 characters of the label "
        "and their numbers are the same. What a reader was unsure of counts neither way."
    )
    _report(
        options,
        say,
        lead,
        figures.tables(options.figures_only),
        options.gold,
        [letter.source for letter in figures.letters.values()],
    )
    return 0


def _noise(options: argparse.Namespace, say: Say) -> int:
    texts: list[Path] = []
    groups: list[list[tuple[Path, Paper | None]]] = []
    for folder in options.corpus:
        papers, own = Papers.of(folder), text_files(folder)
        texts += own
        groups += [[(path, papers.by_file.get(path)) for path in group] for group in papers.groups(own)]
    passes = [run_over(groups, processes) for processes in (1, 2)]
    lead = (
        "Structure of every text. Noise is counted in letters. What stands in the form on costs is left out of both "
        "sides of a share. Seconds count from the start of the first process, reading the files included."
    )
    _report(options, say, lead, noise_tables(passes), None, sources(texts).values())
    return 1 if any(one.crashes for one in passes) else 0


def _report(
    options: argparse.Namespace,
    say: Say,
    lead: str,
    tables: Sequence[Table],
    gold: Path | None,
    texts: Iterable[Source],
) -> None:
    """Print the report, and write it where a folder is named."""
    name = _name(options)
    where = origin(options.corpus, gold, texts).as_table()
    page = markdown_page(f"Evaluation: {name}", lead, [*tables, where])
    say(page)
    if options.out:
        for path in write_report(options.out, {f"{name}.md": page}):
            sys.stderr.write(f"{path}\n")


def _name(options: argparse.Namespace) -> str:
    """Name of the report: "structure-dresden", "structure-karlsruhe-dev", "structure-noise"."""
    if options.noise:
        return "structure-noise"
    if options.gold is None:
        return f"structure-{options.corpus[0].resolve().name}"
    city, _, part = options.gold.stem.partition("-structure-")
    return f"structure-{city}-{part}" if part else f"structure-{city}"
