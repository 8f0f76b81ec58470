"""A file to a :class:`Reading`: its text decoded once and never altered, the places where its pages begin."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ingest.errors import BadInput, system_says
from ingest.formats.detect import Format, detect, foreign
from ingest.formats.extract import extract
from ingest.model import PageBox, Source, Span, Spans
from ingest.text.noise import page_starts

#: Bytes of a text, and of a document of another format: a scan has a megabyte a page.
MAX_BYTES = 20_000_000
MAX_DOCUMENT_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    Attributes:
        source: Its text.
        content: Its bytes as they are; for a document inside a ZIP archive the document's, not the archive's.
        boxes: Where the text stands on the pages' images; empty where the format has none.
        remarks: What a person should know about how it was read, each a German sentence.
    """

    source: Source
    content: bytes
    boxes: tuple[PageBox, ...] = ()
    remarks: tuple[str, ...] = ()


def read(path: Path) -> Reading:
    """Read a file of any format that is known, by its content and not by the end of its name.

    Args:
        path: The file.

    Returns:
        Its text; the same bytes always give the same.

    Raises:
        BadInput: The file cannot be opened, is empty, too large, broken, or of a format that is not read.
    """
    return read_bytes(content_of(path), path.name)


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        BadInput: The file cannot be opened or is too large.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_DOCUMENT_BYTES else b""
    except OSError as error:
        raise BadInput(
            f"Erwartet wird eine lesbare Datei ({path.name})",
            system_says(error),
            "bitte prüfen Sie Pfad und Leserechte.",
        ) from error
    _expect_size(size, MAX_DOCUMENT_BYTES, path.name)
    return content


def read_bytes(content: bytes, name: str) -> Reading:
    """Read a document that is in memory, such as one inside a ZIP archive; see :func:`read`.

    Args:
        content: Its bytes.
        name: Its file name, for messages and as the name of the letter.
    """
    format_ = detect(content)
    if format_ is Format.TEXT:
        return Reading(source_from_bytes(content, name), content)
    if format_ is Format.BUNDLE:
        raise BadInput(
            f"Erwartet wird ein einzelnes Schreiben ({name})",
            "gefunden wurde ein ZIP-Archiv",
            "bitte nehmen Sie es mit „fundstelle ingest“ als Ganzes auf.",
        )
    if format_ is Format.FOREIGN:
        raise BadInput(
            f"Erwartet wird ein Schreiben als PDF, DOCX, HTML oder Text ({name})",
            f"gefunden wurde {foreign(content)}",
            "bitte speichern Sie es als PDF.",
        )
    _expect_size(len(content), MAX_DOCUMENT_BYTES, name)
    found = extract(content, format_, name)
    _expect_words(found.text, name)
    return Reading(_source(content, name, found.text, found.page_starts), content, found.boxes, found.remarks)


def source_from_bytes(content: bytes, name: str) -> Source:
    """Decode the bytes of a text file; see :func:`read`."""
    _expect_size(len(content), MAX_BYTES, name)
    text = _decode(content, name)
    _expect_words(text, name)
    return _source(content, name, text, page_starts(text))


def _source(content: bytes, name: str, text: str, starts: tuple[int, ...]) -> Source:
    stem = Path(unicodedata.normalize("NFC", name)).stem
    return Source(hashlib.sha256(content).hexdigest()[:16], stem, text, starts)


def _expect_size(size: int, limit: int, name: str) -> None:
    if size > limit:
        raise BadInput(
            f"Erwartet wird ein Brief bis {limit // 1_000_000} MB ({name})",
            f"gefunden wurden {size // 1_000_000} MB",
            "bitte teilen Sie die Datei.",
        )


def _expect_words(text: str, name: str) -> None:
    if not any(unicodedata.category(character)[0] in "LN" for character in text):
        raise BadInput(
            f"Erwartet wird der Text eines Briefes ({name})",
            "gefunden wurde eine Datei ohne ein einziges Wort",
            "bitte prüfen Sie, ob sie leer oder unleserlich ist.",
        )


def _decode(content: bytes, name: str) -> str:
    """UTF-8, else Windows-1252 as German offices still write it; anything with control characters is no text."""
    expected = f"Erwartet wird ein Schreiben als PDF, DOCX, HTML oder Text ({name})"
    if b"\0" in content:
        raise BadInput(expected, "gefunden wurden Binärdaten", "bitte speichern Sie es als PDF.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\ufffd" in text or re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise BadInput(
            expected, "gefunden wurden Zeichen, die kein Text sind", "bitte speichern Sie es als PDF oder UTF-8-Text."
        )
    return text


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
