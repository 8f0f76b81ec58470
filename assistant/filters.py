"""What a question is restricted to: period, kind of letter, office, fraction, paper, Vorgang.

A filter only ever takes letters away from those that the principal may see; :mod:`assistant.letters` applies it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.errors import BadInput
from ingest.model import LetterKind
from ingest.text.grams import fold
from ingest.text.references import same_paper

if TYPE_CHECKING:
    from ingest.archive.lists import LetterSummary

#: Longest name of an office, a fraction, a paper; characters.
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """Which letters a question is asked of; what is empty restricts nothing.

    Attributes:
        since: Letters of this day and later; one without a date is out of every period.
        until: Letters of this day and earlier.
        kinds: Letters of these kinds.
        office: Letters whose office holds these words; case, umlauts and punctuation aside ("sozialamt" finds
            "Sozialamt, Abteilung Unterbringung").
        fraction: Letters whose fraction holds these words.
        paper: Letters under this reference, or whose head names it; compared as :mod:`ingest.text.references` does.
        vorgang: Letters of the Vorgang of this reference, minutes that record it included.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    kinds: frozenset[LetterKind] = frozenset()
    office: str | None = None
    fraction: str | None = None
    paper: str | None = None
    vorgang: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it restricts nothing."""
        return self == Filter()

    @property
    def has_period(self) -> bool:
        """Whether it asks for letters of a time."""
        return self.since is not None or self.until is not None

    def passes(self, letter: LetterSummary) -> bool:
        """Whether a letter passes, its Vorgang aside: no letter knows that of itself."""
        return self._in_period(letter.date) and self.passes_but_period(letter)

    def passes_but_period(self, letter: LetterSummary) -> bool:
        """Whether a letter passes, its Vorgang and its date aside."""
        names = (letter.reference, *letter.further_references)
        return (
            (not self.kinds or letter.kind in self.kinds)
            and holds(letter.office, self.office)
            and holds(letter.fraction, self.fraction)
            and (self.paper is None or any(same_paper(name, self.paper) for name in names if name))
        )

    def _in_period(self, date: datetime.date | None) -> bool:
        if date is None:
            return not self.has_period
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


def holds(text: str | None, wanted: str | None) -> bool:
    """Whether a text holds some words, folded; a number only as a whole ("Dez. 1" is not in "Dez. 11").

    True where nothing is wanted; False where there is no text.
    """
    if wanted is None:
        return True
    return text is not None and bool(re.search(rf"(?<!\d){re.escape(compared(wanted))}(?!\d)", compared(text)))


@lru_cache(maxsize=10_000)
def compared(text: str) -> str:
    """A name in the form in which names are compared: its words, folded."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def checked_filter(within: Filter | None) -> Filter | None:
    """A filter that can be applied; None where it restricts nothing.

    Raises:
        BadInput: Its period ends before it begins, or a name is too long or holds neither letter nor digit.
    """
    if within is None or within.is_empty:
        return None
    if within.since and within.until and within.since > within.until:
        raise BadInput(
            "Erwartet wird ein Zeitraum, der nicht vor seinem Anfang endet",
            f"gefunden wurde {within.since:%d.%m.%Y} bis {within.until:%d.%m.%Y}",
            "bitte berichtigen Sie Anfang oder Ende.",
        )
    for what, name in (
        ("ein Amt", within.office),
        ("eine Fraktion", within.fraction),
        ("das Zeichen einer Vorlage", within.paper),
        ("das Zeichen eines Vorgangs", within.vorgang),
    ):
        if name is not None and not (compared(name) and len(name) <= MAX_NAME and name.isprintable()):
            raise BadInput(
                f"Erwartet wird {what} (höchstens {MAX_NAME} Zeichen)",
                "gefunden wurde etwas anderes" if name.strip() else "gefunden wurde nichts",
                "bitte berichtigen Sie die Angabe oder lassen Sie sie weg.",
            )
    return within
