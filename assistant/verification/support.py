"""How likely passages say what a sentence says: a logistic regression over signs of the opposite and over nearness.

What can be compared by value (figures, names, quotes) is checked before and not weighed here. Nearness is that of the
sentence, and of its denial, to the nearest sentence of the passages (:class:`.vectors.Likeness`); without a model the
share of its words that they have. The signs are those of :mod:`.stance`, :mod:`.verbs`, :mod:`.attached` and
:mod:`.turns`; the latter are held against the nearest sentence, too. ``python -m eval.train_support`` fits the weights.

That a sentence is long or short says nothing of its truth, but much of its nearness: what is long is nearer, and has
more places for a sign. Its length is weighed only to the end that a faithful sentence has the same chance at any
length.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.verification import attached, names, speakers, stance, verbs
from assistant.verification.aligned import Aligned
from assistant.verification.clauses import is_english, overlap
from assistant.verification.facts import facts
from assistant.verification.novel import News, news
from assistant.verification.shown import Shown
from assistant.verification.turns import KINDS, added, opposed
from assistant.verification.vectors import Likeness
from assistant.verification.verdict import Flaw

WEIGHTS = Path(__file__).with_name("support_weights.json")
#: What speaks for a sentence; its weight is never below 0, that of a sign never above.
NEARNESS = ("likeness", "likeness_english", "asserted", "weakest", "covered", "covered_english", "gathered")
#: How many words a sentence has less, and more, than :data:`MIDDLE`; see the head of this module.
LENGTHS = ("shorter", "longer")
#: Words of a sentence of middle length, and from how many more on it does not matter any further.
MIDDLE, LONGER = 12, 8
#: The kinds of turns that are held against the nearest sentence, too.
_HERE = ("cause", "all", "only", "must", "time")
#: What limits a statement. A sentence that has nothing of it drops the limit of its passage.
_LIMIT = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|sollte|vorausgesetzt|vorbehaltlich|Bedingung|nur|ausschließlich\w*|lediglich|"
    r"solange|bei Bedarf|gegebenenfalls|ggf|eventuell\w*|einzelne\w*|teilweise|einige\w*|Ausnahme\w*|ausgenommen|"
    r"außer|grundsätzlich|if|unless|only|provided|in principle|some|partly|except)\b",
    re.I,
)
#: Which flaw a sign shows, by the beginning of its name; any other is one of content.
_SHOWS = {
    "denied": Flaw.NEGATION,
    "undenied": Flaw.NEGATION,
    "turned_prefix": Flaw.NEGATION,
    "raised": Flaw.COMMITMENT,
    "verb_denied": Flaw.NEGATION,
    "verb_affirmed": Flaw.NEGATION,
    "verb": Flaw.COMMITMENT,
    "to_done": Flaw.COMMITMENT,
    "not_past": Flaw.COMMITMENT,
    "certain": Flaw.HEDGE,
    "lost_rate": Flaw.UNIT,
    "lost": Flaw.HEDGE,
    "swapped_date": Flaw.DATE,
    "swapped_number": Flaw.UNIT,
    "counts": Flaw.UNIT,
    "names": Flaw.NAME,
    "unattributed": Flaw.SPEAKER,
}
#: A sign that moves the regression's score less than this is no reason of its own.
_A_REASON = 0.5


def features(sentence: str, shown: Shown, pairs: Sequence[Aligned], near: Likeness | None) -> dict[str, float]:
    """What speaks for and against a sentence.

    Args:
        sentence: The sentence.
        shown: The passages it cites.
        pairs: Its clauses with what they take up.
        near: What of the passages is nearest to it; None without a model.

    Returns:
        Values by name, the constant first.
    """
    english = is_english(sentence)
    turns = set(added(sentence, shown.text))
    window = near.window if near else "\n".join({pair.clauses[0][1].text: None for pair in pairs if pair.clauses})
    here = set(added(sentence, window))
    if "cause" not in added(sentence, _with_neighbours(window, shown)):
        here.discard("cause")
    count = len(sentence.split())
    told = News(0.0, 0.0) if english else news(sentence, shown)
    return {
        "constant": 1.0,
        "english": float(english),
        "shorter": float(max(0, MIDDLE - count)),
        "longer": float(min(LONGER, max(0, count - MIDDLE))),
        **_nearness(shown, pairs, near, float(english)),
        "gathered": told.gathered,
        "new": told.new,
        "unattributed": float(speakers.is_unattributed(sentence, shown)),
        "opposed": float(opposed(sentence, shown.text)),
        "names_elsewhere": _names_elsewhere(sentence, pairs, english, shown),
        **{f"adds_{name}": float(name in turns) for name in KINDS},
        **{f"adds_{name}_here": float(name in here) for name in _HERE},
        "drops_limit": float(bool(_LIMIT.search(window)) and not _LIMIT.search(sentence)),
        **stance.signs(pairs, sentence, shown.text),
        **verbs.signs(sentence, shown.sentences),
        **attached.signs(sentence, facts(sentence, english), shown),
    }


def _with_neighbours(window: str, shown: Shown) -> str:
    """A sentence of the passages with the ones before and behind it: a reason often stands there."""
    texts = [one.text for one in shown.sentences]
    place = texts.index(window) if window in texts else None
    return window if place is None else "\n".join(texts[max(0, place - 1) : place + 2])


def _nearness(shown: Shown, pairs: Sequence[Aligned], near: Likeness | None, english: float) -> dict[str, float]:
    if near:
        nearest = {"likeness": near.stated, "likeness_english": near.stated * english}
        return nearest | {"asserted": near.asserted, "weakest": near.weakest}
    words = tuple(word for pair in pairs for word in pair.words)
    covered = overlap(words, f"{shown.text}\n{shown.around}")
    return {"covered": covered, "covered_english": covered * english}


def _names_elsewhere(sentence: str, pairs: Sequence[Aligned], english: bool, shown: Shown) -> float:
    """The share of a sentence's names that stand in no sentence of the passages which it takes up, 0 to 1."""
    near = "\n".join({whole.text: None for pair in pairs for _, whole in pair.clauses})
    found = names.names(sentence, english)
    if not found or not near:
        return 0.0
    return len(list(names.unknown(found, f"{near}\n{shown.around}"))) / len(found)


def probability(found: Mapping[str, float]) -> float:
    """The regression's probability that the passages say it, 0 to 1."""
    weights = _weights(found)
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def reason(found: Mapping[str, float]) -> Flaw:
    """The flaw that the strongest sign against a sentence shows; :attr:`Flaw.CONTENT` where none is strong."""
    weights = _weights(found)
    told = [one for one in found if one not in ("constant", *NEARNESS, *LENGTHS)]
    name = min(told, key=lambda one: weights.get(one, 0.0) * found[one])
    if weights.get(name, 0.0) * found[name] > -_A_REASON:
        return Flaw.CONTENT
    return next((flaw for begins, flaw in _SHOWS.items() if name.startswith(begins)), Flaw.CONTENT)


def threshold(found: Mapping[str, float]) -> float:
    """From which probability on a sentence with some features may be shown."""
    return float(_parameters()[f"{_kind(found)}_threshold"])


def _weights(found: Mapping[str, float]) -> Mapping[str, float]:
    return dict(_parameters()[_kind(found)])


def _kind(found: Mapping[str, float]) -> str:
    return "with_vectors" if "likeness" in found else "words_alone"


@lru_cache(maxsize=1)
def _parameters() -> dict[str, Any]:
    """What was fitted."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))
