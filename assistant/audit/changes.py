"""What the audit keeps of letters that were taken in, cleared, withheld or corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.audit.event import Detail, Event, EventKind
from ingest.ingest_report import IngestReport, Outcome

if TYPE_CHECKING:
    from assistant.audit.log import Audit
    from assistant.correcting import CorrectedLetter

#: What of an ingest is kept; who decided with which words stands in the archive's record of decisions.
_KEPT: Mapping[Outcome, EventKind] = {
    Outcome.TAKEN_IN: EventKind.TAKEN_IN,
    Outcome.CHANGED: EventKind.TAKEN_IN,
    Outcome.CLEARED: EventKind.CLASSIFIED,
    Outcome.WITHDRAWN: EventKind.CLASSIFIED,
}


def taken_in(audit: Audit, reports: Sequence[IngestReport], account: str) -> list[IngestReport]:
    """Keep what was taken in, cleared or withheld.

    Args:
        audit: The audit.
        reports: What became of files.
        account: Whose account did it.

    Returns:
        The reports.

    Raises:
        ArchiveUnusable: It cannot be kept; the letters are in the archive all the same.
    """
    audit.record(
        *(
            Event(_KEPT[one.outcome], account, one.document_id, Detail(one.tier.value))
            for one in reports
            if one.outcome in _KEPT and one.document_id and one.tier
        )
    )
    return list(reports)


def corrected(audit: Audit, letter: CorrectedLetter, changed: bool, account: str) -> CorrectedLetter:
    """Keep that a letter was corrected; what was changed in it stands in the archive's record of corrections.

    Arguments, result and errors as for :func:`taken_in`; a letter that was only looked at is none that was changed.
    """
    if changed:
        audit.record(Event(EventKind.CORRECTED, account, letter.letter.source.document_id))
    return letter
