"""Heads of letters with an address: which line is for what.

Scans interleave the columns of a head, so the place of a line proves little. A line is told by what it says: a label, a
file number, a stamp, an address (its words, or the surname of the salutation); what is left between is the office. The
subject is found from below: it is the last thing before the salutation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.body.layout import Line
from ingest.head import kinds
from ingest.head.dates import parse_date
from ingest.model import Role
from ingest.text.references import mended, references

#: The mark "vertraulich" and the box before it; a scan makes a letter of the box, or loses it.
MARK = re.compile(r"(?P<box>[^\w\s]+|[A-Za-z0]\s)?\s*(?:streng\s+)?vertraulich\s*[.:]?$", re.I)
CITY = re.compile(r"(?:Landeshauptstadt|Stadt|Stadtverwaltung)\s+[A-ZÄÖÜ][\wäöüß-]+$")
LABEL = re.compile(
    r"(GZ|Datum|Az|Aktenzeichen|Bearb|Tel|Fax|Sitz|Telefon|Telefax|E-Mail|Bearbeiter(?:in)?)\b\s*[.:;]*\s*(.*)$"
)
_DATE_LABEL, _FILE_LABELS = "Datum", frozenset({"GZ", "Az", "Aktenzeichen"})
#: A file number: a short row of office codes and digits ("(OB) GB 2.23.24", "GB5 51.0", "2 513", "(GB3)90Ple-001/20").
_FILE_NUMBER = re.compile(r"(?:\([A-Z0-9][A-Za-z0-9 ]{0,5}\)|GB ?\d|\d{1,3} ?\d{2,4}(?:[.\-]\d+)*$)[\w .\-/]{0,18}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ADDRESS = re.compile(
    r"(?:.*fraktion\b|\s*im\s+Stadtrat|(?:des|der)\s+(?:Stadt|Gemeinde|Kreis|Ortschafts|Stadtbezirks)\w*(?:rat|beirat)|An\b|Herrn?\b|Frau\b|über\s*:"
    r"|(?:die|den)\s+(?:Mitglieder|Vorsitzende)|Mitglied|Stadtr[aä]t|Fraktion|Vorsitzende|Stadtbezirks(?:beirat|amtsleiter)|Bürgermeister\b)",
    re.I,
)
_OFFICE = re.compile(
    r"(?:Der|Die)\s+(?:Ober)?bürgermeister|Geschäftsbereich|Beigeordnete|Beauftragte|Dezernat|\w*amt\b|Amt\b", re.I
)
_SURNAME = re.compile(
    r"Sehr\s+geehrte[rs]?\s+(?:Herr|Frau)\s+(?:(?:Dr|Prof)\.\s*)*(?:\w+\s+)?([A-ZÄÖÜ][\wäöüß-]+)\s*[,!]"
)
_NOT_MINE = frozenset({"hausmitteilung"})
_LETTERS = 0.85


def roles(head: Sequence[Line], salutation: str) -> list[Role | None]:
    """What the lines before a salutation are for.

    Args:
        head: The lines.
        salutation: The salutation; its surname tells the addressee's line.

    Returns:
        A role for each line; None for a logo, a scanner's guess at one, or what could not be told.
    """
    surname = match[1] if (match := _SURNAME.match(salutation)) else None
    found: list[Role | None] = [None] * len(head)
    contact = _labelled(head, found)
    _addressed(head, found, surname)
    for n in contact:
        found[n] = None
    _subject(head, found)
    _stamped(head, found)
    _office(head, found, contact)
    return found


def is_words(text: str) -> bool:
    """Whether a line reads like words, and not like a logo ("Dresden.") or a scanner's guess at one."""
    letters = sum(character.isalpha() or character in " -/.,;" for character in text)
    plain = text.casefold() not in _NOT_MINE and not re.fullmatch(r"\w+\.", text)
    return letters >= _LETTERS * len(text) and len(text) > 3 and plain and not _scrambled(text)


