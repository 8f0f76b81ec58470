"""What Chroma 1.5.9 writes that it never meant to: pieces of this process's memory.

A collection with fewer vectors than its sync threshold (1,000) lives in Chroma's database; beside it lie the files of an
empty graph, made for 100 vectors and written as the memory came from the system: 180 KB that held anything before.
Measured: whole vectors of a hidden tier in the public tier's files, and vectors that had been erased. Once the graph has
elements, its files hold exactly these. So while a graph is empty its files are overwritten; nothing ever reads them.
"""

from __future__ import annotations

import struct
from pathlib import Path

#: Head of header.bin: version, offset of the first level, capacity, number of elements.
_HEADER = struct.Struct("<iQQQ")
_UNUSED = ("data_level0.bin", "length.bin")


def blank_unused(directory: Path) -> None:
    """Overwrite the files of empty graphs with zeros.

    Args:
        directory: A Chroma directory, open or closed.

    Raises:
        OSError: A file cannot be read or written.
    """
    for header in directory.glob("*/header.bin"):
        head = header.read_bytes()
        if len(head) >= _HEADER.size and _HEADER.unpack_from(head)[3] == 0:
            for name in _UNUSED:
                _blank(header.with_name(name))


def _blank(file: Path) -> None:
    if file.exists() and any(data := file.read_bytes()):
        with open(file, "r+b") as stream:
            stream.write(bytes(len(data)))
