"""The head of a council paper: kind, references, date, office, file number, addressees, subject, fraction, mark.

A field that cannot be read stays empty; nothing is guessed. What the council information system says of the paper wins
over the print, and where they differ that is recorded; the date of a letter is its own, not that of its paper.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.body.layout import SALUTATION, Line
from ingest.head import address_head, form_fields, kinds
from ingest.head.dates import fits, parse_date, year_of
from ingest.head.form_head import form_lines, told
from ingest.model import (
    ConfidentialityMark,
    Disagreement,
    Letterhead,
    LetterKind,
    MarkState,
    Paper,
    Role,
    Source,
)
from ingest.read import on_pages
from ingest.text.display import display
from ingest.text.references import is_session, labelled_references, mended, references

__all__ = ["HeadLine", "parse_date", "read_letterhead", "split_head"]

_UNTICKED, _TICKED = set("□☐▢◻❑❏"), set("☒☑■▣⊠✗✓✔✘xX")
#: A letter's head is no longer than this, in lines; a later salutation belongs to a letter that is quoted.
_LONGEST = 60
#: The names of one paper differ at most so much between print and council information system (share of equal letters).
_SAME_SUBJECT = 0.9
_LONGEST_NAME = 120
_OF_COUNCIL = r"(?:Gemeinderats|Ortschaftsrats|OR-|Stadtrats|Kreistags)?"
_FRACTION = re.compile(
    rf"(?:[\w/'´`‘’.-]+(?:\s/\s|\s))*[\w/'´`‘’|:.-]*-?\s?{_OF_COUNCIL}-?fraktion(?:\s+(?!im\b)[A-ZÄÖÜ][\w./ ]+)?", re.I
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head and what it is for."""

    line: Line
    role: Role | None


def split_head(lines: Sequence[Line]) -> int:
    """Number of lines that belong to the head.

    Returns:
        For a form the lines up to the end of its table of sittings or its subject, for a letter those before its
        salutation; 0 for a document that shows neither.
    """
    salutation = next((n for n, line in enumerate(lines[:_LONGEST]) if SALUTATION.match(line.text)), 0)
    form = len(form_lines(lines))
    return min(form, salutation) if form and salutation else form or salutation


def read_letterhead(
    source: Source, head: Sequence[Line], opening: str, paper: Paper | None = None
) -> tuple[Letterhead, list[HeadLine]]:
    """Read a head.

    Args:
        source: The source.
        head: The lines of its head, see :func:`split_head`.
        opening: The first words behind it, from the salutation on; they tell an answer from a control letter.
        paper: What the council information system says about the paper that the file belongs to.

    Returns:
        The letterhead, and every line of it with its role, in order.
    """
    form = told(head) if form_lines(head) else []
    if form:
        found, roles = form_fields.read(source, form, paper)
    else:
        found, roles = _read_letter(source, head, opening)
    if found.kind is LetterKind.OTHER:
        title = next((kind for line in opening.split("\n")[:3] if (kind := kinds.of_title(line))), None)
        found = dataclasses.replace(
            found, kind=(title if not head else None) or kinds.of_file(paper) or LetterKind.OTHER
        )
    rows = [HeadLine(line, role) for line, role in zip(head, roles, strict=True)]
    return _agreed(found, paper), rows


def _read_letter(source: Source, head: Sequence[Line], opening: str) -> tuple[Letterhead, list[Role | None]]:
    """The head of a letter with an address."""
    roles = address_head.roles(head, opening)
    rows = list(zip(head, roles, strict=True))

    def text(role: Role) -> list[str]:
        return [line.text for line, own in rows if own is role]

    named, printed = _named(source, text(Role.REFERENCE), " ".join(text(Role.SUBJECT)))
    own, _ = _named(source, text(Role.REFERENCE), "")
    reference = next((one for one in named if not is_session(one)), None)
    subject = _display(source, [line for line, role in rows if role is Role.SUBJECT])
    stamp = _values([_printed(source, line) for line, role in rows if role is Role.DATE])
    date = parse_date(stamp or "")
    if date and not fits(date, source.text, stamp or "", year_of(reference) if reference else None):
        date = None
    office = [line for line, role in rows if role is Role.OFFICE]
    below = [line for line in office if not address_head.CITY.match(line.text)]
    return (
        Letterhead(
            kind=kinds.of_letter(own, subject or "", opening) if head else LetterKind.OTHER,
            reference=reference,
            further_references=tuple(dict.fromkeys(one for one in [*named, *printed] if one != reference)),
            date=date,
            date_raw=stamp,
            office=_display(source, below or office),
            file_number=_values(text(Role.FILE_NUMBER)),
            addressees=tuple(text(Role.ADDRESSEE)),
            subject=subject,
            mark=_mark(source, [line for line, role in rows if role is Role.MARK]),
            fraction=fraction(text(Role.ADDRESSEE)),
        ),
        roles,
    )


