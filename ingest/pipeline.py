"""Files to letters in archive and indexes: read, segment, passages, decide who may see it, archive, index.

One bad file does not stop the others. The archive is committed first, so that a crash in between loses nothing: what is
archived and not indexed is indexed at the next start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ingest.archive import Archive
from ingest.clearance import MARK_READER, Decision, decide
from ingest.corpus import listing
from ingest.errors import ArchiveUnusable, BadInput
from ingest.model import BlockKind, Letter, MarkState, Passage, Tier
from ingest.passages import passages, title
from ingest.read import read_source
from ingest.segment import segment

#: Told before each file: number of files done, number in all, name of the file.
Progress = Callable[[int, int, str], None]

_ALL_TIERS = frozenset(Tier)
_NUMBERED = frozenset({BlockKind.RESOLUTION_POINT, BlockKind.QUESTION})


class Outcome(StrEnum):
    """What became of a file."""

    TAKEN_IN = "taken_in"
    RENEWED = "renewed"
    CLEARED = "cleared"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of one file.

    Attributes:
        path: The file as it was given or found; for ``unsupported`` the folder.
        outcome: New, read anew by a newer version, cleared, withdrawn from the public tier, the same as before,
            refused, or (for a folder) files of a kind that cannot be read yet.
        document_id: Its document; None if refused.
        title: What a councillor calls the letter; None if refused.
        tier: Who may see it now; None if refused.
        mark: What its letterhead shows; None if refused.
        passages: Number of its passages.
        message: For a refused file the fault's sentence, for a withheld letter why it is, for ``unsupported`` a count
            per suffix ("2 .pdf"), else "".
    """

    path: str
    outcome: Outcome
    document_id: str | None = None
    title: str | None = None
    tier: Tier | None = None
    mark: MarkState | None = None
    passages: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Orders:
    """What a person decides about the files of one run.

    Attributes:
        everyone: The decision about every file; None without one.
        records: Decisions by SHA-256 of a file's bytes; they go before ``everyone``.
        plain: Also take letters without numbered points, as plain paragraphs.
    """

    everyone: Decision | None = None
    records: Mapping[str, Decision] | None = None
    plain: bool = False

    def about(self, content: bytes) -> Decision | None:
        """The decision about a file's bytes; None if nobody decided."""
        return (self.records or {}).get(hashlib.sha256(content).hexdigest(), self.everyone)


class Indexer(Protocol):
    """What the pipeline needs of the indexes."""

    def prepare(self) -> None:
        """Make sure that letters can be indexed; a fault here comes before anything has changed."""
        ...

    def update(self, document_id: str) -> None:
        """Make the indexes agree with the archive about one document."""
        ...


def ingest_files(
    paths: Sequence[Path],
    archive: Archive,
    indexer: Indexer,
    orders: Orders | None = None,
    progress: Progress | None = None,
) -> list[IngestReport]:
    """Take letters in.

    Args:
        paths: Files, and folders of files (see :mod:`ingest.corpus`).
        archive: Where they go.
        indexer: The indexes; not touched where no letter is new.
        orders: What a person decides about them.
        progress: Told before each file; what it raises ends the run between two letters.

    Returns:
        One report a file, in order.

    Raises:
        FundstelleError: Archive or indexes cannot be used; the letters before are whole.
    """
    files, reports = _expand(paths)
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), path.name)
        try:
            reports.append(_ingest(path, archive, indexer, orders or Orders()))
        except BadInput as fault:
            reports.append(IngestReport(str(path), Outcome.REFUSED, message=str(fault)))
    if progress:
        progress(len(files), len(files), "")
    return reports


