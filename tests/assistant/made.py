"""Small passages made by hand, and questions over them, for tests that need no model and no archive."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from assistant.address import Placed
from assistant.context import Context
from assistant.found import Found
from assistant.question import understand
from assistant.reader import Reading
from assistant.terms import wording
from ingest.archive.archive import LetterSummary
from ingest.model import (
    Block,
    BlockKind,
    Letter,
    Letterhead,
    LetterKind,
    MarkState,
    Paragraph,
    Passage,
    Role,
    Sentence,
    Source,
    Span,
    Speaker,
    Tier,
)

APRIL = datetime.date(2023, 4, 3)
JUNE = datetime.date(2023, 6, 5)


def summary(
    document_id: str = "d",
    kind: LetterKind = LetterKind.ANSWER_LETTER,
    reference: str | None = "AF0007/23",
    further: tuple[str, ...] = (),
    date: datetime.date | None = APRIL,
    subject: str = "Freibad im Norden",
) -> LetterSummary:
    """A letter in the archive's list."""
    tier, mark = Tier.OEFFENTLICH, MarkState.UNTICKED
    title = f"{reference or 'brief'} vom {date:%d.%m.%Y}" if date else reference or "brief"
    return LetterSummary(
        document_id, "brief", kind, reference, further, date, "Amt für Bäder", subject, tier, mark, 1, title
    )


def placed(
    *sentences: str,
    kind: BlockKind = BlockKind.ANSWER,
    number: str | None = "1",
    refers_to: tuple[str, ...] = (),
    speaker: Speaker = Speaker.OFFICE,
    speakers: Sequence[Speaker] = (),
    asked: str | None = None,
    role: Role | None = None,
    place: str = "1/1",
    letter: LetterSummary | None = None,
) -> Placed:
    """A passage of some sentences, in a letter; ``speakers`` are those of its sentences where they differ."""
    letter = letter or summary()
    text, found = " ".join(sentences), []
    for row, sentence in enumerate(sentences):
        start = sum(len(before) + 1 for before in sentences[:row])
        by = speakers[row] if speakers else speaker
        found.append(Sentence(sentence, (Span(start, start + len(sentence), 1),), by))
    passage = Passage(
        key=f"{letter.document_id}/{place}",
        document_id=letter.document_id,
        label=f"{letter.reference}, Stelle {place}",
        kind=kind,
        number=number,
        refers_to=refers_to,
        speaker=speaker,
        text=text,
        spans=(Span(0, len(text), 1),),
        sentences=tuple(found),
        asked=asked,
        role=role,
    )
    return Placed(passage, letter)


def letter_of(one: Placed, reservation: str | None = None, office: str | None = "Amt für Bäder") -> Letter:
    """The letter that holds just this passage, and a reservation behind it."""
    passage, known = one.passage, one.letter
    text = passage.text + (f"\n\n{reservation}" if reservation else "")
    head = Letterhead(known.kind, known.reference, known.further_references, known.date, office=office)
    blocks = [Block(passage.kind, passage.number, passage.speaker, (Paragraph(passage.text, passage.spans),))]
    if reservation:
        spans = (Span(len(passage.text) + 2, len(text), 1),)
        blocks.append(Block(BlockKind.INTRO, None, Speaker.OFFICE, (Paragraph(reservation, spans, Role.RESERVATION),)))
    return Letter(Source(passage.document_id, "brief", text), head, tuple(blocks))


#: What a search brings beside what is meant: a letter each about something else.
OTHERS = tuple(
    placed(text, letter=summary(f"o{n}", reference=f"AF01{n:02}/22", subject="Verschiedenes"))
    for n, text in enumerate(
        (
            "Der Spielplatz am Park erhält neue Schaukeln.",
            "Die Bücherei schließt samstags um 14 Uhr.",
            "Für den Radweg an der Hauptstraße liegt noch keine Planung vor.",
            "Die Grundschule im Süden bekommt ein neues Dach.",
            "Der Bus fährt künftig alle 20 Minuten.",
            "Die Vereine wurden im Herbst angehört.",
            "Der Haushalt sieht dafür 2 Millionen Euro vor.",
            "Die Feuerwehr erhält zwei Fahrzeuge.",
            "Das Museum zeigt eine Ausstellung zur Stadtgeschichte.",
            "Der Winterdienst beginnt im November.",
        ),
        10,
    )
)
#: Cosine similarities: of a middling match, and of a passage about something else.
MIDDLING, FAR = 0.45, 0.15
#: The highest BM25 score: that of a question of which two or three words stand in one passage.
WORD_TOP = 20.0


def reading(one: Placed, index: int = 0, score: float = 0.0, chance: float = 0.0, **features: float) -> Reading:
    """A sentence with a score given by hand."""
    return Reading(one, index, features, score, chance, chance)


def found(
    *candidates: Placed, near: Mapping[str, float] | None = None, words: Mapping[str, float] | None = None
) -> Found:
    """What a search brings: all passages middling near, but those of ``near`` (by key) and the far :data:`OTHERS`."""
    near = {**{one.passage.key: FAR for one in OTHERS}, **(near or {})}
    passages = {one.passage.key: near.get(one.passage.key, MIDDLING) for one in candidates}
    sentences = {
        (one.passage.key, row): passages[one.passage.key]
        for one in candidates
        for row in range(len(one.passage.sentences))
    }
    return Found(candidates, passages, sentences, words or {}, WORD_TOP)


def context(
    question: str,
    *candidates: Placed,
    near: Mapping[str, float] | None = None,
    words: Mapping[str, float] | None = None,
    head: str = "Stadt Beispiel",
) -> Context:
    """A question over some passages."""
    asked, brought = understand(question), found(*candidates, near=near, words=words)
    return Context(asked, (), asked.points, asked.questions, brought, lambda _: wording(head))
