"""Files to letters in archive and indexes: read, segment, passages, decide who may see it, archive, index.

One bad file does not stop the others. What has not changed since it was last taken in is told by its hash and not read
again. Each letter is committed to the archive by itself, so a run that is cut off goes on where it stopped; the indexes
follow a few letters later, for many at once are five times as fast as one by one. What is archived and not indexed when
a run is cut off is indexed at the next start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Protocol

from ingest.archive.archive import Archive, Provenance
from ingest.archive.versions import Succession
from ingest.clearance import Decision, decided
from ingest.errors import BadInput, FundstelleError
from ingest.ingest_report import IngestReport, Outcome, refused
from ingest.intake import Group, intake
from ingest.model import Letter, MarkState, Tier
from ingest.planning import GroupFile, Plan, Planner
from ingest.quarantine import signs
from ingest.structure import Structured, basis, seen_with, structured

__all__ = ["Indexer", "IngestReport", "Later", "Orders", "Outcome", "ingest_files", "paper_read_again", "read_again"]

#: Told before each file: number of files done, number in all, name of the file.
Progress = Callable[[int, int, str], None]

#: Letters that are archived before the indexes follow.
AT_ONCE = 16
_ALL_TIERS = frozenset(Tier)


@dataclass(frozen=True, slots=True)
class Orders:
    """What a person decides about the files of one run.

    Attributes:
        everyone: The decision about every file; None without one.
        records: Decisions by SHA-256 of a file's bytes; they go before ``everyone``.
        erased_too: Whether what was erased may come in again.
    """

    everyone: Decision | None = None
    records: Mapping[str, Decision] | None = None
    erased_too: bool = False

    def about(self, content: bytes) -> Decision | None:
        """The decision about a file's bytes; None if nobody decided."""
        return self.particular(content) or self.everyone

    def particular(self, content: bytes) -> Decision | None:
        """The decision about exactly these bytes; None if there is none."""
        return (self.records or {}).get(hashlib.sha256(content).hexdigest())


class Indexer(Protocol):
    """What the pipeline needs of the indexes."""

    def prepare(self) -> None:
        """Make sure that letters can be indexed; a fault here comes before anything has changed."""
        ...

    def update(self, document_ids: Sequence[str]) -> None:
        """Make the indexes agree with the archive about some documents."""
        ...


@dataclass(frozen=True)
class Later:
    """An indexer that only notes what is to be indexed, for whoever has the indexes follow in a step of their own.

    Attributes:
        document_ids: What was noted.
    """

    document_ids: list[str] = field(default_factory=list)

    def prepare(self) -> None:
        """Nothing to prepare."""

    def update(self, document_ids: Sequence[str]) -> None:
        """Note them."""
        self.document_ids.extend(document_ids)


def ingest_files(
    paths: Sequence[Path],
    archive: Archive,
    indexer: Indexer,
    orders: Orders | None = None,
    progress: Progress | None = None,
) -> list[IngestReport]:
    """Take letters in.

    Args:
        paths: Files, folders of files and ZIP archives (see :mod:`ingest.intake`).
        archive: Where they go.
        indexer: The indexes; not touched where no letter is new.
        orders: What a person decides about them.
        progress: Told before each file; what it raises ends the run between two letters.

    Returns:
        One report a file.

    Raises:
        FundstelleError: Archive or indexes cannot be used; the letters before are whole.
    """
    given = intake(paths)
    reports, total = list(given.reports), len(given.files)
    with _Run(archive, indexer, orders or Orders()) as run:
        for done, group in given.groups():
            if isinstance(group, IngestReport):
                reports.append(group)
                continue

            def tell(number: int, name: str, done: int = done) -> None:
                if progress:
                    progress(min(done + number, total - 1), total, name)

            reports += run.take(group, tell)
    if progress:
        progress(total, total, "")
    return reports


def read_again(document_id: str, archive: Archive, indexer: Indexer) -> Structured:
    """Read a letter of the archive again, with all of its paper: after a correction.

    Args:
        document_id: The letter; it is there.
        archive: The archive.
        indexer: The indexes; made to agree with the archive where a letter is another one now.

    Returns:
        The letter as it is now.
    """
    with _Run(archive, indexer, Orders()) as run:
        return run.again(document_id)


