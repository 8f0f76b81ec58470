"""The command ``doctor``: looks at everything and also works where everything is broken."""

from __future__ import annotations

from typing import Any

from ingest.errors import FundstelleError, OwnerUnresponsive
from ingest.settings import Settings
from ui.client import NoOwner, greeting, performed


def examine() -> dict[str, Any]:
    """What is installed, which model there is, what is indexed, who owns the data directory, and what is missing.

    Returns:
        The report of :func:`assistant.diagnosis.diagnose` and ``owner`` with ``state`` ("none", "running" or
        "unresponsive"), ``pid`` and ``serving``. Every fault is one of its ``problems``; nothing is made or changed.
    """
    owner: dict[str, Any] = {"state": "none", "pid": None, "serving": None}
    try:
        settings = Settings.load()
    except FundstelleError as fault:
        return _unopened(Settings.without_file(), str(fault)) | {"owner": owner}
    try:
        found = greeting(settings.data_dir)
        owner = {"state": "running", "pid": found.pid, "serving": found.serving}
    except NoOwner:
        if not (settings.data_dir / "archive.sqlite3").exists():
            return _unopened(settings, _NOTHING_YET) | {"owner": owner}
    except OwnerUnresponsive as fault:
        return _unopened(settings, str(fault)) | {"owner": owner | {"state": "unresponsive"}}
    try:
        with performed(settings, "doctor", {}, lambda done, total, what: None) as result:
            return result | {"owner": owner}
    except FundstelleError as fault:
        return _unopened(settings, str(fault)) | {"owner": owner}


_NOTHING_YET = "Noch ist kein Schreiben aufgenommen: bitte nehmen Sie eines auf, mit „fundstelle ingest DATEI“."


def _unopened(settings: Settings, fault: str) -> dict[str, Any]:
    """The report without opening anything."""
    from assistant.diagnosis import diagnose

    return diagnose(settings, None, None, fault)
