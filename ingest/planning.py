"""What of a group of files has to be read: what changed since it was last taken in, and what belongs with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.archive.archive import Archive
from ingest.archive.versions import Held
from ingest.corrections import Correction
from ingest.intake import Incoming, is_there
from ingest.model import Tier
from ingest.read import Reading, read_bytes
from ingest.structure import ToRead, basis, by_this_reader, seen_with


@dataclass(frozen=True, slots=True)
class GroupFile:
    """A file of a group, once its bytes are known.

    Attributes:
        incoming: What was given.
        content: Its bytes.
        document_id: Its document.
        held: What the archive knows of that, None for a new one.
        reading: Its text, where the archive has none that this reader read.
        replaces: Documents that were at its place and are nowhere else now.
        left: Places at which its document lies no longer.
    """

    incoming: Incoming
    content: bytes
    document_id: str
    held: Held | None
    reading: Reading | None
    replaces: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether the archive has its document, and in no other's shadow."""
        return self.held is not None and self.held.superseded_by is None

    @property
    def read_by(self) -> str | None:
        """By what its document was read; None where it does not stand for a file now."""
        return self.held.basis if self.held and self.current else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a group has to be read.

    Attributes:
        files: Its files by their place in the group.
        own: Those whose document does not belong to another paper.
        siblings: Other documents of the same paper, in the archive.
        stale: Places of the files that were not read by what they would be read by now.
        tiers: Who may see each document that is read together, as far as the archive knows it.
    """

    files: Mapping[int, GroupFile]
    own: Mapping[int, GroupFile]
    siblings: tuple[str, ...]
    stale: frozenset[int]
    tiers: Mapping[str, Tier]

    @property
    def together(self) -> set[str]:
        """Ids of all documents that are read together."""
        return {*(file.document_id for file in self.own.values()), *self.siblings}


class Planner:
    """Compares files with what an archive holds; changes nothing.

    Args:
        archive: The archive.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def opened(self, incoming: Incoming) -> GroupFile:
        """A file with its bytes; read, too, if the archive does not know it or an older reader read it."""
        content = incoming.content()
        document_id = hashlib.sha256(content).hexdigest()[:16]
        held = self._archive.versions.held(document_id)
        reading = None if held and by_this_reader(held.basis) else read_bytes(content, incoming.name)
        return GroupFile(incoming, content, document_id, held, reading)

    def _placed(self, files: Mapping[int, GroupFile]) -> dict[int, GroupFile]:
        """The files of a group with what each replaces: what is in the group itself is still there."""
        versions = self._archive.versions
        here = {file.document_id for file in files.values()}
        found = {}
        for number, file in files.items():
            origin = file.incoming.origin
            replaces = tuple(
                other
                for other in versions.at(origin)
                if other not in here and not any(is_there(one) for one in versions.origins(other) if one != origin)
            )
            left = tuple(one for one in versions.origins(file.document_id) if one != origin and not is_there(one))
            found[number] = replace(file, replaces=replaces, left=left)
        return found

    def planned(self, files: Mapping[int, GroupFile]) -> Plan:
        """What of a group has to be read.

        A document that another paper brought first stays with it: else two papers that hold the same file would take it
        from each other at every run.
        """
        files = self._placed(files)
        own = {number: file for number, file in files.items() if not self._is_of_another(file)}
        replaced = {other for file in own.values() for other in file.replaces}
        here = {file.document_id for file in own.values()}
        papers = {file.incoming.paper.id for file in own.values() if file.incoming.paper and file.incoming.paper.id}
        siblings = {other for paper in papers for other in self._archive.versions.of_paper(paper)} - replaced - here
        tiers = {key: tier for key in here | siblings if (tier := self._archive.tier_of(key))}
        new = here - tiers.keys()  # nobody knows yet who may see them: all are looked at with them
        stale = {n for n, file in own.items() if new or file.read_by != self.basis_of(file, tiers)}
        return Plan(files, own, tuple(sorted(siblings)), frozenset(stale), tiers)

    def basis_of(self, file: GroupFile, tiers: Mapping[str, Tier]) -> str:
        """By what a file is read.

        Args:
            file: The file, as a plan has it.
            tiers: Who may see each of the documents that are read together, its own included.
        """
        return basis(file.incoming.paper, seen_with(file.document_id, tiers), self._holding(file))

    def _is_of_another(self, file: GroupFile) -> bool:
        held, paper = file.held, file.incoming.paper
        if held is None or held.paper is None or not file.current or (paper and paper.id == held.paper.id):
            return False
        origins = self._archive.versions.origins(file.document_id)
        return any(is_there(origin) for origin in origins if origin != file.incoming.origin)

    def _corrections(self, document_ids: Sequence[str]) -> list[Correction]:
        found = {one.number: one for key in document_ids for one in self._archive.corrections.of(key)}
        return [found[number] for number in sorted(found)]

    def _holding(self, file: GroupFile) -> list[int]:
        found = self._corrections((file.document_id, *file.replaces))
        return [one.number for one in found if one.undone_by is None]

    def readings(self, plan: Plan) -> list[ToRead]:
        """What has to be read for a plan: its own files and their siblings."""
        own = {file.document_id: self._reading_of(file) for file in plan.own.values()}
        return [*own.values(), *(self.archived(key) for key in plan.siblings)]

    def _reading_of(self, file: GroupFile) -> ToRead:
        corrections = self._corrections((file.document_id, *file.replaces))
        if file.reading is None:
            return replace(self.archived(file.document_id), paper=file.incoming.paper, corrections=corrections)
        source = file.reading.source
        if file.held:  # the same bytes under another name stay the document they are
            source = replace(source, file=file.held.file)
        return ToRead(source, file.incoming.paper, corrections)

    def archived(self, document_id: str) -> ToRead:
        """What has to be read for a document of the archive."""
        source = self._archive.source(document_id)
        held = self._archive.versions.held(document_id)
        return ToRead(source, held.paper if held else None, self._corrections((document_id,)))
