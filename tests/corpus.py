"""Where the development corpus lies: letters and gold questions that the project does not ship.

It is looked for in FUNDSTELLE_CORPUS, else beside the checkout. A test that needs a part which is not there is skipped,
with a reason that says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


def dresden() -> Path:
    """The folder of Dresden letters: ``files/``, ``papers/`` and their hand-made ``structure.json``."""
    return _part("corpus/dresden")


def karlsruhe() -> Path:
    """The folder of Karlsruhe papers: ``files/`` and ``papers/``."""
    return _part("corpus/karlsruhe")


def seeds() -> Path:
    """The gold questions over the two sample letters that the project was developed with."""
    return _part("eval/seeds-dev.jsonl")


def _part(name: str) -> Path:
    folder = Path(os.environ.get("FUNDSTELLE_CORPUS") or ROOT.parent / "shared")
    part = folder / name
    if not part.exists():
        pytest.skip(f"the development corpus is not here: set FUNDSTELLE_CORPUS to the folder that holds {name}")
    return part
