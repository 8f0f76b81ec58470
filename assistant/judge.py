"""Whether a window answers a part of a question, or only comes near it.

A logistic regression over the evidence says how likely an answer is, on one scale for all archives and tiers;
``python -m eval train`` fits it on the development sets and writes ``judge_weights.json``. A place that the question
names itself ("Punkt 5", the letterhead's date) only has to show the kind of thing that is asked for.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.evidence import asked_for_head, evidence, surroundings
from assistant.found import Found
from assistant.question import Part, Question
from assistant.recipe import JUDGED, PRODUCT, Learned, Recipe
from assistant.terms import Term, Wording
from assistant.window import Window

WEIGHTS = Path(__file__).with_name("judge_weights.json")
#: How sure an answer from a place that the question names is at least.
AT_PLACE = 0.8
#: Of one part of several, a window must hold this share of the part's own words.
SAID = 0.25
#: A window that does not say that something was done has to be more likely than not to answer whether it was.
SAYS_NOT = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a window answers a part of a question.

    Attributes:
        answers: Whether it does.
        confidence: How likely that is, 0 to 1.
        lacks: Of one part of several: whether it holds nothing of what this part asks for beyond the others, so that
            it stays open if another part is answered.
    """

    answers: bool
    confidence: float
    lacks: bool = False


def judge(
    question: Question,
    part: Part,
    leans_on: Sequence[Term],
    window: Window,
    head: Wording,
    found: Found,
    recipe: Recipe = PRODUCT,
    least: float | None = None,
) -> Verdict:
    """Judge a window.

    Args:
        question, part, leans_on, window, head, found: As for :func:`assistant.evidence.evidence`.
        recipe: Which parts take part.
        least: From which probability on it counts as an answer; None for the judge's own threshold.
    """
    if not recipe.judge:
        return Verdict(True, window.chance)
    features = recipe.kept(evidence(question, part, leans_on, window, head, found), JUDGED)
    confidence = probability(features, recipe.learned)
    if is_addressed(question, window):
        if features["names_nowhere"] or (features["not_shown"] and not asked_for_head(question, window.placed.passage)):
            return Verdict(False, confidence / 2)
        return Verdict(True, max(confidence, AT_PLACE))
    if not _of_a_year_asked(part, window):
        return Verdict(False, confidence / 2)
    enough = threshold(recipe.learned) if least is None else least
    if features["not_done"]:
        enough = max(enough, SAYS_NOT)
    return Verdict(confidence >= enough, confidence, len(question.parts) > 1 and _lacks(question, features))


def _of_a_year_asked(part: Part, window: Window) -> bool:
    """Whether a window speaks of one of the years that are asked about: a figure of another year is no answer.

    A letter speaks of its own year and of the year before without naming them.
    """
    years = [int(term.word) for term in part.terms if re.fullmatch(r"(?:19|20)\d\d", term.word)]
    date, text = window.placed.letter.date, surroundings(window)
    return not years or any(
        (date is not None and date.year - year in (0, 1)) or re.search(rf"{year}|\d/{year % 100:02d}\b", text)
        for year in years
    )


def _lacks(question: Question, features: Mapping[str, float]) -> bool:
    """Whether a window shows nothing of what is asked for: not its kind, no name, no count, or none of its words.

    Words are compared for German questions only: an English one shares few with any letter.
    """
    other_count = features["number_elsewhere"] and features["other_counted"]
    shares_words = question.language == "en" or features["said"] >= SAID
    return bool(features["not_shown"] or features["name_missing"] or other_count) or not shares_words


def is_addressed(question: Question, window: Window) -> bool:
    """Whether the question names the place that a window stands at."""
    named = bool(question.points or question.questions or question.lists_questions)
    return named or asked_for_head(question, window.placed.passage)


def probability(features: Mapping[str, float], learned: Learned | None = None) -> float:
    """The regression's probability that the question is answered, 0 to 1; by other weights than shipped, if given."""
    weights = learned.judge if learned else _parameters()["weights"]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def threshold(learned: Learned | None = None) -> float:
    """From which probability on a window counts as an answer; arguments as for :func:`probability`."""
    return learned.threshold if learned else float(_parameters()["threshold"])


@lru_cache(maxsize=1)
def _parameters() -> dict[str, Any]:
    """What was trained."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))
