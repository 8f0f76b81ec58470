"""A draft made by hand, for tests of what becomes of one."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.drafting.draft import (
    OPEN_MARK,
    AskedQuestion,
    Contradiction,
    Draft,
    DraftAnswer,
    DraftSentence,
    Enquiry,
    FigureToUpdate,
    Reservation,
    Statement,
)
from assistant.model import Citation
from ingest.model import BlockKind, Tier
from ingest.read import read_bytes
from ingest.segment import segment
from tests.ui.made_answers import QUOTE, SCOPE

ENQUIRY_TEXT = """SPD-Fraktion
AF0099/24

Datum: 02.02.2024

Freibad im Norden

1. Wann öffnet das Freibad?
2. Wie viele Gäste kamen?
3. Wer zahlt die Rutsche?
"""
FIGURE = FigureToUpdate("11.805", datetime.date(2022, 5, 23), "Sportamt")
PLACED = "Nach Kenntnis des Sportamtes kamen"
#: The paragraph of a closed letter: nothing of it may leave with a public letter.
SECRET = "Der Eigentümer verlangt 3 Millionen Euro."


def citation(marker: int, **changes: object) -> Citation:
    """A citation with a number of its own."""
    return replace(QUOTE, marker=marker, **changes)


OPENING = Statement(citation(1), Tier.OEFFENTLICH, "Ohne Anerkennung einer Rechtspflicht.")
EARLIER = Statement(
    citation(2, display="Das Freibad öffnet im Juni.", quote="Das Freibad öffnet im Juni.",
             paper="AF2/21", file="AF2-21",
             label="AF2/21 vom 03.03.2021, Antwort zu Frage 2, Absatz 1", date=datetime.date(2021, 3, 3)),
    Tier.OEFFENTLICH,
)  # fmt: skip
GUESTS = Statement(
    citation(3, display="Es kamen 11.805 Gäste.", quote="Es kamen 11.805 Gäste.", office="Sportamt"), Tier.OEFFENTLICH
)
CLOSED = Statement(
    citation(4, display=SECRET, quote=SECRET, document_id="fedcba9876543210", paper="AF9/23", kind=BlockKind.ANSWER,
             label="AF9/23 vom 06.06.2023, Antwort zu Frage 1, Absatz 1"),
    Tier.NICHTOEFFENTLICH,
)  # fmt: skip


def questions() -> tuple[AskedQuestion, ...]:
    words = ("Wann öffnet das Freibad?", "Wie viele Gäste kamen?", "Wer zahlt die Rutsche?")
    return tuple(AskedQuestion(str(number), text, ()) for number, text in enumerate(words, 1))


def enquiry() -> Enquiry:
    letter = segment(read_bytes(ENQUIRY_TEXT.encode(), "AF0099-24.txt").source)
    return Enquiry(letter, "AF0099/24", "SPD-Fraktion", "Freibad im Norden", datetime.date(2024, 2, 2), questions())


def draft(tier: Tier = Tier.OEFFENTLICH, highest: Tier = Tier.OEFFENTLICH) -> Draft:
    """A draft with an answer, one with a figure to update, and one that only a closed letter answers."""
    first, second, third = questions()
    opening = (
        DraftSentence("Das Freibad öffnet im Mai.", 1),
        DraftSentence("Das Freibad öffnet im Juni.", 2),
    )
    answers = (
        DraftAnswer(
            first,
            opening,
            (OPENING, EARLIER),
            (),
            (Contradiction(EARLIER.citation, OPENING.citation, "Öffnung: Juni (03.03.2021) und Mai (14.09.2022)"),),
            False,
        ),
        DraftAnswer(second, (DraftSentence(f"Es kamen {FIGURE.mark} Gäste.", 3, (FIGURE,)),), (GUESTS,), (), (), False),
        DraftAnswer(third, (DraftSentence(OPEN_MARK, None),), (), (CLOSED,), (), True),
    )
    return Draft(enquiry(), tier, Reservation.CHECK, answers, highest, SCOPE)
