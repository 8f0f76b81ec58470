"""The later word: what was said about a point after what is cited of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.context import Remark
from assistant.model import Citation, NoticeKind
from ingest.archive.archive import Archive, Tiers
from ingest.body.markers import each_number
from ingest.links.links import LinkKind, covers
from ingest.model import BlockKind, LetterKind
from ingest.vorgang import Item, vorgang

_STATEMENTS = (LinkKind.CONTROLS, LinkKind.ANSWERS)


def later_statements(archive: Archive, citations: Sequence[Citation], tiers: Tiers) -> list[Remark]:
    """What was said later about the points of which a report is cited.

    Args:
        archive: The archive.
        citations: What an answer cites.
        tiers: What may be seen.

    Returns:
        At most one remark: it names the statements that are not cited themselves, in the order of time. A letter whose
        date cannot be told counts as later only if it says so itself.
    """
    cited = {citation.document_id for citation in citations}
    found: dict[str, None] = {}
    for one in citations:
        if one.kind is BlockKind.ANSWER and one.letter is LetterKind.RESOLUTION_CONTROL and one.paper and one.number:
            known = vorgang(archive, one.paper, tiers)
            for item in known.items if known else ():
                if any(covers(number, item.number) for number in each_number(one.number)):
                    found |= dict.fromkeys(_after(item, one.document_id, cited))
    return [(NoticeKind.LATER_STATEMENT, ("; ".join(found),))] if found else []


def _after(item: Item, document_id: str, cited: set[str]) -> Iterator[str]:
    """Labels of the statements behind those of a letter."""
    places = [n for n, station in enumerate(item.stations) if station.letter.document_id == document_id]
    for station in item.stations[places[-1] + 1 :] if places else ():
        placed = station.letter.date or station.after
        if station.kind in _STATEMENTS and placed and station.letter.document_id not in cited:
            yield re.sub(r", Absatz \d+$", "", station.passages[0].label)
