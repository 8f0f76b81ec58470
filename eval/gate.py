"""``python -m eval gate``: the regression gate; no figure may fall below the least that a file says.

The file (``eval/gate.toml``) names gold sets, and for each of them figures with the least value that passes. Every set
is asked of the assistant as it is now.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from eval.baselines.registry import SYSTEMS
from eval.commands.options import add_data
from eval.corpus_archive import find_corpus
from eval.gold import read_gold
from eval.jsonl import told
from eval.measure import OURS
from eval.metrics import FIGURES
from eval.run import ask_all, evaluate
from ingest.errors import BadInput, system_says
from ingest.settings import Settings

#: What a path in the file begins from.
CHECKOUT = Path(__file__).resolve().parent.parent
#: The project's own gate.
GATE = CHECKOUT / "eval" / "gate.toml"
#: Figures are compared to this many digits, as reports show them: 1/3 is not below 0.333.
_DIGITS = 3


class GatedSet(BaseModel):
    """A gold set and what it must reach.

    Attributes:
        gold: The file, from the checkout.
        corpus: Folder of its letters, from the checkout; None for the samples.
        least: The least value of each figure that matters, 0 to 1.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    gold: Path
    corpus: Path | None = None
    least: dict[str, float] = Field(min_length=1)

    @field_validator("least")
    @classmethod
    def _possible(cls, least: dict[str, float]) -> dict[str, float]:
        if unknown := sorted(least.keys() - FIGURES.keys()):
            raise ValueError(f"es gibt keine Zahl {', '.join(unknown)}; es gibt {', '.join(FIGURES)}")
        if outside := [name for name, value in least.items() if not 0 <= value <= 1]:
            raise ValueError(f"erwartet wird ein Wert von 0 bis 1 für {', '.join(outside)}")
        return least


class _GateFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    set: tuple[GatedSet, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Held:
    """One figure against its least value.

    Attributes:
        gold: Name of the set.
        figure: Name of the figure.
        least: What it must be.
        found: What it is; None where it applies to no question of the set.
    """

    gold: str
    figure: str
    least: float
    found: float | None

    @property
    def passes(self) -> bool:
        """Whether it is high enough; a figure that applies to nothing was not measured, and does not pass."""
        return self.found is not None and round(self.found, _DIGITS) >= self.least


def add_options(parser: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval gate``."""
    parser.add_argument(
        "gate",
        type=Path,
        nargs="?",
        default=GATE,
        metavar="MINDESTWERTE.toml",
        help="Sätze und Mindestwerte (sonst: eval/gate.toml)",
    )
    add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Measure every set of a gate; print each figure with the least it must be.

    Args:
        options: As :func:`add_options` reads them.

    Returns:
        0, or 1 where a figure is too low.

    Raises:
        BadInput: The gate, a gold set or a corpus cannot be used.
        FundstelleError: The assistant cannot be opened.
    """
    passed = True
    for gated in read_gate(options.gate):
        for held in measured(gated, Settings.load(options.data)):
            passed = passed and held.passes
            sys.stdout.write(_line(held) + "\n")
    sys.stdout.write("Alle Zahlen reichen aus.\n" if passed else "Zu niedrig: siehe die Zeilen mit „✗“.\n")
    return 0 if passed else 1


def read_gate(path: Path) -> tuple[GatedSet, ...]:
    """Read a gate.

    Raises:
        BadInput: It cannot be read, is no TOML, or names what there is not.
    """
    expected, remedy = (
        f"Erwartet wird in {path.name} eine Liste von Sätzen mit ihren Mindestwerten",
        f"Muster: {GATE.name}",
    )
    try:
        return _GateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).set
    except OSError as fault:
        raise BadInput(expected, system_says(fault), "bitte prüfen Sie Pfad und Leserechte") from fault
    except ValidationError as fault:
        raise BadInput(expected, told(fault), f"bitte berichtigen Sie die Datei ({remedy})") from fault
    except ValueError as fault:  # no TOML, or no UTF-8
        where = re.search(r"line (\d+), column (\d+)", str(fault))
        place = f" (Zeile {where[1]}, Spalte {where[2]})" if where else ""
        raise BadInput(expected, f"gefunden wurde kein gültiges TOML{place}", f"{remedy}") from fault


def measured(gated: GatedSet, settings: Settings) -> Iterator[Held]:
    """Ask every question of a set, and compare its figures.

    Args:
        gated: The set.
        settings: Where model and archives lie.

    Raises:
        BadInput: Gold or corpus cannot be used, or are not of one another: figures over fewer questions prove nothing.
        FundstelleError: The assistant cannot be opened.
    """
    items = read_gold(CHECKOUT / gated.gold)
    corpus = find_corpus(gated.corpus and CHECKOUT / gated.corpus)
    with SYSTEMS[OURS](corpus, settings) as system:
        found = evaluate(items, ask_all(system, items), corpus.sources)
    if found.excluded:
        raise BadInput(
            f"Erwartet werden im Korpus {corpus.folder.name} alle Schreiben von {gated.gold.name}",
            f"es fehlen die zu {len(found.excluded)} Fragen",
            "bitte nennen Sie in der Datei den Korpus, zu dem die Fragen gehören",
        )
    for name, least in gated.least.items():
        yield Held(gated.gold.stem, name, least, found.figures[name].value)


def _line(held: Held) -> str:
    found = "nicht gemessen" if held.found is None else f"{held.found:.{_DIGITS}f}"
    return f"{'✓' if held.passes else '✗'} {held.gold} {held.figure}: mindestens {held.least:.3f}, gefunden {found}"
