"""Quantities of a sentence, German and English: value, unit, what is counted, and how exactly they are meant.

"11.805", "11 805" and "11,805" (English), "12 Tsd." and "12.000", "zwölf" and "12" are one value. A number said
roughly ("rund 12 Tsd.") is carried by one that rounds to it, and one that a letter says roughly is not said exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

_ONES = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TENS = {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80}
_TENS["neunzig"] = 90
_TEENS = {f"{stem}zehn": n for n, stem in enumerate(["drei", "vier", "fünf", "sech", "sieb", "acht", "neun"], 13)}
_ENGLISH = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_WORDS: dict[str, Decimal] = {word: Decimal(n) for n, word in enumerate(_ONES) if n > 1}
_WORDS |= {word: Decimal(n) for word, n in {**_TENS, **_TEENS}.items()}
_WORDS |= {f"{one}und{ten}": Decimal(n + t) for n, one in enumerate(_ONES[:10]) if n for ten, t in _TENS.items()}
_WORDS |= {word: Decimal(n) for n, word in enumerate(_ENGLISH, 2)}
_WORDS |= {"twenty": Decimal(20), "thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50)}
_WORDS |= {"hundert": Decimal(100), "einhundert": Decimal(100), "hundred": Decimal(100)}
_WORDS |= {"tausend": Decimal(1000), "eintausend": Decimal(1000), "dutzend": Decimal(12), "dozen": Decimal(12)}
#: Two of a kind are "beide"; shares in words are per cent.
_WORDS |= {"beide": Decimal(2), "beiden": Decimal(2), "beider": Decimal(2), "both": Decimal(2)}
_SHARES = {"hälfte": Decimal(50), "half": Decimal(50), "viertel": Decimal(25), "quarter": Decimal(25)}
_SHARES |= {"drei viertel": Decimal(75), "zwei drittel": Decimal(67), "three quarters": Decimal(75)}
_SHARES |= {"two thirds": Decimal(67), "a third": Decimal(33)}
_SHARES |= {"drittel": Decimal(33), "zweidrittel": Decimal(67), "dreiviertel": Decimal(75)}
_SCALES = (
    (re.compile(r"\s*(?:Mrd|Milliarden?|billions?|bn)\b\.?", re.I), Decimal(10**9)),
    (re.compile(r"\s*(?:Mio|Millionen|Million|millions?|m(?=\s+(?:euro|EUR)))\b\.?", re.I), Decimal(10**6)),
    (
        re.compile(r"\s*(?:(?:Tsd|Td|Tausend|thousand)(?![a-z])\.?|(?-i:T)(?=\s?(?:€|EUR|Euro))|k(?=\s?€))", re.I),
        Decimal(1000),
    ),
)
_UNITS = (
    ("EUR", r"[Ee]uros?|EUR|€"),
    ("ct", r"Cents?"),
    ("pp", r"Prozentpunkte\w*|percentage\s+points?"),
    ("%", r"%|Prozent|v\.\s?H\.|per\s?cent"),
    ("km/h", r"km/h|Stundenkilometer"),
    ("km", r"km|Kilometern?|kilomet(?:re|er)s?"),
    ("m²", r"m²|m2|qm|Quadratmetern?|square\s+met(?:re|er)s?"),
    ("m³", r"m³|m3|cbm|Kubikmetern?"),
    ("cm", r"cm|Zentimetern?"),
    ("mm", r"mm|Millimetern?"),
    ("m", r"m|Metern?|met(?:re|er)s?"),
    ("ha", r"ha|Hektar|hectares?"),
    ("t", r"t|Mg|Tonnen?|tonn?es?"),
    ("times", r"[Mm]al|times|x|×"),
    ("kg", r"kg|Kilogramm"),
    ("MWh", r"MWh|Megawattstunden"),
    ("kWh", r"kWh|Kilowattstunden"),
    ("kW", r"kWp?"),
    ("MW", r"MW"),
    ("dB", r"dB(?:\(A\))?"),
    ("°", r"°\s?C?|Grad|degrees?"),
    ("l", r"Litern?|lit(?:re|er)s?"),
    ("h:", r"Uhr|o'clock|[ap]\.m\.|pm|am(?=\W*$|\s+(?:on|to|and|until)\b)"),
    ("hour", r"\w*[sS]tunden?|hours?"),
    ("minute", r"Minuten?|minutes?"),
    ("day", r"\w*[Tt]age?n?|days?"),
    ("week", r"Wochen?|weeks?"),
    ("month", r"Monate?n?|months?"),
    ("year", r"Jahre?n?|years?"),
    ("VZÄ", r"VZÄ|VzÄ|Vollzeitäquivalente\w*|full-time\s+equivalents?|FTEs?"),
)
_UNIT = tuple((name, re.compile(rf"[\s-]*(?:{pattern})(?!\w)")) for name, pattern in _UNITS)
_BEFORE_UNIT = (("EUR", re.compile(r"(?:EUR|€|Euro)\s*$")), ("km/h", re.compile(r"Tempo[ -]?$")))
#: Units that are a multiple of another one: what "24 Monate" say in months "2 Jahre" say in years.
_MULTIPLES: dict[str, tuple[str, Decimal]] = {
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "ha": ("m²", Decimal(10_000)),
    "t": ("kg", Decimal(1000)),
    "ct": ("EUR", Decimal("0.01")),
    "MWh": ("kWh", Decimal(1000)),
    "MW": ("kW", Decimal(1000)),
    "year": ("month", Decimal(12)),
    "week": ("day", Decimal(7)),
    "hour": ("minute", Decimal(60)),
}
#: Units of time, of which "über" most often says how long something lasts.
_LASTING = frozenset({"year", "month", "week", "day", "hour", "minute"})
#: What a number in front of a thing measures ("zwölfjährig"), by the beginning of the word.
_OF_KIND = {"jähr": "year", "stün": "hour", "mona": "month", "wöch": "week", "tägi": "day"}
#: A number in front of what it tells of a thing ("dreizügig", "2-geschossig").
_KIND = re.compile(
    r"-?(?P<kind>(?:zügig|jährig|stündig|geschossig|stöckig|monatig|wöchig|tägig|spurig|gleisig|köpfig|stufig|"
    r"zeilig|reihig|malig)(?:e[mnrs]?)?)\b"
)
_THOUSAND = Decimal(1000)
#: Verbs that multiply, which tell a number of their own.
_MULTIPLIES = {
    "halbier": Decimal("0.5"),
    "doppelt so": Decimal(2),
    "twice as": Decimal(2),
    "verdoppel": Decimal(2),
    "verdreifach": Decimal(3),
    "vervierfach": Decimal(4),
}
_MULTIPLIES |= {
    "verfünffach": Decimal(5),
    "verzehnfach": Decimal(10),
    "doubl": Decimal(2),
    "tripl": Decimal(3),
    "halv": Decimal("0.5"),
}
_MULTIPLIED = re.compile(rf"\b(?P<verb>{'|'.join(_MULTIPLIES)})\w*", re.I)
_ONE_LARGE = re.compile(r"\b(?:eine[r]?|one|a)\s+(?=Million\b|Milliarde\b|million\b|billion\b)")
_HALF = re.compile(
    r"\b(?:halbe[nrms]?|half\s+an?)\s+(?=(?:Million|Milliarde|Jahr|Stunde|million|billion|year|hour)(?:e?s)?\b)"
)
_DIGITS = (
    r"\d{1,3}(?:[.'’][0-9]{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|"
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?|"
    r"\d{1,2}[:.]\d{2}(?=\s?Uhr|\s?(?:bis|-|–|und)\s?\d{1,2}(?:[:.]\d{2})?\s?Uhr)|"
    r"\d+(?:[.,]\d+|,\s\d{1,2}(?=\s?(?:%|Prozent)))?"
)
_WORD = "|".join(sorted(map(re.escape, [*_WORDS, *_SHARES]), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,])[-–−]?(?P<digits>{_DIGITS})(?:,-+|,–)?(?![\d])|\b(?P<word>{_WORD})(?:n|s)?(?:\b(?!-)|"
    rf"(?=-?(?:zügig|jährig|stündig|geschossig|stöckig|monatig|wöchig|tägig|spurig|gleisig|köpfig|stufig|malig)))|"
    rf"\b(?P<times>{_WORD})(?:mal|fach\w*)\b",
    re.I,
)
_ROUGH = {
    "rough": r"rund|etwa|ca\.?|circa|zirka|ungefähr|annähernd|schätzungsweise|um\s+die|approximately|about|around|"
    r"roughly|approx\.?|geschätzt|estimated",
    "near": r"knapp|fast|nahezu|beinahe|nearly|almost|just\s+under",
    "least": r"Mindest\w+\s+(?:von|ist|beträgt)|mindestens|wenigstens|zumindest|nicht\s+weniger\s+als|at\s+least|"
    r"no\s+(?:fewer|less)\s+than",
    "over": r"über|mehr\s+als|gut|more\s+than|over|oberhalb\s+von|exceed\w*|übersteig\w*",
    "most": r"höchstens|maximal|bis\s+zu|nicht\s+mehr\s+als|up\s+to|at\s+most|no\s+more\s+than|max\.?|längstens",
    "under": r"unter(?!\s+(?:den|allen|diesen|ihnen)\b)|weniger\s+als|less\s+than|fewer\s+than|below|under",
}
_BETWEEN = r"(?:EUR|€|jeweils|je|weitere|noch|insgesamt|den|die|eine[mnr]?)"
_BEFORE = tuple(
    (
        name,
        re.compile(rf"(?<!\w)(?:{pattern})\s+(?:{_BETWEEN}\s*)*$", re.I),
    )
    for name, pattern in _ROUGH.items()
)
_AFTER = re.compile(
    r"^\s*(?P<least>oder\s+mehr|und\s+mehr|or\s+more)|"
    r"^\s*(?P<most>oder\s+weniger|or\s+less|(?:beschränkt|begrenzt|gedeckelt|limitiert)\b)",
    re.I,
)
#: "unter 40 Dienststellen" has them around it: a dative plural behind a bare number tells it from a limit.
_AMONG = re.compile(r"\s+(?:[a-zäöüß]+n|[A-ZÄÖÜ][\wäöüß-]+n)\b")
#: What may stand for which: from the more exact word to the looser one, never back.
_ALLOWED = {
    "": frozenset({""}),
    "rough": frozenset({"", "rough", "near", "over"}),
    "near": frozenset({"near"}),
    "over": frozenset({"over"}),
    "least": frozenset({"least", "over"}),
    "most": frozenset({"most", "under"}),
    "under": frozenset({"under", "near"}),
}
#: "über zwei Wege verfügen" has two of them: small numbers behind "über" in a sentence that says who has what.
_FEW = Decimal(12)
_HAS = re.compile(r"\b(?:ver)?füg\w*|\b(?:informier|bericht|sprech|entscheid)\w*", re.I)
_COUNTED = re.compile(
    r"\s*(?:(?:der|des|von|of(?:\s+the)?|the)\s+)?(?:(?!und\b|oder\b|sowie\b|bis\b|auf\b|in\b|im\b|für\b|von\b|"
    r"an\b|am\b|zu\b|als\b|mit\b|bei\b|aus\b|nach\b)[a-zäöüß]\w*\s+){0,2}([A-ZÄÖÜ][\w-]{2,})"
)
_COUNTED_IN_ENGLISH = re.compile(r"\s*((?:[A-Za-z-]{3,}\s?){1,3})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures.

    Attributes:
        start, end: Where it stands with its unit, in code points.
        value: Its value, scale included; shares in words are per cent.
        step: What one unit of its last printed digit is worth: 100,000 for "1,5 Mio.".
        unit: A closed name ("EUR", "%", "day"), "" for a bare or counting number.
        counted: The noun right behind a counting number, as printed, "" without.
        exactness: "" or one of rough, near, over, least, most, under.
        in_words: Whether it is printed as a word.
        scale: What its scale is worth (1,000,000 for "Mio.").
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    counted: str
    exactness: str
    in_words: bool
    scale: Decimal = Decimal(1)

    @property
    def measure(self) -> tuple[str, Decimal]:
        """The unit that this one is a multiple of, and the value in it: 60 cm are 0.6 m."""
        unit, times = _MULTIPLES.get(self.unit, (self.unit, Decimal(1)))
        return unit, self.value * times

    def value_follows(self, other: Quantity) -> bool:
        """Whether this value may be said where another one stands: equal, or rounded and said to be.

        Rounded is only what this says with a word for it; the other one must be a value of its own precision.
        """
        if self.value == other.value or (self.unit != other.unit and self.measure == other.measure):
            return True
        if self.exactness in ("rough", "near", "over", "") and self.value and other.value:
            if self.in_words and self.unit == "%" and abs(self.value - other.value) <= (3 if self.exactness else 1):
                return True
            if not self.exactness:
                return False
            coarse = self.step if self.step > 1 or self.value % 1 else _trailing(self.value)
            off = abs(self.value - other.value)
            near = (off <= coarse / 2 and coarse <= self.value / 5) or (off <= self.value / 20 <= coarse / 2)
            above = other.value > self.value
            return near and (self.exactness == "rough" or above == (self.exactness == "over"))
        return False

    def exactness_follows(self, other: Quantity) -> bool:
        """Whether this is said no more exactly than another of the same value, and with no other limit."""
        if self.value != other.value:
            return other.exactness in ("", self.exactness) or self.exactness == "rough"
        if self.exactness == "over" and self.unit in _LASTING and not other.exactness:
            return True
        return other.exactness in _ALLOWED[self.exactness]


def quantities(text: str, taken: Sequence[tuple[int, int]] = (), english: bool = False) -> list[Quantity]:
    """The quantities of a text in reading order.

    Args:
        text: A sentence or a passage.
        taken: Stretches that are something else: dates, references, sections.
        english: Whether "1,500" is a thousand five hundred and "1.5" one and a half.
    """
    found = []
    for match in _NUMBER.finditer(text):
        if match[0].casefold() == "beides":  # a pronoun for whatever was named
            continue
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found += list(_quantity(match, text, english))
    for match in _ONE_LARGE.finditer(text):
        found += list(_of(Decimal(1), Decimal(1), "", match, text, english))
    for match in _HALF.finditer(text):
        half = Decimal("0.5")
        found += [replace(one, in_words=True) for one in _of(half, half, "", match, text, english)]
    for match in _MULTIPLIED.finditer(text):
        value = _MULTIPLIES[match["verb"].casefold()]
        found.append(Quantity(match.start(), match.end(), value, Decimal(1), "times", "", "", True))
    return _ranges(sorted(found, key=lambda one: one.start), text)


def _quantity(match: re.Match[str], text: str, english: bool) -> Iterator[Quantity]:
    word = (match["word"] or match["times"] or "").casefold()
    if word:
        value, step = _SHARES.get(word) or _WORDS[word], Decimal(1)
    else:
        value, step = _value(match["digits"], english)
    unit = "%" if word in _SHARES else "times" if match["times"] else ""
    for one in _of(value, step, unit, match, text, english):
        yield replace(one, in_words=bool(word))


def _of(value: Decimal, step: Decimal, unit: str, match: re.Match[str], text: str, english: bool) -> Iterator[Quantity]:
    """A number with what stands around it: scale, unit, what it counts, how exactly it is meant."""
    end = match.end()
    factor = Decimal(1)
    for pattern, times in _SCALES:
        if scale := pattern.match(text, end):
            value, step, end, factor = value * times, step * times, scale.end(), times
            break
    if not unit:
        for name, pattern in _UNIT:
            if printed := pattern.match(text, end):
                unit, end = name, printed.end()
                break
    if kind := _KIND.match(text, end):
        unit, end = _OF_KIND.get(kind["kind"][:4], kind["kind"][:4]), kind.end()
    if not unit:
        unit = next((name for name, pattern in _BEFORE_UNIT if pattern.search(text[: match.start()])), "")
    counted = ""
    if not unit:
        noun = (_COUNTED_IN_ENGLISH if english else _COUNTED).match(text, end)
        counted = noun[1].strip() if noun else ""
    before, after = text[max(0, match.start() - 40) : match.start()], _AFTER.match(text[end:])
    exactness = next((name for name, pattern in _BEFORE if pattern.search(before)), "")
    exactness = exactness or (after.lastgroup or "" if after else "")
    if exactness == "over" and value <= _FEW and _HAS.search(text):
        exactness = ""
    if exactness == "under" and not unit and before.rstrip().casefold().endswith("unter") and _AMONG.match(text, end):
        exactness = ""
    yield Quantity(match.start(), end, value, step, unit, counted, exactness, False, factor)


def _value(printed: str, english: bool) -> tuple[Decimal, Decimal]:
    """Value and worth of the last digit of printed digits."""
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", printed).replace(":", ".")
    if english and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+", digits) and not _german(digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    whole, _, rest = digits.partition(".")
    rest = rest.rstrip("0") if not rest.strip("0") else rest
    value = Decimal(f"{whole}.{rest}") if rest else Decimal(whole)
    return value, Decimal(1).scaleb(-len(rest))


def _german(digits: str) -> bool:
    """Three digits behind one full stop are thousands also in an English sentence about German letters."""
    return bool(re.fullmatch(r"\d{1,3}\.\d{3}", digits))


def _trailing(value: Decimal) -> Decimal:
    """The worth of the last digit that is no zero: 1000 for 12,000."""
    number, step = int(value), 1
    while number and number % 10 == 0:
        number, step = number // 10, step * 10
    return Decimal(step)


def _ranges(found: list[Quantity], text: str) -> list[Quantity]:
    """In "10 bis 12 Euro" both numbers have the unit and scale of the last."""
    given = []
    for n, one in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        joined = after and re.fullmatch(
            r"\s*(?:bis(?:\s+zu)?|auf|\.?[-–]|und|oder|to|and|or|/|:)\s*", text[one.end : after.start]
        )
        if joined and after and joined[0][0] == "." and after.value >= _THOUSAND > one.value:
            one = replace(one, value=one.value * _THOUSAND, step=one.step * _THOUSAND)  # "5.-6.000 Euro"
        if joined and after and one.unit in ("", after.unit) and (after.unit or not one.counted):
            factor = after.scale if one.scale == 1 and one.value < after.value / after.scale * 10 else Decimal(1)
            counted = one.counted if one.unit else after.counted
            one = replace(one, value=one.value * factor, step=one.step * factor, unit=after.unit, counted=counted)
        elif joined and after and one.unit == "EUR" and not after.unit:
            found[n + 1] = replace(after, unit="EUR", counted="")
            one = replace(one, value=one.value * after.scale, step=one.step * after.scale) if one.scale == 1 else one
        given.append(one)
    return given
