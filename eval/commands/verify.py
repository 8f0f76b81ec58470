"""``python -m eval verify``: a report repeated, and compared with what it said."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from eval.baselines.registry import SYSTEMS
from eval.commands.options import add_place
from eval.commands.run import scored_file
from eval.corpus_archive import SAMPLES
from eval.measure import Order, measured, scored
from eval.prediction import Prediction
from eval.provenance import CHECKOUT
from eval.report import Report
from eval.run import Run
from eval.stored import Stored, read_report
from eval.verification import ANSWERS, Difference, manifest_differences, result_differences
from ingest.errors import BadInput

#: Differences that are named; the others are counted.
SHOWN = 10
_HEADS = {False: "bestätigt", True: "NICHT BESTÄTIGT"}


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval verify``."""
    command.add_argument("report", type=Path, metavar="BERICHT.json", help="ein Bericht von python -m eval run")
    command.add_argument("--gold", type=Path, metavar="GOLD.jsonl", help="Goldfragen (sonst: die des Berichts)")
    command.add_argument("--predictions", type=Path, metavar="DATEI", help="Antworten, wenn der Bericht solche wertet")
    add_place(command)


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        The exit code; 1 where an answer or a figure differs, 0 where at most manifest and latency do.

    Raises:
        BadInput: The report, the gold or the corpus cannot be used or found.
        FundstelleError: The system cannot be opened.
    """
    stored = read_report(options.report)
    repeated = _repeated(options, stored)
    now = json.loads(repeated.as_json())
    origin = manifest_differences(stored.document["manifest"], now["manifest"])
    results = result_differences(stored.document, now)
    sys.stdout.write("\n".join(_told(options.report.name, origin, results)) + "\n")
    return 1 if results else 0


def _repeated(options: argparse.Namespace, stored: Stored) -> Report:
    system = stored.manifest.settings.get("system")
    order = Order(
        gold=options.gold or _gold(options.report, stored),
        corpus=options.corpus or _corpus(stored),
        data=options.data,
        figures_only=stored.figures_only,
    )
    if options.predictions is not None:
        return scored_file(order, options.predictions)
    if system in SYSTEMS:
        return measured(replace(order, system=str(system)))
    if stored.figures_only:
        raise BadInput(
            f"Erwartet wird die Datei mit den Antworten, die {options.report.name} wertet",
            "der Bericht selbst enthält sie nicht",
            "bitte nennen Sie sie mit --predictions.",
        )
    sys.stderr.write("Die Antworten stammen aus einer Datei: Sie werden neu gewertet, niemand wird neu gefragt.\n")
    answers = [Prediction.model_validate(answer) for answer in stored.document["predictions"]]
    run = Run({answer.id: answer for answer in answers}, stored.failures)
    return scored(order, run, stored.manifest.system, stored.manifest.details)


def _gold(report: Path, stored: Stored) -> Path:
    """The report's gold: at its path in the checkout, else by its name here or beside the report."""
    manifest = stored.manifest
    known = [CHECKOUT / manifest.gold_path] if manifest.gold_path else []
    return _first([*known, Path(manifest.gold), report.parent / manifest.gold], manifest.gold, "--gold")


def _corpus(stored: Stored) -> Path:
    manifest = stored.manifest
    known = [CHECKOUT / manifest.corpus_path] if manifest.corpus_path else []
    samples = [SAMPLES] if manifest.corpus == SAMPLES.name else []
    return _first([*known, *samples], manifest.corpus, "--corpus")


def _first(places: Iterable[Path], name: str, option: str) -> Path:
    for place in places:
        if place.exists():
            return place
    raise BadInput(
        f"Erwartet wird „{name}“, worüber der Bericht gemessen wurde",
        "hier wurde es nicht gefunden",
        f"bitte nennen Sie den Ort mit {option}.",
    )


def _told(name: str, origin: list[Difference], results: list[Difference]) -> list[str]:
    lines = [f"{name}: {_HEADS[bool(results)]}"]
    if origin:
        lines += ["", f"Im Manifest anders ({len(origin)}):", *_listed(origin)]
    answers = {difference.path[1] for difference in results if difference.path[0] == ANSWERS}
    if results:
        lines += ["", f"Andere Antworten: {len(answers)}. Andere Werte insgesamt: {len(results)}.", *_listed(results)]
    elif origin:
        lines += ["", "Warnung: Antworten und Zahlen sind dieselben, das Manifest ist es nicht."]
    return lines


def _listed(differences: list[Difference]) -> list[str]:
    rest = [f"  … und {len(differences) - SHOWN} weitere"] if len(differences) > SHOWN else []
    return [*(f"  {difference}" for difference in differences[:SHOWN]), *rest]
