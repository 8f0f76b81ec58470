"""The head of a council letter: kind, references, date, office, file number, addressees, subject, confidentiality mark.

A field that cannot be read stays empty; nothing is guessed. Works on lines, because scans interleave the columns of a
head.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ingest.layout import SALUTATION, Line
from ingest.model import ConfidentialityMark, Letterhead, LetterKind, MarkState, Role, Source
from ingest.read import on_pages
from ingest.references import references

_OFFICE = re.compile(r"(?:Landeshauptstadt|Stadt|Stadtverwaltung)\s+[A-ZÄÖÜ][\wäöüß-]+$")
_LABEL = re.compile(r"(GZ|Datum|Az|Aktenzeichen)\s*:?\s*(.*)$")
_MARK = re.compile(r"(?P<box>[^\w\s]+|[xXOo0]\s)?\s*(?:streng\s+)?vertraulich\s*[.:]?$", re.I)
_MONTH_NAMES = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTHS = {name: month for month, name in enumerate(_MONTH_NAMES, 1)} | {"mrz": 3}
#: A stamp may tear the day ("1 7. JAN. 2017"); a blank between two digits never makes it the 7th.
_DATE = re.compile(r"(?<!\d)(\d ?\d?)\s*\.\s*(?:(\d{1,2})\s*\.|([A-Za-zÄÖÜäöü]{3,9})\s*\.?)\s*((?:19|20)\d{2})(?!\d)")
#: What may stand before a day of one digit: a word ("Dresden, 7. Juni 2017"). After anything else ("'7. JAN. 2017") the
#: first digit of the day may be what the scan lost.
_BEFORE_ONE_DIGIT = re.compile(r"(?:.*[^\W\d_]{2}[,:.]?)?\s*", re.S)
_UNTICKED, _TICKED = set("□☐▢◻❑❏"), set("☒☑■▣⊠✗✓✔✘xX")
#: What a letterhead's first word says a document is.
_KINDS = (
    (re.compile(r"Beschlusskontrolle\b", re.I), LetterKind.RESOLUTION_CONTROL),
    (re.compile(r"(?:Beschlussausfertigung|Beschluss(?:vorlage)?)\b", re.I), LetterKind.RESOLUTION),
    (re.compile(r"Stellungnahme\b", re.I), LetterKind.STATEMENT),
    (re.compile(r"(?:Niederschrift|Protokoll)\b", re.I), LetterKind.MINUTES),
)
_ENQUIRY_REFERENCE = re.compile(r"m?AF", re.I)
_ANSWERS_ENQUIRY = re.compile(
    r"\b(?:Ihre|Ihrer|die|der)\s+(?:o\.\s*g\.|oben\s+genannte[rn]?\s+)?\s*(?:Anfrage|Fragen)\b"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head and what it is for."""

    line: Line
    role: Role | None


def parse_date(text: str) -> datetime.date | None:
    """The first date in a text ("14. SEP. 2022", "23. JUNI 2022", "23.06.2022").

    Args:
        text: A stamp as printed.

    Returns:
        The date; None if it cannot be read for certain.
    """
    for match in _DATE.finditer(text):
        month = int(match[2]) if match[2] else _MONTHS.get(match[3][:3].casefold(), 0)
        day = match[1].replace(" ", "")
        if len(day) == 1 and not _BEFORE_ONE_DIGIT.fullmatch(text, 0, match.start()):
            continue
        try:
            return datetime.date(int(match[4]), month, int(day))
        except ValueError:
            continue
    return None


def split_head(lines: list[Line]) -> int:
    """Number of lines that belong to the head: those before the salutation; without one, none."""
    return next((n for n, line in enumerate(lines) if SALUTATION.match(line.text)), 0)


