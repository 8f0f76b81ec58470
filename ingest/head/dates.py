"""Dates as letters and date stamps print them; what a scan left in doubt is no date.

A stamp may be torn ("1 7. JAN. 2017") and a letter of its month misread ("HOV." for "NOV."): both are read where
exactly one reading is left. A day or a year is never mended, for any digit could be another.
"""

from __future__ import annotations

import datetime
import re

_MONTH_NAMES = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "dezember"),
)
#: How a month is written: in full, or as a stamp shortens it.
_MONTHS = {name: month for month, name in enumerate(_MONTH_NAMES, 1)} | {
    **{name[:3]: month for month, name in enumerate(_MONTH_NAMES, 1)},
    **{"mrz": 3, "sept": 9, "maerz": 3},
}
#: Signs that a scanner takes for each other, by their shape (in capitals, as stamps print them).
_ALIKE = ("HNMWK", "GSC68", "BPR83E", "UVÜ", "OD0QC", "IJLT1", "Z27", "AÄ4", "FEP", "KX")
#: A stamp may tear the day ("1 7. JAN. 2017"); a blank between two digits never makes it the 7th.
_DATE = re.compile(
    r"(?<!\d)(\d ?\d?)(?P<point>\s*[.,]\s*|\s+)"
    r"(?:(\d{1,2})\s*\.|([^\W\d_](?:[^\W_]){2,8})\s*[.,]?)\s*((?:19|20)\d{2})(?!\d)"
)
#: What may stand before a day of one digit: nothing, a word ("Dresden, 7. Juni 2017"), or the dash by which a stamp
#: fills the place ("- 3. DEZ. 2020"). After anything else ("'7. JAN. 2017") the scan may have lost a digit.
_BEFORE_ONE_DIGIT = re.compile(r"(?:(?:.*[^\W\d_]{2}[,:.]?)?\s*|(?:.*\s)?[-–]\s)", re.S)
#: A letter about a matter of some year may be this much younger than the last year that it names.
_YEARS_AFTER = 2
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d{2}(?![\d,-])|(?<=\d\.)(?:19|20)\d{2}(?!\d)")


def parse_date(text: str) -> datetime.date | None:
    """The first date in a text ("14. SEP. 2022", "23. JUNI 2022", "23.06.2022", "2 7, HOV. 2023").

    Args:
        text: A stamp as printed.

    Returns:
        The date; None if it cannot be read for certain. Its year is one that the text prints.
    """
    for match in _DATE.finditer(text):
        day = match[1].replace(" ", "")
        if len(day) == 1 and not ("." in match["point"] and _BEFORE_ONE_DIGIT.fullmatch(text, 0, match.start())):
            continue
        if match[3] and "." not in match["point"]:
            continue
        month = int(match[3]) if match[3] else _month(match[4])
        try:
            return datetime.date(int(match[5]), month or 0, int(day))
        except ValueError:
            continue
    return None


def _month(word: str) -> int | None:
    """The month a word names, also with one misread letter, where no other month reads alike."""
    folded = word.casefold()
    if folded in _MONTHS:
        return _MONTHS[folded]
    if not word.isupper():  # stamps print capitals; typed words are not misread this way
        return None
    near = {month for name, month in _MONTHS.items() if _one_misread(word, name.upper())}
    return near.pop() if len(near) == 1 else None


def _one_misread(word: str, name: str) -> bool:
    """Whether two words of capitals differ in one sign, and a scanner takes that sign for the other."""
    if len(word) != len(name):
        return False
    differ = [{one, other} for one, other in zip(word, name, strict=True) if one != other]
    return len(differ) == 1 and any(differ[0] <= set(alike) for alike in _ALIKE)


def fits(date: datetime.date, text: str, stamp: str, earliest: int | None) -> bool:
    """Whether a scanned date can be the date of its letter.

    Args:
        date: The date as read.
        text: The whole letter.
        stamp: The stamp as printed; its own year is no evidence.
        earliest: The year of the paper that the letter is about, from its reference; None where it names none.

    Returns:
        False where the year lies before that of the paper, or long after every year that the letter names.
    """
    if earliest is not None and date.year < earliest:
        return False
    rest = text.replace(stamp, " ", 1) if stamp else text
    named = {int(match[0]) for match in _YEAR.finditer(rest)} | ({earliest} if earliest else set())
    return not named or date.year <= max(named) + _YEARS_AFTER


def year_of(reference: str) -> int | None:
    """The year in a reference ("A0093/15" → 2015, "2019/0554" → 2019, "SR/034/2022" → 2022); None without one."""
    if match := re.match(r"((?:19|20)\d{2})/\d", reference):
        return int(match[1])
    if match := re.search(r"/(?:((?:19|20)\d{2})|(\d{2}))$", reference):
        return int(match[1] or f"20{match[2]}")
    return None


def full_year(text: str, around: str) -> str:
    """A date with its year in full ("11.11.09" → "11.11.2009"), where the text around it prints that year in full.

    Args:
        text: A date as printed.
        around: The text it stands in.
    """
    match = re.fullmatch(r"(\d{1,2}\.\d{1,2}\.)(\d{2})", text.strip())
    years = {year[0] for year in _YEAR.finditer(around) if match and year[0].endswith(match[2])}
    return f"{match[1]}{years.pop()}" if match and len(years) == 1 else text
