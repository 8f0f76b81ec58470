"""What is embedded and indexed for a passage: structure is context. What is cited is the paragraph alone.

The paper's subject, the label and the question a paragraph answers stand before its words: that doubles recall on lay
questions. A sentence is embedded with the one before it, for "Davon" and "Dieses" mean nothing alone. All of it is the
repaired form (:mod:`ingest.text.repair`); by words the printed form is found too.
"""

from __future__ import annotations

import re

from ingest.model import BlockKind, Letter, Passage, Role
from ingest.text.repair import both_forms, repaired

#: How much of the question an answer's context holds, in characters: the model reads 512 tokens, the answer must fit.
ASKED_CHARACTERS = 300
#: What people call the lines of a letterhead.
_ROLE_WORDS = {
    Role.MARK: "Vermerk zur Vertraulichkeit, vertraulich oder öffentlich",
    Role.OFFICE: "Absender, Verfasser, von wem das Schreiben stammt, schreibendes Amt, Geschäftsbereich",
    Role.ADDRESSEE: (
        "Empfänger, Adressat, an wen das Schreiben gerichtet ist, Anfragesteller, Fragesteller, Fraktion, Mitglied"
    ),
    Role.FILE_NUMBER: "Geschäftszeichen, Aktenzeichen, Zeichen des Amtes",
    Role.DATE: "Datum, Tag des Schreibens, wann es geschrieben wurde",
    Role.SUBJECT: "Betreff, Thema des Schreibens, Gegenstand, Sitzungsnummer",
    Role.REFERENCE: "Nummer der Anfrage, Vorlagennummer",
    Role.RESERVATION: "Vorbehalt, Bedingung, Einschränkung",
    Role.NEXT_CONTROL: "nächster Bericht, wann wieder berichtet wird",
    Role.FORM: "Formular zu Kosten und Haushalt",
}


def surroundings(letter: Letter, passage: Passage) -> str:
    """What stands around a passage: label, subject, what it answers, and what its line of the letterhead is for."""
    subject = re.sub(r"\(.*?\)", "", letter.head.subject or "")
    asked = (passage.asked or "")[:ASKED_CHARACTERS]
    return f"{passage.label}. {subject}. {asked} {purpose(passage)}".strip()


def passage_text(letter: Letter, passage: Passage) -> str:
    """The text that is embedded for a passage."""
    return repaired(f"{surroundings(letter, passage)} {passage.text}", letter.source.text)


def indexed_text(letter: Letter, passage: Passage) -> str:
    """The text whose words are indexed for a passage: what is embedded, and the printed forms of what was mended."""
    return both_forms(f"{surroundings(letter, passage)} {passage.text}", letter.source.text)


def sentence_texts(letter: Letter, passage: Passage) -> list[str]:
    """The texts that are embedded for the sentences of a passage, in order: each with the one before it."""
    texts = [repaired(sentence.text, letter.source.text) for sentence in passage.sentences]
    return [
        f"{purpose(passage)} {before} {text}".strip() for before, text in zip(["", *texts[:-1]], texts, strict=True)
    ]


def purpose(passage: Passage) -> str:
    """What a line of a letterhead, a reservation or a signature is for, in the words people use; "" for other text."""
    if passage.role is not None:
        return f"{_ROLE_WORDS[passage.role]}:"
    if passage.kind is not BlockKind.SIGNATURE or passage.text.startswith("Kenntnis"):
        return ""
    return "Unterschrift, unterschrieben von:"
