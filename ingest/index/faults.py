"""One German sentence for whatever goes wrong in an index; the archive is whole in each case."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType

from ingest.errors import IndexUnusable

#: What every unusable index asks for.
REMEDY = "bitte bauen Sie ihn mit „fundstelle reindex“ neu auf; das Archiv ist unversehrt"
#: Less free space than this, in bytes, and a fault is put down to it: the smallest write of an index needs as much.
FULL = 500_000


def unusable(directory: Path, found: str) -> IndexUnusable:
    """The fault of a directory in which something else than a whole index was found."""
    return IndexUnusable("Erwartet wird ein vollständiger Index", f"in {directory} fand sich {found}", REMEDY)


def unwritable(directory: Path, reason: str) -> IndexUnusable:
    """The fault of a directory that cannot be read or written; a full disk is named, whatever the reason given."""
    if directory.exists() and shutil.disk_usage(directory).free < FULL:
        return IndexUnusable(
            "Erwartet wird freier Speicherplatz für den Index",
            f"der Datenträger von {directory} ist voll",
            "bitte schaffen Sie Platz und bauen Sie ihn, wenn nötig, mit „fundstelle reindex“ neu auf",
        )
    return IndexUnusable("Erwartet wird ein lesbarer Index", f"in {directory} heißt es „{reason}“", REMEDY)


class IndexFaults:
    """A context that turns whatever an index library raises into :class:`IndexUnusable`.

    Chroma reports a damaged directory as its own error, as ValueError or as sqlite3's; tantivy reports everything as
    ValueError; a panic in the Rust of either is no Exception at all and its class cannot be imported. So the kind of a
    fault says nothing here, only the place does: wrong arguments are checked before this context is entered.

    Args:
        library: Who reports, for the message.
        path: The directory.
    """

    _PASS = (IndexUnusable, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)

    def __init__(self, library: str, path: Path) -> None:
        self._library, self._path = library, path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault is not None and not isinstance(fault, self._PASS):
            raise unwritable(self._path, f"{self._library}: {str(fault)[:200] or type(fault).__name__}") from fault
