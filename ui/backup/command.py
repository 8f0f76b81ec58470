"""The commands ``backup`` and ``restore``: a copy of the data directory made by its owner, and one put back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.terminal import printable

if TYPE_CHECKING:
    from assistant.desk import Desk
    from ingest.settings import Settings

Result = dict[str, Any]
Progress = Callable[[int, int, str], None]

#: Opens a desk over the data directory of some settings, for the time of a block.
Owned = Callable[["Settings"], AbstractContextManager["Desk"]]

#: {made_at}: the moment of the backup.
REMINDER = (
    "Alles hat nun den Stand vom {made_at}. Was danach endgültig gelöscht wurde, ist wieder da: "
    "„fundstelle forget --again DATEI“ löscht es noch einmal (DATEI: die Bescheinigungen von danach). "
    "Einstufungen, Rollen, gesperrte Konten und Passwörter von danach sind zu wiederholen; angemeldet ist niemand mehr."
)


def backup(desk: Desk, progress: Progress, /, target: str, personal: bool = True) -> Result:
    """Copy the data directory.

    Args:
        desk: The owner's desk.
        progress: Told before each file.
        target: An absolute path; missing, or an empty folder.
        personal: Whether what people keep for themselves is in it.
    """
    from assistant.backup.saving import ON_THE_MACHINE

    saved = desk.back_up(Path(target), ON_THE_MACHINE, personal=personal, progress=progress)
    return {
        "folder": str(saved.folder),
        "made_at": saved.manifest.made_at.isoformat(),
        "files": len(saved.manifest.files),
        "bytes": saved.manifest.size,
        "elsewhere": [str(path) for path in saved.elsewhere],
    }


def restored(source: Path, progress: Progress, owned: Owned) -> Result:
    """Put a backup back into the data directory of the settings, and build its indexes.

    Args:
        source: The backup.
        progress: Told of each file, then of each few letters that are indexed.
        owned: Owns the data directory of settings for the time of a block (:func:`ui.client.owned`).

    Raises:
        BadInput: The backup cannot be used, or the data directory is not empty; nothing has changed then.
        FundstelleError: It is back, but for its indexes; the next start builds them.
    """
    from assistant.audit.event import SYSTEM, Event, EventKind
    from assistant.backup.restoring import put_back
    from ingest.settings import Settings
    from ui.accounts.routes import accounts_of

    manifest = put_back(source, Settings.load().data_dir, progress)
    settings = Settings.load()  # once more: its own settings are there now
    with owned(settings) as desk:
        desk.audit.record(Event(EventKind.RESTORED, SYSTEM))
        with closing(accounts_of(settings, desk.audit.record)) as accounts:
            ended = accounts.end_all()
        letters = desk.reindex(progress)
    return {
        "folder": str(settings.data_dir),
        "made_at": manifest.made_at.isoformat(),
        "version": manifest.version,
        "files": len(manifest.files),
        "letters": letters,
        "sessions_ended": ended,
    }


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`backup` out of what was typed."""
    return {"target": str(options.target.expanduser().absolute()), "personal": not options.ohne_persoenliches}


def told_backup(result: Result) -> str:
    """What ``backup`` prints."""
    size = f"{result['bytes'] / 1_000_000:.1f}".replace(".", ",")
    lines = [f"Gesichert: {result['files']} Dateien, {size} MB, in {result['folder']}, Stand {_moment(result)}"]
    if result["elsewhere"]:
        lines.append(f"Nicht enthalten, weil außerhalb des Datenverzeichnisses: {', '.join(result['elsewhere'])}")
    lines.append("Die Sicherung enthält auch Nichtöffentliches: bitte schützen Sie sie wie das Datenverzeichnis.")
    return "\n".join(map(printable, lines))


def told_restore(result: Result) -> str:
    """What ``restore`` prints."""
    number = result["letters"]
    line = f"Wiederhergestellt: {result['files']} Dateien, {number} Schreiben im Index, in {result['folder']}"
    return "\n".join(map(printable, [line, REMINDER.format(made_at=_moment(result))]))


def _moment(result: Result) -> str:
    return f"{datetime.fromisoformat(result['made_at']).astimezone():%d.%m.%Y, %H:%M Uhr}"
