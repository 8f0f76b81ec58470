"""The fields of a form's head, from its lines: reference, date, office, subject, fraction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.head.dates import full_year, parse_date
from ingest.head.form_cells import Cell, FormLine
from ingest.head.form_head import kind
from ingest.model import Letterhead, LetterKind, Paper, Role, Source
from ingest.read import on_pages
from ingest.text.display import display
from ingest.text.references import labelled_references, mended, references

_REFERENCE = re.compile(r"(?<!\d)((?:19|20)\d{2}/\d{3,5}(?:/\d{1,2})?)(?!\d)")
_OWN_DATE = ("vom", "eingang", "eingegangen am", "eingegangen")
_SITTING = ("termin", "sitzung am")
#: Kinds whose own day the form prints (the councillors wrote them); all others are written for a sitting.
_DATED_BY_MOVER = frozenset({LetterKind.ENQUIRY, LetterKind.MOTION})
_DONE = re.compile(
    r"\b(?:vor(?:be)?raten|genehmigt|zugestimmt|Zustimmung|Ablehnung|abgelehnt|vertagt|verwiesen|Verweis|beschlossen)\b",
    re.I,
)
_OFFICES = ("verantwortlich", "dienststelle")
_SUBJECTS = ("thema", "gegenstand")
_INNER_LABEL = re.compile(r"\s+(?:Verantwortlich|Dienststelle)\s*:\s*")
_PARTY = re.compile(r"\(([A-ZÄÖÜ][^()]{1,30})\)|,\s*([A-ZÄÖÜ][A-ZÄÖÜa-zäöü./| ]{1,20})$")
_SESSION_OF = re.compile(r"[Ss]itzung\s+(?:de[sr]\s+)?([A-ZÄÖÜ][^(,.\d]+)")
_GENITIVE = re.compile(r"(rat|ausschuss)(?:e?s)\b")
#: Minutes name the papers of an item within so many characters.
_ITEM_LENGTH = 1500
_ROLES = {
    **{Cell.CITY: Role.OFFICE, Cell.OFFICE: Role.OFFICE, Cell.DATE: Role.DATE, Cell.ROW: Role.DATE},
    **{Cell.TITLE: Role.SUBJECT, Cell.TEXT: Role.SUBJECT},
}


def read(source: Source, form: Sequence[FormLine], paper: Paper | None) -> tuple[Letterhead, list[Role | None]]:
    """The letterhead of a form, and the role of each of its lines.

    Args:
        source: The source.
        form: The lines of its head, see :func:`ingest.head.form_head.form_lines`.
        paper: The paper of the file; it tells the century of a year of two digits, and nothing else is taken from it.
    """
    own = kind(form) or LetterKind.OTHER
    body = source.text[form[-1].line.end :][:_ITEM_LENGTH]
    named, printed = _references(source, form, body if own is LetterKind.MINUTES else "")
    around = f"{source.text} {paper.date.year if paper and paper.date else ''}"
    raw = _date(form, own, source.text)
    wrapped = _office_lines(form)
    spans = tuple(span for row in _subject(form, own, wrapped) for span in on_pages(source, _start(row), row.line.end))
    asked = own not in _DATED_BY_MOVER
    return (
        Letterhead(
            kind=own,
            reference=named[0] if named else None,
            further_references=tuple(dict.fromkeys([*named[1:], *printed])),
            date=parse_date(full_year(raw, around)) if raw else None,
            date_raw=raw,
            office=_office(form, wrapped, own) if asked else None,
            subject=display(source, spans) or None,
            fraction=_fraction(form),
        ),
        [_role(row, wrapped) for row in form],
    )


def _references(source: Source, form: Sequence[FormLine], body: str) -> tuple[list[str], list[str]]:
    """The references of a form, its own first, and the printed form of misread ones; of minutes those of its item."""
    own = [
        *(row for row in form if row.label.casefold().startswith(("vorlage", "beschluss"))),
        *(row for row in form if row.cell is Cell.NUMBER),
    ]
    text = "\n".join(row.value if row.label else row.line.text for row in own)
    misread = mended(text, source.text)
    for printed, read_as in misread.items():
        text = text.replace(printed, read_as)
    found = [*_REFERENCE.findall(text), *references(text)]
    rest = " ".join(row.line.text for row in form if row.cell in (Cell.TEXT, Cell.BODY, Cell.TITLE))
    return list(dict.fromkeys([*found, *labelled_references(body), *references(rest)])), list(misread)


def _date(form: Sequence[FormLine], own: LetterKind, text: str) -> str | None:
    """The form's date as printed: the day a paper was written, else that of the sitting it was written for."""
    labelled = {row.label.casefold(): row.value for row in form if row.label}
    days = [row.line.text for row in form if row.cell is Cell.DATE]
    if own in _DATED_BY_MOVER:
        named = next((labelled[label] for label in _OWN_DATE if labelled.get(label)), None)
        if named:
            return named
    for label in (*_SITTING, "datum"):
        if labelled.get(label):
            return labelled[label]
    if days:
        return days[0]
    rows = [row.line.text for row in form if row.cell is Cell.ROW]
    open_rows = [row for row in rows if re.search(r"\d\.\d{2,4}", row) and not _DONE.search(row)]
    day = next((match[0] for row in open_rows if (match := re.search(r"\d{1,2}\.\d{1,2}\.\d{2,4}", row))), None)
    if day or own is not LetterKind.MINUTES:
        return day
    return next((row.line.text for row in form if row.cell is Cell.TEXT and parse_date(row.line.text)), None)


