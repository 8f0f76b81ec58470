"""Short letters in the layouts of real ones, for the tests of the structure: Dresden letters, Karlsruhe papers."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.body.body import Body, Part, Shape
from ingest.body.layout import Line, lines
from ingest.body.repeats import Enquiry
from ingest.model import BlockKind, Letter
from ingest.segment import segment_paper
from tests.ingest.gold_structure import letter_of, source_of

#: How letters of each kind are built, as the parser knows them.
ANSWERING = Shape(BlockKind.QUESTION, answered=True, asking=True)
UNKNOWN = Shape(BlockKind.QUESTION, answered=True, asking=True, headed=False)
ASKING = Shape(BlockKind.QUESTION, answered=False, asking=True)
REPORTING = Shape(BlockKind.RESOLUTION_POINT, answered=True, asking=False)
DECIDING = Shape(BlockKind.RESOLUTION_POINT, answered=False, asking=False)
MOVING = Shape(BlockKind.RESOLUTION_POINT, answered=False, asking=False, reasoned=True)

_DRESDEN = """\
Landeshauptstadt Dresden

□ vertraulich

Der Oberbürgermeister

Frau Stadträtin
Erika Muster

GZ:

(OB) 66

Datum:

3. DEZ. 2020

{subject}

Sehr geehrte Damen und Herren,

{opening}

{body}

Mit freundlichen Grüßen

Dirk Hilbert
"""
_KARLSRUHE = """\
Stadt Karlsruhe
Der Oberbürgermeister

{title}

CDU-Gemeinderatsfraktion
Vorlage Nr.:

2020/0656
Ausbau des Breitbandnetzes im Stadtgebiet

Gremium Termin TOP ö nö
Gemeinderat 30.06.2020 49
x


{body}
"""
_SIGNED = "{}\n\nUnterzeichnet von:\nMax Muster"

#: A Dresden letter of one question and its answer.
LETTER = """\
Datum: 14. SEP. 2022
Wege im Wald
AF0815/22

Sehr geehrte Frau Beispiel,

1. Wie viele Wege gibt es?

{answer}
"""

#: An enquiry and a motion that others answer.
QUESTIONS = """\
Die CDU-Fraktion fragt:

1. Wie viele Haushalte im Stadtgebiet sind heute an das Glasfasernetz angeschlossen?

2. Welche Stadtteile folgen im nächsten Jahr und was kostet das?

3. Wer trägt die Kosten?"""
POINTS = """\
1. Die Stadt Karlsruhe baut das Glasfasernetz bis 2025 in allen Stadtteilen aus.

2. Die Stadtverwaltung berichtet jährlich im Ausschuss.

Begründung:
Der Ausbau stockt seit Jahren."""


def answer_letter(body: str) -> Letter:
    """A Dresden answer to an enquiry."""
    opening = "Ihre oben genannte Anfrage beantworte ich wie folgt:"
    return letter_of(_DRESDEN.format(subject="Wege im Wald\n\nAF0815/20", opening=opening, body=body))


def control_letter(body: str, about: str = "A0093/15 (Sitzungsnummer: SR/018/2015)") -> Letter:
    """A Dresden Beschlusskontrolle."""
    subject = f"Beschlusskontrolle zu {about}"
    opening = "folgende Zwischeninformation kann zu oben genanntem Beschluss gegeben werden:"
    return letter_of(_DRESDEN.format(subject=subject, opening=opening, body=body))


def enquiry(body: str = QUESTIONS) -> str:
    """The text of a Karlsruhe enquiry."""
    return _KARLSRUHE.format(title="ANFRAGE", body=_SIGNED.format(body))


def answer(body: str) -> str:
    """The text of the administration's answer to it."""
    return _KARLSRUHE.format(title="STELLUNGNAHME zur Anfrage", body=body)


def motion(body: str = POINTS) -> str:
    """The text of a Karlsruhe motion."""
    return _KARLSRUHE.format(title="ANTRAG", body=_SIGNED.format(body))


def statement(body: str) -> str:
    """The text of the administration's statement on it."""
    return _KARLSRUHE.format(title="STELLUNGNAHME zum Antrag", body=body)


def paper(*texts: str) -> list[Letter]:
    """The letters of one paper."""
    return segment_paper([(source_of(text, f"{n}.txt"), None) for n, text in enumerate(texts, 1)])


def outline(letter: Letter) -> list[str]:
    """The numbered blocks of a letter as people note them: "question 1", "answer 1-2", "resolution_point A93/15 2"."""
    kinds = (BlockKind.QUESTION, BlockKind.RESOLUTION_POINT, BlockKind.ANSWER)
    found = [block for block in letter.blocks if block.kind in kinds]
    return [" ".join(part for part in (block.kind, block.group, block.number) if part) for block in found]


def body_of(text: str, shape: Shape, asked: Letter | None = None) -> Body:
    """The lines of a text as a body."""
    return Body.of(rows_of(text), shape, Enquiry.of(asked))


def rows_of(text: str) -> list[Line]:
    """The printed lines of a text."""
    return lines(source_of(text))


def said(rows: Sequence[Line], part: Part) -> str:
    """The words of a part."""
    return " ".join(row.text for row in rows[part.first : part.end])


def noted(rows: Sequence[Line], parts: Sequence[Part]) -> list[tuple[str, str | None, str]]:
    """Parts with kind, number ("A.1" in group A) and words."""
    found = []
    for part in parts:
        number = f"{part.group}.{part.number}" if part.group and part.number else part.number or part.group
        found.append((part.kind.value, number, said(rows, part)))
    return found
