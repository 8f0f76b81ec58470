"""What is embedded and indexed for a passage: structure is context. What is cited is the paragraph alone.

The paper's subject, the label and the question a paragraph answers stand before its words: that doubles recall on lay
questions. A sentence is embedded with the one before it, for "Davon" and "Dieses" mean nothing alone.
"""

from __future__ import annotations

import re

from ingest.model import BlockKind, Letter, Passage, Role

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
}


def surroundings(letter: Letter, passage: Passage) -> str:
    """What stands around a passage: label, subject, what it answers, and what its line of the letterhead is for."""
    subject = re.sub(r"\(.*?\)", "", letter.head.subject or "")
    asked = (passage.asked or "")[:ASKED_CHARACTERS]
    return f"{passage.label}. {subject}. {asked} {purpose(passage)}".strip()


def passage_text(letter: Letter, passage: Passage) -> str:
    """The text that is embedded and indexed for a passage."""
    return f"{surroundings(letter, passage)} {passage.text}"


def sentence_texts(passage: Passage) -> list[str]:
    """The texts that are embedded for the sentences of a passage, in order: each with the one before it."""
    texts = [sentence.text for sentence in passage.sentences]
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
