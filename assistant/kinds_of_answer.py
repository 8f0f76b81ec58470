"""Whether a sentence shows the kind of thing a question wants: an amount, a count, a date, a name, a reason."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.asking import Wanted
from ingest.text.words import tagged

_MONTH = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|JAN|FEB|M[ÄR]RZ?|"
    "MRZ|APR|JUN[IE]?|JULI?|AUG|SEPT?|OKT|NOV|DEZ"
)
_NUMBER_WORD = (
    r"ein(?:e[rnms]?)?\s+einzige|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|fünfzig|"
    r"hundert|tausend|Dutzend|keine[rnms]?|"
    r"täglich|wöchentlich|monatlich|jährlich|vierteljährlich|quartalsweise|regelmäßig|Jahre[n]?\b"
)
#: Numbers that count nothing: days of a date, paragraphs of a law, years, house numbers of courts.
_NO_COUNT = re.compile(
    rf"\d{{1,2}}\.\s?(?:{_MONTH}|\d{{1,2}}\.)(?:\s*\d{{2,4}})?|§+\s*\d+\w?(?:,?\s*(?:und|oder|Abs\.|Satz|Nr\.)?\s*\d+\w?)*|"
    r"\b(?:19|20)\d\d\b|\b[A-Z]{1,3}\d{3,5}/\d\d\b|\b[A-Z]{2,3}/\d{3}/\d{4}\b|"
    r"(?:Nr|Abs|Rn|Punkt|Frage)\.?\s*\d+",
    re.I,
)
_SHOWS = {
    Wanted.MONEY: re.compile(
        r"\d[\d.\s]*(?:,\d+)?\s*(?:Mio\.?|Mrd\.?|Millionen|Tausend|T)?\s*(?:Euro\b|EUR\b|€)", re.I
    ),
    Wanted.SHARE: re.compile(r"\d\s*(?:Prozent|%|v\.\s?H\.)", re.I),
    Wanted.DATE: re.compile(rf"\b(?:{_MONTH})\b\.?\s*\d{{4}}|\d{{1,2}}\.\s*\d{{1,2}}\.|\b(?:19|20)\d\d\b", re.I),
    Wanted.CONTACT: re.compile(
        r"\b0\d{2,5}[\s/-]*\d{3,}|@|www\.|\bTel\b|\d{1,2}(?::\d\d)?\s*(?:bis|-|–)\s*\d{1,2}(?::\d\d)?\s*Uhr", re.I
    ),
    Wanted.REASON: re.compile(
        r"\b(?:weil|da|denn|deshalb|daher|aufgrund|auf\s+Grund|wegen|damit|bedingt|angesichts|infolge|voraus|"
        r"Voraussetzung\w*|unterlieg\w+|abhängig|grundlegend|um\b.*\bzu\b|nicht\s+auf\s+der|im\s+Sinne|"
        r"kein\b.*\bAnspruch)\b",
        re.I | re.S,
    ),
}
_NAME = re.compile(
    r"(?:Dr\.|Prof\.|Herrn?|Frau|[Bb]ürgermeister(?:in|s)?|[Bb]eigeordnete[rn]?|Stadtr[aä]t(?:in|s)?)\s+"
    r"(?:[A-ZÄÖÜ][\w-]+\s+)?[A-ZÄÖÜ][a-zäöüß-]+"
)
#: How a first name or surname is printed; "AufenthG" is none.
_PLAIN_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+$")
#: Kinds that an answer must show; a question for them is not answered by a sentence without.
STRICT = frozenset({Wanted.MONEY, Wanted.COUNT, Wanted.SHARE, Wanted.DATE, Wanted.PERSON, Wanted.CONTACT})


def shows(text: str, wanted: Wanted) -> bool:
    """Whether a text shows the kind of answer wanted; always True for kinds without a form of their own."""
    if wanted is Wanted.COUNT:
        rest = _NO_COUNT.sub(" ", text)
        return bool(re.search(rf"\b\d+\b|\b(?:{_NUMBER_WORD})\b", rest, re.I))  # "25a" numbers a paragraph of a law
    if wanted is Wanted.SHARE:
        return bool(_SHOWS[Wanted.SHARE].search(text)) or shows(text, Wanted.COUNT)
    if wanted is Wanted.PERSON:
        return bool(_NAME.search(text)) or _two_names(text)
    pattern = _SHOWS.get(wanted)
    return bool(pattern.search(text)) if pattern else True


def _two_names(text: str) -> bool:
    """Whether two words in a row are proper names, as first name and surname are."""
    named = [tag == "NE" and bool(_PLAIN_NAME.match(word)) for word, _, tag in tagged(text)]
    return any(first and second for first, second in pairwise(named))
