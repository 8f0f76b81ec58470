"""Small passages made by hand, and questions over them, for tests that need no model and no archive."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from assistant.address import Placed
from assistant.context import Context
from assistant.question import understand
from assistant.reader import Reading
from assistant.search import Found
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


def reading(one: Placed, index: int = 0, score: float = 0.0, **features: float) -> Reading:
    """A sentence with a score given by hand."""
    return Reading(one, index, features, score)


def found(*candidates: Placed, near: Mapping[str, float] | None = None) -> Found:
    """What a search brings: all passages middling near, but those of ``near`` (by key)."""
    near = near or {}
    passages = {one.passage.key: near.get(one.passage.key, 0.84) for one in candidates}
    sentences = {
        (one.passage.key, row): passages[one.passage.key]
        for one in candidates
        for row in range(len(one.passage.sentences))
    }
    return Found(candidates, passages, sentences)


def context(
    question: str, *candidates: Placed, near: Mapping[str, float] | None = None, head: str = "Stadt Beispiel"
) -> Context:
    """A question over some passages."""
    asked = understand(question)
    return Context(asked, (), asked.points, asked.questions, found(*candidates, near=near), lambda _: wording(head))
