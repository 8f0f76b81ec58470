"""Sections of law in a sentence ("§ 28 Abs. 6 AufenthG", "Section 28(6)"), and when one says no more than another."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LAW = r"(?P<law>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*[A-Z][A-Za-zÄÖÜäöüß]*(?:\s(?:[IVX]+\b|\d{1,2}\b(?!\.)))?|GG|EStG)"
_SUB = r"(?:\s*(?:,|i\.\s?V\.\s?m\.)?\s*(?P<{0}>(?:{1})\s*(?P<{0}number>\d+[a-z]?|[IVX]+)))?"
_SECTION = re.compile(
    r"(?P<sign>§{1,2}|\bParagra(?:ph|f)(?:en)?|\bparagraph|\bSections?|\bsections?|\bArt(?:\.|ikeln?|icles?)|"
    r"\barticles?)\s*"
    r"(?P<number>\d+(?:[a-z]|\s[a-z](?![\w.)]))?)(?![\d/])(?:\s?\((?P<bracket>\d+[a-z]?)\))?"
    + _SUB.format("abs", r"Abs(?:\.|atz|ätze)|paragraph|para\.?|subsection")
    + _SUB.format("satz", r"S\.|Satz|sentence")
    + _SUB.format("nr", r"Nr\.|Nummer|Ziff(?:\.|er)|no\.|number")
    + r"(?P<more>(?:\s*(?:,|und|bis|and|to|-|–|ff?\.)\s*(?:§\s*)?\d*[a-z]?(?![\w/.]))*)"
    rf"(?:\s*(?:of\s+the\s+|des\s+|der\s+)?{_LAW})?"
)


#: A law as it is written out.
_IN_FULL = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?:ordnung|gesetz|gesetzbuch)(?:e?s)?\b")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of law as far as it is said; "" where a part is not.

    Attributes:
        start, end: Where it stands, in code points.
        article: Whether it is an article rather than a section.
        number, subsection, clause, item: "28", "6" (Abs.), "1" (Satz), "2" (Nr.).
        law: "AufenthG", "SGB II".
    """

    start: int
    end: int
    article: bool
    number: str
    subsection: str
    clause: str
    item: str
    law: str

    def says_no_more_than(self, other: Section, text: str) -> bool:
        """Whether this follows from another section of a text: the same, or less exactly said.

        A law that a letter names elsewhere ("nach dem AufenthG … § 28") may stand with the number.
        """
        if (self.article, self.number) != (other.article, other.number):
            return False
        parts = ((self.subsection, other.subsection), (self.clause, other.clause), (self.item, other.item))
        if any(mine and mine != theirs for mine, theirs in parts):
            return False
        return not self.law or self.law == other.law or (not other.law and _is_named(self.law, text))


def _is_named(law: str, text: str) -> bool:
    """Whether a text has a law by its short name or in full ("StVO" is the "Straßenverkehrsordnung")."""
    if law in text:
        return True
    letters = re.sub(r"[^a-zäöü]", "", law.casefold())
    return any(
        name[0] == letters[:1] and _stand_in(letters, name) for name in map(str.casefold, _IN_FULL.findall(text))
    )


def _stand_in(letters: str, word: str) -> bool:
    """Whether some letters stand in a word, in order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def sections(text: str) -> list[Section]:
    """The sections of law that a text names, in reading order; "§§ 5, 6 und 7" are three."""
    found = []
    for match in _SECTION.finditer(text):
        article, law = match["sign"].casefold().startswith("art"), re.sub(r"\s+", " ", match["law"] or "")
        subsection = match["bracket"] or match["absnumber"] or ""
        parts = (subsection, match["satznumber"] or "", match["nrnumber"] or "")
        number = re.sub(r"\s", "", match["number"])
        found.append(Section(match.start(), match.end(), article, number, *parts, law))
        for number in re.findall(r"\d+[a-z]?", match["more"] or ""):
            found.append(Section(match.start(), match.end(), article, number, "", "", "", law))
    return found
