"""The texts of an OParl folder by the papers they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import BadInput
from ingest.model import Paper
from ingest.oparl import papers_of

_MINUTES = re.compile(r"protokoll|niederschrift|abstimmungsergebnis", re.I)


@dataclass(frozen=True, slots=True)
class Papers:
    """All papers of a folder.

    Attributes:
        folder: The OParl folder.
        by_file: What its papers say of each file, by the file's path.
    """

    folder: Path
    by_file: Mapping[Path, Paper]

    @classmethod
    def of(cls, folder: Path) -> Papers:
        """The papers of a folder; none where it has no metadata."""
        return cls(folder, papers_of(folder))

    def files(self, ident: str) -> dict[Path, Paper]:
        """The texts of one paper, sorted by name.

        Args:
            ident: The last part of the paper's id.

        Raises:
            BadInput: There is no such paper, or none of its texts.
        """
        own = {path: paper for path, paper in sorted(self.by_file.items()) if paper.id.rsplit("/", 1)[-1] == ident}
        if not own:
            raise BadInput(
                f"Erwartet wird der Vorgang {ident} in {self.folder.name}/papers mit seinen Texten",
                "gefunden wurde er nicht",
                "bitte prüfen Sie, ob der Goldstandard zu diesem Korpus gehört.",
            )
        return own

    def groups(self, paths: Iterable[Path]) -> list[list[Path]]:
        """Texts put together by their papers, in the order of the first of each; a text without paper is alone."""
        found: dict[str, list[Path]] = {}
        for path in paths:
            paper = self.by_file.get(path)
            found.setdefault(f"paper {paper.id}" if paper else f"file {path}", []).append(path)
        return list(found.values())

    def labelled(self, ident: str) -> list[Path]:
        """The texts of one paper that labels may name: all but minutes and counts of votes, told by their names.

        Raises:
            BadInput: As :meth:`files`.
        """
        return [path for path, paper in self.files(ident).items() if not _MINUTES.search(paper.file_name or "")]
