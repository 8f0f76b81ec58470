"""A letter to its blocks: who is asked what, and what is answered.

Resolution controls and answers to enquiries share one shape: an introduction, a quoted lead-in, then numbered items,
each first quoted (a point or a question) and then answered. The numbers are found as one rising sequence over the whole
letter, not line by line; where no sequence is found the text stays plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.display import display
from ingest.layout import MARKER, Line, RawParagraph, leftovers, lines, paragraphs
from ingest.letterhead import HeadLine, read_letterhead, split_head
from ingest.model import Block, BlockKind, Letter, LetterKind, Paragraph, Role, Source, Span, Speaker
from ingest.read import on_pages, page_marks
from ingest.references import points_named

#: What a letter reserves for all it says (legal German of offices: "ohne Anerkennung einer Rechtspflicht").
_RESERVATION = re.compile(
    r"ohne\s+(?:\S+\s+)?Anerkennung\s+einer\s+Rechtspflicht|Bindungswille|unter\s+(?:dem\s+)?Vorbehalt"
    r"|rechtlich\s+unverbindlich",
    re.I,
)
_CLOSING = re.compile(r"(?:M.{0,2}t\s*)?freundl|Hochachtungsvoll|Gr[üu^]\S{0,3}n\b.{0,40}$", re.I)
_OPENS_QUOTE = re.compile(r"(?:\d{1,2}\s*[.)]\s*)?[\"„“]")
_CLOSES_QUOTE = re.compile(r"[.?!][\"“”]\W*$")


def segment(source: Source) -> Letter:
    """Find the structure of a letter.

    Args:
        source: The source text.

    Returns:
        The letter. Every character of the source that is not white space stands in exactly one block or in the noise.
    """
    printed = lines(source)
    head_size = split_head(printed)
    opening = " ".join(line.text for line in printed[head_size : head_size + 6])
    head, head_lines = read_letterhead(source, printed[:head_size], opening)
    body = paragraphs(source, printed[head_size:])
    blocks = [*_head_block(source, head_lines), *_body_blocks(source, body, head.kind)]
    taken = [span for block in blocks for paragraph in block.paragraphs for span in paragraph.spans]
    return Letter(source, head, tuple(blocks), leftovers(source, taken))


def _head_block(source: Source, rows: list[HeadLine]) -> Iterable[Block]:
    """The letterhead as one block: neighbouring lines of one role are one paragraph."""
    found = []
    for role, group in groupby(rows, key=lambda row: row.role):
        members: list[Line] = [row.line for row in group]
        spans = on_pages(source, members[0].start, members[-1].end)
        found.append(Paragraph(display(source, spans), spans, role))
    if found:
        yield Block(BlockKind.LETTERHEAD, None, Speaker.OFFICE, tuple(found))


def _body_blocks(source: Source, body: list[RawParagraph], kind: LetterKind) -> Iterable[Block]:
    """The blocks after the letterhead, in order."""
    end = _closing(body)
    markers = _sequence(body[:end])
    if not markers:
        yield from _plain(source, body[:end], kind)
    else:
        yield from _before_items(source, body[: markers[0][0]], kind)
        bounds = [position for position, _ in markers] + [end]
        opened = any(_OPENS_QUOTE.match(paragraph.text) for paragraph in body[: markers[0][0]])
        for (first, number), last in zip(markers, bounds[1:], strict=True):
            yield from _item(source, body[first:last], number, kind, opened)
    if body[end:]:
        yield _block(source, BlockKind.SIGNATURE, None, Speaker.OFFICE, _captioned(source, body[end:]))


def _captioned(source: Source, body: Sequence[RawParagraph]) -> list[RawParagraph]:
    """A signature's paragraphs, each caption ("Kenntnisnahme:") together with the name under it."""
    found: list[RawParagraph] = []
    for raw in body:
        if found and found[-1].text.rstrip().endswith(":"):
            raw = RawParagraph(found[-1].start, raw.end, source.text[found.pop().start : raw.end])
        found.append(raw)
    return found


