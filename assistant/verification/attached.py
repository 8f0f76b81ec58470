"""Signs that a figure of a sentence belongs to something else in its passages: another event, thing, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.terms import covers, terms, wording
from assistant.verification.clauses import Clause, clauses, is_english
from assistant.verification.dates import Moment
from assistant.verification.facts import Facts, facts
from assistant.verification.numbers import Quantity
from assistant.verification.places import placed
from assistant.verification.shown import Shown
from assistant.verification.verdict import Flaw
from ingest.text.grams import fold

_RATE = re.compile(
    r"\b(?:im|in\s+der|am)\s+(?P<within>Jahr|Monat|Woche|Tag)\b"
    r"(?!\s+\d|\s+[A-ZÄÖÜ]\w+\s+\d|\s+(?:darauf|davor|danach|zuvor|vorher)\b)|"
    r"\b(?:pro|je|per|an?)\s+(?P<of>Jahr|Monat|Woche|Tag|Stunde|Semester|Person|Kopf|Einwohner\w*|Kind|Platz|Schule|"
    r"Quadratmeter|Kilogramm|kg|Mg|Tonne|Wohnung|year|month|week|day|hour|person|capita)\b|"
    r"\b(?P<adverb>jährlich\w*|monatlich\w*|wöchentlich\w*|täglich\w*|stündlich\w*|annual\w*|yearly|monthly|"
    r"weekly|daily|hourly|p\.\s?a\.)(?!\w)",
    re.I,
)
_PERIODS = (
    ("year", re.compile(r"jahr|jähr|year|annual|p\.", re.I)),
    ("month", re.compile(r"monat|month", re.I)),
    ("week", re.compile(r"woche|wöch|week", re.I)),
    ("day", re.compile(r"tag|täg|day|dai", re.I)),
    ("hour", re.compile(r"stund|stünd|hour", re.I)),
    ("kg", re.compile(r"kilogramm|\bkg\b", re.I)),
    ("t", re.compile(r"tonne|\bmg\b", re.I)),
    ("head", re.compile(r"person|kopf|einwohner|kind|capita", re.I)),
)


#: The least letters of a noun that may be the head of another one.
_HEAD = 5
#: What ends the words that tell what a number counts, and how far they reach, in characters.
_UP_TO = re.compile(r"[,;.:()]|\d|\b(?:und|oder|sowie|and|or)\b")
_REACH = 60


def signs(sentence: str, found: Facts, shown: Shown) -> dict[str, float]:
    """The signs by name, 0 where there is none.

    Args:
        sentence: The sentence.
        found: Its figures.
        shown: The passages it cites.
    """
    parts = [clause for whole in shown.sentences for clause in clauses(whole.text)]
    better = dict.fromkeys((Quantity, Moment), 0.0)
    for one in placed(sentence, tuple(one.text for one in shown.evidence), is_english(sentence)):
        kind = type(one.token.fact)
        better[kind] = max(better.get(kind, 0.0), one.others - one.own)
    return {
        "swapped_number": better[Quantity],
        "swapped_date": better[Moment],
        "counts_new": float(any(_counts_something_new(one, shown) for one in found.quantities)),
        "lost_rate": _lost_rate(sentence, found, parts),
    }


def flaws(sentence: str, found: Facts, shown: Shown) -> Iterator[Flaw]:
    """What is plain enough to be a flaw: a rate no passage speaks of, a count of what other numbers count there.

    Args:
        sentence, found, shown: As for :func:`signs`.
    """
    text = f"{shown.text} {shown.around}"
    spoken = {period for period, pattern in _PERIODS if pattern.search(text)} | _rates(text)
    if found.quantities and _rates(sentence) - spoken:
        yield Flaw.UNIT
    if any(_counts_what_another_counts(one, shown) for one in found.quantities):
        yield Flaw.UNIT
    if _is_of_another_rate(sentence, found, shown):
        yield Flaw.UNIT


def _is_of_another_rate(sentence: str, found: Facts, shown: Shown) -> bool:
    """Whether a number is said per something, and every clause of the passages that has it says it per another."""
    theirs = [part for whole in shown.sentences for part in clauses(whole.text)]
    for one in found.quantities:
        part = next((part for part in clauses(sentence) if part.start <= one.start < part.end), None)
        mine = _rates(part.text) if part else frozenset()
        having = [
            _rates(other.text)
            for other in theirs
            if any(one.value_follows(number) for number in facts(other.text).quantities)
        ]
        if mine and having and all(rates and not rates & mine for rates in having):
            return True
    return False


def _rates(text: str) -> frozenset[str]:
    names = (match["of"] or match["adverb"] or match["within"] for match in _RATE.finditer(text))
    return frozenset(next((period for period, p in _PERIODS if p.search(name)), name.casefold()) for name in names)


def _lost_rate(sentence: str, found: Facts, parts: Sequence[Clause]) -> float:
    """Whether every clause with a number of the sentence says per what, and the sentence does not."""
    if _rates(sentence):
        return 0.0
    for quantity in found.quantities:
        holding = [part for part in parts if any(quantity.value_follows(one) for one in facts(part.text).quantities)]
        if holding and all(_rates(part.text) for part in holding):
            return 1.0
    return 0.0


def _counts_what_another_counts(one: Quantity, shown: Shown) -> bool:
    """Whether what a number counts is counted by other numbers of the passages and never by this one."""
    if not one.counted:
        return False
    equal = [other for other in shown.facts.quantities if one.value_follows(other)]
    if not equal or any(not other.counted or _same_thing(one.counted, other.counted) for other in equal):
        return False
    stem = _stem(one.counted)
    if stem and any(re.search(rf"\b{re.escape(stem)}", fold(_behind(other, shown.text))) for other in equal):
        return False  # "52 Zonen" are those of "52 Änderungen der Zonenabgrenzung"
    return any(_same_thing(one.counted, other.counted) for other in shown.facts.quantities if other.counted)


def _counts_something_new(one: Quantity, shown: Shown) -> bool:
    """Whether no passage has what a number counts, while the number counts something else there."""
    if not one.counted or one.value <= Decimal(1):
        return False
    words = tuple(term for term in terms(one.counted) if not term.word[0].isdigit())
    prepared = wording(f"{shown.text} {shown.around}")
    counted = [other for other in shown.facts.quantities if one.value_follows(other)]
    return (
        bool(words) and all(covers(prepared, word) == 0 for word in words) and any(o.counted or o.unit for o in counted)
    )


def _same_thing(one: str, other: str) -> bool:
    mine, theirs = _stem(one), _stem(other)
    if min(len(mine), len(theirs)) >= _HEAD and (mine.endswith(theirs) or theirs.endswith(mine)):
        return True  # "Plätze" are the "Kurzzeitpflegeplätze" of the letter
    return any(covers(wording(one), term) >= 0.75 for term in terms(other))


def _stem(word: str) -> str:
    return re.sub(r"(?:e[nmrs]?|ern|s|n)$", "", fold(word.split()[-1] if word.split() else word))


def _behind(one: Quantity, text: str) -> str:
    """The words right behind a number, up to the next comma, number or conjunction."""
    return _UP_TO.split(text[one.end : one.end + _REACH])[0]
