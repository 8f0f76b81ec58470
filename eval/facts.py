"""Whether a fact stands in a text: compared as a reader would, not as a search would."""

from __future__ import annotations


def holds_fact(text: str, fact: str) -> bool:
    """Whether a text holds a fact or one of its alternatives, without case, blanks, and dots between digits.

    "1762" does not stand in "21762": a number begins and ends where the fact's number does. "" is held by no text.
    """
    return any(_holds(text, alternative) for alternative in fact.split("|"))


def _holds(text: str, fact: str) -> bool:
    folded, after_blank = _fold(text)
    wanted, _ = _fold(fact)
    position = folded.find(wanted) if wanted else -1
    while position >= 0:
        end = position + len(wanted)
        cut = [place for place in (position, end) if _inside_number(folded, place) and not after_blank[place]]
        if not cut:
            return True
        position = folded.find(wanted, position + 1)
    return False


def _fold(text: str) -> tuple[str, list[bool]]:
    """Lower case without blanks and thousands dots, and for each character whether a blank stood before it."""
    kept: list[str] = []
    after_blank: list[bool] = []
    blank = False
    lowered = text.lower()
    for position, character in enumerate(lowered):
        if character.isspace():
            blank = True
            continue
        thousands = character == "." and lowered[position - 1 : position].isdigit() and _three_digits(lowered, position)
        if not thousands:
            kept.append(character)
            after_blank.append(blank)
        blank = False
    return "".join(kept), after_blank


def _three_digits(text: str, dot: int) -> bool:
    return (
        len(text[dot + 1 : dot + 4]) == 3
        and text[dot + 1 : dot + 4].isdigit()
        and not text[dot + 4 : dot + 5].isdigit()
    )


def _inside_number(text: str, place: int) -> bool:
    """Whether a number runs across a place, so that what begins or ends there cuts it."""
    return 0 < place < len(text) and text[place - 1].isdigit() and text[place].isdigit()
