"""Whether anything is left of a letter: every file of a data directory, byte by byte."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from assistant.erasing.receipt import Searched

#: Stretches of a text that are looked for, and their length in characters: long enough to stand in one letter alone.
_STRETCHES, _CHARS = 12, 28
#: Characters that are written otherwise in JSON: a stretch with one would be overlooked there.
_ESCAPED = frozenset('"\\')


def stretches(text: str) -> list[str]:
    """Stretches of a text to look for: pieces of its lines, spread over all of it."""
    lines = [line.strip() for line in text.splitlines()]
    fit = [line for line in lines if len(line) >= _CHARS and not _ESCAPED & set(line) and line.isprintable()]
    step = max(1, len(fit) // _STRETCHES)
    return list(dict.fromkeys(line[-_CHARS:] for line in fit[::step]))[:_STRETCHES]


def needles(document_id: str, texts: Iterable[str], used_elsewhere: Callable[[str], bool]) -> list[bytes]:
    """What would betray a letter: its id, and stretches of its text that no other letter holds.

    Args:
        document_id: Its id; as bytes too, as a program might keep it.
        texts: Stretches of its text.
        used_elsewhere: Whether words stand in a letter that is still there.
    """
    own = [stretch.encode() for stretch in texts if not used_elsewhere(stretch)]
    return [document_id.encode("utf-8", "replace"), *own]


def searched(directory: Path, wanted: Iterable[bytes]) -> Searched:
    """Look through all files below a directory.

    Args:
        directory: The data directory; links are not followed out of it.
        wanted: The byte strings to look for.

    Returns:
        What was looked through, and where something was found. A file that goes meanwhile holds nothing.
    """
    looked, size = 0, 0
    left: list[str] = []
    strings = [one for one in dict.fromkeys(wanted) if one]
    for path in _files(directory):
        try:
            with open(path, "rb") as stream:
                length = stream.seek(0, 2)
                looked, size = looked + 1, size + length
                if length and _holds(stream.fileno(), strings):
                    left.append(str(path.relative_to(directory)))
        except FileNotFoundError:
            continue
    return replace(Searched(), files=looked, size=size, needles=len(strings), left=tuple(sorted(left)))


def _holds(descriptor: int, strings: list[bytes]) -> bool:
    with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(one) >= 0 for one in strings)


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.rglob("*")) if path.is_file() and not path.is_symlink())
