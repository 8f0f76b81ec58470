"""What format a file has, by its content: the end of its name may say anything."""

from __future__ import annotations

import re
import struct
from enum import StrEnum


class Format(StrEnum):
    """What a file is, as far as it matters how it is read."""

    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    BUNDLE = "bundle"
    FOREIGN = "foreign"


#: Formats that people will try, by their first bytes, with the name they know them by. None of them is read.
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "ein Dokument im alten Word-, Excel- oder Outlook-Format, oder eines mit Kennwort",
    b"{\\rtf": "ein Dokument im Format RTF",
    b"\x89PNG": "ein Bild (PNG)",
    b"\xff\xd8\xff": "ein Bild (JPEG)",
    b"II*\0": "ein Bild (TIFF)",
    b"MM\0*": "ein Bild (TIFF)",
    b"GIF8": "ein Bild (GIF)",
    b"Rar!": "ein Archiv im Format RAR",
    b"7z\xbc\xaf": "ein Archiv im Format 7z",
    b"\x1f\x8b": "ein Archiv im Format gzip",
}

#: Names that stand in the directory of a ZIP archive that is one document, with what it is.
_DOCUMENTS = {
    b"word/document.xml": None,
    b"xl/workbook.xml": "eine Tabelle im Format Excel",
    b"ppt/presentation.xml": "eine Präsentation im Format PowerPoint",
    b"META-INF/manifest.xml": "ein Dokument im Format OpenDocument",
}

_PDF = re.compile(rb"[\s\0]*(?:\xef\xbb\xbf)?[\s\0]*%PDF-")
#: A page begins with one of these, after a declaration and comments.
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL
)
_START = 4096  # bytes in which the format shows


def detect(content: bytes) -> Format:
    """The format of a file's bytes; what is none of the others counts as text and is refused there if it is none."""
    start = content[:_START]
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(content)
    if _PDF.match(start) or (b"%PDF-" in start[:1024] and b"endobj" in content):  # readers take it anywhere in 1 KB
        return Format.PDF
    if foreign(content):
        return Format.FOREIGN
    return Format.HTML if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")) else Format.TEXT


def is_bundle(content: bytes) -> bool:
    """Whether a file is a ZIP archive of documents, not a document that is itself a ZIP archive."""
    return detect(content) is Format.BUNDLE


def foreign(content: bytes) -> str:
    """What a file of a format that is not read is, in words for the user; empty for other files."""
    for start, name in _FOREIGN.items():
        if content.startswith(start):
            return name
    directory = _directory(content) if content.startswith(b"PK") else b""
    return next((name for mark, name in _DOCUMENTS.items() if name and mark in directory), "")


def _packed(content: bytes) -> Format:
    directory = _directory(content)
    if b"word/document.xml" in directory:
        return Format.DOCX
    return Format.FOREIGN if foreign(content) else Format.BUNDLE


def _directory(content: bytes) -> bytes:
    """The directory at the end of a ZIP archive: it names every member once. Empty where the end is missing."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 16:
        return b""
    (size,) = struct.unpack_from("<I", content, end + 12)
    return content[max(0, end - size) : end]
