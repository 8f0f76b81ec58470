"""The structure of letters made by reading (``structure.json``), with the offsets its snippets stand at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.structure.collapsed import Collapsed
from ingest.errors import BadInput
from ingest.model import BlockKind, LetterKind

#: Name of the file in a corpus folder.
STRUCTURE = "structure.json"


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """A block as a reader marked it.

    Attributes:
        kind: Its kind.
        number: Number as labelled, with the group in front where the letter has several lists.
        start, end: Offsets in the source text.
    """

    kind: BlockKind
    number: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldLetter:
    """A letter as a reader marked it.

    Attributes:
        file: Name of its file in ``files/``.
        kind, reference: What the letter is, and its reference.
        date: ISO date; None where the stamp cannot be read.
        blocks: In reading order.
    """

    file: str
    kind: LetterKind
    reference: str | None
    date: str | None
    blocks: tuple[GoldBlock, ...]


def read_structure(folder: Path, texts: Mapping[str, str]) -> list[GoldLetter]:
    """Read the labelled letters of a corpus.

    Args:
        folder: The corpus; ``structure.json`` stands in it.
        texts: Source texts by file name.

    Raises:
        BadInput: The file is no such structure, or a snippet stands nowhere in its text.
    """
    path = folder / STRUCTURE
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return [_letter(name, entry, texts[name]) for name, entry in sorted(entries.items())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"Erwartet wird die Gliederung der Schreiben ({path})",
            f"gefunden wurde ein Fehler: {error}",
            "bitte vergleichen Sie die Datei mit eval/README.md.",
        ) from error


def _letter(name: str, entry: Mapping[str, Any], text: str) -> GoldLetter:
    flat = Collapsed.of(text)
    blocks = []
    place = 0
    for block in entry["blocks"]:
        first = flat.find(block["starts_with"], place)
        last = first and flat.find(block["ends_with"], first[0])
        if not first or not last:
            raise ValueError(f"{name}: {block['kind']} {block['number']} steht nicht im Text")
        place = last[1]
        blocks.append(GoldBlock(BlockKind(block["kind"]), block["number"], *flat.in_source(first[0], last[1])))
    return GoldLetter(name, LetterKind(entry["kind"]), entry["reference"], entry["date"], tuple(blocks))
