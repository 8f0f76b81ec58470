"""What a council information system says about files: the papers beside them, in OParl 1.1 and older layouts.

Read from a folder with ``papers/*.json`` and ``files/``. Names of keys differ by layout (``reference`` or
``shortName``, ``date`` or ``publishedDate``, files as objects or as bare numbers). A paper or file that is missing or
broken is left out, for metadata help to read a letter and are not the letter.
"""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.model import Paper

_log = logging.getLogger(__name__)

#: A paper of a council is small; larger JSON is none.
_MAX_BYTES = 2_000_000


def papers_of(folder: Path) -> dict[Path, Paper]:
    """The papers that the files of a folder belong to.

    Args:
        folder: A folder with ``papers/`` beside ``files/``.

    Returns:
        A paper for every file under ``files/`` that some paper names; empty for a folder without papers. A file that
        two papers name belongs to the first of them by file name.
    """
    files: dict[str, list[Path]] = {}
    for path in sorted((folder / "files").glob("*")):
        if path.suffix.lower() != ".json":
            files.setdefault(path.stem, []).append(path)
    found: dict[Path, Paper] = {}
    for path in sorted((folder / "papers").glob("*.json")):
        for number, paper in _papers(path):
            for file in files.get(number, []):
                found.setdefault(file, paper)
    return found


def _papers(path: Path) -> Iterator[tuple[str, Paper]]:
    """The files of one paper's JSON, each by its number, with the paper as it stands for that file."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ValueError("too large")
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("a paper could not be read and is left out: %s (%s)", path.name, type(error).__name__)
        return
    if not isinstance(content, dict):
        return
    for file in _files(content):
        number = _number(file)
        if number:
            yield number, _paper(content, file)


def _files(content: Mapping[str, Any]) -> Iterator[object]:
    """A paper's files: the main one and the auxiliary ones, as objects, URLs or bare numbers."""
    for key in ("mainFile", "auxiliaryFile"):
        value = content.get(key)
        yield from value if isinstance(value, list) else [value]


def _number(file: object) -> str | None:
    """The number of a file: the last part of its id or URL."""
    value = file.get("id") if isinstance(file, Mapping) else file
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.rstrip("/").rsplit("/", 1)[-1] or None if isinstance(value, str) else None


def _paper(content: Mapping[str, Any], file: object) -> Paper:
    return Paper(
        id=_text(content.get("id")) or "",
        reference=_text(content.get("reference")) or _text(content.get("shortName")),
        name=_text(content.get("name")),
        paper_type=_text(content.get("paperType")),
        date=_day(content.get("date")) or _day(content.get("publishedDate")),
        file_name=_text(file.get("name")) if isinstance(file, Mapping) else None,
        originator=_originator(content),
    )


def _originator(content: Mapping[str, Any]) -> str | None:
    """Who brought a paper in, where it is given by name; OParl gives URLs, which name nobody."""
    for key in ("originatorOrganization", "originatorPerson"):
        value = content.get(key)
        for item in value if isinstance(value, list) else [value]:
            name = _text(item.get("name")) if isinstance(item, Mapping) else _text(item)
            if name and "://" not in name:
                return name
    return None


def _text(value: object) -> str | None:
    """A text on one line, its umlauts put right; None if it is empty, null or no text. Numbers are taken as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    return " ".join(_umlauts(value).split()) or None


def _umlauts(text: str) -> str:
    """A text whose UTF-8 was once read as Latin-1 ("LangebrÃ¼ck") as it was meant; any other text unchanged."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _day(value: object) -> datetime.date | None:
    """A day from an ISO date or time; None if it is none."""
    try:
        return datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
