"""What fell short, as a reader judges it: the question, the Fundstelle that was expected, and the one that was given.

Read a miss before blaming the system: the gold may be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.expectations import unmet
from eval.gold import GoldPassage
from eval.metrics import Judged
from eval.run import Evaluation

_PLACES = {
    ("question", "answer"): "Antwort zu Frage",
    ("question", "question"): "Frage",
    ("point", "answer"): "Antwort zu Punkt",
    ("point", "resolution"): "Beschlusspunkt",
}
_KINDS = {
    "question": "Frage",
    "point": "Punkt",
    "paragraph": "Absatz",
    "preamble": "Präambel",
    "intro": "Einleitung",
    "letterhead": "Briefkopf",
    "signature": "Unterschrift",
}


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A place that was expected or given: what a councillor would write, the file it stands in, and its words."""

    label: str
    file: str
    quote: str


@dataclass(frozen=True, slots=True)
class Miss:
    """An item that fell short.

    Attributes:
        id: Its id.
        type: Its type.
        question: What was asked.
        short: The figures in which it fell short; an expectation that was not met by its own name.
        outcome: "answered", "not_found" or "failure".
        wanted: The gold's places; empty where nothing answers.
        given: What was cited.
        near: What was shown as near where nothing was answered.
    """

    id: str
    type: str
    question: str
    short: tuple[str, ...]
    outcome: str
    wanted: tuple[Fundstelle, ...]
    given: tuple[Fundstelle, ...]
    near: tuple[Fundstelle, ...]


def misses(evaluation: Evaluation) -> list[Miss]:
    """The misses of a run, in the gold's order."""
    return [_miss(judged, short) for judged, short in evaluation.misses]


def label_of(gold: GoldPassage) -> str:
    """A gold passage as a councillor would write it ("AF1/22, Antwort zu Frage 3")."""
    locator = gold.locator
    place = _PLACES.get((locator.kind, locator.part or ""), _KINDS[locator.kind])
    return f"{gold.paper}, {place} {locator.number or ''}".strip()


def _miss(judged: Judged, short: list[str]) -> Miss:
    item, prediction = judged.item, judged.prediction
    reasons = list(short)
    if "expectations" in short and item.expects is not None and prediction is not None:
        reasons.remove("expectations")
        reasons += [f"expects {name}" for name in unmet(item.expects, prediction)]
    return Miss(
        id=item.id,
        type=item.type,
        question=item.question,
        short=tuple(reasons),
        outcome="failure" if prediction is None else prediction.status,
        wanted=tuple(Fundstelle(label_of(gold), gold.file, gold.quote) for gold in item.gold),
        given=tuple(Fundstelle(c.label, c.file, c.quote) for c in judged.citations),
        near=tuple(Fundstelle(c.label, c.file, c.quote) for c in prediction.near) if prediction else (),
    )
