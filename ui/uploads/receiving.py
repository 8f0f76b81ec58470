"""The body of an upload to files in the data directory: counted, measured, under names that lead nowhere else.

The body is read by python-multipart through Starlette, which keeps each file in a temporary one; only what is whole is
copied. Who may send is decided before: nothing here is reached by anybody but staff.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from ingest.errors import BadInput, FundstelleError, system_says
from ingest.read import MAX_DOCUMENT_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

#: Files of one upload, and bytes of one request with all that is around them; a file as everywhere.
MOST_FILES = 200
MOST_BYTES = 120_000_000
MOST_FILE_BYTES = MAX_DOCUMENT_BYTES

#: Fields beside the files, and bytes of one.
_MOST_FIELDS, _MOST_FIELD_BYTES = 10, 10_000
#: Bytes of a file's name here; file systems take 255, and a ZIP archive's member is named behind it.
_MOST_NAME_BYTES, _MOST_SUFFIX_BYTES = 120, 20
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it was sent.

    Attributes:
        name: What its sender calls it; only to be shown.
        path: Where it lies; None if it was too large to be kept.
        size: Its bytes.
        sha256: Of its bytes, 64 hexadecimal digits; "" if it was not kept.
    """

    name: str
    path: Path | None
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """What one request brought: its files, in a folder of their own, and the fields beside them."""

    folder: Path
    files: tuple[ReceivedFile, ...]
    fields: Mapping[str, str]


async def received(request: Request, folder: Path) -> Upload:
    """Read the body of an upload.

    Args:
        request: The request; its body is not read yet.
        folder: Where the files go, named by their numbers; made here, and gone again if anything fails.

    Raises:
        BadInput: It is no form with files, holds none, or more than :data:`MOST_FILES`.
        FundstelleError: The files cannot be written; a full disk is named.
        starlette.requests.ClientDisconnect: The sender went away.
    """
    try:
        with _whole_or_gone(folder):
            async with request.form(
                max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_FIELD_BYTES
            ) as form:
                fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
                sent = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
                # A form whose file input was left empty sends one file without name and content.
                sent = [file for file in sent if file.filename or file.size]
                files = await run_in_threadpool(_kept, sent, folder)
    except HTTPException as fault:
        raise _refused(fault.detail) from fault
    except OSError as fault:
        raise unwritable(fault) from fault
    return Upload(folder, files, fields)


def safe_name(name: str) -> str:
    """A name that a file can bear: no folder, nothing that hides or disguises, at most 120 bytes, its suffix kept.

    "!" goes, too: it parts an archive from its member in an origin (:mod:`ingest.intake`).

    Args:
        name: What its sender calls it; any text.
    """
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    last = ([part for part in re.split(r"[/\\]", name) if part.strip(" .")] or [""])[-1].replace("!", "_")
    shown = "".join(sign if sign.isprintable() else "_" for sign in last)
    stem, suffix = os.path.splitext(" ".join(shown.split()).lstrip("."))
    if len(suffix.encode()) > _MOST_SUFFIX_BYTES:
        stem, suffix = stem + suffix, ""
    while len((stem + suffix).encode()) > _MOST_NAME_BYTES:
        stem = stem[:-1]
    return stem.strip() + suffix or "datei"


def unwritable(fault: OSError) -> FundstelleError:
    """The fault of a file that cannot be written."""
    return FundstelleError(
        "Erwartet wird Platz für die gesendeten Dateien",
        system_says(fault),
        "bitte lassen Sie den Speicherplatz prüfen und senden Sie die Dateien danach noch einmal",
    )


@contextmanager
def _whole_or_gone(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True)
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            emptied(folder)


def _kept(sent: list[UploadFile], folder: Path) -> tuple[ReceivedFile, ...]:
    if not sent:
        raise BadInput(
            "Erwartet wird mindestens eine Datei",
            "gefunden wurde keine",
            "bitte wählen Sie die Schreiben aus, die aufgenommen werden sollen",
        )
    return tuple(_copied(file, folder / f"{number:04}") for number, file in enumerate(sent))


def _copied(file: UploadFile, path: Path) -> ReceivedFile:
    # Browsers write a quotation mark in a name as %22 (the HTML standard on multipart form data).
    name, size = (file.filename or "").replace("%22", '"') or "datei", file.size or 0
    if size > MOST_FILE_BYTES:
        return ReceivedFile(name, None, size)
    with open(path, "xb", opener=_private) as target:
        return ReceivedFile(name, path, size, _copy(file.file, target))


def _copy(source: BinaryIO, target: BinaryIO) -> str:
    """Copy a file; returns the SHA-256 of its bytes."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _refused(detail: str) -> BadInput:
    if detail.startswith("Too many files"):
        return BadInput(
            f"Erwartet werden höchstens {MOST_FILES} Dateien auf einmal",
            "gefunden wurden mehr",
            "bitte senden Sie sie in mehreren Schritten oder als ZIP-Archiv",
        )
    return BadInput(
        "Erwartet wird das Formular dieser Seite mit Dateien",
        "gefunden wurde etwas anderes oder nur ein Teil davon",
        "bitte öffnen Sie die Seite neu und senden Sie die Dateien noch einmal",
    )


def emptied(folder: Path) -> None:
    """Remove a folder with all in it; what cannot be removed now is at the next start."""
    rmtree(folder, ignore_errors=True)