def _named(source: Source, own: list[str], subject: str) -> tuple[list[str], list[str]]:
    """The references of a head, misread ones mended, its own before those of the subject; and those as printed."""
    misread = mended("\n".join([*own, subject]), source.text)
    named = [*(reference for line in own for reference in _read(line, misread)), *_read(subject, misread)]
    return list(dict.fromkeys(named)), list(misread)


def _read(text: str, misread: dict[str, str]) -> list[str]:
    for printed, read in misread.items():
        text = text.replace(printed, read)
    return [*references(text), *labelled_references(text)]


def _values(lines: list[str]) -> str | None:
    """What stands beside or below labels, on one line."""
    return " ".join(" ".join(address_head.beside_label(line) for line in lines).split()) or None


def _printed(source: Source, line: Line) -> str:
    """A line with what stands before its first word: in a stamp a mark there may be a digit that the scan lost."""
    begin = max(source.text.rfind(end, 0, line.start) for end in "\n\f") + 1
    return source.text[begin : line.end].strip()


def _display(source: Source, lines: Sequence[Line]) -> str | None:
    """Lines in readable form, on one line."""
    spans = tuple(span for line in lines for span in on_pages(source, line.start, line.end))
    return display(source, spans) or None


def fraction(lines: Sequence[str]) -> str | None:
    """The group in the council that a line of an address or of a form names; None where none does."""
    for line in lines:
        if match := _FRACTION.search(line[:_LONGEST_NAME]):
            name = re.sub(r"^(?:An\s+)?(?:die|der)\s+", "", match[0].strip(" ,."), flags=re.I)
            if name.casefold() not in ("fraktion", "fraktionen"):
                return name
    return None


def _mark(source: Source, lines: Sequence[Line]) -> ConfidentialityMark:
    """The confidentiality mark: a box that the scan lost makes it unreadable, never unticked."""
    if not lines:
        return ConfidentialityMark(MarkState.ABSENT)
    spans = on_pages(source, lines[0].start, lines[0].end)
    match = address_head.MARK.fullmatch(lines[0].text)
    box = set((match["box"] or "").strip()) if match else set()
    if len(lines) == 1 and box and box <= _UNTICKED:
        return ConfidentialityMark(MarkState.UNTICKED, spans)
    if len(lines) == 1 and box and box <= _TICKED:
        return ConfidentialityMark(MarkState.TICKED, spans)
    return ConfidentialityMark(MarkState.UNREADABLE, spans)


def _agreed(head: Letterhead, paper: Paper | None) -> Letterhead:
    """The head with what the council information system says; it wins over the print, and differences are recorded."""
    if paper is None:
        return head
    differences = []
    reference, further = paper.reference or head.reference, list(head.further_references)
    if paper.reference and head.reference and paper.reference not in (head.reference, *further):
        differences.append(Disagreement("reference", paper.reference, head.reference))
    further = [*([head.reference] if head.reference else []), *further]
    subject = paper.name or head.subject
    of_session = head.kind is LetterKind.MINUTES  # their subject is the session, the paper one item of it
    if paper.name and head.subject and not of_session and not _same(paper.name, head.subject):
        differences.append(Disagreement("subject", paper.name, head.subject))
    named = kinds.of_file(paper)
    untold = named is LetterKind.STATEMENT and head.kind is LetterKind.ANSWER_LETTER  # the name does not say to what
    if named and head.kind is not LetterKind.OTHER and named is not head.kind and not untold:
        differences.append(Disagreement("kind", named, head.kind))
    answers = head.kind is LetterKind.STATEMENT and named is LetterKind.ANSWER_LETTER
    return dataclasses.replace(
        head,
        kind=LetterKind.ANSWER_LETTER if answers else head.kind,  # the rest of a file's name is free text
        reference=reference,
        further_references=tuple(dict.fromkeys(item for item in further if item != reference)),
        subject=subject,
        fraction=head.fraction or (fraction([paper.originator]) if paper.originator else None),
        disagreements=tuple(differences),
    )


def _same(given: str, printed: str) -> bool:
    """Whether a printed subject holds the paper's name, as far as a scan and a shortened name allow."""
    one, other = (re.sub(r"\W+", "", text).casefold() for text in (given, printed))
    if one in other or other in one:
        return True
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME_SUBJECT * min(len(one), len(other))
