"""What is new about what a visitor remembered: letters that came into view since they looked last."""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from assistant.desk import Desk
from assistant.model import Answer, Citation
from assistant.personal.holder import Holder
from assistant.personal.remembered import FollowedVorgang, SavedQuestion
from ingest.errors import FundstelleError
from ui.letter_page import letter_address
from ui.visitor import Visitor

#: Answers to saved questions that are kept, so that a page loaded again asks nothing again.
_KEPT = 500
#: Why a question was not looked at: the search is still starting up, or failed.
STARTING, FAILED = "starting", "failed"


@dataclass(frozen=True, slots=True)
class Novelty:
    """A letter that is new.

    Attributes:
        words: What a councillor calls it, or the place in it.
        address: Where it opens.
        arrived: When it came into view.
    """

    words: str
    address: str
    arrived: datetime.datetime


@dataclass(frozen=True, slots=True)
class VorgangNews:
    """What there is of a followed Vorgang.

    Attributes:
        followed: The Vorgang.
        subject: What it is about; None where no letter that may be seen says so.
        is_seen: Whether anything of it may be seen.
        novelties: What is new, the latest first.
    """

    followed: FollowedVorgang
    subject: str | None
    is_seen: bool
    novelties: tuple[Novelty, ...]


@dataclass(frozen=True, slots=True)
class QuestionNews:
    """What there is on a saved question.

    Attributes:
        saved: The question.
        novelties: New letters that answer it, the latest first.
        unchecked: Why nobody looked: :data:`STARTING`, :data:`FAILED`, or "".
    """

    saved: SavedQuestion
    novelties: tuple[Novelty, ...]
    unchecked: str = ""


class Lookout:
    """Looks for news; any thread may use it.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._changing = threading.Lock()

    def of_vorgang(
        self, followed: FollowedVorgang, visitor: Visitor, last_visit: datetime.datetime | None
    ) -> VorgangNews:
        """What is new about a Vorgang, among what the visitor may see.

        Args:
            followed: The Vorgang.
            visitor: Who follows it.
            last_visit: When they looked last; None for never. Nothing from before it was followed is new.
        """
        found, _ = self._desk.vorgang(followed.reference, visitor.principal)
        if found is None:
            return VorgangNews(followed, None, False, ())
        arrived = self._desk.arrived_since(_since(followed.made_at, last_visit), visitor.principal)
        letters = {station.letter.document_id: station.letter.title for station in (*found.letters, *found.mentions)}
        new = [
            Novelty(title, letter_address(document_id), arrived[document_id])
            for document_id, title in letters.items()
            if document_id in arrived
        ]
        return VorgangNews(followed, found.subject, bool(letters), _latest_first(new))

    def of_question(
        self, saved: SavedQuestion, visitor: Visitor, holder: Holder, last_visit: datetime.datetime | None
    ) -> QuestionNews:
        """Which new letters answer a saved question; it is asked again only if letters came in at all.

        Args:
            saved: The question.
            visitor: Who saved it.
            holder: The same, as the holder of what they keep.
            last_visit: As for :meth:`of_vorgang`.
        """
        arrived = self._desk.arrived_since(_since(saved.made_at, last_visit), visitor.principal)
        if not arrived:
            return QuestionNews(saved, ())
        if not self._desk.ready:
            return QuestionNews(saved, (), STARTING)
        try:
            answer = self._answer(saved, visitor, holder)
        except FundstelleError:
            return QuestionNews(saved, (), FAILED)
        cited: dict[str, Citation] = {}
        for citation in answer.citations:
            cited.setdefault(citation.document_id, citation)
        new = [
            Novelty(one.label, letter_address(key, one.passage_key, one.spans), arrived[key])
            for key, one in cited.items()
            if key in arrived
        ]
        return QuestionNews(saved, _latest_first(new))

    def _answer(self, saved: SavedQuestion, visitor: Visitor, holder: Holder) -> Answer:
        """The answer to a question as things stand, asked once for each state of the archive."""
        key = (holder.id, saved.number, self._desk.generation, visitor.principal.tiers)
        with self._changing:
            if (held := self._answers.get(key)) is not None:
                return held
        answer = self._desk.ask(
            saved.question, saved.before, visitor.principal, language=saved.language, within=saved.within
        )
        with self._changing:
            self._answers[key] = answer
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return answer


def _since(made_at: datetime.datetime, last_visit: datetime.datetime | None) -> datetime.datetime:
    return max(made_at, last_visit) if last_visit else made_at


def _latest_first(new: list[Novelty]) -> tuple[Novelty, ...]:
    return tuple(sorted(new, key=lambda one: one.arrived, reverse=True))
