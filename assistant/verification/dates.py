"""Dates, years and times of the year in a sentence, German and English, and when one says no more than another.

"3. März 2022", "03.03.2022", "3.3.22", "March 3, 2022" and "2022-03-03" are one day. A time may be said less exactly
than a letter says it ("im März 2022"), never more exactly, and a limit ("bis", "ab") does not turn into another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner january jan",
            "februar february feb",
            "märz maerz march mrz mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?![\d/]|[.,]\d)"
_PARTS = {
    "anfang": "begin",
    "jahresbeginn": "begin",
    "jahresanfang": "begin",
    "beginning": "begin",
    "start": "begin",
    "early": "begin",
    "mitte": "middle",
    "jahresmitte": "middle",
    "middle": "middle",
    "mid": "middle",
    "ende": "end",
    "jahresende": "end",
    "jahreswechsel": "end",
    "end": "end",
    "late": "end",
    "frühjahr": "spring",
    "frühling": "spring",
    "spring": "spring",
    "sommer": "summer",
    "summer": "summer",
    "herbst": "autumn",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
_PART = (
    rf"(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))}|"
    r"Q[1-4](?=[\s/-])|(?:[1-4]\.|[IV]{1,3}\.|erste[snm]?|zweite[snm]?|dritte[snm]?|vierte[snm]?|first|second|third|fourth)"
    r"\s*(?:quartal|halbjahr|jahreshälfte|hälfte|quarter|half)s?)"
)
#: Parts of a year that lie in one another.
_SAME_PART = {"end": "4quarter", "begin": "1quarter"}
#: The parts of a year that have no name of their own, four months each.
_THIRDS = ("begin", "middle", "end")
_ORDINALS = {"erste": "1", "first": "1", "zweite": "2", "second": "2", "dritte": "3", "third": "3"}
_ORDINALS |= {"vierte": "4", "fourth": "4", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
_OF = r"(?:\s+(?:des|of|the|jahres|im|in|year))*"
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)?\d{2})(?![\d.]*\d)",
        rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR}|(?!\d))",
        rf"\b(?:{_PART}{_OF}\s+)?{_MONTH}(?:{_OF},?\s+{_YEAR})",
        rf"\b{_MONTH}(?=\s?(?:/|–|-|und|bis|oder)\s?(?:{_NAMES})\b\.?\s+{_YEAR})",
        r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?!\s?\d)",
        rf"\b{_PART}(?:{_OF}|[-/])\s*{_YEAR}",
        r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?P<until>(?:19|20)?\d\d)(?![\d/-]|[.,]\d)",
        rf"(?<![\w.,/-]){_YEAR}(?![\w-]*[€%]|\s*(?:Euro|EUR|€|%|Prozent|Personen|Menschen|Plätze)\b)",
        rf"\b{_PART}{_OF}\s+{_MONTH}",
        rf"\b(?:im|in|bis|seit|ab|vom|von|zum|until|by|since|from|monat|ende|anfang|mitte)\s+{_MONTH}(?!\s*\d)",
    )
)
_UNTIL = re.compile(
    r"\b(?:bis(?:\s+(?:zum|zur|spätestens|einschließlich))?|spätestens(?:\s+(?:am|im|bis))?|vor(?:\s+dem)?|until|by|"
    r"before|no\s+later\s+than)\s*(?:Ende|dem|the|end\s+of|zum)?\s*$",
    re.I,
)
_FROM = re.compile(
    r"\b(?:ab(?:\s+dem)?|seit(?:\s+dem)?|nach(?:\s+dem)?|frühestens(?:\s+(?:ab|im|am))?|since|after|from|starting)"
    r"\s*(?:dem|the|Anfang|Ende)?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or part of one, as far as it is said.

    Attributes:
        start, end: Where it stands, in code points.
        year, month, day: None where not said.
        part: "begin", "end", "spring", "1quartal" …, "" where no part is named.
        limit: "until", "from" or "": what stands before it.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    part: str
    limit: str

    @property
    def is_month(self) -> bool:
        """Whether it names a month and nothing else."""
        return self.month is not None and self.day is None and self.year is None and not self.part

    def says_no_more_than(self, other: Moment, year: int | None = None) -> bool:
        """Whether this follows from another one: nothing of it differs, nothing is added.

        Args:
            other: A moment that a letter names.
            year: The year of that letter, which it may mean where it names none.
        """
        for mine, theirs in ((self.month, other.month), (self.day, other.day)):
            if mine is not None and mine != theirs:
                return False
        if self.year is not None and self.year != (year if other.year is None else other.year):
            return False
        if self.part not in ("", other.part) and not _of_part(other.month, self.part):
            return _SAME_PART.get(self.part) == other.part
        return not (self.limit and other.limit and self.limit != other.limit)


def moments(text: str) -> list[Moment]:
    """The dates of a text in reading order; a span of years ("2021/22") yields both ends."""
    found: list[Moment] = []
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            read = list(_moments(match, text))
            found += read
            taken += [match.span()] if read else []
    return sorted(found, key=lambda one: (one.start, one.year or 0))


def _moments(match: re.Match[str], text: str) -> Iterator[Moment]:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    month = _MONTHS.get(parts["month"].casefold()) if parts.get("month") else int(parts.get("number") or 0) or None
    day = int(parts.get("day") or 0) or None
    if (month or 1) > 12 or (day or 1) > 31:
        return
    if parts.get("month") and match[0].startswith("may ") and year is None:  # "we may 2 times"
        return
    before = text[max(0, match.start() - 30) : match.start()]
    limit = "until" if _UNTIL.search(before) else "from" if _FROM.search(before) else ""
    yield Moment(match.start(), match.end(), year, month, day, _part(parts.get("part")), limit)
    if until := parts.get("until"):
        last = int(until) if len(until) == 4 else int(parts["year"][:2] + until)
        yield Moment(match.start(), match.end(), last, None, None, "", "")


def _part(printed: str | None) -> str:
    if not printed:
        return ""
    word = printed.casefold().removeprefix("q")
    if word in _PARTS:
        return _PARTS[word]
    ordinal = re.match(r"[1-4]|[iv]+(?=\.)|erste|zweite|dritte|vierte|first|second|third|fourth", word)
    number = _ORDINALS.get(ordinal[0], ordinal[0]) if ordinal else ""
    return number + ("half" if re.search(r"halb|hälfte|half", word) else "quarter")


def _of_part(month: int | None, part: str) -> bool:
    """Whether a month lies in a part of the year: "im März" is at its beginning, and in the first quarter."""
    if month is None:
        return False
    if part[0] not in "1234":
        return part in _THIRDS and (month - 1) // 4 == _THIRDS.index(part)
    return int(part[0]) == ((month - 1) // (6 if part.endswith("half") else 3)) + 1