def _office_lines(form: Sequence[FormLine]) -> list[FormLine]:
    """Plain lines that go on with an office's name ("Dienststelle:  Ordnungs- und" / "Bürgeramt")."""
    found: list[FormLine] = []
    last: FormLine | None = None
    for row in form:
        open_name = last is not None and re.search(
            r"(?:-|,|\bund|\bfür|\bder|:|Team|The World)$", last.line.text.strip()
        )
        if last is not None and row.cell is Cell.TEXT and open_name and not row.line.after_blank:
            found.append(row)
            last = row
        else:
            last = row if row.label.casefold() in _OFFICES else None
    return found


def _office(form: Sequence[FormLine], wrapped: Sequence[FormLine], own: LetterKind) -> str | None:
    """Who writes: the body whose minutes or resolution it is, else department and office, else what heads the form."""
    if own in (LetterKind.MINUTES, LetterKind.RESOLUTION):
        bodies = [
            row.value if row.label else row.line.text
            for row in form
            if row.cell is Cell.BODY or row.label.casefold() == "gremium"
        ]
        title = next((row.line.text for row in form if row.cell is Cell.TITLE), "")
        body = next((re.sub(r"\s*\([^)]*\)\s*$", "", text) for text in bodies if text), None)
        lines = [title, *(row.line.text for row in form if row.cell is Cell.TEXT)]
        session = next((match for line in lines if (match := _SESSION_OF.search(line))), None)
        return re.sub(_GENITIVE, r"\1", session[1].strip()) if session else body or _city(form)
    named: list[str] = []
    for row in form:
        if row.label.casefold() in _OFFICES and row.value:
            named.append(row.value)
        elif inner := _INNER_LABEL.search(row.value):
            named.append(row.value[inner.end() :])
        elif row in wrapped or row.cell is Cell.OFFICE:
            named.append(row.line.text)
    return ", ".join(named).replace(" und, ", " und ").replace("-, ", "").replace(" für, ", " für ") or _city(form)


def _city(form: Sequence[FormLine]) -> str | None:
    """What heads the form under the city's name ("Der Oberbürgermeister", "Stadtamt Durlach")."""
    heads = [row.line.text for row in form if row.cell is Cell.CITY]
    return next(
        (text for text in reversed(heads) if not (text.isupper() or re.match(r"(?:Landeshaupt)?stadt\b", text, re.I))),
        heads[-1] if heads else None,
    )


def _subject(form: Sequence[FormLine], own: LetterKind, wrapped: Sequence[FormLine]) -> list[FormLine]:
    """The lines of the subject: the plain text below the title; of minutes what names the session."""
    if own is LetterKind.MINUTES:
        rows = [
            row for row in form if row.cell in (Cell.TITLE, Cell.TEXT, Cell.BODY) or row.label.casefold() == "gremium"
        ]
        return [row for row in rows if re.search(r"sitzung", row.line.text, re.I)][:1]
    rows = [row for row in form if row.cell is Cell.TEXT or (row.value and row.label.casefold() in _SUBJECTS)]
    rows = [row for row in rows if row not in wrapped]
    title = next((n for n, row in enumerate(form) if row.cell is Cell.TITLE), 0)
    return [row for row in rows if row in form[title:]] or rows


def _start(row: FormLine) -> int:
    """Where a line begins behind its label."""
    return row.line.end - len(row.value) if row.value else row.line.start


def _fraction(form: Sequence[FormLine]) -> str | None:
    """Who moved or asked: groups by name, else the groups of the councillors."""
    movers = [row for row in form if row.cell is Cell.MOVER]
    groups = [
        row.value or row.line.text
        for row in movers
        if row.value or re.search("fraktion|gruppierung", row.line.text, re.I)
    ]
    parties = [match[1] or match[2] for row in movers if (match := _PARTY.search(row.line.text))]
    return ", ".join(dict.fromkeys(name.strip() for name in groups or parties)) or None


def _role(row: FormLine, wrapped: Sequence[FormLine]) -> Role | None:
    """What a line of a form is for."""
    label = row.label.casefold()
    if label.startswith("vorlage") or label.startswith("beschluss z"):
        return Role.REFERENCE
    if label in (*_OWN_DATE, *_SITTING, "datum"):
        return Role.DATE
    if label in _OFFICES or row in wrapped:
        return Role.OFFICE
    if label in _SUBJECTS:
        return Role.SUBJECT
    if row.cell is Cell.NUMBER and (_REFERENCE.fullmatch(row.line.text) or references(row.line.text)):
        return Role.REFERENCE
    return _ROLES.get(row.cell)
