"""The parts of our documentation that are made, not written: terminal sessions and the README's table of figures.

``python -m tests.readme`` makes them anew; ``tests/test_docs.py`` holds that they are what would be made.

A terminal session is a block ``console`` of commands ``$ fundstelle …``, each with its output below. The sessions of a
page run in order, in a data directory of their own; unless the first one begins with ``ingest``, the two samples are
taken in before.
The table holds the reports in ``docs/reports`` over the sets that stand for all, held-out ones first.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

from ingest.settings import SHIPPED_MODEL
from tests.corpus import ROOT
from ui.cli import main

README = ROOT / "README.md"
REPORTS = ROOT / "docs" / "reports"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]

#: Columns of the terminal.
WIDTH = 88
_SESSION = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_COMMAND = re.compile(r"^\$ (fundstelle .+)$", re.M)
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.S)
#: The sets of the first screen, and what they are about; every other report is in ``docs/reports``.
_SETS = {
    "dresden-test": "two letters",
    "karlsruhe-test": "630 papers",
    "seeds-dev": "two letters",
    "karlsruhe-dev": "630 papers",
}
_SAMPLES = "fundstelle ingest samples --clearances samples/clearance.toml"
_COLUMNS = {
    "first_right": "first right",
    "recall_at_3": "recall",
    "precision": "precision",
    "facts": "facts",
    "answered": "answered",
    "not_found": "not found",
    "quotes_verbatim": "quotes verbatim",
}


def sessions(text: str) -> list[str]:
    """The terminal sessions of a page."""
    return _SESSION.findall(text)


def performed(text: str, model_dir: Path) -> str:
    """A page with every session as its commands print it now.

    Args:
        text: The page.
        model_dir: Folder of the embedding model.
    """
    commands = [command for session in sessions(text) for command in _COMMAND.findall(session)]
    if not commands:
        return text
    with _home(model_dir):
        if not commands[0].startswith("fundstelle ingest"):
            _output(_SAMPLES)
        return _SESSION.sub(lambda match: "".join(_shown(match[0])), text)


def with_figures(text: str, reports: Path = REPORTS) -> str:
    """A page with its table of figures as the reports have them."""
    return _FIGURES.sub(lambda _: "".join(f"{line}\n" for line in figures(reports)), text)


def figures(reports: Path) -> Iterator[str]:
    """The lines of the table: one row a report."""
    places = {name: place for place, name in enumerate(_SETS)}
    sets = {path: path.stem.rpartition("-")[0] for path in reports.glob("*.json")}
    paths = sorted((p for p in sets if sets[p] in places), key=lambda path: (places[sets[path]], path.name))
    if not paths:
        yield "No report has been written yet: `python -m eval run GOLD.jsonl --out docs/reports` writes one."
        return
    heads = ["questions", "system", "n", *_COLUMNS.values(), "p50 / p95 ms"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for path in paths:
        report = json.loads(path.read_text(encoding="utf-8"))
        origin = report["manifest"]
        gold = origin["gold"].removesuffix(".jsonl")
        about = f"{gold} ({_SETS[gold]})"
        name = f"**{about}, held out**" if "-test" in gold else about
        values = [_number(report["figures"][key]["value"]) for key in _COLUMNS]
        latency = " / ".join(_number(report["latency_ms"][key]["value"], 0) for key in ("p50", "p95"))
        link = f"[{origin['system']}](docs/reports/{path.stem}.md)"
        yield f"| {' | '.join([name, link, str(report['n']), *values, latency])} |"
    yield from _in_words(paths)


def _in_words(paths: list[Path]) -> Iterator[str]:
    """What the held-out figures of the product mean, for readers who skip tables."""
    for path in paths:
        if path.name.endswith("-test-fundstelle.json"):
            found = json.loads(path.read_text(encoding="utf-8"))["figures"]
            right, refused = (round(100 * found[key]["value"]) for key in ("first_right", "not_found"))
            yield ""
            about = _SETS[path.stem.rpartition("-")[0]]
            yield f"In words, over {about}, on questions that nothing was tuned on: of 100 that they answer,"
            yield f"{right} get the right first citation; of 100 that they do not answer,"
            yield f"{100 - refused} get an answer that is none. Read the Fundstelle."


def _number(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _shown(session: str) -> Iterator[str]:
    """The commands of a session, each with its output."""
    for number, command in enumerate(_COMMAND.findall(session)):
        yield f"{'' if number == 0 else chr(10)}$ {command}\n{_output(command)}"


def _output(command: str) -> str:
    """What a command prints on its standard output."""
    out = io.StringIO()
    with redirect_stdout(out):
        main(shlex.split(command)[1:])
    return out.getvalue()


@contextmanager
def _home(model_dir: Path) -> Iterator[None]:
    """A user's machine with an empty data directory."""
    clean: Mapping[str, Any] = {name: value for name, value in os.environ.items() if not name.startswith("FUNDSTELLE_")}
    with tempfile.TemporaryDirectory() as folder, chdir(ROOT):
        own = {"FUNDSTELLE_DATA": folder, "FUNDSTELLE_MODEL": str(model_dir), "COLUMNS": str(WIDTH)}
        with mock.patch.dict(os.environ, {**clean, **own}, clear=True):
            yield


def _write() -> None:
    """Make all pages anew."""
    model_dir = Path(os.environ.get("FUNDSTELLE_MODEL") or SHIPPED_MODEL)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        page.write_text(with_figures(performed(text, model_dir)), encoding="utf-8")


if __name__ == "__main__":
    _write()
