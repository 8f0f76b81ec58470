"""``python -m eval compare``: two reports on the same questions, with paired tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.metrics import ERRORS
from eval.paired import Pair, only_right, pairs
from eval.report_texts import FIGURE_NAMES
from eval.stored import Stored, read_report
from eval.tables import Table, markdown_page, number
from ingest.errors import BadInput

_LEAD = (
    "Differenz ist B − A über dieselben Fragen, mit gepaartem 95-%-Bootstrap-Intervall. p stammt vom exakten Test nach "
    "McNemar: wie oft der Zufall allein eine so ungleiche Verteilung der Fragen gäbe, die nur ein System richtig hat. "
    "Von zwanzig Zahlen liegt im Schnitt eine ohne jeden Unterschied unter 0,05."
)


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval compare``."""
    command.add_argument("first", type=Path, metavar="A.json", help="ein Bericht von python -m eval run")
    command.add_argument("second", type=Path, metavar="B.json", help="ein zweiter über dieselben Goldfragen")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code, 0: a difference is a finding, no fault.

    Raises:
        BadInput: A report cannot be read, or they are about different gold questions.
    """
    first, second = read_report(options.first), read_report(options.second)
    if first.manifest.gold_sha256 != second.manifest.gold_sha256:
        raise BadInput(
            "Erwartet werden zwei Berichte über dieselben Goldfragen",
            f"gefunden wurden {first.manifest.gold} und {second.manifest.gold} mit verschiedenem Inhalt",
            "bitte messen Sie beide Systeme mit derselben Datei.",
        )
    title = f"Vergleich auf {first.manifest.gold}: A = {_name(first)}, B = {_name(second)}"
    lead = f"{_LEAD}{_corpora(first, second)}"
    tables = [_figures(pairs(first.scores, second.scores)), _latency(first, second), _only(first, second)]
    sys.stdout.write(markdown_page(title, lead, tables))
    return 0


def _name(report: Stored) -> str:
    return f"{report.manifest.system} ({report.path.stem})"


def _corpora(first: Stored, second: Stored) -> str:
    if first.manifest.corpus_sha256 == second.manifest.corpus_sha256:
        return ""
    return " Achtung: A und B wurden über verschiedenen Schreiben gemessen."


def _figures(found: list[Pair]) -> Table:
    rows = [
        [
            f"{pair.figure}{' (niedrig ist gut)' if pair.figure in ERRORS else ''}",
            FIGURE_NAMES[pair.figure],
            number(pair.first),
            number(pair.second),
            _signed(pair.gap.value),
            f"{_signed(pair.gap.low)} bis {_signed(pair.gap.high)}",
            "–" if pair.only_first is None else f"{pair.only_first} / {pair.only_second}",
            _probability(pair.p),
            str(pair.gap.n),
            pair.gap.note or "",
        ]
        for pair in found
    ]
    head = ["Zahl", "Bedeutung", "A", "B", "B − A", "95 %", "nur A / nur B", "p", "n", "Hinweis"]
    return "Zahlen", head, rows


def _latency(first: Stored, second: Stored) -> Table:
    sides = (first.latency_ms, second.latency_ms)
    rows = [[name, *(number(side[name].value, 1) for side in sides)] for name in ("p50", "p95")]
    return "Antwortzeit (ms)", ["", "A", "B"], rows


def _only(first: Stored, second: Stored) -> Table:
    """The items that one side alone has right; of a held-out set their number."""
    held_out = first.figures_only or second.figures_only
    rows = [
        [f"nur {side}", str(len(found)), "zurückgehalten" if held_out else ", ".join(found) or "–"]
        for side, found in zip("AB", only_right(first.scores, second.scores), strict=True)
    ]
    return "Richtig behandelt", ["", "Fragen", "id"], rows


def _probability(p: float | None) -> str:
    return "< 0,0001" if p is not None and p < 0.0001 else number(p, 4)


def _signed(value: float | None) -> str:
    return number(value) if value is None or value <= 0 else f"+{number(value)}"
