"""What a question may be: checked at the one door, whoever asks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.model import Turn
from ingest.errors import BadInput

#: Longest question, in characters; an enquiry with six questions and its reasons has about 3,000.
MAX_QUESTION = 4_000
#: Earlier turns that are looked at; no follow-up leans on more.
MAX_TURNS = 40

_EXPECTED = "Erwartet wird eine Frage in Worten"
_WHITE = "\t\n\r"


def checked_question(text: str) -> str:
    """A question that can be asked, without blank edges.

    Args:
        text: What was typed.

    Raises:
        BadInput: It is empty, holds no word, is too long, or holds characters that are no text.
    """
    question = text.strip()
    if len(question) > MAX_QUESTION:
        raise BadInput(
            f"Erwartet wird eine Frage mit höchstens {_thousands(MAX_QUESTION)} Zeichen",
            f"gefunden wurden {_thousands(len(question))}",
            "bitte kürzen Sie sie auf das, was Sie wissen möchten.",
        )
    if not_text(question):
        raise BadInput(
            _EXPECTED,
            "gefunden wurden Steuerzeichen oder unlesbare Zeichen",
            "bitte tippen Sie die Frage neu ein, statt sie einzufügen.",
        )
    if not any(character.isalnum() for character in question):
        found = "gefunden wurden nur Satzzeichen" if question else "gefunden wurde nichts"
        raise BadInput(_EXPECTED, found, "bitte geben Sie ein, was Sie wissen möchten.")
    return question


def checked_history(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The last turns of a chat, as far as a follow-up can lean on them; long ones are cut, empty ones left out.

    Raises:
        BadInput: A turn has another role than "user" and "assistant".
    """
    for turn in turns:
        if turn.role not in ("user", "assistant"):
            raise BadInput(
                "Erwartet wird ein Verlauf aus Beiträgen von „user“ und „assistant“",
                f"gefunden wurde „{turn.role[:40]}“",
                "bitte berichtigen Sie den Verlauf.",
            )
    kept = (Turn(turn.role, turn.content[:MAX_QUESTION]) for turn in turns[-MAX_TURNS:])
    return tuple(turn for turn in kept if turn.content.strip() and not not_text(turn.content))


def not_text(text: str) -> bool:
    """Whether a text holds control characters (NUL among them) or halves of characters."""
    return any(unicodedata.category(character) in ("Cc", "Cs") and character not in _WHITE for character in text)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