def paper_read_again(document_id: str, archive: Archive) -> list[str]:
    """Read the letters of a document's paper again: after a change of who may see one of them.

    Args:
        document_id: The letter; it is there.
        archive: The archive.

    Returns:
        The letters that are others now; the indexes have still to follow.
    """
    later, held = Later(), archive.versions.held(document_id)
    paper = held.paper.id if held and held.paper else ""
    current = archive.versions.of_paper(paper) if paper else []
    replaced = archive.versions.of_paper(paper, replaced=True) if paper else []
    with _Run(archive, later, Orders()) as run:
        if len({document_id, *current}) > 1:
            run.again(document_id)
        for key in replaced:
            run.again(key)
    return later.document_ids


class _Run:
    """One ingest: a context in which letters are archived at once and indexed a few at a time.

    Whoever ends it early by not listening any more (an exception of theirs) has what is archived indexed; a fault of
    ours, or the end of the process, leaves that to the next start.
    """

    def __init__(self, archive: Archive, indexer: Indexer, orders: Orders) -> None:
        self._archive, self._indexer, self._orders = archive, indexer, orders
        self._planner = Planner(archive)
        self._pending: dict[str, None] = {}

    def __enter__(self) -> _Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or (issubclass(kind, Exception) and not issubclass(kind, FundstelleError)):
            self._index()

    def take(self, group: Group, tell: Callable[[int, str], None]) -> list[IngestReport]:
        """Take a group of files in; ``tell`` is told the place in the group and the name of each."""
        reports: dict[int, IngestReport] = {}
        files: dict[int, GroupFile] = {}
        for number, incoming in enumerate(group):
            tell(number, incoming.path.rpartition("/")[2])
            try:
                files[number] = self._admitted(self._planner.opened(incoming))
            except BadInput as fault:
                reports[number] = refused(incoming.path, fault)
        plan = self._planner.planned(files)
        tiers = plan.tiers
        if plan.stale:
            self._indexer.prepare()
            found, tiers = self._read(plan)
            for key in plan.siblings:
                self._restructured(found[key], tiers)
            for number in sorted(plan.stale):
                file = plan.files[number]
                reports[number] = self._archived(file, found[file.document_id], self._planner.basis_of(file, tiers))
        for number in plan.files.keys() - plan.stale:
            reports[number] = self._kept(plan.files[number])
        self._agree(tiers)
        if len(self._pending) >= AT_ONCE:
            self._index()
        return [reports[number] for number in sorted(reports)]

    def _admitted(self, file: GroupFile) -> GroupFile:
        """A file that was never erased, or may come in again.

        Raises:
            BadInput: It was erased.
        """
        number = None if file.held or self._orders.erased_too else self._archive.erasures.number_of(file.document_id)
        if number is None:
            return file
        raise BadInput(
            f"Erwartet wird ein Schreiben, das nicht gelöscht wurde ({file.incoming.name})",
            f"dieses wurde gelöscht, Bescheinigung {number}",
            "bitte fragen Sie den Datenschutz; soll es dennoch wieder aufgenommen werden: --trotz-loeschung",
        )

    def again(self, document_id: str) -> Structured:
        """Read an archived letter again, with all of its paper; one that was replaced changes no other."""
        held = self._archive.versions.held(document_id)
        paper = held.paper if held else None
        together = {document_id, *(self._archive.versions.of_paper(paper.id) if paper and paper.id else ())}
        tiers = {key: tier for key in sorted(together) if (tier := self._archive.tier_of(key))}
        found = structured([replace(self._planner.archived(key), tier=tier) for key, tier in tiers.items()])
        for one in found:
            if held is None or held.superseded_by is None or one.letter.source.document_id == document_id:
                self._restructured(one, tiers)
        return next(one for one in found if one.letter.source.document_id == document_id)

    def _read(self, plan: Plan) -> tuple[dict[str, Structured], dict[str, Tier]]:
        """The letters of a group as read, and who may see each.

        A letter's own mark says who may see it, and is known once it is read; where not all of them are for the same
        people, they are read once more, each by those alone that are no more closed.
        """
        readings = self._planner.readings(plan)
        found = {one.letter.source.document_id: one for one in structured(readings)}
        tiers = dict(plan.tiers)
        for file in plan.own.values():
            letter = found[file.document_id].letter
            tiers[file.document_id] = self._decided(file, letter.head.mark.state, letter).tier
        if len(set(tiers.values())) > 1:
            again = structured([replace(one, tier=tiers[one.source.document_id]) for one in readings])
            found = {one.letter.source.document_id: one for one in again}
        return found, tiers

    def _agree(self, tiers: Mapping[str, Tier]) -> None:
        """Read letters again that were read together, where one of them is for others now than when it was read."""
        now = {key: tier for key in tiers if (tier := self._archive.tier_of(key))}
        if len(now) > 1 and now != tiers:
            self.again(min(now))

    # Writing.

    def _archived(self, file: GroupFile, found: Structured, read_by: str) -> IngestReport:
        """Write a letter that is new, or is to be read otherwise than it was."""
        mark = found.letter.head.mark.state
        before = file.held.tier if file.held else None
        decision = self._decided(file, mark, found.letter)
        boxes = file.reading.boxes if file.reading else self._archive.boxes(file.document_id, _ALL_TIERS)
        changed = self._archive.store(
            found.letter,
            found.passages,
            file.content,
            file.incoming.origin,
            decision.tier,
            decision.who,
            decision.why,
            Provenance(file.incoming.paper, read_by, boxes, Succession(file.replaces, file.left)),
        )
        if changed or not file.current or decision.tier is not before:
            self._pending[file.document_id] = None
        self._pending |= dict.fromkeys(file.replaces)
        return self._reported(file, _outcome(file, decision.tier, changed))

    def _kept(self, file: GroupFile) -> IngestReport:
        """Leave a letter as it is; who may see it and where it lies may be other now."""
        assert file.held is not None  # what is not held is stale
        decision = self._decided(file, file.held.mark)
        if decision.tier is not file.held.tier:
            self._indexer.prepare()
            self._archive.decide_tier(file.document_id, decision.tier, decision.who, decision.why)
            self._pending[file.document_id] = None
        elsewhere = self._archive.versions.at(file.incoming.origin) != [file.document_id]
        if elsewhere or file.left:
            succession = Succession(file.replaces, file.left)
            self._archive.versions.settle(file.document_id, file.incoming.origin, succession)
            if file.replaces:
                self._indexer.prepare()
                self._pending |= dict.fromkeys(file.replaces)
        return self._reported(file, _outcome(file, decision.tier, changed=False))

    def _restructured(self, found: Structured, tiers: Mapping[str, Tier]) -> None:
        """Write an archived letter as it is read now; its bytes, tier and place stay."""
        document_id = found.letter.source.document_id
        held = self._archive.versions.held(document_id)
        paper = held.paper if held else None
        read_by = basis(paper, seen_with(document_id, tiers), self._archive.corrections.holding(document_id))
        if held and held.basis != read_by:
            self._indexer.prepare()
            if self._archive.restructure(found.letter, found.passages, paper, read_by):
                self._pending[document_id] = None

    def _reported(self, file: GroupFile, outcome: Outcome) -> IngestReport:
        held = self._archive.versions.held(file.document_id)
        assert held is not None  # it was written, or was there
        return IngestReport(
            path=file.incoming.path,
            outcome=outcome,
            document_id=held.document_id,
            title=held.title,
            tier=held.tier,
            mark=held.mark,
            passages=held.passages,
            message=held.why if held.tier is not Tier.OEFFENTLICH else "",
            remarks=file.reading.remarks if file.reading else (),
        )

    def _decided(self, file: GroupFile, mark: MarkState, letter: Letter | None = None) -> Decision:
        """Who may see a letter: see :func:`ingest.clearance.decided`.

        What speaks against publishing it also speaks against a word about all letters of a run: who gave that has not
        seen it. A record for exactly these bytes holds.
        """
        person, paper = (
            self._orders.about(file.content),
            file.incoming.paper or (file.held.paper if file.held else None),
        )
        of_run = person is not None and person.tier is Tier.OEFFENTLICH and not self._orders.particular(file.content)
        if letter is None and (of_run or mark is MarkState.UNTICKED):  # else nothing is published that was not
            letter = self._archive.letter(file.document_id, _ALL_TIERS)
        found = signs(letter, paper, file.incoming.name) if letter else ()
        if found and of_run:
            person = None
        replaced = [held for key in file.replaces if (held := self._archive.versions.held(key))]
        before = None if file.held is None else (file.held.tier, file.held.decided_by)
        return decided(mark, person, before, [(h.tier, h.decided_by, h.why) for h in replaced], found)

    def _index(self) -> None:
        if self._pending:
            self._indexer.update(list(self._pending))
            self._pending.clear()


def _outcome(file: GroupFile, tier: Tier, changed: bool) -> Outcome:
    """What became of a file whose letter is in a tier now.

    Args:
        file: The file, as it was before.
        tier: The tier of its letter now.
        changed: Whether it is read otherwise than before.
    """
    if file.replaces:
        return Outcome.CHANGED
    if file.held is None or not file.current:
        return Outcome.TAKEN_IN
    if file.held.tier is not tier:
        return Outcome.CLEARED if tier is Tier.OEFFENTLICH else Outcome.WITHDRAWN
    return Outcome.RENEWED if changed else Outcome.UNCHANGED
