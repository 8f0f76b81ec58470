"""Options that several commands of ``python -m eval`` share."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.baselines.registry import SYSTEMS
from eval.measure import OURS


def add_place(command: argparse.ArgumentParser) -> None:
    """Where the letters are, and where their archive is kept."""
    command.add_argument("--corpus", type=Path, metavar="ORDNER", help="Schreiben oder OParl-Ordner (sonst: samples)")
    add_data(command)


def add_data(command: argparse.ArgumentParser) -> None:
    """Where archives are kept."""
    command.add_argument("--data", type=Path, metavar="ORDNER", help="Datenverzeichnis (sonst: FUNDSTELLE_DATA)")


def add_question(command: argparse.ArgumentParser) -> None:
    """What is asked, and who answers."""
    command.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="Goldfragen (Format: eval/data/README.md)")
    command.add_argument(
        "--system",
        choices=list(SYSTEMS),
        default=OURS,
        metavar="NAME",
        help=f"wer gefragt wird: {', '.join(SYSTEMS)} (sonst: {OURS})",
    )
