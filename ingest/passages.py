"""Blocks to passages: the citable paragraphs, each with its label, its speaker and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ingest.display import display
from ingest.model import (
    Block,
    BlockKind,
    Letter,
    LetterKind,
    Paragraph,
    Passage,
    Role,
    Sentence,
    Source,
    Span,
    Spans,
    Speaker,
)
from ingest.sentences import split_sentences

#: From this many words on, a quotation in an answer is somebody else speaking, not a name or a term.
QUOTED_WORDS = 8
_HEAD_ROLES = {
    Role.MARK: "Vertraulichkeitsvermerk",
    Role.OFFICE: "Absender",
    Role.ADDRESSEE: "Empfänger",
    Role.FILE_NUMBER: "Geschäftszeichen",
    Role.DATE: "Datum",
    Role.SUBJECT: "Betreff",
    Role.REFERENCE: "Aktenzeichen",
}
#: The source of a quoted sentence, in brackets behind it: nobody's words ("… sein." (SächsOVG, Urteil vom …)).
_SOURCE = re.compile(r"(?<=[.?!][\"“”«»])\s*\([^()]*\)[.;]?$")
_NUMBER = re.compile(r"[\"„“‚']?\s*\d{1,2}\s*[.)]\s*")


def passages(letter: Letter) -> list[Passage]:
    """The passages of a letter in reading order.

    Args:
        letter: A segmented letter.

    Returns:
        One passage for each paragraph of each block; keys are ``document_id/block/paragraph``, both counted from 1.
    """
    found = []
    for position, block in enumerate(letter.blocks, 1):
        for number, paragraph in enumerate(block.paragraphs, 1):
            found.append(
                Passage(
                    key=f"{letter.source.document_id}/{position}/{number}",
                    document_id=letter.source.document_id,
                    label=label(letter, block, number),
                    kind=block.kind,
                    number=block.number,
                    refers_to=block.refers_to,
                    speaker=_passage_speaker(letter.source, block, paragraph),
                    text=paragraph.text,
                    spans=paragraph.spans,
                    sentences=tuple(_sentences(letter.source, block, paragraph)),
                    asked=_asked(letter, position - 1),
                    role=paragraph.role,
                )
            )
    return found


def title(letter: Letter) -> str:
    """What a councillor calls it ("Beschlusskontrolle zu P0091/21 vom 23.06.2022", "AF2531/22 vom 14.09.2022")."""
    head = letter.head
    name = head.reference or letter.source.file
    if head.kind is LetterKind.RESOLUTION_CONTROL:
        name = f"Beschlusskontrolle zu {name}"
    return f"{name} vom {head.date:%d.%m.%Y}" if head.date else name


def label(letter: Letter, block: Block, paragraph: int = 0) -> str:
    """What a councillor would write for a block, or for one of its paragraphs (from 1).

    "Punkt n" is always the resolution point, "Frage n" the enquiry's question; a label carries both where both apply.
    """
    parts = [title(letter), *_place(letter.head.kind, block)]
    if block.kind is BlockKind.LETTERHEAD and paragraph:
        role = block.paragraphs[paragraph - 1].role
        parts[-1] += f" ({_HEAD_ROLES[role]})" if role in _HEAD_ROLES else ""
    elif paragraph and block.kind is not BlockKind.SIGNATURE:
        asked = block.kind in (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION)
        counted = paragraph + _paragraphs_before(letter, block)
        parts += [f"Absatz {counted}"] if len(block.paragraphs) > 1 or not asked else []
    return ", ".join(parts)


def _paragraphs_before(letter: Letter, block: Block) -> int:
    """Paragraphs of earlier blocks at the same place, for one count goes through them all.

    Text without points has a block for each paragraph, and an introduction goes on behind its reservation.
    """
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.INTRO):
        return 0
    earlier = takewhile(lambda other: other is not block, letter.blocks)
    alike = (other for other in earlier if other.kind is block.kind and is_reservation(other) == is_reservation(block))
    return sum(len(other.paragraphs) for other in alike)


def _place(kind: LetterKind, block: Block) -> list[str]:
    """The parts of a label between letter and paragraph."""
    about = f" (zu Beschlusspunkt {' und '.join(block.refers_to)})" if block.refers_to else ""
    if block.kind is BlockKind.RESOLUTION_POINT:
        return [f"Beschlusspunkt {block.number}"]
    if block.kind is BlockKind.QUESTION:
        return [f"Frage {block.number}{about}"]
    if block.kind is BlockKind.ANSWER and kind is LetterKind.ANSWER_LETTER:
        return [f"Antwort zu Frage {block.number}{about}"]
    if block.kind is BlockKind.ANSWER:
        return [f"Beschlusspunkt {block.number}", "Antwort"]
    if block.kind is BlockKind.INTRO:
        return ["Einleitung (Vorbehalt)" if is_reservation(block) else "Einleitung"]
    if block.kind is BlockKind.PREAMBLE:
        return ["Einleitung der Anfrage" if block.speaker is Speaker.ENQUIRER else "Präambel"]
    return {BlockKind.LETTERHEAD: ["Briefkopf"], BlockKind.SIGNATURE: ["Unterschrift"]}.get(block.kind, [])


def is_reservation(block: Block) -> bool:
    """Whether a block reserves a legal position for all that its letter says."""
    return any(paragraph.role is Role.RESERVATION for paragraph in block.paragraphs)


def _asked(letter: Letter, position: int) -> str | None:
    """The question or point that an answer block answers, in display form without its number."""
    block = letter.blocks[position]
    if block.kind is not BlockKind.ANSWER:
        return None
    for earlier in reversed(letter.blocks[:position]):
        if earlier.number == block.number and earlier.kind in (BlockKind.QUESTION, BlockKind.RESOLUTION_POINT):
            return _NUMBER.sub("", " ".join(paragraph.text for paragraph in earlier.paragraphs), count=1)
    return None


def _sentences(source: Source, block: Block, paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph, without the number in front, each with its spans and speaker."""
    if block.kind in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
        yield Sentence(paragraph.text, paragraph.spans, block.speaker)
        return
    raw, places = _raw(source, paragraph.spans)
    quoted = _quoted_ranges(raw) if block.speaker is Speaker.OFFICE else []
    numbered = _NUMBER.match(raw) if block.kind in (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION) else None
    offset = numbered.end() if numbered and numbered.end() < len(raw) else 0
    for start, end in split_sentences(raw[offset:]):
        spans = _back(places, start + offset, end + offset)
        inside = sum(max(0, min(end + offset, right) - max(start + offset, left)) for left, right in quoted)
        said = _SOURCE.sub("", raw[start + offset : end + offset])
        speaker = Speaker.THIRD_PARTY if inside * 2 > len(said) else block.speaker
        yield Sentence(display(source, spans), spans, speaker)


