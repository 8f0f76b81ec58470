"""A backup put back into an empty data directory: checked first, compared while it is copied, and never half there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from assistant.backup.manifest import Manifest, Progress, check, content_of, read
from ingest.data_directory import RESTORING, DataDirectory
from ingest.errors import ArchiveUnusable, BadInput, system_says


def put_back(source: Path, directory: Path, progress: Progress | None = None) -> Manifest:
    """Put a backup back; indexes follow with the next opening.

    Args:
        source: The backup.
        directory: The data directory; missing or empty.
        progress: Told of each file, twice: when it is checked, and when it is copied.

    Returns:
        What was put back.

    Raises:
        BadInput: The backup is damaged, incomplete or of a newer version, or the directory is not empty; nothing has
            changed then.
        FundstelleError: Something cannot be written; the directory is refused until it is emptied.
    """
    manifest = read(source)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise BadInput(
            "Erwartet wird zum Wiederherstellen ein leeres Datenverzeichnis",
            f"in {directory} liegt schon etwas",
            "bitte nennen Sie mit FUNDSTELLE_DATA ein neues oder schieben Sie das alte beiseite",
        )
    check(source, manifest, progress)
    with DataDirectory.claim(directory):
        try:
            (directory / RESTORING).touch(mode=0o600)
            for number, (name, content) in enumerate(manifest.files.items()):
                if progress:
                    progress(number, len(manifest.files), f"kopieren: {name}")
                _copy(source / name, directory / name)
                if content_of(directory / name) != content:
                    raise _failed(directory, f"{name} kam anders an, als es gesichert wurde")
            (directory / RESTORING).unlink()
        except OSError as fault:
            raise _failed(directory, system_says(fault)) from fault
    return manifest


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(file, "rb") as stream, open(descriptor, "wb") as copy:
        os.fchmod(descriptor, 0o600)  # of "format" as well, which was made before
        shutil.copyfileobj(stream, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def _failed(directory: Path, found: str) -> ArchiveUnusable:
    return ArchiveUnusable(
        f"Erwartet wird ein Datenverzeichnis {directory}, in das sich die Sicherung schreiben lässt",
        found,
        "bitte schaffen Sie Platz, leeren Sie es und beginnen Sie noch einmal",
    )
