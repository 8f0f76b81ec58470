"""What data protection may do, and nobody else: erase letters, see the receipts, find all passages that name a person.

All of it is kept in the audit, without a name and without a word of a letter.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.audit.event import SYSTEM, Detail, Event, EventKind
from assistant.erasing.erasing import Erasing
from assistant.erasing.receipt import ErasureReason, Receipt
from assistant.erasing.selection import Condemned, by_marks, selected
from assistant.model import Principal
from assistant.persons.naming import Naming, naming
from assistant.persons.pattern import NamePattern
from assistant.roles import Role, principal_of
from ingest.archive.archive import Archive
from ingest.errors import BadInput, FundstelleError

if TYPE_CHECKING:
    from assistant.audit.log import Audit
    from assistant.misreadings import Misreadings

#: Whoever may run commands over a data directory, acting for data protection.
ON_THE_MACHINE = principal_of(SYSTEM, {Role.DATA_PROTECTION})
_log = logging.getLogger(__name__)


class DataProtection:
    """The work of data protection over a data directory; any thread may use it.

    Args:
        archive: The archive.
        erasing: Erases.
        audit: Who did what.
        changing: Held while anything changes the archive.
        misreadings: What readers reported: their words may name somebody, too.

    Attributes:
        erasing: Erases; who keeps something of letters enters it there.
    """

    def __init__(
        self, archive: Archive, erasing: Erasing, audit: Audit, changing: threading.Lock, misreadings: Misreadings
    ) -> None:
        self._archive, self._audit, self._changing, self._misreadings = archive, audit, changing, misreadings
        self.erasing = erasing

    def condemned(self, name: str, principal: Principal) -> tuple[Condemned, ...]:
        """What :meth:`erase` would erase; see :func:`assistant.erasing.selection.selected`."""
        _expect(principal)
        return selected(self._archive, name)

    def erase(
        self, document_ids: Sequence[str], principal: Principal, reason: ErasureReason = ErasureReason.UNSTATED
    ) -> Receipt:
        """Erase letters for good.

        Args:
            document_ids: The letters, all that :meth:`condemned` named.
            principal: Who orders it.
            reason: Why.

        Returns:
            The receipt.

        Raises:
            BadInput: Principal is not data protection, or the letters are others by now; nothing is erased.
            FundstelleError: It cannot be finished; the letters are hidden, and the next start goes on.
        """
        _expect(principal)
        with self._changing:
            self._finish()
            meant = {one.document_id: one for key in document_ids for one in selected(self._archive, key)}
            if not meant or set(meant) != set(document_ids):
                raise BadInput(
                    "Erwartet werden die Schreiben, die zuletzt gezeigt wurden",
                    "inzwischen sind es andere",
                    "bitte sehen Sie sich noch einmal an, was gelöscht wird",
                )
            receipt = self.erasing.erase([meant[key] for key in sorted(meant)], principal.name, reason)
            self._audit.record(Event(EventKind.ERASED, principal.name, str(receipt.number)))
        return receipt

    def again(self, marks: Sequence[str], principal: Principal) -> tuple[Condemned, ...]:
        """What is there although receipts say that it was erased: after a backup from before was restored.

        Args:
            marks: The marks of those receipts.
            principal: Who asks.
        """
        _expect(principal)
        return by_marks(self._archive, marks)

    def receipts(self, principal: Principal) -> list[Receipt]:
        """All receipts, the latest first."""
        _expect(principal)
        return self.erasing.receipts()

    def naming(self, name: str, principal: Principal, exported: bool = False) -> Naming:
        """All passages that name a person; see :func:`assistant.persons.naming.naming`. Kept in the audit before.

        Args:
            name: The person.
            principal: Who asks.
            exported: Whether it leaves the page as a file.
        """
        _expect(principal)
        detail = Detail.EXPORTED if exported else Detail.SHOWN
        NamePattern(name)  # what is none is refused before it is kept
        pseudonym = self._audit.pseudonym(name)
        self._audit.record(Event(EventKind.PERSON_SEARCHED, principal.name, pseudonym, detail))
        notes = [(one.document_id, f"{one.note} {one.words}") for one in self._misreadings.all()]
        return naming(self._archive, name, principal.tiers, notes)

    def finish(self) -> None:
        """Carry out what a crash interrupted; a fault is logged, and the next start tries again."""
        with self._changing:
            try:
                self._finish()
            except FundstelleError as fault:
                _log.error("%s", fault)

    def _finish(self) -> None:
        for receipt in self.erasing.finish():
            self._audit.record(Event(EventKind.ERASED, receipt.who, str(receipt.number)))


def _expect(principal: Principal) -> None:
    if Role.DATA_PROTECTION.value not in principal.roles:
        raise BadInput(
            "Erwartet wird die Rolle Datenschutz",
            "dieses Konto hat sie nicht",
            "bitte wenden Sie sich an die Datenschutzbeauftragten",
        )