def read_letterhead(source: Source, head: list[Line], opening: str) -> tuple[Letterhead, list[HeadLine]]:
    """Read a letter's head.

    Args:
        source: The source.
        head: Its lines before the salutation.
        opening: The first words after the salutation; they tell an answer from a control letter.

    Returns:
        The letterhead, and every line of it with its role, in order.
    """
    roles = _roles(head)
    rows = [HeadLine(line, role) for line, role in zip(head, roles, strict=True)]

    def text(role: Role) -> list[str]:
        return [row.line.text for row in rows if row.role is role]

    subject = " ".join(text(Role.SUBJECT)) or None
    own = [reference for line in text(Role.REFERENCE) for reference in references(line)]
    named = list(dict.fromkeys(own + references(subject or "")))
    stamp = " ".join(_LABEL.sub(r"\2", line) for line in text(Role.DATE)).strip() or None
    return (
        Letterhead(
            kind=_kind(own, subject or "", opening),
            reference=named[0] if named else None,
            further_references=tuple(named[1:]),
            date=parse_date(stamp or ""),
            date_raw=stamp,
            office=_office(text(Role.OFFICE)),
            file_number=" ".join(_LABEL.sub(r"\2", line) for line in text(Role.FILE_NUMBER)).strip() or None,
            addressees=tuple(text(Role.ADDRESSEE)),
            subject=subject,
            mark=_mark(source, [row.line for row in rows if row.role is Role.MARK]),
        ),
        rows,
    )


def _roles(head: list[Line]) -> list[Role | None]:
    """The role of every head line, by labels, position and form."""
    roles: list[Role | None] = [None] * len(head)
    dated = max((n for n, line in enumerate(head) if line.text.startswith("Datum")), default=None)
    n = 0
    while n < len(head):
        text = head[n].text
        label = _LABEL.match(text)
        if _MARK.fullmatch(text):
            roles[n] = Role.MARK
        elif label:
            roles[n] = Role.DATE if label[1] == "Datum" else Role.FILE_NUMBER
            if not label[2] and n + 1 < len(head) and not _LABEL.match(head[n + 1].text):
                n += 1
                roles[n] = roles[n - 1]
        elif _OFFICE.match(text):
            n = _take_office(head, roles, n)
        elif dated is not None and n > dated:
            alone = " ".join(references(text)) == text.strip()
            roles[n] = Role.REFERENCE if alone else Role.SUBJECT
        elif _is_address(text):
            roles[n] = Role.ADDRESSEE
        n += 1
    return roles


def _take_office(head: list[Line], roles: list[Role | None], n: int) -> int:
    """Mark the city's name and the lines directly under it as the office; returns the last line taken."""
    roles[n] = Role.OFFICE
    while n + 1 < len(head) and not head[n + 1].after_blank and not _LABEL.match(head[n + 1].text):
        n += 1
        roles[n] = Role.OFFICE
    return n


def _is_address(text: str) -> bool:
    """Whether a line reads like part of an address: words, not a logo ("Dresden.") or a scanner's guess at one."""
    letters = sum(character.isalpha() or character in " -/." for character in text)
    return letters >= 0.85 * len(text) and len(text) > 3 and not text.endswith(".") and text != "Hausmitteilung"


def _office(lines: list[str]) -> str | None:
    """The office under the city's name; the city alone where nothing stands under it."""
    below = [line for line in lines if not _OFFICE.match(line)]
    return " ".join(below or lines) or None


def _mark(source: Source, lines: list[Line]) -> ConfidentialityMark:
    """The confidentiality mark: a box that the scan lost makes it unreadable, never unticked."""
    if not lines:
        return ConfidentialityMark(MarkState.ABSENT)
    spans = on_pages(source, lines[0].start, lines[0].end)
    match = _MARK.fullmatch(lines[0].text)
    box = set((match["box"] or "").strip()) if match else set()
    if len(lines) == 1 and box and box <= _UNTICKED:
        return ConfidentialityMark(MarkState.UNTICKED, spans)
    if len(lines) == 1 and box and box <= _TICKED:
        return ConfidentialityMark(MarkState.TICKED, spans)
    return ConfidentialityMark(MarkState.UNREADABLE, spans)


def _kind(own: list[str], subject: str, opening: str) -> LetterKind:
    """What the letter is: by its own reference, then its first words, then its subject."""
    if any(_ENQUIRY_REFERENCE.match(reference) for reference in own) or _ANSWERS_ENQUIRY.search(opening):
        return LetterKind.ANSWER_LETTER
    return next((kind for pattern, kind in _KINDS if pattern.match(subject)), LetterKind.OTHER)
