"""What people type as values of options: a kind by its German name, a day, and the restriction of a question.

Pure functions; what cannot be understood is bad input.
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Mapping
from typing import Any

from assistant.filters import Filter
from ingest.errors import BadInput
from ingest.model import LetterKind
from ui import texts_de as de

#: Month and day by which a year alone begins and ends a period.
FIRST, LAST = (1, 1), (12, 31)
_ENDS = ("since", "until")
_NAMES = ("office", "fraction", "paper", "vorgang")


def named(name: str, known: Mapping[str, str]) -> str:
    """The value that a German name, or the value itself, stands for.

    Args:
        name: What was typed; case does not matter.
        known: The German names by value.

    Raises:
        BadInput: It is none of them.
    """
    for value, words in known.items():
        if name.strip().casefold() in (value, words.casefold()):
            return value
    raise BadInput(
        "Erwartet wird eine Art, die es gibt",
        f"„{name}“ ist keine",
        f"möglich sind {', '.join(words.lower() for words in known.values())}.",
    )


def letter_kind(name: str) -> str:
    """The kind of letter that a German name, or the value itself, stands for.

    Raises:
        BadInput: There is no such kind.
    """
    return named(name, {kind.value: words for kind, words in de.LETTER_KINDS.items()})


def day(text: str) -> datetime.date:
    """A day as people write it ("14.09.2022") or as ISO 8601.

    Raises:
        ValueError: It is none.
    """
    if match := re.fullmatch(r"\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*", text):
        return datetime.date(int(match[3]), int(match[2]), int(match[1]))
    return datetime.date.fromisoformat(text.strip())


def restriction(options: argparse.Namespace) -> dict[str, Any]:
    """What the options of ``ask`` restrict a question to, as plain data; empty where they restrict nothing.

    Raises:
        BadInput: A kind or a day is none.
    """
    kinds = [letter_kind(name) for value in options.art or () for name in value.split(",")]
    given: dict[str, Any] = {
        "since": period_end(options.von, FIRST),
        "until": period_end(options.bis, LAST),
        "kinds": kinds or None,
        "office": options.amt,
        "fraction": options.fraktion,
        "paper": options.vorlage,
        "vorgang": options.vorgang,
    }
    return {key: value for key, value in given.items() if value is not None}


def period_end(text: str | None, of_year: tuple[int, int]) -> str | None:
    """An end of a period as ISO 8601; a year alone stands for its first or last day.

    Args:
        text: What was typed; None for no end.
        of_year: Which day of a year (:data:`FIRST`, :data:`LAST`).

    Raises:
        BadInput: It is neither a day nor a year.
    """
    if text is None:
        return None
    try:
        year = re.fullmatch(r"\s*(\d{4})\s*", text)
        return (datetime.date(int(year[1]), *of_year) if year else day(text)).isoformat()
    except ValueError as fault:
        raise BadInput(
            "Erwartet wird ein Datum wie 14.09.2022 oder ein Jahr wie 2022",
            f"gefunden wurde „{text}“",
            "bitte berichtigen Sie es.",
        ) from fault


def filter_of(data: Mapping[str, Any]) -> Filter:
    """The filter that plain data stands for: the fields of :class:`assistant.filters.Filter`, those left out are empty.

    Raises:
        BadInput: A field is unknown or holds something else.
    """
    unknown = sorted(set(data) - {*_ENDS, "kinds", *_NAMES})
    wrong = [name for name in _NAMES if not isinstance(data.get(name), str | None)]
    try:
        if unknown or wrong:
            raise ValueError(", ".join([*unknown, *wrong]))
        since, until = (datetime.date.fromisoformat(data[name]) if data.get(name) else None for name in _ENDS)
        kinds = frozenset(LetterKind(kind) for kind in data.get("kinds") or ())
    except (TypeError, ValueError) as fault:
        raise BadInput(
            "Erwartet wird eine Eingrenzung mit since, until (JJJJ-MM-TT), kinds, office, fraction, paper, vorgang",
            f"gefunden wurde etwas anderes ({fault})",
            "bitte berichtigen Sie sie.",
        ) from fault
    return Filter(since, until, kinds, *(data.get(name) for name in _NAMES))
