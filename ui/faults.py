"""Faults of the program itself, as the one sentence a user sees."""

from __future__ import annotations

import logging
import os
import traceback

from ingest.errors import FundstelleError

_log = logging.getLogger(__name__)


def debugging() -> bool:
    """Whether whoever runs this wants to see tracebacks (``FUNDSTELLE_DEBUG=1``)."""
    return os.environ.get("FUNDSTELLE_DEBUG") == "1"


def unexpected(fault: Exception) -> FundstelleError:
    """A fault of the program as a sentence. What the fault itself says is left out: it may quote a question."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f", {os.path.basename(frames[-1].filename)}, Zeile {frames[-1].lineno}" if frames else ""
    if debugging():
        _log.error("unexpected fault", exc_info=fault)
    return FundstelleError(
        "Erwartet wird ein Ablauf ohne Programmfehler",
        f"gefunden wurde einer ({type(fault).__name__}{place})",
        "bitte melden Sie ihn; mit FUNDSTELLE_DEBUG=1 zeigt er seine Einzelheiten",
    )


def without_content(fault: Exception) -> str:
    """Type and place of a fault, for the log; its message may repeat a question, which no log may hold."""
    frames = traceback.extract_tb(fault.__traceback__)[-3:]
    return " < ".join([type(fault).__name__, *(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))])
