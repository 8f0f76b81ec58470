"""Follow-ups: what a question means after what was asked before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Turn
from assistant.question import ORDINALS
from assistant.terms import terms

_DEPENDS = re.compile(
    r"^\s*(?:und|aber|auch|also|and|but)\b|"
    r"\b(?:davon|dort|dazu|dafür|dagegen|daran|darin|damit|darüber|dabei|hierzu|deren|dessen|diese[rsmn]?|"
    r"jene[rsmn]?|derselbe[n]?|das|der|die|es|er|sie|ihn|ihm|it|they|them|that|those|these|there)\s*[?.!]?\s*$|"
    r"\b(?:davon|dort|dazu|dafür|dagegen|daran|darin|darüber|hierzu|dessen|there|thereof|it|they|them)\b",
    re.I,
)
_ORDINAL = re.compile(
    r"^\W*(?:und|and|what about)?\s*(?:zu[rm]?\s+|die\s+|der\s+|das\s+|the\s+)?"
    r"(erst|zweit|dritt|viert|fünft|sechst|siebt|acht|first|second|third|fourth)(?:e[nrms]?)?\W*$",
    re.I,
)
_PLACE = re.compile(r"\b((?:beschluss)?punkte?n?|fragen?|points?|questions?)\s*(\d{1,2}[a-z]?)\b", re.I)
#: A question with at least this many content words of its own says what it is about.
ENOUGH_TERMS = 3


def resolve(question: str, history: Sequence[Turn]) -> tuple[str, str]:
    """Complete a follow-up by what was asked before.

    Args:
        question: The question as typed.
        history: Earlier turns, oldest first.

    Returns:
        The question (the earlier one with another number where only that changed: "Und zu Punkt 6?"), and the earlier
        question it leans on ("" if it stands alone).
    """
    asked = [n for n, turn in enumerate(history) if turn.role == "user" and turn.content.strip()]
    if not asked:
        return question, ""
    earlier, leans_on = resolve(history[asked[-1]].content.strip(), history[: asked[-1]])
    before = _PLACE.search(earlier)
    ordinal = _ORDINAL.match(question)
    if ordinal and before:
        question = f"{before[1]} {ORDINALS[ordinal[1].casefold()]}"
    place = _PLACE.search(question)
    own = [term for term in terms(_PLACE.sub("", question)) if not term.word.isdigit()]
    if place and not own:
        if before and before[1][:3].casefold() == place[1][:3].casefold():
            return earlier[: before.start()] + place[0] + earlier[before.end() :], leans_on
        return f"{question.rstrip(' ?')}: {_PLACE.sub('', earlier)}", ""
    if _DEPENDS.search(question) or len(own) < ENOUGH_TERMS:
        return question, f"{leans_on} {earlier}".strip()
    return question, ""
