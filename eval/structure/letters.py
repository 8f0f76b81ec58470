"""The texts of a corpus folder, read and segmented as the product does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from eval import provenance
from eval.provenance import Provenance
from eval.structure.papers import Papers
from ingest.errors import BadInput
from ingest.model import Letter, Source
from ingest.read import read
from ingest.segment import segment, segment_paper


def text_files(folder: Path) -> list[Path]:
    """The texts of an OParl folder (``files/*.txt``), sorted by name.

    Raises:
        BadInput: There are none.
    """
    found = sorted((folder / "files").glob("*.txt"))
    if not found:
        raise BadInput(
            f"Erwartet wird ein Ordner mit Texten ({folder.name}/files/*.txt)",
            "gefunden wurde kein Text",
            "bitte nennen Sie den Ordner, in dem files und papers liegen.",
        )
    return found


def sources(paths: Iterable[Path]) -> dict[Path, Source]:
    """The readable texts by path; a text without a single word (a scan nobody recognised) is left out."""
    found = {}
    for path in paths:
        try:
            found[path] = read(path).source
        except BadInput:
            continue
    return found


def segmented(texts: Mapping[Path, Source], papers: Papers | None) -> dict[Path, Letter]:
    """The structure of each text, read with its paper's other texts; without papers from its print alone."""
    if papers is None:
        return {path: segment(source) for path, source in texts.items()}
    found: dict[Path, Letter] = {}
    for group in papers.groups(texts):
        letters = segment_paper([(texts[path], papers.by_file.get(path)) for path in group])
        found.update(zip(group, letters, strict=True))
    return found


def origin(folders: Sequence[Path], gold: Path | None, texts: Iterable[Source]) -> Provenance:
    """Where figures over texts come from."""
    lines = sorted(f"{text.file} {text.document_id}\n" for text in texts)
    digest = hashlib.sha256("".join(lines).encode())
    return Provenance(
        system="structure",
        gold=gold.name if gold else "none",
        gold_sha256=provenance.digest(gold) if gold else "none",
        corpus=", ".join(folder.resolve().name for folder in folders),
        corpus_sha256=digest.hexdigest(),
        letters=len(lines),
        unreadable=(),
        commit=provenance.commit(),
        date=provenance.now(),
        details={},
    )
