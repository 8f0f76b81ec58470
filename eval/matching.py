"""When a citation is right: the one rule that every citation figure rests on.

Its file is the gold's; counted on letters and digits alone, its quote covers at least 60 % of the gold quote, or lies
to at least 60 % inside the gold quote with at least 60 letters or digits; and it is at most one passage (a single
citation) of 1,200 letters or digits. So neither a whole letter nor a single word is ever right.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from eval.gold import GoldPassage, Locator
from eval.prediction import PredictedCitation
from ingest.body.markers import each_number

#: Share of the gold quote to cover, or of the cited quote to lie inside it.
MIN_SHARE = 0.6
#: Letters and digits that a quote must have inside the gold quote when it does not cover it.
MIN_INSIDE = 60
#: Letters and digits of the longest passage that still counts as one place.
MAX_QUOTE = 1200
#: Common stretches below this length are chance, not overlap: "indenNetzwerken" stands in many sentences.
MIN_BLOCK = 12


def letters(text: str) -> str:
    """The letters and digits of a text, in order; what line ends, hyphens and quotation marks do to it is gone."""
    return "".join(character for character in text if character.isalnum())


def overlap(one: str, other: str) -> int:
    """Number of letters and digits that two texts share, in order.

    The sum of their common stretches of at least 12; a page number that stands inside one of them costs itself only.
    """
    short, long = sorted((letters(one), letters(other)), key=len)
    if short in long:
        return len(short)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= MIN_BLOCK)


def is_right(citation: PredictedCitation, gold: GoldPassage) -> bool:
    """Whether a citation hits a gold passage."""
    return quote_is_right(citation.file, citation.quote, gold)


def quote_is_right(file: str, quote: str, gold: GoldPassage) -> bool:
    """Whether citing a quote hits a gold passage.

    Args:
        file: Stem of the file that is cited.
        quote: The words that are cited.
        gold: The passage.
    """
    cited, wanted = len(letters(quote)), len(letters(gold.quote))
    if file not in gold.files or not 0 < cited <= MAX_QUOTE:
        return False
    shared = overlap(quote, gold.quote)
    covers = shared >= MIN_SHARE * wanted
    lies_inside = shared >= max(MIN_SHARE * cited, MIN_INSIDE)
    return covers or lies_inside


def same_place(citation: PredictedCitation, locator: Locator) -> bool:
    """Whether a citation names the gold's kind, number (one of a joint answer's) and part, where the gold tells it."""
    wanted = {_number(locator.number), *map(_number, (locator.number or "").split("+"))}
    given = {_number(citation.number), *map(_number, each_number(citation.number or ""))}
    return citation.kind == locator.kind and bool(given & wanted) and locator.part in (None, citation.part)


def _number(number: str | None) -> str:
    return (number or "").strip().rstrip(".)").casefold()
