"""Whether a window answers a part of a question, or only comes near it.

Similarity does not tell: the nearest passage to "Was kostet das Büro?" is the one about the office. So two things are
asked of an answer. What can be checked must be there: every name and year of the question, and the kind of thing wanted
together with words of the question. For the rest a small logistic regression says how likely an answer is;
``python -m eval train`` fits it on the dev sets and writes ``evidence_weights.json``.
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

from assistant.asking import Voice, Wanted
from assistant.kinds_of_answer import STRICT, shows
from assistant.question import Part, Question
from assistant.terms import Term, Wording, coverage, covers, wording
from assistant.vocabulary import DOCUMENT_WORDS, PEOPLE_WORDS
from assistant.window import Window
from ingest.index.context import purpose
from ingest.model import BlockKind, Passage
from ingest.text.grams import fold

WEIGHTS = Path(__file__).with_name("evidence_weights.json")
#: Words lighter than this ("Menschen", "Jahr") tie nothing together.
LIGHT = 2.0
#: Share of its core that the sentence with the figure must hold.
TIED = 0.34
#: One step of cosine similarity, and what e5 gives a middling match.
STEP, MIDDLE = 0.03, 0.84
PEOPLE = frozenset(fold(word) for word in PEOPLE_WORDS)
DOCUMENTS = frozenset(fold(word) for word in DOCUMENT_WORDS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a window answers, how likely that is (0 to 1), and what is missing otherwise ("name", "kind", "tie")."""

    answers: bool
    confidence: float
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near all candidates are to a question: a question about something else is near to none of them.

    Attributes:
        passage: Highest cosine similarity of a passage.
        sentence: Highest cosine similarity of a sentence.
        lift: How much the nearest sentence is nearer than the mean one.
    """

    passage: float
    sentence: float
    lift: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a window: checked facts and features for the regression."""

    names_known: bool
    kind_shown: bool
    said_done: bool
    addressed: bool
    features: Mapping[str, float]


def judge(
    question: Question, part: Part, leans_on: Sequence[Term], window: Window, head: Wording, nearness: Nearness
) -> Verdict:
    """Judge a window.

    Args:
        question: The question.
        part: The part to be answered.
        leans_on: Terms of the rest of the question and of the question it follows up.
        window: The window.
        head: The words of its letter's head: who writes to whom, in which city.
        nearness: How near the candidates are to the question.
    """
    evidence = weigh(question, part, leans_on, window, head, nearness)
    confidence = probability(evidence.features)
    if not evidence.names_known:
        return Verdict(False, confidence / 2, "name")
    if evidence.addressed and evidence.kind_shown:
        return Verdict(True, max(confidence, 0.8))
    if not evidence.kind_shown:
        return Verdict(False, confidence / 2, "kind")
    if not evidence.said_done or confidence < threshold():
        return Verdict(False, confidence, "tie")
    return Verdict(True, confidence)


def weigh(
    question: Question, part: Part, leans_on: Sequence[Term], window: Window, head: Wording, nearness: Nearness
) -> Evidence:
    """What speaks for a window; arguments as for :func:`judge`."""
    passage = window.placed.passage
    said = wording(window.text)
    surroundings = f"{passage.label} {window.placed.letter.subject or ''} {passage.asked or ''} {purpose(passage)}"
    around = wording(f"{passage.text} {surroundings}")
    core = _core(part.terms, leans_on)
    names = [term for term in part.terms if term.is_name]
    at_place = bool(question.points or question.questions or question.lists_questions)
    asked_for_head = _asked_for_head(question, passage)
    missing = [term.weight for term in core if not covers(around, term)]
    return Evidence(
        names_known=all(any(covers(text, name) for text in (said, around, head)) for name in names),
        kind_shown=asked_for_head or part.wanted not in STRICT or _shown_and_tied(part, core, window),
        said_done=not (question.done and part.wanted is Wanted.YES_NO) or _says_it_is_done(core, window),
        addressed=at_place or asked_for_head,
        features={
            "constant": 1.0,
            "said": coverage(said, core),
            "around": coverage(around, core),
            "passage": (nearness.passage - MIDDLE) / STEP,
            "sentence": (nearness.sentence - MIDDLE) / STEP,
            "lift": nearness.lift / STEP,
            "verb_missing": float(any(t.tag.startswith("VV") and not covers(around, t) for t in core)),
            "heaviest_missing": max(missing, default=0.0) / 7,
            "strict": float(part.wanted in STRICT),
            "voice": float(question.voice is not Voice.ANY),
            "english": float(question.language == "en"),
            "follow_up": float(bool(leans_on)),
        },
    )


def probability(features: Mapping[str, float]) -> float:
    """The regression's probability that the question is answered, 0 to 1."""
    weights = _parameters()["weights"]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def threshold() -> float:
    """From which probability on a window counts as an answer."""
    return float(_parameters()["threshold"])


@lru_cache(maxsize=1)
def _parameters() -> dict[str, Any]:
    """What was trained."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def _asked_for_head(question: Question, passage: Passage) -> bool:
    """Whether a passage is the line of the head, or the signature, that was asked for."""
    if question.voice is Voice.SIGNATURE:
        return passage.kind is BlockKind.SIGNATURE
    return question.voice is Voice.LETTERHEAD and passage.role is question.role


def _core(own: Sequence[Term], leans_on: Sequence[Term]) -> list[Term]:
    """The terms that say what a question is about: no names (they are checked apart), no words for documents.

    Heavy ones where there are any; where there are none, those it leans on count with the light ones.
    """
    plain = [term for term in own if not term.is_name and not term.forms & DOCUMENTS]
    heavy = [term for term in plain if term.weight >= LIGHT]
    return heavy or [*plain, *(term for term in leans_on if term.weight >= LIGHT and not term.forms & DOCUMENTS)]


def _shown_and_tied(part: Part, core: Sequence[Term], window: Window) -> bool:
    """Whether one sentence shows the kind of thing wanted together with words of the question.

    The sentence before counts with it: "Davon …", "Das sind …".
    """
    before = ""
    counted = _counted(part) if part.wanted is Wanted.COUNT else None
    for sentence in window.sentences:
        tied = wording(f"{before} {sentence.text}")
        is_tied = coverage(tied, core) >= TIED and (counted is None or covers(tied, counted) > 0)
        if is_tied and shows(sentence.text, part.wanted):
            return True
        before = sentence.text
    return False


def _counted(part: Part) -> Term | None:
    """What "wie viele …" counts; None for people, who have many names, and where nothing follows."""
    match = re.search(r"(?:wie\s*vielen?|anzahl(?:\s+der)?|how\s+many|number\s+of)\s+([^\W\d_]+)", part.text, re.I)
    term = next((t for t in part.terms if match and t.word == match[1]), None)
    return term if term is not None and not term.forms & PEOPLE else None


def _says_it_is_done(core: Sequence[Term], window: Window) -> bool:
    """Whether one sentence holds what was done and that it was: a verb of the question and something else of it."""
    verbs = [term for term in core if term.tag.startswith(("VV", "ADJ"))]
    others = [term for term in core if term not in verbs]
    return any(
        any(covers(wording(sentence.text), verb) for verb in verbs)
        and (not others or any(covers(wording(sentence.text), other) for other in others))
        for sentence in window.sentences
    )