def _ingest(path: Path, archive: Archive, indexer: Indexer, orders: Orders) -> IngestReport:
    """Take one letter in."""
    source, content = read_source(path)
    held, held_passages = _held(archive, source.document_id)
    if held:  # the same bytes under another name stay the document they are
        source = replace(source, file=held.source.file)
    letter = segment(source)
    if not orders.plain:
        _expect_numbered(letter, path)
    found = passages(letter)
    before = archive.tier_of(source.document_id)
    decision = _decide(archive, letter, orders.about(content), before)
    same = held == letter and held_passages == found

    if not same:
        indexer.prepare()
        archive.store(letter, found, content, str(path), decision.tier, decision.who, decision.why)
        indexer.update(source.document_id)
    elif decision.tier is not before:
        indexer.prepare()
        archive.decide_tier(source.document_id, decision.tier, decision.who, decision.why)
        indexer.update(source.document_id)
    return IngestReport(
        path=str(path),
        outcome=_outcome(before, decision.tier, same),
        document_id=source.document_id,
        title=title(letter),
        tier=decision.tier,
        mark=letter.head.mark.state,
        passages=len(found),
        message=_reason(archive, source.document_id) if decision.tier is not Tier.OEFFENTLICH else "",
    )


def _reason(archive: Archive, document_id: str) -> str:
    """Why a letter is in its tier, as the last decision about it says."""
    return archive.decisions(document_id)[-1].why


def _held(archive: Archive, document_id: str) -> tuple[Letter | None, list[Passage]]:
    """What the archive holds of a letter; nothing where another version wrote what this one cannot read."""
    try:
        return archive.letter(document_id, _ALL_TIERS), archive.passages_of(document_id, _ALL_TIERS)
    except ArchiveUnusable:  # its own remedy is to take the letter in anew; a broken file is a fault of the next access
        return None, []


def _decide(archive: Archive, letter: Letter, person: Decision | None, before: Tier | None) -> Decision:
    """Who may see a letter. One that comes again stays where a person put it, until a person decides otherwise."""
    mark = letter.head.mark.state
    if before is None:
        return decide(mark, person)
    if person and person.tier is not before:
        return person
    by_person = archive.decisions(letter.source.document_id)[-1].who != MARK_READER
    decision = decide(mark, None)
    return Decision(before, MARK_READER, "") if person or by_person or decision.tier is before else decision


def _outcome(before: Tier | None, after: Tier, same: bool) -> Outcome:
    """What became of a letter that was in tier ``before`` (None: nowhere) and is now in ``after``."""
    if before is None:
        return Outcome.TAKEN_IN
    if before is not after:
        return Outcome.CLEARED if after is Tier.OEFFENTLICH else Outcome.WITHDRAWN
    return Outcome.UNCHANGED if same else Outcome.RENEWED


def _expect_numbered(letter: Letter, path: Path) -> None:
    """Refuse a letter without numbered points: it may be something else, or the recognition of its text went wrong."""
    if not any(block.kind in _NUMBERED for block in letter.blocks):
        raise BadInput(
            f"Erwartet wird ein Schreiben mit nummerierten Punkten oder Fragen ({path.name})",
            f"gefunden wurden {len(letter.blocks)} Absätze ohne fortlaufende Nummern",
            "bitte prüfen Sie die Datei oder nehmen Sie sie mit --plain als einfachen Fließtext auf.",
        )


def _expand(paths: Iterable[Path]) -> tuple[list[Path], list[IngestReport]]:
    """The files that paths stand for, each once, and reports about what cannot be read."""
    files: dict[Path, None] = {}
    reports = []
    for path in paths:
        try:
            if path.is_dir():
                found = listing(path)
                files |= dict.fromkeys(found.documents)
                if found.unsupported:
                    counts = ", ".join(f"{count} {suffix}" for suffix, count in found.unsupported.items())
                    reports.append(IngestReport(str(path), Outcome.UNSUPPORTED, message=counts))
            else:
                _expect_file(path)
                files[path] = None
        except BadInput as fault:
            reports.append(IngestReport(str(path), Outcome.REFUSED, message=str(fault)))
    return list(files), reports


def _expect_file(path: Path) -> None:
    """Refuse what is neither a file nor absent (reading tells that): a pipe or device could keep its reader waiting."""
    if path.exists() and not path.is_file():
        raise BadInput(
            f"Erwartet wird eine Datei oder ein Ordner ({path})",
            "gefunden wurde etwas anderes, etwa eine Pipe oder ein Gerät",
            "bitte speichern Sie den Text zuvor als Datei.",
        )
