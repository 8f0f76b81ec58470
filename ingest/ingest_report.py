"""What became of each file of an ingest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.errors import BadInput
from ingest.model import MarkState, Tier


class Outcome(StrEnum):
    """What became of a file."""

    TAKEN_IN = "taken_in"
    CHANGED = "changed"
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
        path: The file as it was given or found, one in a ZIP archive as "bundle.zip!name"; for ``unsupported`` the
            folder.
        outcome: New, changed since it was last taken in, read anew by a newer version, cleared, withdrawn from the
            public tier, the same as before, refused, or (for a folder) files of a kind that cannot be read.
        document_id: Its document; None if refused.
        title: What a councillor calls the letter; None if refused.
        tier: Who may see it now; None if refused.
        mark: What its letterhead shows; None if refused.
        passages: Number of its passages.
        message: For a refused file the fault's sentence, for a withheld letter why it is, for ``unsupported`` a count
            per suffix ("2 .doc"), else "".
        reason: For a refused file what was found, without its name, so that alike ones can be counted; else "".
        remarks: What a person should know about how it was read, each a German sentence.
    """

    path: str
    outcome: Outcome
    document_id: str | None = None
    title: str | None = None
    tier: Tier | None = None
    mark: MarkState | None = None
    passages: int = 0
    message: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()


def refused(path: str, fault: BadInput) -> IngestReport:
    """The report about a file that cannot be used."""
    return IngestReport(path, Outcome.REFUSED, message=str(fault), reason=fault.found)


def refused_member(path: str, sentence: str) -> IngestReport:
    """The report about a member of a ZIP archive that cannot be used."""
    found = re.search(r", ((?:gefunden |das System |sie |er |es ).*?): ", sentence)
    return IngestReport(path, Outcome.REFUSED, message=sentence, reason=found[1] if found else sentence)