def _closing(body: Sequence[RawParagraph]) -> int:
    """Where the closing words begin ("Mit freundlichen Grüßen", also torn by OCR), in the last third of the letter."""
    candidates = range(len(body) * 2 // 3, len(body))
    return next((n for n in candidates if len(body[n].text) < 80 and _CLOSING.match(body[n].text)), len(body))


def _sequence(body: Sequence[RawParagraph]) -> list[tuple[int, str]]:
    """The numbered items: paragraphs whose numbers rise by one from 1, the longest such row in the letter.

    A number inside an answer ("1. Allgemeines") starts another row, which is shorter or begins later.
    """
    numbered = [(n, int(match[1])) for n, paragraph in enumerate(body) if (match := MARKER.match(paragraph.text))]
    best: list[tuple[int, str]] = []
    for position, (first, number) in enumerate(numbered):
        if number != 1:
            continue
        row, wanted = [(first, "1")], 2
        for n, candidate in numbered[position + 1 :]:
            if candidate == wanted:
                row.append((n, str(candidate)))
                wanted += 1
        if len(row) > len(best):
            best = row
    return best


def _before_items(source: Source, body: Sequence[RawParagraph], kind: LetterKind) -> Iterable[Block]:
    """Introduction (with its reservation as a block of its own) and the quoted lead-in."""
    quoted = next((n for n, paragraph in enumerate(body) if _OPENS_QUOTE.match(paragraph.text)), len(body))
    for reserved, group in groupby(body[:quoted], key=lambda paragraph: bool(_RESERVATION.search(paragraph.text))):
        yield _block(
            source, BlockKind.INTRO, None, Speaker.OFFICE, list(group), role=Role.RESERVATION if reserved else None
        )
    if body[quoted:]:
        yield _block(source, BlockKind.PREAMBLE, None, _asker(kind), body[quoted:])


def _item(source: Source, body: Sequence[RawParagraph], number: str, kind: LetterKind, opened: bool) -> Iterable[Block]:
    """One numbered item: what is quoted (point or question), then what is answered."""
    size = _asked_size(body, opened)
    asked = _block(source, _asked_kind(kind), number, _asker(kind), body[:size])
    points = points_named(" ".join(paragraph.text for paragraph in asked.paragraphs))
    about = points if asked.kind is BlockKind.QUESTION else ()
    yield Block(asked.kind, number, asked.speaker, asked.paragraphs, about)
    if body[size:]:
        answer = _block(source, BlockKind.ANSWER, number, Speaker.OFFICE, body[size:])
        yield Block(BlockKind.ANSWER, number, Speaker.OFFICE, answer.paragraphs, about)


def _asked_size(body: Sequence[RawParagraph], opened: bool) -> int:
    """How many paragraphs of an item are quoted: up to the one that closes its quotation, else up to a question mark.

    Args:
        body: The item's paragraphs.
        opened: Whether a quotation was opened before the items and may end in this one.
    """
    if opened or _OPENS_QUOTE.match(body[0].text):
        for n, paragraph in enumerate(body):
            own = n > 0 and paragraph.text.lstrip()[:1] in '"„“'
            if _CLOSES_QUOTE.search(paragraph.text) and not own and (n == 0 or not _balanced(paragraph.text)):
                return n + 1
    return 1


def _balanced(text: str) -> bool:
    """Whether a paragraph opens every quotation it closes; straight marks open after a blank and close before one."""
    opening = len(re.findall(r"[„]|(?:(?<=[\s(:])|^)[\"“](?=\w)", text))
    closing = len(re.findall(r"[”]|(?<=[\w.?!,\]])[\"“]", text))
    return opening >= closing


def _plain(source: Source, body: Sequence[RawParagraph], kind: LetterKind) -> Iterable[Block]:
    """A letter without numbered items: plain paragraphs, with an honest label."""
    for paragraph in body:
        yield _block(source, BlockKind.PARAGRAPH, None, Speaker.OFFICE, [paragraph])


def _asked_kind(kind: LetterKind) -> BlockKind:
    """What the numbered, quoted part of a letter is."""
    return BlockKind.QUESTION if kind is LetterKind.ANSWER_LETTER else BlockKind.RESOLUTION_POINT


def _asker(kind: LetterKind) -> Speaker:
    """Whose words the quoted parts of a letter are."""
    return Speaker.ENQUIRER if kind is LetterKind.ANSWER_LETTER else Speaker.COUNCIL


def _block(
    source: Source,
    kind: BlockKind,
    number: str | None,
    speaker: Speaker,
    body: Sequence[RawParagraph],
    role: Role | None = None,
) -> Block:
    """A block of raw paragraphs."""
    found = []
    for raw in body:
        spans = _without_marks(source, raw)
        found.append(Paragraph(display(source, spans), spans, role))
    return Block(kind, number, speaker, tuple(found))


def _without_marks(source: Source, raw: RawParagraph) -> tuple[Span, ...]:
    """The spans of a paragraph, each on one page, without the page marks that stand inside."""
    cut = raw.start
    spans: list[Span] = []
    for mark in page_marks(source.text):
        if raw.start < mark.start < raw.end:
            spans += on_pages(source, cut, mark.start)
            cut = mark.end
    return (*spans, *on_pages(source, cut, raw.end))
