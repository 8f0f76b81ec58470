"""What can be evaluated: anything that answers a gold item's question; first of all the assistant, by its own door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.model import Answer, Citation, Principal, Status, Turn
from eval.gold import GoldItem
from eval.locator import locate
from eval.prediction import PredictedCitation, PredictedNotice, PredictedSpan, Prediction
from ingest.model import LetterKind, Tier

if TYPE_CHECKING:
    from assistant.desk import Desk

#: The evaluator sees every tier of the corpus it is given; that corpus lies in an archive of its own.
EVALUATOR = Principal("eval", frozenset({"evaluator"}), frozenset(Tier))


class System(Protocol):
    """Something that answers questions.

    Attributes:
        name: Its name in reports.
    """

    name: str

    def answer(self, item: GoldItem) -> Prediction:
        """Answer one question; only degenerate systems look at more of the item than question and history.

        Raises:
            FundstelleError: The system failed, which is not the same as not finding anything.
        """
        ...

    def facts(self) -> dict[str, str]:
        """What else a report must say about the system, such as the model it used."""
        ...


class DeskSystem:
    """The assistant, reached only through its desk.

    Args:
        desk: The desk over the corpus; the caller closes it.
    """

    name = "fundstelle"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kinds = {letter.document_id: letter.kind for letter in desk.letters(EVALUATOR)}

    def answer(self, item: GoldItem) -> Prediction:
        """Ask the desk, as the page does."""
        history = [Turn(turn.role, turn.content) for turn in item.history]
        return self.predict(item.id, self._desk.ask(item.question, history, EVALUATOR))

    def facts(self) -> dict[str, str]:
        """What the desk tells of its model and its letters."""
        return {"letters": str(len(self._kinds))}

    def predict(self, ident: str, answer: Answer) -> Prediction:
        """An answer of the desk in the words of a prediction; near counts as not found."""
        answered = answer.status is Status.ANSWERED
        return Prediction(
            id=ident,
            status="answered" if answered else "not_found",
            partial=answer.partial,
            answer=answer.text,
            citations=self._citations(answer.citations if answered else ()),
            near=self._citations(answer.near),
            notices=tuple(PredictedNotice(kind=notice.kind.value, text=notice.text) for notice in answer.notices),
            latency_ms=answer.latency_ms,
        )

    def _citations(self, citations: Sequence[Citation]) -> tuple[PredictedCitation, ...]:
        return tuple(self._citation(citation) for citation in citations)

    def _citation(self, citation: Citation) -> PredictedCitation:
        letter = self._kinds.get(citation.document_id, LetterKind.OTHER)
        kind, part = locate(citation.kind, citation.speaker, letter)
        return PredictedCitation(
            paper=citation.paper,
            file=citation.file,
            label=citation.label,
            kind=kind,
            number=citation.number,
            part=part,
            speaker=citation.speaker.value,
            quote=citation.quote,
            spans=tuple(PredictedSpan(page=span.page, start=span.start, end=span.end) for span in citation.spans),
        )
