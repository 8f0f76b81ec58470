"""Gold items and predictions made by hand, so that expected figures can be worked out on paper."""

from __future__ import annotations

from typing import Any

from eval.gold import GoldItem
from eval.prediction import PredictedCitation, PredictedNotice, Prediction
from tests.ui.results import CITATION

#: Quotes of two gold passages, about a hundred letters and digits each.
QUOTE = (
    "Die Stadt fördert im laufenden Jahr 1.762 Plätze in den Kursen der Vereine "
    "und zahlt dafür einen Zuschuss von 12 Euro."
)
OTHER = (
    "Das Amt hat mit der Planung der Radwege im Norden begonnen "
    "und wird dem Rat im Herbst darüber ausführlich berichten."
)


def gold_passage(quote: str = QUOTE, **changes: Any) -> dict[str, Any]:
    """A gold passage as its file holds it: the answer to question 3 of AF1/22."""
    locator = {"kind": "question", "number": "3", "part": "answer"}
    return {"paper": "AF1/22", "file": "AF1-22", "locator": locator, "quote": quote, **changes}


def gold_item(**changes: Any) -> GoldItem:
    """An answerable item with one passage and one fact; changes replace fields."""
    fields: dict[str, Any] = {
        "id": "x-001",
        "question": "Wie viele Plätze fördert die Stadt?",
        "answerable": True,
        "type": "number",
        "gold": [gold_passage()],
        "facts": ["1.762"],
    }
    return GoldItem.model_validate({**fields, **changes})


def unanswerable(**changes: Any) -> GoldItem:
    """An item that the letters do not answer."""
    return gold_item(**{"answerable": False, "type": "unanswerable", "gold": [], "facts": [], **changes})


def cited(quote: str = QUOTE, **changes: Any) -> PredictedCitation:
    """A citation of the gold passage, under its own label."""
    fields: dict[str, Any] = {
        "paper": "AF1/22",
        "file": "AF1-22",
        "label": "AF1/22, Antwort zu Frage 3",
        "kind": "question",
        "number": "3",
        "part": "answer",
        "speaker": "office",
        "quote": quote,
    }
    return PredictedCitation.model_validate({**fields, **changes})


def prediction(*citations: PredictedCitation, ident: str = "x-001", **changes: Any) -> Prediction:
    """An answer with these citations, its text their quotes."""
    fields: dict[str, Any] = {
        "id": ident,
        "status": "answered",
        "partial": False,
        "answer": "\n".join(citation.quote for citation in citations),
        "citations": citations,
        "latency_ms": 10.0,
    }
    return Prediction.model_validate({**fields, **changes})


def refused(ident: str = "x-001", **changes: Any) -> Prediction:
    """The honest word that there is no answer."""
    return prediction(ident=ident, **{"status": "not_found", "answer": "nicht gefunden", **changes})


def notice(kind: str) -> PredictedNotice:
    """A notice of a kind."""
    return PredictedNotice(kind=kind, text="Hinweis")


def feedback(**changes: Any) -> dict[str, Any]:
    """A line of feedback: a right answer that cites the gold passage; changes replace fields."""
    place = {"paper": "AF1/22", "file": "AF1-22", "label": "AF1/22, Antwort zu Frage 3", "number": "3", "quote": QUOTE}
    record: dict[str, Any] = {
        "question": "Wie viele Plätze fördert die Stadt?",
        "history": [],
        "lang": "de",
        "status": "answered",
        "answer": QUOTE,
        "citations": [{**CITATION, **place}],
        "verdict": "right",
        "reason": "",
        "date": "2026-11-23",
    }
    return {**record, **changes}
