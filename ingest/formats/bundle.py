"""The documents inside a ZIP archive, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.formats.detect import is_bundle
from ingest.formats.sandbox import Limits, run, scratch
from ingest.formats.unpack import MAX_MEMBER

_LIMITS = Limits(seconds=300, written=MAX_MEMBER + 1)


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive.

    Attributes:
        name: Its path in the archive, with forward slashes ("2022/AF2531-22.txt"); one in an archive in the archive
            has that one's path in front ("alt.zip/AF2531-22.txt"). Only for people: it may hold any characters.
        content: Its bytes; empty if refused.
        refusal: Why it cannot be read, a German sentence; empty if it can.
    """

    name: str
    content: bytes = b""
    refusal: str = ""


def holds_documents(path: Path) -> bool:
    """Whether a file is a ZIP archive of documents (a DOCX is a ZIP archive too, but one document).

    A file that cannot be opened is none; reading it tells why.
    """
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK" and is_bundle(b"PK" + file.read())
    except OSError:
        return False


def members(path: Path) -> Iterator[Member]:
    """The documents of a ZIP archive, in its order; directories and what systems add by themselves are left out.

    Args:
        path: The archive.

    Yields:
        One member a document. Only one is in memory at a time.

    Raises:
        BadInput: The archive is broken, or unpacks to more than is allowed; raised before the first member.
    """
    with scratch() as folder:
        found = run("members", path.name, folder, _LIMITS, file=str(path.absolute()))["members"]
        for member in found:
            if "refusal" in member:
                yield Member(member["name"], refusal=member["refusal"])
            else:
                unpacked = folder / member["file"]
                yield Member(member["name"], unpacked.read_bytes())
                unpacked.unlink()
