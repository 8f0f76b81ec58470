"""Archives that earlier versions wrote, as they are in ``tests/data/archives``: three letters each, one withheld.

Each was written by the program of its time: ``format-1`` by 2042c1e, ``format-2-first`` by 09dcefd, ``format-2-last``
by d658bf5, ``format-3`` by the version that brought tiers and erasures. Whoever changes the tables adds one.
"""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.corpus import ROOT

FOLDER = ROOT / "tests" / "data" / "archives"
NAMES = sorted(path.name.removesuffix(".sqlite3.gz") for path in FOLDER.glob("format-*.sqlite3.gz"))
#: Those that are brought up to date.
OLDER = [name for name in NAMES if not name.startswith("format-3")]


def unpacked(name: str, folder: Path) -> Path:
    """An archive of an earlier version, in a folder."""
    path = folder / "archive.sqlite3"
    path.write_bytes(gzip.decompress((FOLDER / f"{name}.sqlite3.gz").read_bytes()))
    return path


def rows(path: Path, query: str, *values: Any) -> list[Any]:
    """What a file holds, read past the program."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query, values).fetchall()
