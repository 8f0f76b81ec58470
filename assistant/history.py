"""Follow-ups: what a question means after what was asked and answered before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_up import depends
from assistant.model import Turn
from assistant.question import ORDINALS, papers_named
from assistant.terms import terms

_ORDINAL = re.compile(
    r"^\W*(?:und|and|what about)?\s*(?:zu[rm]?\s+|die\s+|der\s+|das\s+|the\s+)?"
    r"(erst|zweit|dritt|viert|fünft|sechst|siebt|acht|first|second|third|fourth)(?:e[nrms]?)?\W*$",
    re.I,
)
_PLACE = re.compile(r"\b((?:beschluss)?punkte?n?|fragen?|points?|questions?)\s*(\d{1,2}[a-z]?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with what it takes from the chat before it.

    Attributes:
        question: The question (the earlier one with another number where only that changed: "Und zu Punkt 6?").
        leans_on: The earlier question or questions that it leans on; "" if it stands alone.
        references: The papers that the last answer named, which a follow-up is about first; empty if it stands alone.
    """

    question: str
    leans_on: str = ""
    references: tuple[str, ...] = ()


def resolve(question: str, history: Sequence[Turn]) -> Resolved:
    """Complete a follow-up by what was asked and answered before.

    Args:
        question: The question as typed.
        history: Earlier turns, oldest first.

    Returns:
        The question with what it leans on; a question about something else is returned as it is.
    """
    asked = [n for n, turn in enumerate(history) if turn.role == "user" and turn.content.strip()]
    if not asked:
        return Resolved(question)
    earlier = resolve(history[asked[-1]].content.strip(), history[: asked[-1]])
    said = " ".join(turn.content for turn in history[asked[-1] + 1 :] if turn.role == "assistant")
    papers = papers_named(said) or earlier.references
    before = _PLACE.search(earlier.question)
    ordinal = _ORDINAL.match(question)
    if ordinal and before:
        question = f"{before[1]} {ORDINALS[ordinal[1].casefold()]}"
    place = _PLACE.search(question)
    own = [term for term in terms(_PLACE.sub("", question)) if not term.word.isdigit()]
    if place and not own:
        if before and before[1][:3].casefold() == place[1][:3].casefold():
            text = earlier.question[: before.start()] + place[0] + earlier.question[before.end() :]
            return Resolved(text, earlier.leans_on, papers)
        return Resolved(f"{question.rstrip(' ?')}: {_PLACE.sub('', earlier.question)}", "", papers)
    if not papers_named(question) and depends(question, f"{earlier.question} {said}"):
        return Resolved(question, f"{earlier.leans_on} {earlier.question}".strip(), papers)
    return Resolved(question)
