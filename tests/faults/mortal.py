"""A process that is killed while it takes letters in: run as ``python -m tests.faults.mortal DATA LETTERS ACKS``.

It loads everything once and then forks a child for each line of its standard input: ``{"numbers": [...], "place": "…",
"nth": 1}``. A child opens the data directory, looks whether all that was acknowledged before can be found, and takes
letters in, one a call; each that was reported as taken in it writes down, synced, before it goes on. It dies at its
place (a step between store, index and acknowledgement), is killed from outside, or comes to its end.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import assistant.answer  # noqa: F401  (what opening imports late is imported before there are children)
from assistant.audit.log import Audit
from assistant.desk import Desk
from ingest.archive.archive import Archive
from ingest.archive.seal import Seal as ArchiveSeal
from ingest.errors import IndexUnusable
from ingest.index.indexes import Indexes
from ingest.index.lexical_index import LexicalIndex
from ingest.index.manifest import Manifest, Seal
from ingest.index.vector_index import ChromaIdStore
from ingest.pipeline import Later, ingest_files
from ingest.settings import SHIPPED_MODEL
from tests.faults.town import CLEARED_BY, desk_over, is_found, letter, patched

#: Steps at which a child dies, before or after them, by a name.
PLACES: dict[str, tuple[type, str, bool]] = {
    "before the commit": (Archive, "store", True),
    "between commit and seal": (ArchiveSeal, "open", True),
    "after the commit": (Archive, "store", False),
    "before the index": (Indexes, "update", True),
    "after the words": (LexicalIndex, "replace", False),
    "after the first vectors": (ChromaIdStore, "upsert", False),
    "before the manifest": (Manifest, "put", True),
    "after the manifest": (Manifest, "put", False),
    "between index and audit": (Audit, "record", True),
    "between audit and acknowledgement": (Audit, "record", False),
    "while the indexes are opened": (Seal, "opening", False),
    "before catching up": (Indexes, "catch_up", True),
    "after catching up": (Indexes, "catch_up", False),
    "while closing": (ArchiveSeal, "close", True),
    "after closing": (ArchiveSeal, "close", False),
}
DIED, LOST, ENDED = 9, 3, 0


def dying(place: str, nth: int) -> None:
    """Have this process die at a place when it comes there for the ``nth`` time."""
    owner, name, before = PLACES[place]
    original: Callable[..., Any] = getattr(owner, name)
    came = 0

    def mortal(*arguments: Any, **named: Any) -> Any:
        nonlocal came
        came += 1
        if before and came == nth:
            os._exit(DIED)
        result = original(*arguments, **named)
        if came == nth:
            os._exit(DIED)
        return result

    setattr(owner, name, mortal)


def missing(desk: Desk, acknowledged: list[str]) -> list[str]:
    """What was acknowledged and cannot be found any more."""
    return [number for number in acknowledged if not is_found(desk, int(number))]


def live(data: Path, folder: Path, acks: Path, numbers: list[int]) -> int:
    """What a child does; returns how it ended."""
    acknowledged = acks.read_text(encoding="ascii").split()
    if numbers:  # whoever takes in none looks at all, every other one at the latest and some
        acknowledged = [*acknowledged[-8:], *random.sample(acknowledged, min(4, len(acknowledged)))]
    with desk_over(data, SHIPPED_MODEL) as desk:
        try:
            lost = missing(desk, acknowledged)
        except IndexUnusable:  # killed while the indexes were opened: as the service does, they are built anew
            desk.reindex()
            lost = missing(desk, acknowledged)
        if lost:
            os.write(1, f"lost {' '.join(lost)}\n".encode())
            return LOST
        with open(acks, "a", encoding="ascii") as file:
            for number in numbers:
                (report,) = desk.ingest([letter(folder, number)], CLEARED_BY)
                assert report.document_id, report
                file.write(f"{number}\n")
                file.flush()
                os.fsync(file.fileno())
    return ENDED


def main() -> None:
    """Fork a child for each line."""
    data, folder, acks = map(Path, sys.argv[1:4])
    patched(pytest.MonkeyPatch())
    with Archive(data.with_name("first.sqlite3")) as archive:  # dictionaries are loaded once, here
        ingest_files([letter(folder, 0)], archive, Later())
    os.write(1, b"ready\n")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            if order["place"]:
                dying(order["place"], order["nth"])
            os._exit(live(data, folder, acks, order["numbers"]))
        os.write(1, f"child {child}\n".encode())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(1, f"ended {code}\n".encode())


if __name__ == "__main__":
    main()
