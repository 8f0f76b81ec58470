"""The record of corrections: appended to, never altered; what is undone stays on record with who undid it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ingest.archive.file import ArchiveFile
from ingest.archive.rows import now, plain
from ingest.archive.tables import CORRECTIONS
from ingest.archive.versions import Versions
from ingest.corrections import Change, Correction, Field
from ingest.errors import BadInput


class Corrections:
    """What staff corrected in an archive's letters.

    Args:
        file: The archive's file.
        versions: Its versions: what was corrected in one is looked for in the one that replaced it.
    """

    def __init__(self, file: ArchiveFile, versions: Versions) -> None:
        self._file, self._versions = file, versions

    def of(self, document_id: str) -> list[Correction]:
        """What was corrected in a document and in the versions it replaced, first to last, undone ones included."""
        held: list[Correction] = self._file.derived("corrections", self._all)
        if not held:
            return []
        versions = {plain(document_id), *self._versions.predecessors(document_id)}
        return [correction for correction in held if correction.document_id in versions]

    def holding(self, document_id: str) -> list[int]:
        """Numbers of the corrections that hold for a document, open ones included."""
        return [correction.number for correction in self.of(document_id) if correction.undone_by is None]

    def add(self, document_id: str, changes: Sequence[Change], who: str) -> list[int]:
        """Record what somebody corrected in a document.

        Args:
            document_id: The document.
            changes: What changes, in this order.
            who: Who says so.

        Returns:
            The numbers of the corrections.

        Raises:
            BadInput: Nobody answers for them.
        """
        if not who.strip():
            raise BadInput("Erwartet wird, wer berichtigt", "der Name fehlt", 'bitte nennen Sie ihn: --von "Name"')
        return [self._record(document_id, change, who, None) for change in changes]

    def undo(self, number: int, document_id: str, who: str) -> None:
        """Take a correction back; both stay on record.

        Args:
            number: The correction.
            document_id: The document it is undone for: the one it was made about, or a version that replaced it.
            who: Who says so.

        Raises:
            BadInput: There is no such correction of this document, it is undone already, or nobody answers for it.
        """
        found = next((one for one in self.of(document_id) if one.number == number), None)
        if found is None or found.undone_by is not None or not who.strip():
            raise BadInput(
                "Erwartet werden eine Berichtigung dieses Schreibens, die noch gilt, und wer sie zurücknimmt",
                f"gefunden wurde {number}" if who.strip() else "der Name fehlt",
                "--liste zeigt alle Berichtigungen des Schreibens.",
            )
        change = found.change
        back = Change(change.field, change.start, change.end, change.text, change.new, change.old)
        self._record(found.document_id, back, who, number)

    def _record(self, document_id: str, change: Change, who: str, undoes: int | None) -> int:
        row = {
            "document_id": document_id,
            "field": change.field.value,
            "start": change.start,
            "end": change.end,
            "text": change.text,
            "old": change.old,
            "new": None if change.new is None else plain(change.new),
            "who": plain(who),
            "made_at": now(),
            "undoes": undoes,
        }
        with self._file.change() as connection:
            (number,) = connection.execute(CORRECTIONS.insert().returning(CORRECTIONS.c.number), row).one()
            return int(number)

    def _all(self) -> list[Correction]:
        rows = self._file.rows(select(CORRECTIONS).order_by(CORRECTIONS.c.number))
        undone = {row.undoes: row.number for row in rows if row.undoes is not None}
        return [
            Correction(
                row.number,
                row.document_id,
                Change(Field(row.field), row.start, row.end, row.text, row.old, row.new),
                row.who,
                row.made_at,
                undone.get(row.number),
            )
            for row in rows
            if row.undoes is None
        ]
