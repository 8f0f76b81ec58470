"""Letters of a Vorgang, made up block by block, and an archive that holds them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.archive.archive import Archive
from ingest.model import (
    Block,
    BlockKind,
    Letter,
    Letterhead,
    LetterKind,
    Paragraph,
    Passage,
    Source,
    Span,
    Speaker,
    Tier,
)
from ingest.passages import passages
from ingest.text.references import points_named
from ingest.vorgang import Vorgang, vorgang
from tests.ingest.made_letters import PUBLIC

HEAD, INTRO = BlockKind.LETTERHEAD, BlockKind.INTRO
POINT, QUESTION, ANSWER = BlockKind.RESOLUTION_POINT, BlockKind.QUESTION, BlockKind.ANSWER


@dataclass(frozen=True, slots=True)
class Made:
    """A block to be made: what it is, its number, its text, and which list its number counts in."""

    kind: BlockKind
    number: str | None
    text: str
    group: str | None = None


def letter(
    kind: LetterKind,
    reference: str | None,
    *blocks: Made,
    date: str | None = None,
    further: tuple[str, ...] = (),
    file: str = "",
) -> Letter:
    """A letter of some blocks, each one paragraph; questions are about the points they name ("Zu Punkt 2: …")."""
    text = "\n\n".join(block.text for block in blocks)
    built, start = [], 0
    for block in blocks:
        spans = (Span(start, start + len(block.text)),)
        start += len(block.text) + 2
        speaker = Speaker.OFFICE if block.kind in (ANSWER, HEAD, INTRO) else Speaker.COUNCIL
        about = points_named(block.text) if block.kind is QUESTION else ()
        built.append(
            Block(
                block.kind, block.number, speaker, (Paragraph(" ".join(block.text.split()), spans),), about, block.group
            )
        )
    file = file or f"{kind.value}-{reference}-{date}"
    document_id = hashlib.sha256(f"{file}\n{text}".encode()).hexdigest()[:16]
    day = datetime.date.fromisoformat(date) if date else None
    head = Letterhead(kind, reference, further, day, subject="Ein Beispiel")
    return Letter(Source(document_id, file, text), head, tuple(built))


def key(one: Letter, block: int) -> str:
    """The key of the first passage of a block, counted from 1."""
    return f"{one.source.document_id}/{block}/1"


def read(one: Letter) -> list[Passage]:
    """The passages of a letter."""
    return passages(one)


def put(archive: Archive, letters: Iterable[Letter], tier: Tier = Tier.OEFFENTLICH) -> None:
    """Store letters."""
    for one in letters:
        archive.store(one, read(one), one.source.text.encode(), "", tier)


def walked(archive: Archive, reference: str = "A0093/15", tiers: frozenset[Tier] = PUBLIC) -> Vorgang:
    """A Vorgang that is there."""
    found = vorgang(archive, reference, tiers)
    assert found is not None
    return found


RESOLUTION = letter(
    LetterKind.RESOLUTION,
    "A0093/15",
    Made(HEAD, None, "Stadtrat (SR/018/2015)\nBeschluss zu: A0093/15"),
    Made(POINT, "1", "1. die Handlungsfähigkeit zu prüfen (siehe Punkt 2)"),
    Made(POINT, "2a", "2. a) ein Konzept zu erarbeiten"),
    Made(POINT, "2b", "b) das Leipziger Modell zu prüfen"),
    Made(POINT, "3", "3. unter Bezugnahme auf Punkt 5 des Beschlusses V0210/14 Optionen aufzuzeigen"),
    date="2015-11-19",
    further=("SR/018/2015",),
)
FIRST = letter(
    LetterKind.RESOLUTION_CONTROL,
    "A0093/15",
    Made(HEAD, None, "Beschlusskontrolle zu A0093/15 (Sitzungsnummer: SR/018/2015)"),
    Made(POINT, "1", "1. die Handlungsfähigkeit zu prüfen"),
    Made(ANSWER, "1", "Die Prüfung ist erfolgt."),
    Made(POINT, "2a", "2. a) ein Konzept zu erarbeiten"),
    Made(ANSWER, "2a", "Das Konzept ist im Geschäftsgang."),
    Made(POINT, "2b", "b) das Leipziger Modell zu prüfen"),
    Made(ANSWER, "2b", "Das Modell wird im Konzept behandelt."),
    Made(BlockKind.PARAGRAPH, None, "nächste Beschlusskontrolle: 31. Januar 2017"),
    date="2016-11-03",
    further=("SR/018/2015",),
)
UNDATED = letter(
    LetterKind.RESOLUTION_CONTROL,
    "A0093/15",
    Made(HEAD, None, "Beschlusskontrolle zu A0093/15"),
    Made(POINT, "2", "2. ein Konzept zu erarbeiten und das Leipziger Modell zu prüfen"),
    Made(ANSWER, "2", "Siehe Beschlusskontrolle vom 3. November 2016.\nnächste Beschlusskontrolle: 31. August 2017"),
)
LAST = letter(
    LetterKind.RESOLUTION_CONTROL,
    "A0093/15",
    Made(HEAD, None, "Beschlusskontrolle zu A0093/15"),
    Made(POINT, "2", "2. ein Konzept zu erarbeiten"),
    Made(ANSWER, "2", "Die Beschlussvorlage V1569/17 zum Konzept wurde behandelt."),
    date="2017-09-13",
)
ENQUIRY_ANSWERED = letter(
    LetterKind.ANSWER_LETTER,
    "AF0007/18",
    Made(HEAD, None, "Beschlusskontrolle zu A0093/15 „Ein Beispiel“ vom 13.09.2017\nAF0007/18"),
    Made(QUESTION, "1", "1. Zu Punkt 2: Wann kommt das Konzept?"),
    Made(ANSWER, "1", "Im Oktober. Im Übrigen verweise ich auf meine Antwort zu Frage 3 (AF2013/13)."),
    Made(QUESTION, "2", "2. Wie geht es weiter?"),
    Made(ANSWER, "2", "Siehe Antwort zu 1."),
    date="2018-01-15",
    further=("A0093/15",),
)
SERIES = (RESOLUTION, FIRST, UNDATED, LAST, ENQUIRY_ANSWERED)
