"""What a line of a form is, by itself: a label, a value of some type, a row of the table of sittings, or plain text.

The words are those that German council papers share; no line is known by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ingest.body.layout import MARKER, Line
from ingest.head import kinds
from ingest.text.references import references


class Cell(Enum):
    """What a line of a form is."""

    TITLE = auto()
    CITY = auto()
    LABEL = auto()
    BODY = auto()
    DATE = auto()
    NUMBER = auto()
    OPENNESS = auto()
    OFFICE = auto()
    MOVER = auto()
    ROW = auto()
    IMPRINT = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of a form's head: what it is, and for a label the label and what stands beside it."""

    line: Line
    cell: Cell
    label: str = ""
    value: str = ""


def _any(words: Iterable[str]) -> str:
    """Words, the longest first, as one alternative of a pattern."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SITTING = ("Gremium", "Gremien", "Termin", "TOP", "Sitzung am", "Ort")
_PAPER = ("Vorlage Nr.", "Vorlage-Nr.", "Vorlage", "Beschluss zu", "Beschlusszu", "Thema", "Gegenstand")
_PEOPLE = (
    "Verantwortlich",
    "Dienststelle",
    "Bearbeitet von",
    "Vorsitzende/r",
    "Vorsitzender",
    "Vorsitzende",
    "Vorsitz",
)
_DAYS = ("Eingang", "eingegangen am", "eingegangen", "vom", "Datum", "Az.")
_BODY_FOLLOWS = ("Beschluss", "Beschlussvorschlag")
_LABEL = re.compile(rf"({_any((*_SITTING, *_PAPER, *_PEOPLE, *_DAYS, *_BODY_FOLLOWS))})\s?[:;]+\s*(.*)", re.I)
#: Without a colon only where nothing else stands that could make a sentence of it.
_DAY_LABEL = re.compile(r"(vom|eingegangen(?: am)?|Eingang|Vorlage Nr\.)\s+(\d.*)", re.I)
_LONE_LABEL = re.compile(r"Gremium|Term?in|TOP|Vorlagen?[- ]Nr\.?|Verantwortlich|Dienststelle", re.I)

#: Who moved or asked, as later forms print it ("Anfrage: SPD", "Gemeinsamer Antrag: GRÜNE, SPD").
_MOVED = re.compile(r"(?:[\w.-]+er?\s+)?[\w/-]*(?:Anfrage|antrag)\s*:\s*(\S.{1,80})", re.I)
_MOVER = re.compile(
    r"\S.{0,60}fraktion(?:en)?\b.{0,50}|.{0,30}Gruppierung\b.{0,30}|Interfraktionelle[rs]?\s+\w+"
    r"|(?:Die\s+)?Stadtr(?:at|äte|ätin(?:nen)?)\s+[A-ZÄÖÜ].{2,80}"
    r"|(?:Mitglied|Ortschaftsr(?:at|ätin))\s.{0,30}\([^)]*\)",
    re.I,
)
#: Small words in a list of movers; any other makes it a sentence.
_IN_NAMES = frozenset({"und", "von", "der", "die", "des", "im", "sowie", "vom", "u."})

#: The second line of a title ("STELLUNGNAHME zur gemeinsa-" / "men Anfrage").
_OPEN_TITLE = re.compile(r"(?:-|\b(?:zu[rm]?|[a-zäöüß]+(?:en|er|e)))$")
_TITLE_GOES_ON = re.compile(r"(?:[a-zäöüß]+\s+)?(?:Anfrage|\w*[Aa]ntrag)", re.I)

_CITY = re.compile(
    r"(?:Landeshaupt)?stadt\s+[A-ZÄÖÜ][\w-]+|Landeshauptstadt|(?:Der|Die)\s+Oberbürgermeister(?:in)?"
    r"|Stadtamt\s+\w+|Ortsverwaltung\s+[\w-]+",
    re.I,
)
#: "24.06.2025", and sittings of two days: "07./08.12.2021", "03/.04.03.2015".
_DAY = r"\d{1,2}\.?(?:\s?[/-]\s?\.?\d{1,2}\.?(?:\d{1,2}\.)?)?\s?\.?\d{1,2}\.\d{2,4}"
_DATE = re.compile(rf"(?:{_DAY}|\d{{1,2}}\. [A-ZÄ][a-zä]+ \d{{4}})(?:,?\s.{{0,12}}Uhr)?(?:\s+und)?")
_NUMBER = re.compile(
    r"(?:19|20)\d{2}/\d{2,5}(?:/\d{1,2})?|\d{1,5}(?:[./]\d{1,4}){0,2}[a-z]?|[xX☒☐\s]+|\w{1,4}\d{4,5}/\d\d|\W+"
)
_OPENNESS = re.compile(r"(?:nicht\s?-?)?öffentlich\b.{0,20}|ö\s+nö|Ö\s*/\s*N|Ergebnis", re.I)
_OFFICE = re.compile(r"Dez(?:\.|ernate?)?\s*\d.{0,60}|(?:Stadt|Ordnungs|Tiefbau|Gartenbau|Schul)\w*amt\b.{0,40}")
_OF_BODY = r"(?:\s+(?:für|und|de[rs])\s.{0,50}|\s+[A-ZÄÖÜ][\w-]+)?(?:\s*\([^)]{4,30}\))?"
_BODY = re.compile(
    r"(?:\d+\.\s*)?(?:(?:(?:nicht)?öffentliche\s+)?\w*sitzung\s+(?:de[sr]\s+)?)?"
    rf"\w*(?:rat(?:e?s)?|ausschuss(?:es)?|kommission)\b{_OF_BODY}"
    r"|\d+\.\s*(?:Plenar|öffentliche\s+)?sitzung\b.{0,40}|(?:nicht)?öffentliche\s+sitzung\s+de[sr]",
    re.I,
)
_IMPRINT = re.compile(r"Gedruckt\s+auf\b.*|(?:100\s+)?Prozent\s+Recyclingpapier|Recyclingpapier", re.I)
_CELLS = (
    *((_CITY, Cell.CITY), (_IMPRINT, Cell.IMPRINT), (_DATE, Cell.DATE), (_NUMBER, Cell.NUMBER)),
    *((_OPENNESS, Cell.OPENNESS), (_OFFICE, Cell.OFFICE), (_MOVER, Cell.MOVER), (_BODY, Cell.BODY)),
    (re.compile(r"[A-ZÄÖÜ]{4,16}"), Cell.CITY),  # the city's name below "LANDESHAUPTSTADT"
)

_TABLE = re.compile(r"Beratungsfolge\b.*|Gremi(?:um|en)\s+Termin\b.*", re.I)
#: A row of the table of sittings: a body, a day, the item, whether public, what came of it.
_ROW = re.compile(rf"(?:[A-ZÄÖÜ].{{3,70}}?)?\s*(?:{_DAY}|\d{{1,2}}\. ?[A-ZÄ][a-zä]+ \d{{4}})(?:\s.{{0,60}})?")
_RESULTS = (
    *("vorberaten", "vorzuberaten", "Vorberatung", "genehmigt", "zugestimmt", "beschlossen", "abgelehnt", "abgesetzt"),
    *("vertagt", "verwiesen", "zur Kenntnis", "Zustimmung", "Ablehnung", "Kenntnisnahme", "Behandlung", "Entscheidung"),
    *("Anhörung", "einstimmig", "mehrheitlich", "Ergebnis", "Verweis"),
)
_RESULT = re.compile(rf"[-xXöÖN☒☐✓\d.\s]{{1,8}}|\W{{0,2}}(?:{_any(_RESULTS)})\b.{{0,40}}", re.I)

_HEADINGS = (
    *(
        "Kurzfassung",
        "Antrag an den",
        "Antrag an der",
        "Beschlussantrag",
        "Sachverhalt",
        "Begründung",
        "Vorbemerkung",
        "Vorbemerkungen",
    ),
    *(
        "Information",
        "(...)",
        "[...]",
        "Auszug aus",
        "Anwesend",
        "Anwesende",
        "Beginn der",
        "Der Gemeinderat",
        "Einleitung",
    ),
    *("Tagesordnung", "Seite HH", "Haushaltsplan", "Abstimmungsergebnis"),
)
#: The form of the finances, and not a subject that begins so ("Finanzielle Auswirkungen der Reform").
_FINANCES = r"Finanzielle(?:\s+Auswirkungen?(?:\s+des\s+Antrag\w*)?)?(?:\s*\(.*|\s{3,}.*|\s+Ja\b.*|\s*)$"
_OPENS_BODY = re.compile(
    rf"(?:{_any(_HEADINGS)})(?!\w)|{_FINANCES}|Frage\s*\d|Zu\s+(?:Frage\s*)?\d|Punkt\s+\d|TOP\s+\d\S*\s+\w|Beschlussvorschlag\b.",
    re.I,
)
#: A line this short may be the first half of a body's name.
_HALF_NAME = 45


def formed(line: Line, before: Sequence[FormLine] = ()) -> FormLine:
    """What a line of a form is.

    Args:
        line: The line.
        before: The lines of the form above it: a title stands once and early, a body's name may be misspelt below its
            label.
    """
    text = line.text.strip()
    if moved := _MOVED.fullmatch(text):
        return FormLine(line, Cell.MOVER, "", moved[1])
    if label := _LABEL.fullmatch(text) or _DAY_LABEL.fullmatch(text):
        return FormLine(line, Cell.LABEL, label[1].rstrip("."), label[2])
    if _LONE_LABEL.fullmatch(text):
        return FormLine(line, Cell.LABEL, text.rstrip("."))
    untitled = not any(row.cell in (Cell.TITLE, Cell.ROW) for row in before)
    early = text.isupper() or sum(row.cell is Cell.TEXT for row in before) <= 1
    if untitled and early and kinds.of_title(text):
        return FormLine(line, Cell.TITLE)
    if (
        before
        and before[-1].cell is Cell.TITLE
        and _OPEN_TITLE.search(before[-1].line.text)
        and _TITLE_GOES_ON.fullmatch(text)
    ):
        return FormLine(line, Cell.TITLE)
    if references(text) == [text]:
        return FormLine(line, Cell.NUMBER)
    if before and before[-1].label.casefold() == "gremium" and not before[-1].value:
        return FormLine(line, Cell.BODY)
    cell = next((cell for pattern, cell in _CELLS if pattern.fullmatch(text)), Cell.TEXT)
    if cell is Cell.TEXT and _awaits_office(before):
        return FormLine(line, Cell.OFFICE)
    sentence = cell is Cell.MOVER and any(word[0].islower() and word not in _IN_NAMES for word in text.split())
    return FormLine(line, Cell.TEXT if sentence else cell)


def _awaits_office(before: Sequence[FormLine]) -> bool:
    """Whether the values of a column of labels have come to the last of them, the office: behind "öffentlich"."""
    labelled = any(row.label.casefold() == "verantwortlich" and not row.value for row in before)
    return labelled and before[-1].cell is Cell.OPENNESS


def opens_body(text: str) -> bool:
    """Whether a line opens the body of a paper and never stands in its head: a numbered item, or a known heading."""
    return bool(MARKER.match(text)) or names_part(text)


def names_part(text: str) -> bool:
    """Whether a line is the heading of a part of the body."""
    return bool(_OPENS_BODY.match(text))


def heads_table(text: str) -> bool:
    """Whether a line is the head of the table of sittings ("Gremium Termin TOP ö nö")."""
    return bool(_TABLE.fullmatch(text))


def table_size(printed: Sequence[Line], start: int) -> int:
    """How many lines the table of sittings has: its heads, its rows, names and results that a row has lost.

    Args:
        printed: The lines of a document.
        start: The table's first line.
    """
    n = start + 1
    while n < len(printed) and (heads_table(printed[n].text) or _OPENNESS.fullmatch(printed[n].text)):
        n += 1
    while n < len(printed):
        reach = next((k for k in range(n, min(n + 3, len(printed))) if _ROW.fullmatch(printed[k].text)), None)
        if reach is not None and all(_half_name(printed[k].text) for k in range(n, reach)):
            n = reach + 1
        elif _trails(printed[n].text, printed[n - 1].text):
            n += 1
        else:
            break
    return n - start


def _trails(text: str, above: str) -> bool:
    """Whether a line belongs to the row above it: a result, a box, or the name that a result breaks off before."""
    if _RESULT.fullmatch(text) and not MARKER.fullmatch(text):
        return True
    return above.endswith((" den", " die", " in")) and _half_name(text)


def _half_name(text: str) -> bool:
    return len(text) < _HALF_NAME and not opens_body(text) and text[-1] not in ".:?!"
