"""The house's key: what the audit is sealed with, and what stands for a name or id that must not be written down."""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from pathlib import Path

from ingest.durable import replace_file
from ingest.errors import ArchiveUnusable, system_says

#: Name of its file in the audit's folder: 64 hexadecimal digits, a line break, mode 0600.
FILE = "key"
_BYTES = 32


def house_key(folder: Path, may_make: bool) -> bytes:
    """The key of a folder: 32 random bytes.

    Args:
        folder: The audit's folder.
        may_make: Whether a missing one is made, and the folder with it; not where chains are already sealed with it.

    Raises:
        ArchiveUnusable: It is missing, damaged, or cannot be read or written.
    """
    path = folder / FILE
    try:
        if may_make and not path.exists():
            _make(path, secrets.token_bytes(_BYTES))
        written = path.read_bytes()
    except OSError as fault:
        raise _unusable(path, system_says(fault)) from fault
    if not re.fullmatch(rb"[0-9a-f]{64}\n", written):
        raise _unusable(path, "gefunden wurde etwas anderes")
    return bytes.fromhex(written.decode("ascii"))


def pseudonym(key: bytes, name: str) -> str:
    """What stands for a name: the same for every way of writing it (NFKC, small letters, single blanks).

    An HMAC-SHA256 (RFC 2104) of which 32 hexadecimal digits are kept. Whoever has a name and the key can tell whether
    it is meant; nobody can read a name from it.
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hmac.new(key, b"pseudonym\n" + plain.encode("utf-8", "replace"), "sha256").hexdigest()[:32]


def put_key(folder: Path, key: bytes) -> None:
    """Put a key into another folder, for a copy of the audit.

    Raises:
        ArchiveUnusable: It cannot be written.
    """
    try:
        _make(folder / FILE, key)
    except OSError as fault:
        raise _unusable(folder / FILE, system_says(fault)) from fault


def _make(path: Path, key: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    replace_file(path, f"{key.hex()}\n".encode("ascii"))


def _unusable(path: Path, found: str) -> ArchiveUnusable:
    return ArchiveUnusable(
        f"Erwartet wird der Schlüssel des Prüfprotokolls in {path}",
        found,
        "bitte spielen Sie ihn aus einer Sicherung ein oder beginnen Sie mit „fundstelle audit renew“ ein neues",
    )
