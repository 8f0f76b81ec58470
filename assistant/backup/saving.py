"""A backup of a data directory while it is in use.

The archive is copied first, as of one moment; everything else afterwards. An erasure that runs meanwhile is then in the
backup either not begun (it counts as younger than the backup), or begun (whoever puts it back finishes it), or done
everywhere: never done in the archive and undone elsewhere.
"""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.audit.event import SYSTEM, Event, EventKind
from assistant.audit.log import FOLDER as AUDIT
from assistant.backup.manifest import Manifest, Progress, write
from assistant.diagnosis import own_version
from assistant.feedback import FILE as FEEDBACK
from assistant.model import Principal
from assistant.personal.store import FILE as PERSONAL
from assistant.roles import Role, principal_of
from ingest.archive.archive import Archive
from ingest.archive.copying import copy_database
from ingest.archive.upgrade import COPIES
from ingest.errors import ArchiveUnusable, BadInput, system_says
from ingest.settings import SHIPPED_MODEL, Settings

if TYPE_CHECKING:
    from assistant.audit.log import Audit

#: Whoever may run commands over a data directory, acting for administration.
ON_THE_MACHINE = principal_of(SYSTEM, {Role.ADMINISTRATION})
#: What can be made again, belongs to a running process, or is copied in a way of its own.
_LEFT_OUT = (
    "archive.sqlite3", AUDIT, COPIES, "indexes", "incoming", "eval", "lock", "*.sock", "*.seal", "*-wal", "*-shm",
    "*-journal", "*.new",
)  # fmt: skip
#: What people keep for themselves or said about answers: a house may not want it in backups.
_PERSONAL = (PERSONAL, FEEDBACK)


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was made.

    Attributes:
        folder: Where it lies.
        manifest: What it holds.
        elsewhere: Files and folders outside of the data directory that the settings name: they are not in it.
    """

    folder: Path
    manifest: Manifest
    elsewhere: tuple[Path, ...]


def back_up(
    settings: Settings,
    archive: Archive,
    audit: Audit,
    target: Path,
    principal: Principal,
    *,
    personal: bool = True,
    progress: Progress | None = None,
) -> Saved:
    """Copy a data directory into an empty folder; questions are answered and letters taken in meanwhile.

    Args:
        settings: Where the data directory is, and what it needs besides.
        archive: Its archive.
        audit: Its audit, where it is kept that there was a backup.
        target: The folder, made if it is missing (mode 0700).
        principal: Who wants it.
        personal: Whether what people keep for themselves, and their feedback, are in it.
        progress: Told before each file.

    Raises:
        BadInput: Principal is not administration, or the folder holds something already.
        FundstelleError: Something cannot be read or written; nothing of the backup is left then.
    """
    if Role.ADMINISTRATION.value not in principal.roles:
        raise BadInput(
            "Erwartet wird die Rolle Administration",
            "dieses Konto hat sie nicht",
            "bitte fragen Sie die Administration",
        )
    made_at = datetime.datetime.now(datetime.UTC)
    folder = _made(target, settings.data_dir)
    with ExitStack() as undo:
        undo.callback(_emptied, folder)
        archive.copy(folder / "archive.sqlite3")
        audit.copy(folder / AUDIT)
        kept = list(_kept(settings.data_dir, () if personal else _PERSONAL))
        for number, file in enumerate(kept):
            name = file.relative_to(settings.data_dir)
            if progress:
                progress(number, len(kept), f"sichern: {name}")
            _copy(file, folder / name)
        try:
            manifest = write(folder, own_version(), made_at)
        except OSError as fault:
            raise _unwritable(folder, fault) from fault
        audit.record(Event(EventKind.BACKED_UP, principal.name))
        undo.pop_all()
    return Saved(folder, manifest, tuple(_elsewhere(settings)))


def _made(target: Path, data_dir: Path) -> Path:
    """The folder, empty."""
    if target.resolve().is_relative_to(data_dir.resolve()):
        raise BadInput(
            "Erwartet wird ein Ordner außerhalb des Datenverzeichnisses",
            f"{target} liegt darin",
            "bitte wählen Sie einen anderen",
        )
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise BadInput(
                "Erwartet wird ein neuer oder leerer Ordner für die Sicherung",
                f"in {target} liegt schon etwas",
                "bitte nennen Sie einen anderen",
            )
        target.chmod(0o700)
    except OSError as fault:
        raise _unwritable(target, fault) from fault
    return target


def _kept(directory: Path, without: tuple[str, ...]) -> Iterator[Path]:
    """The files of a data directory that are copied as they are, or as databases."""
    for path in sorted(directory.iterdir()):
        if path.is_symlink() or any(fnmatch(path.name, pattern) for pattern in (*_LEFT_OUT, *without)):
            continue
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if one.is_file() and not one.is_symlink())


def _copy(file: Path, target: Path) -> None:
    """Copy a file; one that was deleted meanwhile is left out."""
    if file.suffix == ".sqlite3":
        copy_database(file, target)
        return
    try:
        content = file.read_bytes()
        if file.suffix == ".jsonl":
            content = content[: content.rfind(b"\n") + 1]  # a line that is being written
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
            copy.write(content)
            copy.flush()
            os.fsync(copy.fileno())
    except FileNotFoundError:
        return
    except OSError as fault:
        raise _unwritable(target, fault) from fault


def _emptied(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _elsewhere(settings: Settings) -> Iterator[Path]:
    """What the settings name outside of the data directory."""
    named = [settings.answer_template, settings.oidc.client_secret_file, settings.oidc.ca_file]
    if settings.model_dir != SHIPPED_MODEL:
        named.append(settings.model_dir)
    inside = settings.data_dir.resolve()
    yield from (path for path in named if path and not path.resolve().is_relative_to(inside))


def _unwritable(folder: Path, fault: OSError) -> ArchiveUnusable:
    return ArchiveUnusable(
        f"Erwartet wird ein Ordner für die Sicherung, der sich beschreiben lässt ({folder})",
        system_says(fault),
        "bitte prüfen Sie Pfad, Rechte und freien Speicherplatz; von der Sicherung ist nichts geblieben",
    )
