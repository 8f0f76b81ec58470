"""A folder of letters to the list of its documents.

Two shapes are known, and may lie in one another: a plain folder of letters with all its subfolders, and an OParl folder
(``papers/*.json`` beside ``files/``), of which only what lies under ``files/`` is a document. A README, gold questions
or notes beside the letters are never documents.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import BadInput

#: Suffixes that are read as letters; what a file really is, its content tells.
SUPPORTED = frozenset({".txt", ".pdf", ".docx", ".html", ".htm", ".zip"})
#: Suffixes in which letters come too; counted, so that nobody takes them for searched.
OFFICE = frozenset({".doc", ".odt", ".rtf"})
#: Stems of files that describe a folder and are no letters, whatever their suffix.
DESCRIPTIONS = frozenset({"readme", "license", "licence", "origin", "changelog"})


@dataclass(frozen=True, slots=True)
class CorpusListing:
    """What a folder holds.

    Attributes:
        documents: Files to read, sorted by path.
        unsupported: Number of files per suffix (".doc") that look like documents but cannot be read.
        oparl: The OParl folders among them, the folder itself included.
    """

    documents: tuple[Path, ...]
    unsupported: dict[str, int]
    oparl: tuple[Path, ...] = ()


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
        readable = ", ".join(sorted(SUPPORTED))
        raise BadInput(expected, f"gefunden wurde kein lesbares Schreiben ({kinds})", f"gelesen werden {readable}.")
    rest = Counter(path.suffix.lower() for path in candidates if path.suffix.lower() not in SUPPORTED)
    roots = dict.fromkeys(root for path in found_documents if (root := oparl_folder(path)))
    return CorpusListing(found_documents, dict(sorted(rest.items())), tuple(roots))


def oparl_folder(path: Path) -> Path | None:
    """The OParl folder that a file lies in: the nearest with ``papers/`` beside the ``files/`` above it."""
    for parent in path.parents:
        if parent.name == "files" and (parent.parent / "papers").is_dir():
            return parent.parent
    return None


def _candidates(folder: Path) -> Iterator[Path]:
    """Files that may be documents: of an OParl folder everything under ``files/``, else by suffix, subfolders too.

    Links to folders are not followed: they may lead in a circle.
    """
    if (folder / "files").is_dir():
        yield from _under(folder / "files")
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _candidates(folder / entry.name)
        # Beside letters lie data of every kind; only formats that letters come in are worth a word.
        elif Path(entry.name).suffix.lower() in SUPPORTED | OFFICE:
            yield folder / entry.name


def _under(files: Path) -> Iterator[Path]:
    return (path for path in files.rglob("*") if path.suffix.lower() != ".json")


def _describes(path: Path) -> bool:
    return path.name.startswith(".") or path.stem.lower() in DESCRIPTIONS
