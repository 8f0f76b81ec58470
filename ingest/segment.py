"""A letter to its blocks: who is asked what, and what is answered.

Resolution controls and answers to enquiries share one shape: an introduction, a quoted lead-in, then numbered items,
each first quoted (a point or a question) and then answered. Which numbers count is decided over the whole letter
(:mod:`ingest.body.sequence`); where nothing is surely asked or numbered the text stays plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from ingest.body.body import Body, Part, Shape
from ingest.body.layout import MARKER, Line, RawParagraph, lines, paragraphs, printed_width
from ingest.body.markers import each_number
from ingest.body.minutes import minuted_parts
from ingest.body.missing import find_missing
from ingest.body.parts import numbered_parts
from ingest.body.proposals import proposed_parts
from ingest.body.repeats import Enquiry
from ingest.body.sequence import first_question
from ingest.body.unnumbered import unnumbered_parts
from ingest.head.letterhead import HeadLine, read_letterhead, split_head
from ingest.model import Block, BlockKind, Letter, LetterKind, Paper, Paragraph, Role, Source, Span, Speaker
from ingest.pairing import asked_by
from ingest.read import on_pages
from ingest.text.display import display
from ingest.text.noise import blanks, cost_form, noise_lines
from ingest.text.references import points_named

#: What a letter reserves for all it says (legal German of offices: "ohne Anerkennung einer Rechtspflicht").
_RESERVATION = re.compile(
    r"ohne\s+(?:\S+\s+)?Anerkennung\s+einer\s+Rechtspflicht|Bindungswille|unter\s+(?:dem\s+)?Vorbehalt"
    r"|rechtlich\s+unverbindlich",
    re.I,
)
_FORMULA = "Mit freundlichen Grüßen"
_CLOSING = re.compile(r"Hochachtungsvoll|(?:\S{1,4}\s)?Gr[üu^]\S{0,3}n\b.{0,20}$|unterzeichnet von\s*:", re.I)
#: How like the formula a misread one is, how long it may be with a stamp in it, and what a scrap of it is.
_NEARLY, _LONGEST_FORMULA, _SCRAP = 0.65, 45, 20
_NEXT_CONTROL = re.compile(r"n[äa]chste\s+Beschl?[ui]ss?kontrolle\s*:", re.I)
_ATTACHED = re.compile(r"Anlagen?\b")
_OFFICER = re.compile(r"Vorsitzende|[Bb]ürgermeister|Schriftführer")
_SENTENCE_END = re.compile(r"[a-zäöüß)\"“]{2}[.!?;:][\"“”]?$")
_OPENS_QUOTE = re.compile(r"(?:\d{1,2}\s*[.)]\s*)?[\"„“]|,,(?=\w)")
_ANSWERING = Shape(BlockKind.QUESTION, answered=True, asking=True)
_UNKNOWN = Shape(BlockKind.QUESTION, answered=True, asking=True, headed=False)
_ASKING = Shape(BlockKind.QUESTION, answered=False, asking=True)
_REPORTING = Shape(BlockKind.RESOLUTION_POINT, answered=True, asking=False)
_STATING = Shape(BlockKind.RESOLUTION_POINT, answered=True, asking=True)
_DECIDING = Shape(BlockKind.RESOLUTION_POINT, answered=False, asking=False)
_MOVING = Shape(BlockKind.RESOLUTION_POINT, answered=False, asking=False, reasoned=True)
#: Parts that a letter repeats of what it answers.
_ASKED = frozenset({BlockKind.PREAMBLE, BlockKind.QUESTION, BlockKind.RESOLUTION_POINT})
#: Kinds that end with a signature without a closing formula.
_SIGNED = frozenset({LetterKind.RESOLUTION, LetterKind.MINUTES})
#: How letters of each kind are built.
_SHAPES = {
    LetterKind.ANSWER_LETTER: _ANSWERING,
    LetterKind.RESOLUTION_CONTROL: _REPORTING,
    LetterKind.STATEMENT: _STATING,
    LetterKind.RESOLUTION: _DECIDING,
    LetterKind.PROPOSAL: _DECIDING,
    LetterKind.MINUTES: _DECIDING,
    LetterKind.MOTION: _MOVING,
    LetterKind.ENQUIRY: _ASKING,
    LetterKind.OTHER: _UNKNOWN,
}


def segment(source: Source, paper: Paper | None = None, enquiry: Letter | None = None) -> Letter:
    """Find the structure of a letter.

    Args:
        source: The source text.
        paper: What a council information system says about it.
        enquiry: The enquiry or motion of the same paper, where the letter answers one: what it asks is evidence.

    Returns:
        The letter; every character of the source stands in exactly one paragraph of a block or in the noise.
    """
    printed = lines(source)
    head_size = first_question(printed, split_head(printed))
    opening = " ".join(line.text for line in printed[head_size : head_size + 6])
    head, head_lines = read_letterhead(source, printed[:head_size], opening, paper)
    blocks = (
        *_head_block(source, head_lines, head.kind),
        *_about(_body_blocks(source, printed[head_size:], head.kind, Enquiry.of(enquiry))),
    )
    taken = [span for block in blocks for paragraph in block.paragraphs for span in paragraph.spans]
    noise = noise_lines(source.text)
    rest = blanks(source.text, [*taken, *(found.span for found in noise)])
    in_order = tuple(sorted([*noise, *rest], key=lambda found: found.span))
    return Letter(source, head, blocks, in_order, find_missing(source, blocks))


def segment_paper(sources: Sequence[tuple[Source, Paper | None]]) -> list[Letter]:
    """Find the structure of the letters of one paper: what answers is read once more, knowing what was asked.

    Args:
        sources: Its files, each with what a council information system says about it.

    Returns:
        The letters in the order of the files.
    """
    first = [segment(source, paper) for source, paper in sources]
    enquiries = [asked_by(letter, first) for letter in first]
    return [
        segment(source, paper, enquiry) if enquiry else letter
        for (source, paper), letter, enquiry in zip(sources, first, enquiries, strict=True)
    ]


def _head_block(source: Source, rows: list[HeadLine], kind: LetterKind) -> Iterable[Block]:
    """The letterhead as one block: neighbouring lines of one role are one paragraph."""
    found = []
    for role, group in groupby(rows, key=lambda row: row.role):
        members: list[Line] = [row.line for row in group]
        found.append(_paragraph(source, members[0].start, members[-1].end, role))
    if found:
        yield Block(BlockKind.LETTERHEAD, None, speaker_of(kind, BlockKind.LETTERHEAD), tuple(found))


def _body_blocks(source: Source, body: list[Line], kind: LetterKind, enquiry: Enquiry) -> Iterator[Block]:
    """The blocks after the letterhead, in order."""
    end = _closing(body)
    end = _signed(body) if end == len(body) and kind in _SIGNED else end
    last = next((n for n in range(end, max(0, end - 3), -1) if n < end and _NEXT_CONTROL.match(body[n].text)), end)
    attached = next((n for n in range(end + 1, len(body)) if _ATTACHED.match(body[n].text)), len(body))
    rows, width = body[:last], printed_width(body)
    shape = _SHAPES.get(kind, _DECIDING)
    if kind is LetterKind.MINUTES:
        items = minuted_parts(rows)
    elif kind is LetterKind.PROPOSAL:
        items = proposed_parts(Body.of(rows, shape, enquiry))
    else:
        items = numbered_parts(Body.of(rows, shape, enquiry), _quote_opens(rows)) or unnumbered_parts(rows, shape)
    first = items[0].first if items else len(rows)
    parts = [*(_before_items(rows[:first], shape) if items else _plain(rows)), *items]
    for part in parts:
        yield from _blocks(source, part, rows[part.first : part.end], kind, width)
    for announced in paragraphs(source, body[last:end], width):
        yield _block(
            source, BlockKind.PARAGRAPH, None, speaker_of(kind, BlockKind.SIGNATURE), [announced], Role.NEXT_CONTROL
        )
    if body[end:attached]:
        signature = _captioned(source, paragraphs(source, body[end:attached], width))
        yield _block(source, BlockKind.SIGNATURE, None, speaker_of(kind, BlockKind.SIGNATURE), signature)
    for remark in paragraphs(source, body[attached:], width):
        yield _block(source, BlockKind.PARAGRAPH, None, speaker_of(kind, BlockKind.SIGNATURE), [remark])


def _about(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each question and its answer with the resolution points that the question names."""
    named: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for block in blocks:
        numbers = [(block.group, number) for number in each_number(block.number or "")]
        if block.kind is BlockKind.QUESTION:
            points = points_named(" ".join(paragraph.text for paragraph in block.paragraphs))
            named |= dict.fromkeys(numbers, points)
        elif block.kind is BlockKind.ANSWER:
            points = tuple(dict.fromkeys(point for number in numbers for point in named.get(number, ())))
        else:
            points = ()
        yield replace(block, refers_to=points) if points else block


