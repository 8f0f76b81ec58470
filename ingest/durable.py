"""Writes that are whole: all of a file, or of a stretch of it, is on the disk, or nothing of it."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put a file, readable by its user alone (mode 0600), in the place of what was there.

    It is on the disk when this returns; after a crash there is the old file or the new one.

    Args:
        path: The file; its folder is there.
        content: All that it holds.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        write_at(descriptor, content, 0)
        os.fsync(descriptor)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    os.replace(fresh, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_at(descriptor: int, content: bytes, position: int) -> None:
    """Write all of some bytes from a position on; the system may take fewer at once.

    Raises:
        OSError: They cannot be written; some of them may have been.
    """
    done = 0
    while done < len(content):
        done += os.pwrite(descriptor, content[done:], position + done)
