"""What must match exactly or not at all: references, sections of law, dates and numbers, each in one normal form.

* P0091/21, "P 0091/21", p91/2021: p91/21 and 91/21
* SR/034/2022: sr34/22 and 34/22
* § 28 Abs. 6, Paragraph 28: §28 (and §28abs6)
* 23.06.2022, 23. JUNI 2022: 2022-06-23 and 2022-06
* 100.000, 100 000 and 100000: 100000; 100,00: 100; 18,05 and 18.05: 18,05
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ingest.text.grams import fold

#: Longer keys are no numbers or references but noise of a scan.
LONGEST_KEY = 40

_MONTH_NAMES = (
    ("januar", "jaenner", "january", "jan"),
    ("februar", "february", "feb"),
    ("maerz", "march", "mrz", "maer", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[str]]]


def exact_keys(text: str) -> tuple[str, ...]:
    """The exact keys of a text, each once; none holds a blank.

    A reference also yields its number without letters, a date its month, a section with paragraph the section alone,
    so that a question which says less still meets it. "100,000" is a hundred thousand in English and a hundred in
    German: it yields both. Nothing is computed: "1,5 Mio." is 1,5.
    """
    keys: dict[str, None] = {}
    rest = fold(text).replace("_", " ")
    for pattern, keys_of in _RULES:
        for match in pattern.finditer(rest):
            keys.update(dict.fromkeys(key for key in keys_of(match) if len(key) <= LONGEST_KEY))
        rest = pattern.sub("|", rest)  # what one rule has read, no later rule reads as something else
    return tuple(keys)


def _date(match: re.Match[str]) -> Iterable[str]:
    parts = match.groupdict()
    year = parts["year"] if len(parts["year"]) == 4 else f"20{parts['year']}"
    month = _MONTHS.get(parts["month"]) or int(parts["month"])
    if not 1 <= month <= 12:
        return
    day = int(parts.get("day") or 0)
    if 1 <= day <= 31:
        yield f"{year}-{month:02}-{day:02}"
    yield f"{year}-{month:02}"


def _law(match: re.Match[str]) -> Iterable[str]:
    sign = "art" if match["law"].startswith("art") else "§"
    section = sign + match["section"]
    yield section
    if match["subsection"]:
        yield f"{section}abs{match['subsection']}"
    for other in re.findall("[0-9]+[a-z]?", match["more"] or ""):
        yield sign + other


def _reference(match: re.Match[str]) -> Iterable[str]:
    number = "/".join(_without_zeros(part) for part in re.split("[/-]", match["number"]))
    number = re.sub(r"/(?:19|20)(?=[0-9]{2}$)", "/", number)  # "2021" and "21" are one year
    if letters := re.sub("[^a-z]", "", match.groupdict().get("letters") or ""):
        yield letters + number
    yield number


def _grouped(match: re.Match[str]) -> Iterable[str]:
    yield _number(re.sub(r"[^0-9]", "", match["whole"]), match["rest"])


def _anglo(match: re.Match[str]) -> Iterable[str]:
    yield from _grouped(match)
    if match["whole"].count(",") == 1 and not match["rest"]:
        yield _number(*match["whole"].split(","))


def _plain(match: re.Match[str]) -> Iterable[str]:
    yield _number(match["whole"], match["rest"])


def _number(whole: str, decimals: str | None) -> str:
    decimals = (decimals or "").strip(".,").rstrip("0")
    return _without_zeros(whole) + (f",{decimals}" if decimals else "")


def _without_zeros(digits: str) -> str:
    return digits.lstrip("0") or "0"


_LETTERS = "(?P<letters>[a-z]{1,5}(?:-[a-z]{1,4})?)"
_PAPER = rf"(?<![\w/-]){_LETTERS}(?:/?| (?=[0-9]{{3}}))(?P<number>[0-9]{{1,5}}/[0-9]{{2,4}})(?![\w/])"
_RULES: tuple[_Rule, ...] = (
    (re.compile(rf"(?<![\w.]){_YEAR}-(?P<month>[0-9]{{2}})-{_DAY}(?![\w-])"), _date),
    (re.compile(rf"(?<![\w.,]){_DAY}\. ?(?P<month>[0-9]{{1,2}})\. ?{_YEAR}"), _date),
    (re.compile(rf"(?<![\w.,]){_DAY}\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{2}})(?![0-9:])"), _date),
    (re.compile(rf"(?<![\w.,]){_DAY}(?:st|nd|rd|th|\.)?\s{{0,2}}{_MONTH},?\s{{0,2}}{_YEAR}"), _date),
    (re.compile(rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}"), _date),
    (re.compile(rf"\b{_MONTH}\s{{0,2}}{_YEAR}"), _date),
    (
        re.compile(
            r"(?P<law>§{1,2}|\bparagra(?:ph|f)(?:en|s)?\b|\bart(?:ikel|icle)?\b\.?)\s?"
            r"(?P<section>[0-9]{1,4}(?:[a-z](?![a-z]))?)"
            r"(?:\s?(?:abs\b\.?|absatz)\s?(?P<subsection>[0-9]{1,2})"
            r"|(?P<more>(?:\s?(?:,|und|bis|-|–)\s?[0-9]{1,4}(?:[a-z](?![a-z]))?(?![\w.,]))*))"
        ),
        _law,
    ),
    (re.compile(_PAPER), _reference),
    (re.compile(r"(?<![\w/-])(?P<letters>[a-z]{1,3})(?P<number>[0-9]{4,5}-[0-9]{2})(?![\w/-])"), _reference),
    (re.compile(r"(?<![\w/])(?P<number>[0-9]{1,5}(?:/[0-9]{1,5}){1,2})(?![\w/])"), _reference),
    (
        re.compile(
            r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?P<dot>[. '’])[0-9]{3}(?:(?P=dot)[0-9]{3})*)(?P<rest>,[0-9]+)?(?!\d)"
        ),
        _grouped,
    ),
    (re.compile(r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)(?P<rest>\.[0-9]+)?(?!\d)"), _anglo),
    (re.compile(r"(?<!\w)(?P<whole>[0-9]+)(?P<rest>[.,][0-9]+)?(?!\d)"), _plain),
)