def _passage_speaker(source: Source, block: Block, paragraph: Paragraph) -> Speaker:
    """Whose words a paragraph mostly holds: a third party's if more than half of it is quoted."""
    if block.speaker is not Speaker.OFFICE or block.kind in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
        return block.speaker
    raw, _ = _raw(source, paragraph.spans)
    quoted = sum(end - start for start, end in _quoted_ranges(raw))
    return Speaker.THIRD_PARTY if quoted * 2 > len(raw) else block.speaker


def _raw(source: Source, spans: Spans) -> tuple[str, list[tuple[int, Span]]]:
    """Spans as one text, with the offset at which each of them begins in it."""
    places, pieces, position = [], [], 0
    for span in spans:
        places.append((position, span))
        pieces.append(source.at(span))
        position += len(pieces[-1]) + 1
    return "\n".join(pieces), places


def _back(places: list[tuple[int, Span]], start: int, end: int) -> Spans:
    """The stretch from ``start`` to ``end`` of a joined text as spans of the source."""
    found = []
    for position, span in places:
        left, right = max(start, position), min(end, position + span.end - span.start)
        if left < right:
            found.append(Span(span.start + left - position, span.start + right - position, span.page))
    return tuple(found)


def _quoted_ranges(raw: str) -> list[tuple[int, int]]:
    """Offsets of the quotations that are long enough to be somebody else's words."""
    ranges: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer('[„“”"»«]', raw):
        n, mark = match.start(), match[0]
        after_word = n > 0 and not raw[n - 1].isspace() and raw[n - 1] not in "(:"
        before_word = n + 1 < len(raw) and not raw[n + 1].isspace()
        if mark in "„»" or (mark in '"“' and before_word and not (after_word and opened)):
            opened.append(n)
        elif opened:
            start = opened.pop()
            if len(raw[start:n].split()) >= QUOTED_WORDS and not opened:
                ranges.append((start, n + 1))
    return ranges
