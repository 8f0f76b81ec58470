"""Who saw which letter that is not public: once a day for each letter and way; what is public is not kept at all."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.audit.event import Detail, Event, EventKind
from assistant.model import PUBLIC, Answer, Principal, RankedPassage
from ingest.model import Tier

if TYPE_CHECKING:
    from assistant.audit.log import Audit
    from assistant.drafting.draft import Draft
    from assistant.implementation.state import PointStatus
    from assistant.language_model.fluent import Fluent
    from ingest.vorgang import Vorgang


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Views:
    """Keeps who saw what; any thread may use it.

    Args:
        audit: Where it is kept.
        tier_of: The tier of a document; None where there is none.
        now: The clock; for tests.
    """

    def __init__(
        self, audit: Audit, tier_of: Callable[[str], Tier | None], now: Callable[[], datetime.datetime] = _now
    ) -> None:
        self._audit, self._tier_of, self._now = audit, tier_of, now
        self._day: datetime.date | None = None
        self._kept: set[Event] = set()
        self._keeping = threading.Lock()

    def note(self, principal: Principal, document_ids: Iterable[str], way: Detail) -> None:
        """Keep that somebody is about to see letters; to be called before they do.

        Args:
            principal: Who.
            document_ids: The letters; what is public, not there, or not theirs to see is left out.
            way: The letter itself (``PAGE``), its file (``FILE``), or words of it elsewhere (``QUOTED``).

        Raises:
            ArchiveUnusable: It cannot be kept; then nothing may be shown.
        """
        if principal.tiers <= PUBLIC.tiers:
            return
        seen = [one for one in _once(document_ids) if self._counts(one, principal)]
        if not seen:
            return
        events = [Event(EventKind.SEEN, principal.name, one, way) for one in seen]
        with self._keeping:
            today = self._now().date()
            if self._day != today:
                self._day, self._kept = today, set()
            new = [event for event in events if event not in self._kept]
            if new:
                self._audit.record(*new)
                self._kept.update(new)

    def of_answer(self, principal: Principal, answer: Answer) -> Answer:
        """An answer, with what it quotes kept; errors as for :meth:`note`."""
        self.note(principal, quoted_in(answer), Detail.QUOTED)
        return answer

    def of_hits(self, principal: Principal, found: tuple[RankedPassage, ...]) -> tuple[RankedPassage, ...]:
        """Passages that a search found, with their letters kept; errors as for :meth:`note`."""
        self.note(principal, (one.passage.document_id for one in found), Detail.QUOTED)
        return found

    def of_fluent(self, principal: Principal, coming: Generator[Fluent, None, None]) -> Iterator[Fluent]:
        """A fluent version as it grows, with what its sentences rest on kept; errors as for :meth:`note`.

        What the language model alone was shown is kept of nobody. Closing the iterator closes ``coming``.
        """
        with closing(coming):
            for step in coming:
                used = {marker for sentence in step.sentences for marker in sentence.markers}
                self.note(principal, (one.document_id for one in step.citations if one.marker in used), Detail.QUOTED)
                yield step

    def of_draft(self, principal: Principal, draft: Draft) -> Draft:
        """A draft, with what it quotes kept; errors as for :meth:`note`."""
        self.note(principal, words_of_draft(draft), Detail.QUOTED)
        return draft

    def _counts(self, document_id: str, principal: Principal) -> bool:
        tier = self._tier_of(document_id)
        return tier is not None and tier is not Tier.OEFFENTLICH and tier in principal.tiers


def quoted_in(answer: Answer | None, fluent: Fluent | None = None) -> list[str]:
    """The ids of the letters that an answer and its fluent version rest on, and of those that it names as near."""
    named = [*answer.citations, *answer.near] if answer else []
    return _once(one.document_id for one in (*named, *(fluent.citations if fluent else ())))


def words_of_draft(draft: Draft) -> list[str]:
    """The ids of the letters whose words stand in a draft or beside it."""
    said = [one for answer in draft.answers for one in (*answer.statements, *answer.beside, *answer.internal)]
    return _once(one.citation.document_id for one in (*said, *draft.reservations))


def words_of_points(points: Iterable[PointStatus]) -> list[str]:
    """The ids of the letters whose words stand in a table of points."""
    found: list[str] = []
    for point in points:
        found.extend(one.document_id for one in point.passages)
        found.extend(one.passage.document_id for one in (*point.reports, *point.replies))
    return found


def words_of_vorgang(vorgang: Vorgang) -> list[str]:
    """The ids of the letters whose words stand on the page of a Vorgang; those that it only names are left out."""
    stations = [station for item in vorgang.items for station in item.stations]
    passages = [one for item in vorgang.items for one in item.wording]
    passages += [one for station in (*vorgang.letters, *stations, *vorgang.mentions) for one in station.passages]
    return [one.document_id for one in passages]


def _once(document_ids: Iterable[str]) -> list[str]:
    """Each of some ids once, in their order."""
    return list(dict.fromkeys(document_ids))
