"""What a sentence says in words that its passages do not have: the rarer the word, the more is new."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.verification.diff import SMALL, Token, alike, tokens
from assistant.verification.shown import Shown

#: Words with which anyone tells where something stands or who says it; they are new without saying anything.
_TELLS = re.compile(
    r"^(?:laut|nach|zufolge|mitteil|teil|erklaer|auskunft|angabe|darstell|stellungnahme|verwaltung|antwort|frag|anfrag|"
    r"antrag|sicht|auffassung|ansicht|weis|verweis|nenn|steh|stadt|gilt|gelt|heiss|beton|bericht)"
)


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a sentence.

    Attributes:
        new: The rarities of its words (0.5 to 7 each) that stand nowhere in its passages, added up.
        gathered: The share of its words, by rarity, that one sentence of the passages has, 0 to 1.
    """

    new: float
    gathered: float


def news(sentence: str, shown: Shown) -> News:
    """What is new in a German sentence.

    Args:
        sentence: The sentence.
        shown: The passages it cites.
    """
    mine = [token for token in tokens(sentence) if token.weight > SMALL and not token.key.startswith("#")]
    total = sum(token.weight for token in mine)
    if not total:
        return News(0.0, 1.0)
    rows = [frozenset(token.key for token in tokens(one.text)) for one in shown.sentences]
    around = frozenset(token.key for token in tokens(shown.around))
    known = around.union(*rows)
    new = sum((1 - _best(token, known)) * token.weight for token in mine if not _TELLS.match(token.key))
    gathered = max((sum(token.weight * _best(token, row) for token in mine) for row in rows), default=0.0)
    return News(new, gathered / total)


def _best(token: Token, keys: frozenset[str]) -> float:
    return 1.0 if token.key in keys else max((alike(token.key, key) for key in keys), default=0.0)
