"""What is asked of an archive: questions, searches, drafts. Quoting what is not public is kept before it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.audit.views import Views
from assistant.drafting.bearing import Weighing, weighed
from assistant.drafting.compose import compose
from assistant.drafting.draft import Draft, Enquiry, Reservation
from assistant.drafting.enquiry import read_enquiry
from assistant.filters import Filter, checked_filter
from assistant.language_model.fluency import Fluency
from assistant.language_model.fluent import Fluent
from assistant.limits import checked_history, checked_question
from assistant.machinery import Machinery
from assistant.model import PUBLIC, Answer, Principal, RankedPassage, Turn
from assistant.reading_room import ReadingRoom
from ingest.archive.archive import Archive
from ingest.model import Tier

if TYPE_CHECKING:
    from assistant.context import Context


class Answering(ReadingRoom):
    """An archive, open for questions; any thread may use it.

    Args:
        archive: The archive.
        machinery: Model and indexes over it.
        fluency: The language model, where there is one.
        views: Keeps who saw which letter that is not public.
    """

    def __init__(self, archive: Archive, machinery: Machinery, fluency: Fluency, views: Views) -> None:
        super().__init__(archive)
        self._machinery, self._fluency, self.views = machinery, fluency, views

    @property
    def ready(self) -> bool:
        """Whether a question is answered without loading anything first."""
        return self._machinery.ready

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        principal: Principal = PUBLIC,
        *,
        language: str | None = None,
        within: Filter | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: The question, in German or English.
            history: Earlier turns of the chat, oldest first.
            principal: Who asks; nothing outside their tiers is searched.
            language: "de" or "en" for the frame of the answer; None to take the question's.
            within: Which of the principal's letters are searched; None for all of them. A later statement on a cited
                point is named wherever it stands.

        Raises:
            BadInput: The question cannot be asked (empty, too long, no text), or the filter not applied.
            FundstelleError: A fault; it is never an answer.
        """
        asked, before, only = checked_question(question), checked_history(history), checked_filter(within)
        return self.views.of_answer(principal, self._machinery.answer(asked, before, principal, language, only))

    @property
    def writes(self) -> bool:
        """Whether there is a language model that words answers."""
        return self._fluency.configured

    def fluent(self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal) -> Iterator[Fluent]:
        """An answer as a language model words it; see :meth:`assistant.language_model.fluency.Fluency.write`."""
        return self.views.of_fluent(principal, self._fluency.write(answer, question, history, principal))

    def context(
        self,
        question: str,
        history: Sequence[Turn] = (),
        principal: Principal = PUBLIC,
        *,
        within: Filter | None = None,
    ) -> Context:
        """All that a question is answered from, before anything is chosen: what weights are fitted on.

        Arguments and errors as for :meth:`ask`.
        """
        asked, before, only = checked_question(question), checked_history(history), checked_filter(within)
        return self._machinery.context(asked, before, principal, only)

    def search(
        self, words: str, principal: Principal, within: Filter | None = None, most: int = 50
    ) -> tuple[RankedPassage, ...]:
        """The passages nearest to some words, best first; arguments and errors as for :meth:`ask`, ``most`` at most."""
        found = self._machinery.search(checked_question(words), principal, checked_filter(within), most)
        return self.views.of_hits(principal, found)

    def enquiry(self, content: bytes | str, name: str) -> Enquiry:
        """Read an enquiry that is to be answered; see :func:`assistant.drafting.enquiry.read_enquiry`."""
        return read_enquiry(content, name)

    def draft(
        self,
        enquiry: Enquiry,
        principal: Principal,
        tier: Tier,
        reservation: Reservation,
        leave_out: frozenset[str] = frozenset(),
        weigh: Weighing = weighed,
    ) -> Draft:
        """Draft the answer to an enquiry; see :func:`assistant.drafting.compose.compose`."""
        draft = compose(enquiry, principal, tier, reservation, self._archive, self._machinery, leave_out, weigh)
        return self.views.of_draft(principal, draft)
