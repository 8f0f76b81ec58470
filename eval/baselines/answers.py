"""What the baselines share: the question as they read it, and an answer that is nothing but its citations."""

from __future__ import annotations

from collections.abc import Sequence

from eval.gold import GoldItem
from eval.metrics import DEPTH
from eval.prediction import PredictedCitation, Prediction

#: Citations of an answer: as many as recall looks at.
CITED = DEPTH


def query_of(item: GoldItem) -> str:
    """A question with its history before it as it stands: what a search without understanding is given."""
    return " ".join([*(turn.content for turn in item.history), item.question])


def citing(item: GoldItem, citations: Sequence[PredictedCitation], latency_ms: float) -> Prediction:
    """An answer that shows what was found and refuses nothing; where nothing was found, it is "not found".

    Args:
        item: What was asked.
        citations: What was found, best first.
        latency_ms: Time the search took, milliseconds.
    """
    return Prediction(
        id=item.id,
        status="answered" if citations else "not_found",
        partial=False,
        answer="\n".join(citation.quote for citation in citations),
        citations=tuple(citations),
        latency_ms=latency_ms,
    )
