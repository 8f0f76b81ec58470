"""What is embedded and indexed for a passage: structure is context. What is cited is the paragraph alone.

The paper's subject and the question a paragraph answers stand before its words: that doubles recall on lay questions.
Its label ("Antwort auf 2019/0554 vom …, Antwort zu Frage 4") is indexed by words and not embedded: it means the same
for all. Its sentences are embedded together, for "Davon" and "Dieses" mean nothing alone. All of it is the repaired
form (:mod:`ingest.text.repair`); by words the printed form is found too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from ingest.embedding import clean
from ingest.model import BlockKind, Letter, Passage, Role
from ingest.text.repair import both_forms, repaired

#: How much of the question an answer's context holds, in characters: the model reads 512 tokens, the answer must fit.
ASKED_CHARACTERS = 300
#: How much of the surroundings, and of the words of a passage, is embedded in one go, in characters. The model reads
#: 512 tokens of four characters, yet surroundings are seldom that long: of 6,460 texts the longest had 469 tokens.
SURROUNDING_CHARACTERS, OWN_CHARACTERS = 900, 1500
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


@dataclass(frozen=True, slots=True)
class EmbeddedText:
    """What goes through the encoder in one go: a passage, or some sentences of a long one, behind its surroundings.

    Attributes:
        text: As :func:`ingest.embedding.clean` leaves it.
        parts: Its sentences, or pieces of a long one, as start and end in characters of the text.
        sentences: For each part the number of its sentence in the passage, from 0.
    """

    text: str
    parts: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]


def surroundings(letter: Letter, passage: Passage) -> str:
    """What stands around a passage: subject, what it answers, and what its line of the letterhead is for."""
    subject = re.sub(r"\(.*?\)", "", letter.head.subject or "")
    asked = (passage.asked or "")[:ASKED_CHARACTERS]
    return " ".join(part for part in (f"{subject}." if subject else "", asked, purpose(passage)) if part)


def embedded_texts(letter: Letter, passage: Passage) -> list[EmbeddedText]:
    """The texts that are embedded for a passage, at least one, in order; each of its sentences is in one of them.

    Only a sentence of more than :data:`OWN_CHARACTERS` is cut, between words, and goes on in the next text.
    """
    printed = letter.source.text
    before = clean(repaired(surroundings(letter, passage), printed))[:SURROUNDING_CHARACTERS]
    found: list[EmbeddedText] = []
    held: list[tuple[int, str]] = []
    size = 0
    for number, sentence in enumerate(passage.sentences):
        for piece in wrap(clean(repaired(sentence.text, printed)), OWN_CHARACTERS) or [""]:
            if held and size + len(piece) > OWN_CHARACTERS:
                found.append(_embedded_text(before, held))
                held, size = [], 0
            held.append((number, piece))
            size += len(piece) + 1
    return [*found, _embedded_text(before, held)]


def _embedded_text(before: str, pieces: Sequence[tuple[int, str]]) -> EmbeddedText:
    """Surroundings and (sentence number, words) pieces, joined by blanks."""
    text, parts = before, []
    for _, piece in pieces:
        start = len(text) + 1
        text = f"{text} {piece}"
        parts.append((start, len(text)))
    return EmbeddedText(text, tuple(parts), tuple(number for number, _ in pieces))


def indexed_text(letter: Letter, passage: Passage) -> str:
    """The text whose words are indexed for a passage: the repaired ones, and the printed forms of what was mended."""
    return both_forms(f"{passage.label}. {surroundings(letter, passage)} {passage.text}", letter.source.text)


def purpose(passage: Passage) -> str:
    """What a line of a letterhead, a reservation or a signature is for, in the words people use; "" for other text."""
    if passage.role is not None:
        return f"{_ROLE_WORDS[passage.role]}:"
    if passage.kind is not BlockKind.SIGNATURE or passage.text.startswith("Kenntnis"):
        return ""
    return "Unterschrift, unterschrieben von:"