def _scrambled(text: str) -> bool:
    """Whether most words change case within ("QLGgqGU"), as no word does."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and sum(
        bool(re.search(r"[a-zäöü][A-ZÄÖÜ]|^[A-ZÄÖÜ]{2,}[a-zäöü]", word)) for word in words
    ) * 2 > len(words)


def _labelled(head: Sequence[Line], found: list[Role | None]) -> list[int]:
    """Marks, labels with what stands beside them, and what has a form of its own: file numbers, dates, references.

    Returns:
        The lines that are values of other labels (who to call, in which room).
    """
    empty: list[int] = []
    contact: list[int] = []
    for n, line in enumerate(head):
        in_column = len(empty) > 1 and n <= empty[-1] + len(empty)
        if MARK.fullmatch(line.text):
            found[n] = Role.MARK
        elif label := LABEL.match(line.text):
            found[n] = _label_role(label[1])
            adjacent = empty and empty[-1] == n - 1
            empty = [] if label[2] else [*(empty if adjacent else []), n]
        elif in_column and found[empty[n - empty[-1] - 1]] is None:
            contact.append(n)  # a column of labels, then a column of as many values
        elif _FILE_NUMBER.fullmatch(line.text) and not _YEAR.fullmatch(line.text):
            found[n] = Role.FILE_NUMBER
        elif parse_date(line.text) and len(re.findall(r"[^\W\d_]{3,}", line.text)) <= 1:
            found[n] = Role.DATE
        elif _reads_reference(line.text):
            found[n] = Role.REFERENCE
    return contact


def beside_label(text: str) -> str:
    """What stands beside a label on its line; the line itself where it has none."""
    label = LABEL.match(text)
    return label[2] if label else text


def _label_role(label: str) -> Role | None:
    if label == _DATE_LABEL:
        return Role.DATE
    return Role.FILE_NUMBER if label in _FILE_LABELS else None


def _reads_reference(text: str) -> bool:
    """Whether a line is a reference and nothing else, be it misread."""
    named = references(text) or list(mended(text, text))
    return bool(named) and " ".join(named) == text.strip()


def _addressed(head: Sequence[Line], found: list[Role | None], surname: str | None) -> None:
    """The lines of the address, by their words or by the surname of the salutation."""
    for n, line in enumerate(head):
        above = next((k for k in range(n - 1, -1, -1) if is_words(head[k].text)), None)
        titled = (
            above is not None
            and found[above] is Role.ADDRESSEE
            and re.search(r"(?:Stadtr\w+|Herrn|Frau|Stadtrates)$", head[above].text)
        )
        if found[n] is None and (is_words(line.text) or line.text == "An") and not CITY.match(line.text):
            named = surname is not None and re.search(rf"\b{re.escape(surname)}$", line.text)
            two_words = re.fullmatch(r"(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+){1,2}", line.text)
            if _ADDRESS.match(line.text) or named or (titled and two_words):
                found[n] = Role.ADDRESSEE
    # The office that writes stands under the city's name; another one is written to, and stands in the address.
    city = next((n for n, line in enumerate(head) if CITY.match(line.text)), -1)
    offices = [
        n for n, line in enumerate(head) if found[n] is None and _OFFICE.match(line.text) and is_words(line.text)
    ]
    own = next((n for n in offices if n > city), None)
    for n in offices:
        below = n + 1 < len(head) and found[n + 1] is Role.ADDRESSEE and not head[n + 1].after_blank
        if n != own and (n < city or below):
            found[n] = Role.ADDRESSEE


def _subject(head: Sequence[Line], found: list[Role | None]) -> None:
    """The subject: the last paragraph of plain words, also where a blank line tears one sentence of it."""
    n = len(head) - 1
    while n >= 0 and found[n] is Role.REFERENCE:
        n -= 1
    bottom = n
    while n >= 0 and _may_be_subject(found[n], head[n].text, n == bottom):
        found[n] = Role.SUBJECT
        gap = head[n].after_blank or head[n].after_page_mark
        n -= 1
        if gap and not (n >= 0 and found[n] is None and _goes_on(head[n].text, head[n + 1].text)):
            break


def _may_be_subject(role: Role | None, text: str, lowest: bool) -> bool:
    return (role is None and not CITY.match(text) and not LABEL.match(text) and text.casefold() not in _NOT_MINE) or (
        role is Role.ADDRESSEE and lowest and not re.match(r"(?:Herrn?|Frau|An)\b", text)
    )


def _goes_on(above: str, below: str) -> bool:
    """Whether a subject goes on behind a blank line: in small letters, or below a title ("Beschlusskontrolle zu …")."""
    return bool(kinds.of_title(above)) or (bool(re.match(r"[a-zäöü(]", below)) and is_words(above))


def _stamped(head: Sequence[Line], found: list[Role | None]) -> None:
    """The stamp: what stands behind the label of the date and is none of the rest, where no line reads as a date."""
    labels = [n for n, line in enumerate(head) if found[n] is Role.DATE and LABEL.match(line.text)]
    if not labels or any(parse_date(line.text) for line, role in zip(head, found, strict=True) if role is Role.DATE):
        return
    for n in range(labels[-1] + 1, len(head)):
        if found[n] is not None:
            if found[n] in (Role.SUBJECT, Role.ADDRESSEE):
                break
            continue
        if not _OFFICE.match(head[n].text) and not CITY.match(head[n].text):
            found[n] = Role.DATE


def _office(head: Sequence[Line], found: list[Role | None], contact: Sequence[int]) -> None:
    """The office: the city's name, and behind it the words that are left before the subject."""
    city = next((n for n, line in enumerate(head) if CITY.match(line.text)), None)
    if city is None:
        return
    for n in range(city, len(head)):
        if found[n] in (Role.SUBJECT, Role.REFERENCE):
            break
        own_words = found[n] is None and n not in contact and (is_words(head[n].text) or n == city)
        if own_words and not LABEL.match(head[n].text):
            found[n] = Role.OFFICE
        elif found[n] is Role.ADDRESSEE and _OFFICE.match(head[n].text) and not re.match(r"über", head[n].text):
            below_city = n == city + 1 and not head[n].after_blank
            found[n] = Role.OFFICE if below_city else found[n]
