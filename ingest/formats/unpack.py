"""A ZIP archive to its members, under limits; runs in the process of :mod:`ingest.formats.worker`.

No name of a member ever becomes a path: each is written to a numbered file.
"""

from __future__ import annotations

import contextlib
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.errors import BadInput
from ingest.formats.detect import is_bundle

#: Members of one archive, those of archives in it included.
MAX_MEMBERS = 20_000
#: Bytes of one unpacked member, and of all together.
MAX_MEMBER = 100_000_000
MAX_TOTAL = 2_000_000_000
#: Text packs to a tenth, an empty scan to a fiftieth; only what was made to burst packs to less than a two-hundredth.
MAX_RATIO = 200
RATIO_FROM = 10_000_000
#: An archive in an archive is read, one in that is not.
MAX_DEPTH = 2

_CHUNK = 1 << 20
_UTF_8 = 0x800  # the flag that a member's name is UTF-8
#: What systems add to an archive by themselves, and directories.
_NOT_A_DOCUMENT = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)|/$", re.IGNORECASE)


def unpack(file: Path, name: str, folder: Path) -> list[dict[str, Any]]:
    """Unpack an archive.

    Args:
        file: The archive.
        name: Its name, for messages.
        folder: Where the numbered files go.

    Returns:
        For each document in it, in the archive's order: ``name`` (its path in the archive with forward slashes, that
        of an archive in the archive in front) and either ``file``, the numbered file, or ``refusal``, a sentence.

    Raises:
        BadInput: The file is no whole ZIP archive, or unpacks to more than is allowed.
    """
    return list(_Unpacking(name, folder).members(file, "", 1))


class _MemberRefused(BadInput):
    """One member cannot be read; the others can."""


class _Unpacking:
    """One archive with those in it: what was counted so far."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.count = self.total = 0
        self.seen: set[str] = set()

    def members(self, file: Path, before: str, depth: int) -> Iterator[dict[str, Any]]:
        try:
            with zipfile.ZipFile(file) as archive:
                for info in archive.infolist():
                    shown = before + _shown(info)
                    if not _NOT_A_DOCUMENT.search(shown):
                        yield from self._member(archive, info, shown, depth)
        except (zipfile.BadZipFile, OSError, NotImplementedError, UnicodeDecodeError) as fault:
            raise (_MemberRefused if before else BadInput)(
                f"Erwartet wird ein vollständiges ZIP-Archiv ({before.rstrip('/') or self.name})",
                "gefunden wurde ein abgeschnittenes oder beschädigtes",
                "bitte laden oder packen Sie es neu.",
            ) from fault

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, depth: int
    ) -> Iterator[dict[str, Any]]:
        self.count += 1
        if self.count > MAX_MEMBERS:
            raise self._bursting(f"gefunden wurden mehr als {MAX_MEMBERS} Dateien")
        target = self.folder / f"{self.count:06}"
        try:
            self._expect_plain(info, shown)
            self._write(archive, info, shown, target)
            inner = self._inner(target, shown, depth) if is_bundle(target.read_bytes()) else None
        except _MemberRefused as fault:
            target.unlink(missing_ok=True)
            inner = [{"name": shown, "refusal": str(fault)}]
        yield from [{"name": shown, "file": target.name}] if inner is None else inner

    def _inner(self, target: Path, shown: str, depth: int) -> list[dict[str, Any]]:
        if depth == MAX_DEPTH:
            raise _MemberRefused(
                f"Erwartet wird ein ZIP-Archiv mit höchstens einem weiteren darin ({shown})",
                "gefunden wurde ein noch tiefer verschachteltes",
                "bitte packen Sie es aus.",
            )
        found = list(self.members(target, f"{shown}/", depth + 1))
        target.unlink()
        return found

    def _expect_plain(self, info: zipfile.ZipInfo, shown: str) -> None:
        """Refuse what is no plain file, or bears a name that leads elsewhere."""
        expected = f"Erwartet wird eine gewöhnliche Datei im Archiv ({shown})"
        if shown.startswith("/") or ".." in shown.split("/") or re.match("[A-Za-z]:", shown):
            found, remedy = "ein Name, der aus dem Archiv hinausführt", "prüfen Sie, woher das Archiv stammt."
        elif stat.S_ISLNK(info.external_attr >> 16):
            found, remedy = "ein Verweis auf eine andere Datei", "packen Sie die Datei selbst ein."
        elif info.flag_bits & 0x1:
            found, remedy = "eine verschlüsselte", "packen Sie sie ohne Kennwort."
        elif shown in self.seen:
            found, remedy = "eine zweite gleichen Namens", "benennen Sie eine der beiden um."
        else:
            self.seen.add(shown)
            return
        raise _MemberRefused(expected, f"gefunden wurde {found}", f"bitte {remedy}")

    def _write(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, target: Path) -> None:
        """Unpack one member, counting what comes out: what the archive says about its size is not believed."""
        size = 0
        try:
            with archive.open(info) as packed, target.open("wb") as unpacked:
                while chunk := packed.read(_CHUNK):
                    size += len(chunk)
                    self.total += len(chunk)
                    self._expect_size(size, info.compress_size, shown)
                    unpacked.write(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
            raise _MemberRefused(
                f"Erwartet wird eine unbeschädigte Datei im Archiv ({shown})",
                "gefunden wurde eine, die sich nicht auspacken lässt",
                "bitte packen Sie sie neu.",
            ) from fault

    def _expect_size(self, size: int, packed: int, shown: str) -> None:
        if size > RATIO_FROM and size > MAX_RATIO * packed:
            raise self._bursting(
                f"gefunden wurde eine Datei, die auf mehr als das {MAX_RATIO}-Fache anschwillt ({shown})"
            )
        if self.total > MAX_TOTAL:
            raise self._bursting(f"gefunden wurden ausgepackt mehr als {MAX_TOTAL // 10**9} GB")
        if size > MAX_MEMBER:
            raise _MemberRefused(
                f"Erwartet wird eine Datei bis {MAX_MEMBER // 10**6} MB ({shown})",
                "gefunden wurde eine größere",
                "bitte teilen Sie die Datei.",
            )

    def _bursting(self, found: str) -> BadInput:
        return BadInput(
            f"Erwartet wird ein ZIP-Archiv von gewöhnlichem Umfang ({self.name})",
            found,
            "bitte prüfen Sie, woher es stammt, und geben Sie sonst den ausgepackten Ordner an.",
        )


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's path as people read it: forward slashes, composed letters, nothing that cannot be printed."""
    name = info.orig_filename
    if not info.flag_bits & _UTF_8:  # packers outside Windows write UTF-8 without saying so
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(character if character.isprintable() else "?" for character in name)
