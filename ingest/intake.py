"""What paths stand for: files one by one, those of one paper together, the documents of ZIP archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.corpus import listing, oparl_folder
from ingest.errors import BadInput
from ingest.formats.bundle import holds_documents, members
from ingest.ingest_report import IngestReport, Outcome, refused, refused_member
from ingest.model import Paper
from ingest.oparl import papers_of
from ingest.read import content_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """One document that is to be taken in.

    Attributes:
        path: What to call it in a report.
        origin: Where it comes from, the same at every call ("/eingang/bundle.zip!brief.txt").
        name: Its file name.
        content: Gives its bytes; raises BadInput if it cannot.
        paper: The paper it belongs to, where that is known.
    """

    path: str
    origin: str
    name: str
    content: Callable[[], bytes]
    paper: Paper | None = None


#: Documents that are read together: those of one paper, else one.
Group = Sequence[Incoming]


@dataclass(frozen=True, slots=True)
class Intake:
    """What an ingest was given.

    Attributes:
        files: Its files, those of one paper beside each other, each once. A ZIP archive is one file.
        papers: The papers of some of them.
        reports: What can be said before anything is read: folders without letters, formats that are not read.
    """

    files: tuple[Path, ...]
    papers: dict[Path, Paper]
    reports: tuple[IngestReport, ...]

    def groups(self) -> Iterator[tuple[int, Group | IngestReport]]:
        """What is to be read together, one group at a time, or a report about what cannot be.

        Yields:
            The number of files that come before, and the group.
        """
        done = 0
        while done < len(self.files):
            first = self.files[done]
            paper = self.papers.get(first)
            size = 1
            if paper and paper.id:
                while done + size < len(self.files) and self._is_of(self.files[done + size], paper.id):
                    size += 1
                yield done, [self._incoming(path) for path in self.files[done : done + size]]
            elif holds_documents(first):
                yield from ((done, part) for part in _unpacked(first))
            else:
                yield done, [self._incoming(first)]
            done += size

    def _is_of(self, path: Path, paper_id: str) -> bool:
        paper = self.papers.get(path)
        return paper is not None and paper.id == paper_id

    def _incoming(self, path: Path) -> Incoming:
        return Incoming(str(path), os.path.abspath(path), path.name, partial(content_of, path), self.papers.get(path))


def intake(paths: Iterable[Path]) -> Intake:
    """What paths stand for; only names and the papers beside them are read.

    Args:
        paths: Files, and folders of files (see :mod:`ingest.corpus`).
    """
    files: dict[Path, None] = {}
    papers: dict[Path, Paper] = {}
    reports: list[IngestReport] = []
    known: set[Path] = set()
    for path in paths:
        try:
            if path.is_dir():
                found = listing(path)
                files |= dict.fromkeys(found.documents)
                roots = found.oparl
                if found.unsupported:
                    counts = ", ".join(f"{count} {suffix}" for suffix, count in found.unsupported.items())
                    reports.append(IngestReport(str(path), Outcome.UNSUPPORTED, message=counts))
            else:
                _expect_file(path)
                files[path] = None
                root = oparl_folder(path)
                roots = (root,) if root else ()
        except BadInput as fault:
            reports.append(refused(str(path), fault))
            continue
        for root in roots:
            if root not in known:
                papers |= papers_of(root)
                known.add(root)
    return Intake(tuple(_by_paper(files, papers)), papers, tuple(reports))


def is_there(origin: str) -> bool:
    """Whether a file still lies at an origin; of one in a ZIP archive, whether the archive does."""
    return os.path.exists(origin) or os.path.exists(origin.partition("!")[0])


def _by_paper(files: Iterable[Path], papers: dict[Path, Paper]) -> Iterator[Path]:
    """Files in their order, but those of one paper at the place of its first."""
    groups: dict[str | Path, list[Path]] = {}
    for path in files:
        paper = papers.get(path)
        groups.setdefault(paper.id if paper and paper.id else path, []).append(path)
    return (path for group in groups.values() for path in group)


def _unpacked(path: Path) -> Iterator[Group | IngestReport]:
    """The documents of a ZIP archive, one at a time."""
    try:
        for member in members(path):
            shown = f"{path}!{member.name}"
            if member.refusal:
                yield refused_member(shown, member.refusal)
            else:
                origin = f"{os.path.abspath(path)}!{member.name}"
                name = member.name.rpartition("/")[2] or member.name
                yield [Incoming(shown, origin, name, partial(_same, member.content))]
    except BadInput as fault:
        yield refused(str(path), fault)


def _same(content: bytes) -> bytes:
    return content


def _expect_file(path: Path) -> None:
    """Refuse what is neither a file nor absent (reading tells that): a pipe or device could keep its reader waiting."""
    if path.exists() and not path.is_file():
        raise BadInput(
            f"Erwartet wird eine Datei oder ein Ordner ({path})",
            "gefunden wurde etwas anderes, etwa eine Pipe oder ein Gerät",
            "bitte speichern Sie den Text zuvor als Datei.",
        )