def _quote_opens(rows: Sequence[Line]) -> bool:
    """Whether a quotation is opened before the first numbered line and may end in an item."""
    first = next((n for n, row in enumerate(rows) if MARKER.match(row.text)), len(rows))
    return any(_OPENS_QUOTE.match(row.text) for row in rows[:first])


def _plain(rows: Sequence[Line]) -> list[Part]:
    """A letter in which nothing is surely asked or numbered."""
    return [Part(BlockKind.PARAGRAPH, None, 0, len(rows))] if rows else []


def _before_items(rows: Sequence[Line], shape: Shape) -> list[Part]:
    """Introduction and quoted lead-in; the words that open a resolution are its preamble."""
    quoted = next((n for n, row in enumerate(rows) if _OPENS_QUOTE.match(row.text)), len(rows))
    if not shape.answered and shape.asked is BlockKind.RESOLUTION_POINT:
        quoted = 0
    found = [Part(BlockKind.INTRO, None, 0, quoted), Part(BlockKind.PREAMBLE, None, quoted, len(rows))]
    return [part for part in found if part.first < part.end]


def _blocks(source: Source, part: Part, rows: Sequence[Line], kind: LetterKind, width: int) -> Iterator[Block]:
    """The blocks of one part: an introduction has its reservation as a block of its own, plain text one a paragraph."""
    body = paragraphs(source, rows, width)
    speaker = speaker_of(kind, part.kind)
    if part.kind is BlockKind.INTRO:
        for reserved, group in groupby(body, key=lambda raw: bool(_RESERVATION.search(raw.text))):
            role = Role.RESERVATION if reserved else None
            yield _block(source, BlockKind.INTRO, None, speaker, list(group), role=role)
    elif part.kind is BlockKind.PARAGRAPH:
        form = cost_form(source.text)
        for raw in body:
            role = Role.FORM if form and form.start <= raw.start < form.end else None
            yield _block(source, BlockKind.PARAGRAPH, part, speaker, [raw], role)
    else:
        yield _block(source, part.kind, part, speaker, body)


