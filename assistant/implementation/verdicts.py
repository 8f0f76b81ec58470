"""What a statement recommends for a motion, and for which of its points.

A statement comes before the council has decided. What it recommends ("Die Verwaltung empfiehlt, den Antrag abzulehnen",
"… zu den Ziffern 1, 2 und 4 als erledigt zu erklären") goes before what it tells on the way, and holds for the points
it names, else for all.
"""

from __future__ import annotations

import re

from assistant.asking import any_of
from ingest.links.links import covers

_NUMBER = r"\d{1,2}(?:\s?[a-h]\b)?(?!\d|\.\d|/)"
_POINTS = r"(?:Ziff\.|Nummern?|Antr[aä]ge?n?|(?:Antrags|Beschluss)?(?:[Pp]unkte?n?|[Zz]iffern?))"
#: The points a sentence speaks of: "Ziffer 1 und Ziffer 2", "den Ziffern 1, 2 und 4", "Ziffer 1 + 2".
_NAMED = re.compile(
    rf"(?<![\w-]){_POINTS}\s+(?P<numbers>{_NUMBER}(?:\s*(?:,|und|sowie|bis|\+|/|&|-)\s*"
    rf"(?:{_POINTS}\s+)?{_NUMBER})*)(?P<after>[^,.;]{{0,40}})"
)
#: A point that is only pointed to: what stands there is meant, not what becomes of it.
_POINTED = any_of(
    r"\b(?:siehe|vgl|wie|s)\b",
    r"\b(?:genannt|dargestellt|dargelegt|erwähnt|ausgeführt|beschrieben|aufgeführt|erläutert|angeführt|bereits|"
    r"gezeigt|zeigen|geschildert|skizziert)\w*",
    r"\b(?:Antwort|Ausführung\w*|Erläuterung\w*|Stellungnahme|Vorschlag\w*|Darstellung)\s+(?:\w+\s+){0,3}$",
)
#: That a motion is to count as settled: what it asked for need not be there for that.
AS_SETTLED = any_of(
    r"\bals\s+(?:damit\s+|hiermit\s+)?erledigt\s+(?:zu\s+)?(?:betracht\w+|erklär\w+|an(?:zu)?sehen|angesehen|"
    r"bezeichn\w+|gelten|werten)",
    r"\b(?:betrachtet|erklärt|sieht)\b[^.;]{0,80}\bals\s+(?:damit\s+)?erledigt\b",
    r"\bsich\b[^.;]{0,60}\berledigt\b",
    r"\bfür\s+erledigt\s+(?:zu\s+)?(?:erklär\w+|halten|betracht\w+|angesehen)",
)

#: That a motion as a whole is to be refused, wherever a statement says so.
REFUSES_MOTION = any_of(
    r"\b(?:empf(?:iehlt|ehlen|ohlen)|bittet|schlägt)\b[^.;]*\b(?:\w*antrag\w*|\w*anträge)\b[^.;]*\b(?:abzulehnen|"
    r"nicht\s+(?:\w+\s+){0,2}zu\s*(?:verfolgen|folgen|zustimmen))\b",
    r"\bempf(?:iehlt|ehlen|ohlen)\b[^.;]*\bAblehnung\s+des\s+\w*antrag\w*",
)


def named_points(sentence: str) -> frozenset[str]:
    """The numbers of the points that a sentence says something of; none where it only points to what stands there.

    Args:
        sentence: A sentence of an office, in display form.
    """
    found: set[str] = set()
    for match in _NAMED.finditer(sentence):
        before = " ".join(sentence[: match.start()].split()[-3:])
        if not _POINTED.search(before + " ") and not _POINTED.search(match["after"]):
            found.update(number.replace(" ", "") for number in re.findall(_NUMBER, match["numbers"]))
            for first, last in re.findall(r"(\d{1,2})\s*(?:bis|-)\s*(\d{1,2})", match["numbers"]):
                found.update(str(number) for number in range(int(first), int(last) + 1))
    return frozenset(found)


def speaks_of(sentence: str, number: str | None) -> bool:
    """Whether a sentence may be of a point: it names that one, or none.

    Args:
        sentence: A sentence of an office, in display form.
        number: The point's number; None where it has none.
    """
    named = named_points(sentence)
    return not named or number is None or any(covers(one, number) or covers(number, one) for one in named)


_SENDS_TO = re.compile(rf"(?:\bzu|{_POINTS}|\bFragen?|\bNr\.)\s+(?P<number>{_NUMBER})")


def sends_to(text: str) -> tuple[str, ...]:
    """The numbers of the points to which words send their reader ("Siehe Stellungnahme zu Antragsziffer 2.").

    Args:
        text: An answer that only refers elsewhere.
    """
    return tuple(dict.fromkeys(match["number"].replace(" ", "") for match in _SENDS_TO.finditer(text)))
