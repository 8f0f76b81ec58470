"""A folder of letters to the list of its documents.

Two shapes are known: a plain folder of letters, and an OParl folder (``papers/*.json`` beside ``files/``), of which
only what lies under ``files/`` is a document. A README, gold questions or notes beside the letters are never
documents.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import BadInput

#: Suffixes that are read as letters.
SUPPORTED = frozenset({".txt"})
#: Suffixes in which letters come too; counted, so that nobody takes them for searched.
OFFICE = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf"})
#: Stems of files that describe a folder and are no letters, whatever their suffix.
DESCRIPTIONS = frozenset({"readme", "license", "licence", "origin", "changelog"})


@dataclass(frozen=True, slots=True)
class CorpusListing:
    """What a folder holds.

    Attributes:
        documents: Files to read, sorted by path.
        unsupported: Number of files per suffix (".pdf") that look like documents but cannot be read yet.
    """

    documents: tuple[Path, ...]
    unsupported: dict[str, int]


def documents(folder: Path) -> list[Path]:
    """The documents of a corpus folder, sorted by path; see :func:`listing`."""
    return list(listing(folder).documents)


def listing(folder: Path) -> CorpusListing:
    """List a corpus folder; nothing is read.

    Args:
        folder: A folder of letters, or an OParl folder.

    Returns:
        Its documents, and a count of what cannot be read. Files whose name begins with a dot, descriptions, and the
        JSON objects beside OParl files count as neither.

    Raises:
        BadInput: It is no folder, or holds no document that can be read.
    """
    expected = f"Erwartet wird ein Ordner mit Schreiben ({folder})"
    if not folder.is_dir():
        found = "gefunden wurde eine Datei" if folder.exists() else "gefunden wurde nichts"
        raise BadInput(expected, found, "bitte prüfen Sie den Pfad.")
    candidates = sorted(path for path in _candidates(folder) if path.is_file() and not _describes(path))
    found_documents = tuple(path for path in candidates if path.suffix.lower() in SUPPORTED)
    if not found_documents:
        kinds = ", ".join(sorted({path.suffix or "ohne Endung" for path in candidates})) or "keine Dateien"
        raise BadInput(expected, f"gefunden wurde kein lesbares Schreiben ({kinds})", "gelesen werden .txt-Dateien.")
    rest = Counter(path.suffix.lower() for path in candidates if path.suffix.lower() not in SUPPORTED)
    return CorpusListing(found_documents, dict(sorted(rest.items())))


def _candidates(folder: Path) -> list[Path]:
    """Files that may be documents: in an OParl folder everything under ``files/``, else the folder's own files."""
    files = folder / "files"
    if files.is_dir():
        return [path for path in files.rglob("*") if path.suffix.lower() != ".json"]
    # Beside letters lie data of every kind; only formats that letters come in are worth a word.
    return [path for path in folder.iterdir() if path.suffix.lower() in SUPPORTED | OFFICE]


def _describes(path: Path) -> bool:
    return path.name.startswith(".") or path.stem.lower() in DESCRIPTIONS
