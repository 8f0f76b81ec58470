"""Bytes of a file to a :class:`Source`: decoded once, never altered, with the places where its pages begin."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.errors import BadInput
from ingest.model import Source, Span, Spans

#: A page mark as council letters print it at the head of a page: "-2-", "- 3-", "2-", "Seite 2 von 7". It has a line of
#: its own; a line begins after a line feed or a form feed, and may end with a carriage return.
PAGE_MARK = re.compile(
    r"(?<![^\n\f])[ \t]*(?:[-–—]?[ \t]*(\d{1,3})[ \t]*[-–—]|Seite[ \t]+(\d{1,3})(?:[ \t]+von[ \t]+\d{1,3})?)"
    r"[ \t\r]*(?![^\n\f])"
)

MAX_BYTES = 20_000_000


def read_source(path: Path) -> tuple[Source, bytes]:
    """Read a text file.

    Args:
        path: The file.

    Returns:
        The source, and the file's bytes as they are.

    Raises:
        BadInput: The file cannot be opened, is empty, too large, or is not text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"Erwartet wird eine lesbare Textdatei ({path.name})",
            f"das System meldet „{error.strerror or error}“",
            "bitte prüfen Sie Pfad und Leserechte.",
        ) from error
    return source_from_bytes(content, path.name), content


def source_from_bytes(content: bytes, name: str) -> Source:
    """Decode a file's bytes; see :func:`read_source`."""
    if len(content) > MAX_BYTES:
        raise BadInput(
            f"Erwartet wird ein Brief bis {MAX_BYTES // 1_000_000} MB ({name})",
            f"gefunden wurden {len(content) // 1_000_000} MB",
            "bitte teilen Sie die Datei.",
        )
    text = _decode(content, name)
    if not any(unicodedata.category(character)[0] in "LN" for character in text):
        raise BadInput(
            f"Erwartet wird der Text eines Briefes ({name})",
            "gefunden wurde eine Datei ohne ein einziges Wort",
            "bitte prüfen Sie, ob die Texterkennung gelaufen ist.",
        )
    stem = Path(unicodedata.normalize("NFC", name)).stem
    return Source(hashlib.sha256(content).hexdigest()[:16], stem, text, _page_starts(text))


def _decode(content: bytes, name: str) -> str:
    """UTF-8, else Windows-1252 as German offices still write it; anything with control characters is no text."""
    expected = f"Erwartet wird eine Textdatei ({name})"
    if content.startswith(b"%PDF") or b"\0" in content:
        raise BadInput(expected, "gefunden wurden Binärdaten", "bitte wandeln Sie die Datei zuvor in Text (.txt) um.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\ufffd" in text or re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise BadInput(
            expected, "gefunden wurden Zeichen, die kein Text sind", "bitte speichern Sie die Datei als UTF-8-Text."
        )
    return text


@lru_cache(maxsize=8)  # asked for every paragraph of a letter
def page_marks(text: str) -> Spans:
    """The page marks of a text, in order: only those that count up from page 2, so that a "-1-" in a table is none.

    A mark may be lost (OCR); after a form feed, where nothing else is printed so, a later number counts too.
    """
    marks: list[Span] = []
    expected = 2
    for match in PAGE_MARK.finditer(text):
        number = int(match[1] or match[2])
        heads_page = text[max(0, match.start() - 1) : match.start()] == "\f"
        if number == expected or (number == 1 and expected == 2) or (heads_page and number > expected):
            marks.append(Span(match.start(), match.end()))
            expected = number + 1
    return tuple(marks)


def _page_starts(text: str) -> tuple[int, ...]:
    """Offsets where pages begin: after each form feed; without any, at each page mark, which heads its page."""
    feeds = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    starts = feeds or [mark.start for mark in page_marks(text)]
    return (0, *starts) if starts else ()


def on_pages(source: Source, start: int, end: int) -> Spans:
    """The stretch from ``start`` to ``end`` as spans that each stand on one page, without blank edges.

    Returns:
        Spans in reading order; empty if the stretch is blank.
    """
    cuts = [start, *(cut for cut in source.page_starts if start < cut < end), end]
    spans = []
    for left, right in pairwise(cuts):
        piece = source.text[left:right]
        if piece.strip():
            left += len(piece) - len(piece.lstrip())
            right -= len(piece) - len(piece.rstrip())
            spans.append(Span(left, right, page_at(source, left)))
    return tuple(spans)


def page_at(source: Source, offset: int) -> int | None:
    """The page (1-based) an offset stands on; None where the source shows no pages."""
    return sum(1 for start in source.page_starts if start <= offset) or None if source.page_starts else None
