"""What was looked at for questions, made by hand: no search, no model."""

from __future__ import annotations

from typing import Any

from assistant.drafting.candidates import Candidate, Looked
from assistant.window import Window, whole
from tests.assistant.made import placed, summary

#: What :func:`assistant.evidence.evidence` says of a window that neither helps nor harms.
PLAIN = {"word_score": 0.5, "nowhere": 0.2, "heaviest_missing": 0.4, "not_shown": 0.0}
QUESTION, SUBJECT = "Wann öffnet das Freibad im Norden wieder?", "Freibad im Norden"


def window(
    text: str = "Das Freibad öffnet im Juni wieder.", ident: str = "a", place: str = "1/1", **made: Any
) -> Window:
    """A whole passage of a letter."""
    letter = made.pop("letter", None) or summary(ident, reference=f"AF00{ord(ident[0])}/22")
    return whole(placed(text, place=place, letter=letter, **made))


def candidate(window: Window, addressed: float = 0.0, **evidence: float) -> Candidate:
    """A window with what speaks for it."""
    return Candidate(window, {**PLAIN, **evidence}, addressed)


def looked(*candidates: Candidate, question: str = QUESTION, near: float = 0.5) -> Looked:
    """What was looked at for a question, all of it as near."""
    return Looked(question, candidates, {one.key: near for one in candidates})
