"""What can be evaluated: anything that answers a gold item's question; first of all the assistant, by its own door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.model import Answer, Citation, Principal, Status, Turn
from eval.gold import GoldItem
from eval.locator import locate
from eval.manifest import index_fingerprint
from eval.prediction import PredictedCitation, PredictedNotice, PredictedSpan, Prediction
from ingest.model import Tier

if TYPE_CHECKING:
    from assistant.desk import Desk

#: The evaluator sees every tier of the corpus it is given; that corpus lies in an archive of its own.
EVALUATOR = Principal("eval", frozenset({"evaluator"}), frozenset(Tier))

#: Loads model and indexes; its answer is thrown away.
_WARM_UP = "Was wurde zu Punkt 1 beschlossen?"


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
        desk: The desk over the corpus; the caller closes it. One question is asked at once, so that what is loaded with
            the first one does not count as its latency.
        name: Its name in reports; another where a part is left out.
    """

    def __init__(self, desk: Desk, name: str = "fundstelle") -> None:
        self._desk, self.name = desk, name
        desk.ask(_WARM_UP, (), EVALUATOR)

    def answer(self, item: GoldItem) -> Prediction:
        """Ask the desk, as the page does."""
        history = [Turn(turn.role, turn.content) for turn in item.history]
        return self.predict(item.id, self._desk.ask(item.question, history, EVALUATOR))

    def facts(self) -> dict[str, str]:
        """The fingerprints of its model and its indexes, and how many letters it holds."""
        told = self._desk.doctor()
        return {
            "model": str(told["model"].get("fingerprint")),
            "index": index_fingerprint(self._desk.directory.indexes),
            "letters_searched": str(len(self._desk.letters(EVALUATOR))),
        }

    def predict(self, ident: str, answer: Answer) -> Prediction:
        """An answer of the desk in the words of a prediction; near counts as not found."""
        answered = answer.status is Status.ANSWERED
        return Prediction(
            id=ident,
            status="answered" if answered else "not_found",
            partial=answer.partial,
            answer=answer.text,
            citations=_citations(answer.citations if answered else ()),
            near=_citations(answer.near),
            notices=tuple(PredictedNotice(kind=notice.kind.value, text=notice.text) for notice in answer.notices),
            confidence=answer.confidence,
            latency_ms=answer.latency_ms,
        )


def _citations(citations: Sequence[Citation]) -> tuple[PredictedCitation, ...]:
    return tuple(_citation(citation) for citation in citations)


def _citation(citation: Citation) -> PredictedCitation:
    kind, part = locate(citation.kind, citation.speaker, citation.letter)
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
