"""A small enquiry with gold, and a draft of it made by hand."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from assistant.drafting.draft import (
    OPEN_MARK,
    AskedQuestion,
    Draft,
    DraftAnswer,
    DraftSentence,
    Enquiry,
    Reservation,
    Statement,
)
from assistant.model import Citation, Scope
from eval.corpus_archive import Corpus, find_corpus
from eval.draft_gold import GoldEnquiry
from ingest.model import BlockKind, LetterKind, Source, Span, Speaker, Tier
from ingest.structure import ToRead, structured

#: The earlier letter: its name and its text.
EARLIER = "AF0001-22"
QUOTE = "Das Freibad hat im Jahr 2021 genau 11.805 Gäste gezählt und bleibt auch im Winter für alle Vereine offen."
TEXT = f"Antwort auf Ihre Anfrage\n\n{QUOTE}\n\nMehr ist dazu nicht zu sagen.\n"
ASKED = "Wie viele Gäste zählte das Freibad?"
OPEN = "Welche Firma baut die neue Rutsche?"
TYPED = f"Freibad\n\n1. {ASKED}\n\n2. {OPEN}\n"


def gold_line(**changes: Any) -> dict[str, Any]:
    """An enquiry with one question that the earlier letter answers and one that nothing does."""
    questions = [
        {"text": ASKED, "extent": "whole", "gold": [{"paper": "AF0001/22", "file": EARLIER, "quote": QUOTE}]},
        {"text": OPEN, "extent": "none"},
    ]
    line = {"id": "dr-x01", "corpus": "town", "reference": "AF0002/23", "text": TYPED, "until": "2023-04-30"}
    return {**line, "left_out": ["AF0002-23"], "questions": questions, **changes}


def gold_enquiry(**changes: Any) -> GoldEnquiry:
    """The same as an object."""
    return GoldEnquiry.model_validate(gold_line(**changes))


def write_gold(path: Path, *lines: dict[str, Any]) -> Path:
    """A gold file."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def town(folder: Path) -> Corpus:
    """A corpus of the earlier letter and the reply."""
    folder.mkdir(exist_ok=True)
    (folder / f"{EARLIER}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "AF0002-23.txt").write_text("Die Antwort, die zu schreiben ist.\n", encoding="utf-8")
    return find_corpus(folder)


def citation(quote: str = QUOTE, marker: int = 1, **changes: Any) -> Citation:
    """A citation of the earlier letter."""
    start = TEXT.find(quote)
    fields: dict[str, Any] = {
        "marker": marker,
        "passage_key": f"0123456789abcdef/{marker}/1",
        "document_id": "0123456789abcdef",
        "paper": "AF0001/22",
        "letter": LetterKind.ANSWER_LETTER,
        "file": EARLIER,
        "label": "AF0001/22, Antwort zu Frage 1",
        "kind": BlockKind.ANSWER,
        "number": "1",
        "refers_to": (),
        "speaker": Speaker.OFFICE,
        "office": "Amt für Bäder",
        "date": datetime.date(2022, 4, 3),
        "quote": quote,
        "spans": (Span(start, start + len(quote)),),
        "display": quote,
    }
    return Citation(**{**fields, **changes})


def statement(quote: str = QUOTE, marker: int = 1, **changes: Any) -> Statement:
    """What the earlier letter says."""
    return Statement(citation(quote, marker, **changes), Tier.OEFFENTLICH)


def answer(
    text: str, *statements: Statement, sentences: tuple[DraftSentence, ...] = (), internal: tuple[Statement, ...] = ()
) -> DraftAnswer:
    """The draft answer to a question; without sentences it is open."""
    question = AskedQuestion("1", text, ())
    return DraftAnswer(
        question, sentences or (DraftSentence(OPEN_MARK, None),), statements, internal, (), not sentences
    )


def draft(*answers: DraftAnswer, opening: tuple[DraftSentence, ...] = ()) -> Draft:
    """A draft with these answers."""
    letter = structured([ToRead(Source("0" * 16, "town", TYPED))])[0].letter
    enquiry = Enquiry(letter, None, None, "Freibad", None, tuple(one.question for one in answers))
    tier = Tier.OEFFENTLICH
    return Draft(enquiry, tier, Reservation.TAKE, answers, tier, Scope(1, None), opening)