def speaker_of(kind: LetterKind, part: BlockKind) -> Speaker:
    """Whose words a part of a letter holds, quotations inside it apart.

    Args:
        kind: What the letter is.
        part: What the part is.

    An enquiry or motion is its authors' from head to signature, and so is what an answer or statement repeats of it; a
    proposal is the administration's, whatever it asks the council to decide; minutes record.
    """
    if kind in (LetterKind.ENQUIRY, LetterKind.MOTION):
        return Speaker.ENQUIRER
    if kind is LetterKind.RESOLUTION:
        return Speaker.COUNCIL
    if kind is LetterKind.MINUTES:
        return Speaker.COUNCIL if part is BlockKind.RESOLUTION_POINT else Speaker.RECORD
    if kind is LetterKind.PROPOSAL or part not in _ASKED:
        return Speaker.OFFICE
    return Speaker.COUNCIL if kind is LetterKind.RESOLUTION_CONTROL else Speaker.ENQUIRER


def _captioned(source: Source, body: Sequence[RawParagraph]) -> list[RawParagraph]:
    """A signature's paragraphs, each caption ("Kenntnisnahme:") together with the name under it."""
    found: list[RawParagraph] = []
    for raw in body:
        if found and found[-1].text.rstrip().endswith(":"):
            raw = RawParagraph(found[-1].start, raw.end, source.text[found.pop().start : raw.end])
        found.append(raw)
    return found


def _closing(body: Sequence[Line]) -> int:
    """Where the closing words begin ("Mit freundlichen Grüßen", also torn or misread), in the last half of the letter.

    A stamp may tear them over several lines ("ndlic", a name, "n Grüßen"): scraps before them belong to them.
    """
    candidates = (n for n in range(len(body) // 2, len(body)) if _closes(body[n].text))
    first = next(candidates, len(body))
    if first < len(body) and not body[first].text.startswith("M"):
        while first > 1 and len(body[first - 1].text) < _SCRAP and not body[first - 1].text.endswith((".", "?", ":")):
            first -= 1
    return first


def _signed(body: Sequence[Line]) -> int:
    """Where the signature of a resolution begins: place, stamp and name, scraps of lines behind its last sentence."""
    first = len(body)
    while first and len(body[first - 1].text) < _LONGEST_FORMULA and not _SENTENCE_END.search(body[first - 1].text):
        first -= 1
    return first if any(_OFFICER.search(row.text) for row in body[first:]) else len(body)


def _closes(text: str) -> bool:
    """Whether a line is, or nearly is, a letter's closing formula."""
    if len(text) > _LONGEST_FORMULA:
        return False
    return bool(_CLOSING.match(text)) or SequenceMatcher(None, text, _FORMULA).ratio() >= _NEARLY


def _block(
    source: Source,
    kind: BlockKind,
    part: Part | None,
    speaker: Speaker,
    body: Sequence[RawParagraph],
    role: Role | None = None,
) -> Block:
    """A block of raw paragraphs."""
    found = tuple(_paragraph(source, raw.start, raw.end, role) for raw in body)
    number, group = (part.number, part.group) if part else (None, None)
    return Block(kind, number, speaker, found, group=group)


def _paragraph(source: Source, start: int, end: int, role: Role | None) -> Paragraph:
    """A stretch of the source as a paragraph: its spans stand each on one page, without the noise inside."""
    spans: list[Span] = []
    cut = start
    for noise in noise_lines(source.text):
        if start < noise.span.start < end:
            spans += on_pages(source, cut, noise.span.start)
            cut = noise.span.end
    spans += on_pages(source, cut, end)
    return Paragraph(display(source, tuple(spans)), tuple(spans), role)
