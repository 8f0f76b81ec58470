"""The figures: each a function from a judged answer to a value between 0 and 1, or None where it does not apply.

A figure is the mean of its values over the items to which it applies; a rate (``RATES``) is 0 or 1 for each of them.
An answerable item that was not answered, or on which the system failed, scores 0 in every citation figure, so that
silence is never rewarded. Empty case: a figure that applies to no item is None, shown as "–", never 0 or 1.

Sources: citation precision and recall per statement after ALCE (Gao et al. 2023, arXiv 2305.14627), here against
passages chosen by hand instead of a model's judgement; precision and recall at k after Manning, Raghavan, Schütze,
Introduction to Information Retrieval (2008), ch. 8; answering and refusing measured apart after SQuAD 2.0 (Rajpurkar,
Jia, Liang 2018, arXiv 1806.03822). Where a docstring names no other source, the definition is this project's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eval.expectations import premise_unproven, unmet
from eval.facts import holds_fact
from eval.gold import GoldItem
from eval.matching import MAX_QUOTE, is_right, letters, same_place
from eval.prediction import PredictedCitation, Prediction
from eval.sources import Sources

#: Citations that count towards recall.
DEPTH = 3
#: Letters and digits of the longest text that still counts as an answer: as much as the citations that recall looks at.
MAX_ANSWER = DEPTH * MAX_QUOTE


@dataclass(frozen=True, slots=True)
class Judged:
    """One item with its answer, its citations compared with the gold.

    Attributes:
        item: The gold item.
        prediction: What the system answered; None where it failed.
        hits: Per citation of an answer, per gold passage: whether the citation is right.
        strict: The same, with kind, number and part compared as well.
        verbatim: Per citation: whether its quote stands in the source.
    """

    item: GoldItem
    prediction: Prediction | None
    hits: tuple[tuple[bool, ...], ...]
    strict: tuple[tuple[bool, ...], ...]
    verbatim: tuple[bool, ...]

    @property
    def answered(self) -> bool:
        """Whether the system answered at all."""
        return self.prediction is not None and self.prediction.status == "answered"

    @property
    def citations(self) -> tuple[PredictedCitation, ...]:
        """The citations of an answer; an unanswered question has none, whatever the line says."""
        return self.prediction.citations if self.prediction is not None and self.answered else ()


def judge(item: GoldItem, prediction: Prediction | None, sources: Sources) -> Judged:
    """Compare one answer with its gold item."""
    answered = prediction is not None and prediction.status == "answered"
    citations = prediction.citations if prediction is not None and answered else ()
    hits = tuple(tuple(is_right(citation, gold) for gold in item.gold) for citation in citations)
    strict = tuple(
        tuple(hit and same_place(citation, gold.locator) for hit, gold in zip(row, item.gold, strict=True))
        for citation, row in zip(citations, hits, strict=True)
    )
    return Judged(item, prediction, hits, strict, tuple(sources.holds(citation) for citation in citations))


def first_right(judged: Judged) -> float | None:
    """Whether the first citation is right (precision at 1). Answerable items; no citation is 0."""
    return _first(judged, judged.hits)


def recall_at_3(judged: Judged) -> float | None:
    """Gold passages hit by the first three citations ÷ gold passages. Answerable items; no citation is 0."""
    return _recall(judged, judged.hits)


def precision(judged: Judged) -> float | None:
    """Right citations ÷ citations given, per item. Answerable items; no citation is 0."""
    return _precision(judged, judged.hits)


def strict_first_right(judged: Judged) -> float | None:
    """As ``first_right``, with kind, number and part compared."""
    return _first(judged, judged.strict)


def strict_recall_at_3(judged: Judged) -> float | None:
    """As ``recall_at_3``, with kind, number and part compared."""
    return _recall(judged, judged.strict)


def strict_precision(judged: Judged) -> float | None:
    """As ``precision``, with kind, number and part compared."""
    return _precision(judged, judged.strict)


def facts(judged: Judged) -> float | None:
    """Facts that stand in the answer's text ÷ facts. Answerable items that name facts; unanswered is 0.

    Compared without case and blanks, 1.762 like 1762; "a|b" means either. A text of more than 3,600 letters and
    digits is a letter, not an answer, and holds no fact.
    """
    if not judged.item.answerable or not judged.item.facts:
        return None
    text = _told(judged)
    return _mean([holds_fact(text, fact) for fact in judged.item.facts])


def facts_cited(judged: Judged) -> float | None:
    """As ``facts``, and the fact stands in the quote of a right citation: said and shown."""
    if not judged.item.answerable or not judged.item.facts:
        return None
    text = _told(judged)
    shown = [c.quote for c, row in zip(judged.citations, judged.hits, strict=True) if any(row)]
    found = [holds_fact(text, fact) and any(holds_fact(quote, fact) for quote in shown) for fact in judged.item.facts]
    return _mean(found)


def answered(judged: Judged) -> float | None:
    """Whether an answerable item was answered, rightly or not."""
    return float(judged.answered) if judged.item.answerable else None


def false_refusal(judged: Judged) -> float | None:
    """Whether an answerable item was refused; a fault is no refusal, so this is not always 1 − ``answered``."""
    if not judged.item.answerable:
        return None
    return float(judged.prediction is not None and not judged.answered)


def not_found(judged: Judged) -> float | None:
    """Whether an unanswerable item was refused; a fault is no refusal."""
    if judged.item.answerable:
        return None
    return float(judged.prediction is not None and not judged.answered)


def quotes_verbatim(judged: Judged) -> float | None:
    """Quotes that stand in the source ÷ quotes. All items with citations, answerable or not."""
    return _mean(list(judged.verbatim)) if judged.verbatim else None


def expectations(judged: Judged) -> float | None:
    """Whether an item's expectations are all met and one of its citations is right. Answerable items with ``expects``.

    Without the second condition, silence and luck would please many expectations. What is expected of unanswerable
    items is measured by ``not_found``.
    """
    expects = judged.item.expects
    if expects is None or not judged.item.answerable:
        return None
    right = any(any(row) for row in judged.hits)
    return float(judged.prediction is not None and right and not unmet(expects, judged.prediction))


def premise(judged: Judged) -> float | None:
    """Whether a notice says that the papers do not prove what the question takes for granted, just where it must.

    Items with ``expects.premise``; a fault is 0. Answering a question with a false premise as if it were true is the
    error that Kim et al. 2021 (Which Linguist Invented the Lightbulb?, arXiv 2101.00391) describe.
    """
    expected = judged.item.expects.premise if judged.item.expects else None
    if expected is None:
        return None
    return float(judged.prediction is not None and premise_unproven(judged.prediction) == expected)


def near_miss_refused(judged: Judged) -> float | None:
    """As ``not_found``, over the items of which a paper deals with the matter and lacks the detail (``near``)."""
    return not_found(judged) if judged.item.near else None


def wholly_answered_wrongly(judged: Judged) -> float | None:
    """Whether a compound item, of which the papers answer one half, was answered as a whole: an error, low is good.

    A refusal is none: ``answered`` counts it.
    """
    return float(_called_whole(judged)) if judged.item.type == "compound" else None


def right(judged: Judged) -> float | None:
    """Whether an item was dealt with rightly: :func:`right_answer`, or the refusal of an unanswerable item. All items.

    It depends on the share of unanswerable items and is meant for comparing systems on one set.
    """
    return float(right_answer(judged)) if judged.item.answerable else not_found(judged)


def right_answer(judged: Judged) -> bool:
    """Whether an answer was given and is right: what a reader may rely on without looking further.

    An answerable item is answered, the first citation is right, a half that stays open is said to, and an unproven
    premise is told. What confidence is compared with (:mod:`eval.selective`).
    """
    return first_right(judged) == 1 and not _called_whole(judged) and premise(judged) != 0


#: Every figure by its name in the report, in the report's order.
FIGURES: dict[str, Callable[[Judged], float | None]] = {
    figure.__name__: figure
    for figure in (
        first_right,
        recall_at_3,
        precision,
        facts,
        answered,
        not_found,
        quotes_verbatim,
        expectations,
        false_refusal,
        facts_cited,
        strict_first_right,
        strict_recall_at_3,
        strict_precision,
        near_miss_refused,
        wholly_answered_wrongly,
        premise,
        right,
    )
}

#: The figures that are 0 or 1 for an item; the others are shares of an item's passages, citations, facts or quotes.
RATES = frozenset(
    {
        "first_right",
        "answered",
        "not_found",
        "expectations",
        "false_refusal",
        "strict_first_right",
        "near_miss_refused",
        "wholly_answered_wrongly",
        "premise",
        "right",
    }
)
#: The figures that count errors: low is good.
ERRORS = frozenset({"false_refusal", "wholly_answered_wrongly"})


def scores(judged: Judged) -> dict[str, float]:
    """The value of every figure that applies to an item."""
    return {name: value for name, figure in FIGURES.items() if (value := figure(judged)) is not None}


def _called_whole(judged: Judged) -> bool:
    """Whether an answer leaves out that one half of a compound item stays open."""
    prediction = judged.prediction
    return judged.item.type == "compound" and judged.answered and prediction is not None and not prediction.partial


def _told(judged: Judged) -> str:
    """The text of an answer; nothing where there is none, or where it is as long as a letter."""
    text = judged.prediction.answer if judged.prediction is not None and judged.answered else ""
    return text if len(letters(text)) <= MAX_ANSWER else ""


def _first(judged: Judged, hits: tuple[tuple[bool, ...], ...]) -> float | None:
    if not judged.item.answerable:
        return None
    return float(bool(hits) and any(hits[0]))


def _recall(judged: Judged, hits: tuple[tuple[bool, ...], ...]) -> float | None:
    if not judged.item.answerable:
        return None
    return _mean([any(row[gold] for row in hits[:DEPTH]) for gold in range(len(judged.item.gold))])


def _precision(judged: Judged, hits: tuple[tuple[bool, ...], ...]) -> float | None:
    if not judged.item.answerable:
        return None
    return _mean([any(row) for row in hits]) if hits else 0.0


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values)
