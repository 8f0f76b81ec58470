"""Blocks of a letter with other borders: moved, split, joined. Each character of the source stays in one place."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Block, BlockKind, Letter, Noise, NoiseKind, Paragraph, Source, Span, Spans, Speaker
from ingest.text.display import display


def begin_of(source: Source, block: Block) -> int:
    """The offset of a block's first letter or digit: what of the marks before it belongs to it is a matter of taste."""
    span = block.paragraphs[0].spans[0]
    return next((n for n in range(span.start, span.end) if source.text[n].isalnum()), span.start)


def stretch_of(source: Source, block: Block) -> tuple[int, int, str]:
    """Where a block begins and ends in the source, and the text from there to there."""
    start, end = block.paragraphs[0].spans[0].start, block.paragraphs[-1].spans[-1].end
    return start, end, source.text[start:end]


def block_at(letter: Letter, offset: int) -> int | None:
    """The index of the block that begins at an offset, marks and blanks before its first word apart."""
    text = letter.source.text
    while offset < len(text) and not text[offset].isalnum():
        offset += 1
    return next((n for n, block in enumerate(letter.blocks) if begin_of(letter.source, block) == offset), None)


def moved(letter: Letter, position: int, offset: int) -> Letter | None:
    """The letter with the border before a block at another offset.

    Args:
        letter: The letter.
        position: Index of the block.
        offset: Where it shall begin: in the block before it, or further on in itself.

    Returns:
        None where no border can be: inside a word, in another block, or so that a block is left with nothing.
    """
    if position == 0:
        return None
    before, block = letter.blocks[position - 1], letter.blocks[position]
    pieces = _cut(letter, (*before.paragraphs, *block.paragraphs), offset)
    if pieces is None:
        return None
    letter, left, right = pieces
    both = (replace(before, paragraphs=left), replace(block, paragraphs=right))
    return replace(letter, blocks=(*letter.blocks[: position - 1], *both, *letter.blocks[position + 1 :]))


def split(letter: Letter, offset: int) -> Letter | None:
    """The letter with a new block that begins at an offset, of the kind and number of the one it is split from."""
    for position, block in enumerate(letter.blocks):
        if pieces := _cut(letter, block.paragraphs, offset):
            letter, left, right = pieces
            both = (replace(block, paragraphs=left), replace(block, paragraphs=right))
            return replace(letter, blocks=(*letter.blocks[:position], *both, *letter.blocks[position + 1 :]))
    return None


def joined(letter: Letter, position: int) -> Letter | None:
    """The letter with a block (by index) joined to the one before it; None for the first one."""
    if position == 0:
        return None
    before, block = letter.blocks[position - 1], letter.blocks[position]
    both = replace(before, paragraphs=(*before.paragraphs, *block.paragraphs))
    return replace(letter, blocks=(*letter.blocks[: position - 1], both, *letter.blocks[position + 1 :]))


def retold(letter: Letter, position: int, block: Block) -> Letter:
    """The letter with another block in the place of one (by index)."""
    return replace(letter, blocks=(*letter.blocks[:position], block, *letter.blocks[position + 1 :]))


def speaker_of(letter: Letter, kind: BlockKind, before: Speaker) -> Speaker:
    """Whose words a block of a kind holds; where the kind does not tell, whose they were taken for."""
    if kind is BlockKind.QUESTION:
        return Speaker.ENQUIRER
    if kind is BlockKind.RESOLUTION_POINT:
        return Speaker.COUNCIL
    if kind in (BlockKind.ANSWER, BlockKind.INTRO, BlockKind.LETTERHEAD):
        return Speaker.OFFICE
    if kind is BlockKind.PREAMBLE:
        asked = (b.speaker for b in letter.blocks if b.kind in (BlockKind.QUESTION, BlockKind.RESOLUTION_POINT))
        return next(asked, before)
    return before


_Cut = tuple[Letter, tuple[Paragraph, ...], tuple[Paragraph, ...]]


def _cut(letter: Letter, paragraphs: tuple[Paragraph, ...], offset: int) -> _Cut | None:
    """Paragraphs before and from an offset, with the letter's noise extended by the blanks between them."""
    text = letter.source.text
    if 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum():
        return None
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    blanks: list[Noise] = []
    for paragraph in paragraphs:
        before, between, after = _parted(letter.source, paragraph.spans, offset)
        blanks += [Noise(NoiseKind.BLANK, span) for span in between]
        for spans, side in ((before, left), (after, right)):
            if spans == paragraph.spans:
                side.append(paragraph)
            elif spans:
                side.append(replace(paragraph, text=display(letter.source, spans), spans=spans))
    if not (_says(letter.source, left) and _says(letter.source, right)):
        return None
    noise = tuple(sorted((*letter.noise, *blanks), key=lambda one: one.span.start))
    return replace(letter, noise=noise), tuple(left), tuple(right)


def _parted(source: Source, spans: Spans, offset: int) -> tuple[Spans, Spans, Spans]:
    """Spans before an offset, blank ones at it, and spans from it on."""
    before = tuple(span for span in spans if span.end <= offset)
    after = tuple(span for span in spans if span.start >= offset)
    between: list[Span] = []
    for span in spans:
        if span.start < offset < span.end:
            left_end = span.start + len(source.text[span.start : offset].rstrip())
            right_start = span.end - len(source.text[offset : span.end].lstrip())
            pieces = ((span.start, left_end), (left_end, right_start), (right_start, span.end))
            made = [Span(start, end, span.page) if start < end else None for start, end in pieces]
            before += (made[0],) if made[0] else ()
            between += [made[1]] if made[1] else []
            after = ((made[2],) if made[2] else ()) + after
    return before, tuple(between), after


def _says(source: Source, paragraphs: list[Paragraph]) -> bool:
    return any(character.isalnum() for one in paragraphs for span in one.spans for character in source.at(span))
