"""Whether every figure of a sentence stands in its passages: number with unit, date, section, reference; nothing
reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.verification.facts import Facts
from assistant.verification.numbers import Quantity
from assistant.verification.shown import Shown
from assistant.verification.verdict import Flaw

#: Numbers beyond which sums are not tried: their pairs would take too long, and chance would find one.
_MOST = 40
#: What stands beside the date of the letter itself, and how near, in characters.
_FRAME = re.compile(
    r"\b(?:vom|Stand|Schreiben|Antwort|Stellungnahme|Beschlusskontrolle|Vorlage|Anfrage|Antrag|Sitzung|"
    r"Niederschrift|Mitteilung|of|dated|as\s+of|letter|"
    r"reply|answer|Zeitpunkt|damals|Brief|Bericht|report|im\s+Jahr|seinerzeit|Auskunft|Angaben|mitteil\w*|"
    r"teilt\w*|melde\w*|verweis\w*|erklär\w*|antwort\w*|schr(?:ei|ie)b\w*|berichte\w*|informier\w*|"
    r"wrote|stated|replied|reported|said)\b",
    re.I,
)
_FRAME_REACH = 40
#: Words and Roman numerals for which of a row something is.
_ORDINALS = {
    Decimal(n): (word, roman)
    for n, (word, roman) in enumerate(
        zip(
            ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"),
            ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
            strict=True,
        ),
        start=1,
    )
}
#: Units that a table may name once in its head.
_HEADED = {"EUR": r"Euro|EUR|€", "%": r"%|Prozent", "year": r"Jahr", "m²": r"m²|Fläche"}


def flaws(sentence: str, found: Facts, shown: Shown) -> Iterator[Flaw]:
    """What is wrong with the figures of a sentence, one flaw for each figure.

    Args:
        sentence: The sentence.
        found: Its figures.
        shown: The passages it cites.
    """
    for moment in found.moments:
        years: Sequence[int | None] = [*shown.years] or [None]
        near = sentence[max(0, moment.start - _FRAME_REACH) : moment.end + _FRAME_REACH]
        theirs = (*shown.moments, *shown.dated) if _FRAME.search(near) else shown.moments
        if moment.is_month and sentence[moment.start : moment.end].split()[-1].casefold() in shown.words:
            continue
        if not any(moment.says_no_more_than(other, year) for other in theirs for year in years):
            yield Flaw.DATE
    for section in found.sections:
        text = f"{shown.text}\n{shown.around}"
        laws = (*shown.facts.sections, *shown.asked.sections)
        if not any(section.says_no_more_than(other, text) for other in laws):
            yield Flaw.SECTION
    for reference in found.named:
        if reference.key not in shown.references:
            yield Flaw.REFERENCE
    for quantity in found.quantities:
        flaw = _of_quantity(quantity, shown)
        if flaw and not _is_ordinal(quantity, sentence, shown.text):
            yield flaw


def _of_quantity(quantity: Quantity, shown: Shown) -> Flaw | None:
    theirs = (*shown.facts.quantities, *shown.asked.quantities)
    equal = [one for one in theirs if quantity.value_follows(one)]
    if not equal:
        if quantity.unit == "" and not quantity.in_words and not quantity.counted and _is_day(quantity, shown):
            return None
        if quantity.value == 1 and re.search(r"\b[Ee]in(?:e[mnrs]?)?\b", shown.text):
            return None
        if quantity.in_words and quantity.value == _listed(shown.text):
            return None
        return Flaw.DERIVED if _is_reckoned(quantity, theirs) else Flaw.NUMBER
    of_unit = [one for one in equal if _same_unit(quantity, one, shown)]
    if not of_unit:
        return Flaw.UNIT
    if not any(quantity.exactness_follows(one) for one in of_unit):
        return Flaw.HEDGE
    return None


def _is_ordinal(quantity: Quantity, sentence: str, text: str) -> bool:
    """Whether a number tells which of a row, and the passages tell it by a word or in Roman ("zweite", "II")."""
    if quantity.unit or quantity.in_words or quantity.value not in _ORDINALS:
        return False
    word, roman = _ORDINALS[quantity.value]
    place = quantity.start + len(str(quantity.value))
    if re.match(r"\.\s[A-ZÄÖÜ]", sentence[place:]) and re.search(rf"\b{word}e[nmrs]?\b", text, re.I):
        return True
    before = re.search(r"([A-ZÄÖÜ]\w+)\s$", sentence[: quantity.start])
    return before is not None and re.search(rf"\b{re.escape(before[1])}\s{roman}\b", text) is not None


def _is_day(quantity: Quantity, shown: Shown) -> bool:
    """A bare number may be part of a date or reference that the passages print."""
    number = str(quantity.value)
    return bool(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", f"{shown.text}\n{shown.around}")) and "." not in number


def _same_unit(mine: Quantity, theirs: Quantity, shown: Shown) -> bool:
    """Whether two equal numbers are of one unit; a bare one may have its unit in the head of a table."""
    if mine.unit == theirs.unit or (mine.measure == theirs.measure and mine.unit and theirs.unit):
        return True
    if not mine.unit:
        return theirs.unit not in ("EUR", "%", "km", "m", "m²", "ha")
    if not theirs.unit:
        head = _HEADED.get(mine.unit)
        return bool(head and not theirs.counted and re.search(head, shown.text))
    return {mine.unit, theirs.unit} == {"times", ""}


def _is_reckoned(quantity: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Whether a number is the sum, difference or ratio of numbers of the passages."""
    values = sorted({one.value for one in theirs})[:_MOST]
    if quantity.unit == "%" and any(
        b and abs(a / b * 100 - quantity.value) <= Decimal("0.6") for a in values for b in values if a != b
    ):
        return True
    pairs = any(quantity.value in (a + b, abs(a - b)) for a, b in combinations(values, 2))
    return pairs or (len(values) > 2 and quantity.value in (sum(values), sum(values) / len(values)))


def _listed(text: str) -> int:
    """How many members the list of a text has, by its labels ("a. … b. … c. …"); 0 without one."""
    letters = [match[1] for match in re.finditer(r"(?<!\w)([a-z])[.)]\s", text)]
    digits = [match[1] for match in re.finditer(r"(?<![\w.])(\d)[.)]\s(?=[A-ZÄÖÜ])", text)]
    for labels, first in ((letters, "a"), (digits, "1")):
        if labels[:1] == [first] and all(ord(label) == ord(first) + n for n, label in enumerate(labels)):
            return len(labels)
    return 0
