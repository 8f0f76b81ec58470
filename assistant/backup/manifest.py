"""What a backup holds: every file with its SHA-256, by which version and when; written last, so that without it a
backup is none.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ingest.archive.tables import SCHEMA
from ingest.errors import BadInput, system_says

#: Version of a backup's layout; one of a newer version is refused.
FORMAT = 1
NAME = "manifest.json"
#: Told of steps: number done, number in all, what is being done.
Progress = Callable[[int, int, str], None]
_EXPECTED = "Erwartet wird eine Sicherung, wie „fundstelle backup“ sie anlegt"


@dataclass(frozen=True, slots=True)
class Content:
    """A file of a backup: its size in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        format: Version of the layout.
        archive_format: Format of the archive in it.
        version: Version of Fundstelle that made it.
        made_at: When (UTC, ISO 8601).
        files: Every file but the manifest, by its path in the backup.
    """

    format: int
    archive_format: int
    version: str
    made_at: datetime.datetime
    files: Mapping[str, Content]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(one.size for one in self.files.values())


def write(folder: Path, version: str, made_at: datetime.datetime) -> Manifest:
    """Describe what lies in a folder, and write that into it; it is on the disk when this returns.

    Args:
        folder: The backup, complete but for its manifest.
        version: Version of Fundstelle.
        made_at: The moment, with a time zone.

    Raises:
        OSError: A file cannot be read or written.
    """
    found = {str(path.relative_to(folder)): content_of(path) for path in files_of(folder)}
    manifest = Manifest(FORMAT, SCHEMA, version, made_at.astimezone(datetime.UTC).replace(microsecond=0), found)
    held = _plain(manifest)
    descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(held | {"digest": _digest(held)}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of a backup; of the files themselves see :func:`check`.

    Raises:
        BadInput: There is none, it is damaged, or a newer version wrote it.
    """
    try:
        held = json.loads((folder / NAME).read_text(encoding="utf-8"))
        digest = held.pop("digest")
    except OSError as fault:
        raise _refused(f"in {folder} fehlt {NAME} ({system_says(fault)})", "bitte prüfen Sie den Pfad") from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _damaged(NAME) from fault
    if digest != _digest(held):
        raise _damaged(NAME)
    newest = {"format": FORMAT, "archive_format": SCHEMA}
    if any(isinstance(held.get(key), int) and held[key] > most for key, most in newest.items()):
        raise _refused(
            f"diese stammt von einer neueren Version ({str(held.get('version'))[:20]})",
            "bitte spielen Sie sie mit dieser oder einer neueren Version ein",
        )
    try:
        return TypeAdapter(Manifest).validate_python(held)
    except ValidationError as fault:
        raise _damaged(NAME) from fault


def check(folder: Path, manifest: Manifest, progress: Progress | None = None) -> None:
    """Compare the files of a backup with its manifest.

    Args:
        folder: The backup.
        manifest: Its manifest.
        progress: Told before each file.

    Raises:
        BadInput: One is missing, was changed, or does not belong to it.
    """
    there = {str(path.relative_to(folder)) for path in files_of(folder)} - {NAME}
    if odd := sorted(there ^ set(manifest.files)):
        raise _damaged(odd[0])
    for number, (name, content) in enumerate(manifest.files.items()):
        if progress:
            progress(number, len(manifest.files), f"prüfen: {name}")
        try:
            found = content_of(folder / name)
        except OSError as fault:
            raise _damaged(name) from fault
        if found != content:
            raise _damaged(name)


def files_of(folder: Path) -> list[Path]:
    """All files below a folder in a fixed order; links and sockets count as none."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def content_of(path: Path) -> Content:
    """Size and SHA-256 of a file."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Content(path.stat().st_size, digest)


def _plain(manifest: Manifest) -> dict[str, Any]:
    return asdict(manifest) | {"made_at": manifest.made_at.isoformat()}


def _digest(held: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(held, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _damaged(name: str) -> BadInput:
    return _refused(
        f"diese ist beschädigt ({name} ist nicht, was gesichert wurde)", "bitte verwenden Sie eine andere Sicherung"
    )


def _refused(found: str, remedy: str) -> BadInput:
    return BadInput(_EXPECTED, found, f"{remedy}; geändert wurde nichts")
