"""Letters made up for tests of archive and indexes, and an embedder that needs no model."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.index.entry import Entry, Vector
from ingest.model import (
    Block,
    BlockKind,
    ConfidentialityMark,
    Letter,
    Letterhead,
    LetterKind,
    MarkState,
    Paragraph,
    Passage,
    Sentence,
    Source,
    Span,
    Speaker,
    Tier,
)
from ingest.text.grams import words

#: Where a process of its own finds the packages.
ROOT = Path(__file__).resolve().parents[2]

PUBLIC = frozenset({Tier.OEFFENTLICH})
CLOSED = frozenset({Tier.NICHTOEFFENTLICH})
ALL = frozenset(Tier)
DIMENSION = 48


def made(
    *paragraphs: str,
    file: str = "brief",
    reference: str | None = "AF1/22",
    further: tuple[str, ...] = (),
    date: datetime.date | None = datetime.date(2022, 9, 14),
) -> tuple[Letter, list[Passage], bytes]:
    """A letter of answer paragraphs (one sentence each), its passages, and its bytes."""
    text = "\n\n".join(paragraphs)
    content = f"{file}\n{text}".encode("utf-8", "surrogatepass")
    document_id = hashlib.sha256(content).hexdigest()[:16]
    blocks, passages, start = [], [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        spans = (Span(start, start + len(paragraph), 1),)
        start += len(paragraph) + 2
        blocks.append(Block(BlockKind.ANSWER, str(number), Speaker.OFFICE, (Paragraph(paragraph, spans),), ("5",)))
        passages.append(
            Passage(
                key=f"{document_id}/{number}/1",
                document_id=document_id,
                label=f"{reference}, Antwort zu Frage {number}",
                kind=BlockKind.ANSWER,
                number=str(number),
                refers_to=("5",),
                speaker=Speaker.OFFICE,
                text=paragraph,
                spans=spans,
                sentences=(Sentence(paragraph, spans, Speaker.OFFICE),),
                asked="Was wurde getan?",
            )
        )
    head = Letterhead(
        kind=LetterKind.ANSWER_LETTER,
        reference=reference,
        further_references=further,
        date=date,
        office="Amt für Beispiele",
        subject="Ein Beispiel",
        mark=ConfidentialityMark(MarkState.UNTICKED, (Span(0, 1),)),
    )
    return Letter(Source(document_id, file, text, (0,)), head, tuple(blocks)), passages, content


def embed(text: str) -> Vector:
    """A vector of the words of a text: equal texts are equal, texts that share words are near."""
    vector = np.full(DIMENSION, 1e-3, dtype=np.float32)
    for word in words(text):
        vector[zlib.crc32(word.encode()) % DIMENSION] += 1
    return vector / np.linalg.norm(vector)


def embed_parts(texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[Vector, Vector]]:
    """What stands for the model's vectors of texts and of their parts."""
    return [
        (embed(text), np.array([embed(text[start:end]) for start, end in own], np.float32).reshape(len(own), DIMENSION))
        for text, own in zip(texts, parts, strict=True)
    ]


def entries_of(letters: Sequence[tuple[Letter, Sequence[Passage]]]) -> list[list[Entry]]:
    """What the indexes are told about letters."""
    return [_entries(letter, passages) for letter, passages in letters]


def _entries(letter: Letter, passages: Sequence[Passage]) -> list[Entry]:
    return [
        Entry(
            passage.key,
            f"{passage.label} {letter.head.subject} {passage.text}",
            embed(passage.text),
            np.array([embed(sentence.text) for sentence in passage.sentences], dtype=np.float32),
        )
        for passage in passages
    ]


def holds(directory: Path, needle: bytes) -> list[str]:
    """The files under a directory that hold some bytes."""
    files = [file for file in directory.rglob("*") if file.is_file()]
    return [str(file.relative_to(directory)) for file in files if needle in file.read_bytes()]
