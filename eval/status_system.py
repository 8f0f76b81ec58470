"""What the assistant says of the state of implementation over a folder of letters.

The letters lie in an archive of their own for the length of a run. The state is read from the archive alone, so no
index is built and no model is loaded.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.implementation.points import implementation
from assistant.implementation.state import Progress, Report
from eval.matching import letters
from eval.status_gold import GoldStatus
from eval.structure.papers import Papers
from ingest.archive.archive import Archive
from ingest.corpus import documents
from ingest.errors import BadInput
from ingest.model import Source, Tier
from ingest.pipeline import ingest_files

#: The evaluator sees every tier of the letters it is given; they lie in an archive of their own.
_TIERS = frozenset(Tier)


@dataclass(frozen=True, slots=True)
class SaidStatus:
    """What is said of one point from one letter.

    Attributes:
        point: Which point: the same number for all letters of its history.
        reference, number, wording: The point's paper, number and words.
        file: Stem of the file of the letter that reports.
        state: What became of it.
        sentence: The words that are cited.
        cited_file: Stem of the file they stand in.
        stands: Whether they stand there, letter by letter.
        date: The report's date.
        announced: For when it announces the next.
        holds_for: For whom "nicht zuständig" holds.
    """

    point: int
    reference: str
    number: str | None
    wording: str
    file: str
    state: Progress
    sentence: str
    cited_file: str
    stands: bool
    date: datetime.date | None
    announced: datetime.date | None
    holds_for: str | None


class WithoutIndexes:
    """An archive that nobody searches: what the pipeline asks of indexes is done by having none."""

    def prepare(self) -> None:
        """There is nothing to make ready."""

    def update(self, document_ids: Sequence[str]) -> None:
        """There is nothing to bring up to date."""


def texts_of(folder: Path, gold: Sequence[GoldStatus], whole: bool) -> list[Path]:
    """The letters that are taken in.

    Args:
        folder: A folder of letters or an OParl folder.
        gold: What is measured.
        whole: Every letter of the folder; else those of the papers that the gold's letters belong to.

    Raises:
        BadInput: The folder has no letter, or lacks one that the gold names.
    """
    found = documents(folder)
    named = {row.file for row in gold} | {file for row in gold for file in row.refers}
    lacking = sorted(named - {path.stem for path in found})
    if lacking:
        raise BadInput(
            f"Erwartet werden in {folder.name} die Schreiben, die der Goldstandard nennt",
            f"es fehlen {len(lacking)}, zum Beispiel {lacking[0]}",
            "bitte prüfen Sie, ob der Goldstandard zu diesem Korpus gehört.",
        )
    if whole:
        return found
    papers = Papers.of(folder)
    own = {paper.id for path, paper in papers.by_file.items() if path.stem in named}
    return [path for path in found if path.stem in named or ((paper := papers.by_file.get(path)) and paper.id in own)]


def said_of(paths: Sequence[Path]) -> list[SaidStatus]:
    """What the assistant says of every point of some letters, in its own order.

    Args:
        paths: The letters; what cannot be read is left out.
    """
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive.sqlite")
        try:
            ingest_files(paths, archive, WithoutIndexes())
            return list(_said(archive))
        finally:
            archive.close()


def _said(archive: Archive) -> Iterator[SaidStatus]:
    today = datetime.datetime.now().astimezone().date()
    sources: dict[str, Source] = {}
    for number, point in enumerate(implementation(archive, _TIERS, today)):
        for report in point.reports:
            cited = report.passage.document_id
            source = sources.setdefault(cited, archive.source(cited))
            yield SaidStatus(
                number,
                point.reference,
                point.number,
                point.wording,
                report.letter.file,
                report.progress,
                report.sentence,
                source.file,
                _stands(report, source),
                report.date,
                report.announced,
                report.holds_for,
            )


def _stands(report: Report, source: Source) -> bool:
    """Whether the cited words are those of their place; what line ends and hyphens do to them does not count."""
    inside = all(0 <= span.start < span.end <= len(source.text) for span in report.spans)
    words = letters(report.sentence)
    return bool(report.spans) and inside and bool(words) and letters(source.verbatim(report.spans)) == words


def histories(said: Iterable[SaidStatus]) -> dict[int, list[str]]:
    """The files that report on each point, in the order they are told in."""
    found: dict[int, list[str]] = {}
    for one in said:
        found.setdefault(one.point, []).append(one.file)
    return found
