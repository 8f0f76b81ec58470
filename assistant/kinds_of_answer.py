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
    r"(?:ein|zwei|drei|vier|fünf|mehr)(?:mal|fach)|mehrmals|mehrfach|niemals|alle|beide[nr]?|Hälfte|Drittel|Viertel|"
    r"(?:halb|vierteljähr|viertel)?(?:jähr|täg|wöchent|monat|stünd)lich\w*|quartalsweise|regelmäßig|Jahre[n]?\b"
)
_TIME_UNIT = (
    r"(?:Sekunden?|Minuten?|(?:Wochen|Arbeits|Viertel)?[Ss]tunden?|Uhr|Tag(?:e[ns]?)?|Wochen?|Monat(?:e[ns]?)?|Quartale?|"
    r"Jahr(?:e[ns]?|zehnte?n?)?)"
)
_UNIT = (
    rf"(?:{_TIME_UNIT}|[kcdmµ]?m[²³23]?|[Mm]eter\w*|\w+meter[ns]?|\w*hektar|ha|ar|km/h|\w*[Ll]iter[ns]?|[mc]?l|k?g|"
    r"\w*gramm|Tonnen?|t|Mg|%|Prozent|°\w*|Grad|[kMG]?W(?:h|p)?|\w*watt\w*|[kMG]bit\w*|dB\w*|Volt|Lux|Kelvin|K|mmol\w*|"
    r"Millimol|Personen|Plätze\w*|Quadrat\w+|Kubik\w+|jährig\w*)"
)
_SEASON = (
    r"(?:Frühjahr|Frühling|Sommer|Herbst|Winter|Jahres(?:ende|wechsel|anfang|mitte|beginn)|Quartal|Halbjahr|Schuljahr|"
    r"\w*[Ff]erien)"
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
        r"\d[\d.\s]*(?:,(?:\d+|-+|–))?[\s-]*(?:Mio\.?|Mrd\.?|Mill(?:ionen|iarden)|Tausend|Ts?d\.?|T)?[\s-]*"
        r"(?:Euro\b|EUR\b|€|Cent\b)|(?:EUR|€)\s*\d|\bT(?:€|EUR)\s*\d|\d\s*(?:Mio|Mrd)\.?\s*$|"
        r"\b(?:Million(?:en)?|Tausend|hundert)\s+Euro\b|\b(?:kostenlos|kostenfrei|unentgeltlich|gebührenfrei)\b",
        re.I,
    ),
    Wanted.SHARE: re.compile(r"\d\s*(?:Prozent|%|v\.\s?H\.)|\b(?:Hälfte|Drittel|Viertel|Mehrheit|Großteil)\b", re.I),
    Wanted.MEASURE: re.compile(rf"(?:\d|\b(?:{_NUMBER_WORD}))[\s-]*(?:Mio\.|Tsd\.)?\s*{_UNIT}(?!\w)"),
    Wanted.DURATION: re.compile(
        rf"(?:\d|\b(?:{_NUMBER_WORD}|ein(?:e[mnrs]?)?|halbe[ns]?|mehrere[nr]?|wenige[nr]?|einige[nr]?|paar|viele[nr]?))"
        rf"[\s-]*(?:(?:bis|-|–|zu|volle[nr]?)\s*){{0,3}}{_TIME_UNIT}\b|\d[\s-]*jährig|"
        r"\b\w+(?:jähr|monat|wöch|täg|stünd)(?:ig|lich)\w*|"
        r"\b[Bb]is\s+(?:zu[mr]?\s+(?:eine[mr]\s+)?[A-ZÄÖÜ]|Ende|Mitte|Anfang|auf\s+Weiteres|\d{1,2}\.|(?:19|20)\d\d)|"
        r"\bseit\s+(?:\w+\s+)?(?:\d|Jahren)|\bunbefristet|\bdauerhaft|\b(?:19|20)\d\d\s*(?:bis|-|–)\s*(?:19|20)?\d\d",
    ),
    Wanted.DATE: re.compile(
        rf"\b(?:{_MONTH})\b\.?\s*\d{{4}}|\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?:{_MONTH})\b)|\b(?:19|20)\d\d\b|"
        rf"\b(?:Anfang|Mitte|Ende|Im|Monat|seit|bis|ab)\s+(?:des\s+)?(?:Monats\s+)?(?:{_MONTH}|{_SEASON})\b|"
        rf"\b\d\.\s*(?:Quartal|Halbjahr)|\b(?:Quartal|KW)\s+\w+|\d\s*Uhr\b|"
        r"\b(?:laufenden|nächsten|kommenden|vergangenen|letzten)\s+Jahr",
        re.I,
    ),
    Wanted.CONTACT: re.compile(
        r"\b0\d{2,5}[\s/-]*\d{3,}|@|www\.|\bTel\b|\d{1,2}(?::\d\d)?\s*(?:bis|-|–)\s*\d{1,2}(?::\d\d)?\s*Uhr", re.I
    ),
    Wanted.REASON: re.compile(
        r"\b(?:weil|da|denn|deshalb|daher|aufgrund|auf\s+Grund|wegen|damit|bedingt|angesichts|infolge|voraus|"
        r"Voraussetzung\w*|unterlieg\w+|abhängig|grundlegend|um\b.*\bzu\b|nicht\s+auf\s+der|im\s+Sinne|"
        r"kein\b.*\bAnspruch|Gr(?:und|ünde[n]?)|begründ\w+|dadurch|daran,\s+dass|heraus|"
        r"(?:aus|nach)\s+(?:Sicht|Auffassung|Ansicht)|mangels|fehl(?:t|en|ende[nr]?)|"
        r"nicht\s+(?:\w+\s+)?(?:möglich|realisierbar|zulässig|zielführend|erforderlich|notwendig|sinnvoll|verhindert)|"
        r"kein(?:e[nr]?)?\s+(?:\w+\s+){0,4}(?:Ressourcen|Kapazität\w*|Mittel|\w*kapazitäten|Personal|Bedarf|"
        r"Grundlage|Notwendigkeit))\b",
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
STRICT = frozenset(
    {
        *(Wanted.MONEY, Wanted.COUNT, Wanted.SHARE, Wanted.MEASURE, Wanted.DURATION),
        *(Wanted.DATE, Wanted.PERSON, Wanted.CONTACT),
    }
)


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
