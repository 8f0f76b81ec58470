"""Whether a passage of an earlier letter bears on a question of an enquiry.

The judge (:mod:`assistant.judge`) learned from single questions whose answer stands in a letter or nowhere. An enquiry
asks several questions about one matter, and most of them were never answered before. So what counts beside what the
reader sees is the company a passage keeps: whether its letter speaks to the other questions, too, and whether another
question is nearer to it than this one.

A logistic regression weighs it. ``python -m eval draft eval/data/drafts.jsonl --corpus … --fit assistant``
fits it on labelled enquiries and writes ``bearing_weights.json``; ``--cross-validate`` in its place measures it, each
enquiry drafted by weights that were fitted on the others. The weights belong to the embedding model that ships.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from assistant.drafting.candidates import Candidate, Looked
from assistant.evidence import surroundings
from assistant.terms import Term, coverage, terms, wording
from assistant.window import Window

WEIGHTS = Path(__file__).parent.parent / "bearing_weights.json"
#: From which probability on a passage enters the draft: cross-validated over the labelled enquiries, the highest at
#: which 72 % of the questions that an earlier paper answers still get a passage that bears.
ENTERS = 0.73
#: From which on it is shown beside: with that, 86 % of those questions have one before them.
BESIDE = 0.45
#: A word lighter than this says little of a subject (:class:`assistant.terms.Term`).
LIGHT = 2.0
#: How many of the likeliest passages of another question tell which letters speak to it.
SPEAK = 5
#: What stands for the company of a passage where the enquiry asks one question only: that of the mean candidate.
ALONE = 0.4
#: Letters older than this are as old as any; one without a date is taken for half as old, years.
OLDEST = 12.0
#: Length of a subject that is made of the question where the enquiry names none, in characters.
_SUBJECT = 200
#: Letters that even the shortest passage counts as having.
_SHORTEST = 20
_EVIDENCE = ("word_score", "nowhere", "heaviest_missing", "not_shown")

#: How likely a window bears on a question: the question as searched for, the window, what speaks for it.
Weighing = Callable[[str, Window, Mapping[str, float]], float]


def bearing(
    looked: Sequence[Looked], subject: str, day: datetime.date | None
) -> Iterator[list[tuple[Candidate, dict[str, float]]]]:
    """What speaks for each candidate of each question of an enquiry, by name.

    Args:
        looked: What was looked at, for all questions of the enquiry: each is held against the others.
        subject: What the enquiry is about; where that is unknown, the question itself says.
        day: The day of the enquiry; None where nobody knows.

    Yields:
        For each question its candidates, each with numbers of no fixed range.
    """
    speak = [_speaking(one) for one in looked]
    for n, one in enumerate(looked):
        others = [*looked[:n], *looked[n + 1 :]]
        letters = [*speak[:n], *speak[n + 1 :]]
        best = max((candidate.window.chance for candidate in one.candidates), default=0.0)
        yield [
            (
                candidate,
                {
                    "constant": 1.0,
                    "behind_best": best - candidate.window.chance,
                    "near": one.near.get(candidate.key, 0.0),
                    "nearer_than_others": _nearer(candidate.key, one, others),
                    "speaks_to_others": _share(candidate, letters),
                    "years": _years(candidate.window, day),
                    **_words(candidate.window, one.question, subject),
                    **{name: candidate.evidence[name] for name in _EVIDENCE},
                },
            )
            for candidate in one.candidates
        ]


def weighed(_question: str, _window: Window, speaks: Mapping[str, float]) -> float:
    """How likely a window bears, 0 to 1, by the weights that ship."""
    return probability(speaks, _weights())


def probability(speaks: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The regression's probability that a window bears, 0 to 1, by some weights."""
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in speaks.items())))


def _speaking(looked: Looked) -> frozenset[str]:
    """Ids of the letters that speak to a question: those of its likeliest passages."""
    ranked = sorted(looked.candidates, key=lambda one: -one.window.chance)[:SPEAK]
    return frozenset(one.window.placed.passage.document_id for one in ranked)


def _share(candidate: Candidate, letters: Sequence[frozenset[str]]) -> float:
    """The share of the other questions that a candidate's letter speaks to."""
    own = candidate.window.placed.passage.document_id
    return sum(own in one for one in letters) / len(letters) if letters else ALONE


def _nearer(key: str, one: Looked, others: Sequence[Looked]) -> float:
    """How much nearer a passage is to its question than to the other one it is nearest to.

    To a question that did not find it, it is as near as the farthest passage found for that.
    """
    own = one.near.get(key, 0.0)
    theirs = (other.near.get(key, min(other.near.values())) for other in others if other.near)
    return own - max(theirs, default=own)


def _years(window: Window, day: datetime.date | None) -> float:
    """How many years old a letter is on a day, at most :data:`OLDEST`."""
    date = window.placed.letter.date
    return min(OLDEST, (day - date).days / 365) if day and date else OLDEST / 2


def _words(window: Window, question: str, subject: str) -> dict[str, float]:
    """How much of subject and question stands around a window, and whether it is prose."""
    around, text = wording(surroundings(window)), window.text
    about, asked = _heavy(subject.strip() or question[:_SUBJECT]), _heavy(question)
    return {
        "subject": coverage(around, about) if about else 0.0,
        "asked": coverage(around, asked) if asked else 0.0,
        "digits": sum(character.isdigit() for character in text) / len(text),
        "length": math.log(_SHORTEST + len(text)),
        "leads_in": float(text.rstrip().endswith(":")),
    }


def _heavy(words: str) -> list[Term]:
    """The terms of some words that say what they are about."""
    return [term for term in terms(words) if term.weight >= LIGHT]


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """What was fitted."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])
