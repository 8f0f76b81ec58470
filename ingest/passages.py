"""Blocks to passages: the citable paragraphs, each with its label, its speaker and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.body.repeats import NUMBER_LABEL
from ingest.labels import label
from ingest.model import (
    Block,
    BlockKind,
    Letter,
    Paragraph,
    Passage,
    Sentence,
    Source,
    Span,
    Spans,
    Speaker,
)
from ingest.pairing import answered_by, asked_elsewhere
from ingest.text.display import display
from ingest.text.sentences import split_sentences

#: From this many words on, a quotation in an answer is somebody else speaking, not a name or a term.
QUOTED_WORDS = 8
#: The source of a quoted sentence, in brackets behind it: nobody's words ("… sein." (SächsOVG, Urteil vom …)).
_SOURCE = re.compile(r"(?<=[.?!][\"“”«»])\s*\([^()]*\)[.;]?$")


def passages(letter: Letter, enquiry: Letter | None = None) -> list[Passage]:
    """The passages of a letter in reading order.

    Args:
        letter: A segmented letter.
        enquiry: The enquiry or motion whose questions it answers without repeating them.

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
                    asked=_asked(letter, position - 1, enquiry),
                    role=paragraph.role,
                    group=block.group,
                )
            )
    return found


def _asked(letter: Letter, position: int, enquiry: Letter | None) -> str | None:
    """The questions or points that an answer block answers, in display form without their numbers."""
    block = letter.blocks[position]
    if block.kind is not BlockKind.ANSWER:
        return None
    asked = answered_by(letter.blocks, position) or (asked_elsewhere(block, enquiry) if enquiry else [])
    texts = [NUMBER_LABEL.sub("", " ".join(paragraph.text for paragraph in each.paragraphs), count=1) for each in asked]
    return " ".join(texts) or None


def _sentences(source: Source, block: Block, paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph, without the number in front, each with its spans and speaker."""
    if block.kind in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
        yield Sentence(paragraph.text, paragraph.spans, block.speaker)
        return
    raw, places = _raw(source, paragraph.spans)
    quoted = _quoted_ranges(raw) if block.speaker is Speaker.OFFICE else []
    numbered = NUMBER_LABEL.match(raw) if block.kind in (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION) else None
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
