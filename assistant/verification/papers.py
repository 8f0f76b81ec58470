"""References in a sentence: papers, sessions, files of courts, and numbered places of a letter ("Beschlusspunkt 3")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.references import folded, places

_BARE = re.compile(r"(?<![\w/.,§-])(?P<name>(?:19|20)\d{2}/\d{3,5}(?:/\d{1,2})?|\d{4,5}/\d{2})(?![\w/])")
_COURT = re.compile(r"\b(?:Az\.?:?|Aktenzeichen:?)\s*(?P<name>[\w.]+(?:\s[\w.]+){0,3}/\d{2,4}(?:\.\w+)?)")
_BY_LAW = re.compile(r"\b(?P<name>(?:DIN|ISO|EN|VDI|VDE)(?:\s(?:EN|ISO))*\s\d{3,6}(?:-\d+)?)\b")
#: A letter or two with a number: motorways, lines, divisions ("A 8", "GB 5").
_LETTERED = re.compile(r"(?<![\w/.,§-])(?P<name>(?!EUR|Q|II?|IV|VI?|S|CO|EU)[A-Z]{1,3}\s?\d{1,4})(?![\w/,.]*\d)(?!\w)")
_PLACE = re.compile(
    r"\b(?P<kind>(?:Beschluss|Antrags)?[Pp]unkt(?:e[ns]?|s)?|Frage[n]?|Ziffern?|Ziff\.|TOP|Tagesordnungspunkt|"
    r"Anlagen?|Tabelle|Abbildung|Seite|S\.|[Pp]oints?|[Qq]uestions?|[Ii]tems?|[Aa]nnex|[Aa]ttachment|[Pp]age)\s+"
    r"(?P<numbers>\d{1,3}(?:\s?[a-z]\b)?(?:\.\d+)*(?:\s*(?:,|und|and|bis|-|–|/)\s*\d{1,3}[a-z]?\b)*)"
)
_KINDS = (
    (re.compile(r"anlage|annex|attachment", re.I), "annex"),
    (re.compile(r"seite|page|^s\.", re.I), "page"),
    (re.compile(r"frage|question", re.I), "question"),
    (re.compile(r"tabelle|abbildung", re.I), "table"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A reference: where it stands (code points), and a form in which equal ones are equal ("point 3", "v0091/21")."""

    start: int
    end: int
    key: str


def named(text: str) -> list[Named]:
    """The references of a text, papers first; what counts on ("Fragen 1 bis 3") yields each number that is printed."""
    found = [Named(start, end, folded(printed)) for start, end, printed in places(text)]
    for pattern in (_COURT, _BY_LAW, _BARE, _LETTERED):
        for match in pattern.finditer(text):
            if pattern is _BARE and _is_years(match["name"]):
                continue
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Named(match.start(), match.end(), _key(match["name"])))
    for match in _PLACE.finditer(text):
        kind = next((name for pattern, name in _KINDS if pattern.search(match["kind"])), "point")
        for number in re.findall(r"\d{1,3}(?:\s?[a-z]\b)?(?:\.\d+)*", match["numbers"]):
            found.append(Named(match.start(), match.end(), f"{kind} {number.replace(' ', '')}"))
    return found


def _is_years(printed: str) -> bool:
    """Whether what looks like a reference is a span of years ("2008/09")."""
    first, _, last = printed.partition("/")
    if not last.isdecimal():  # "2024/1047/1" is a supplement to a paper
        return False
    return len(first) == 4 and first[:2] in ("19", "20") and int(last) % 100 == (int(first) + 1) % 100


def _key(printed: str) -> str:
    """A motorway is "A 8", "A8" and "BAB 8"."""
    return re.sub(r"^ba(?=\d)", "a", folded(re.sub(r"^BAB\s?", "A ", printed)))
