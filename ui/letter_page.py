"""A letter as a page to read: what its head says, its blocks with label and speaker, the cited passage marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from ingest.labels import label, title
from ingest.model import Block, BlockKind, Letter, Passage, Role, Spans
from ingest.passages import passages
from ui.letter_text import Ranges, page_mark, paragraph_html, touches
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts


@dataclass(frozen=True, slots=True)
class Place:
    """What a link to a letter points at.

    Attributes:
        passage: Number of block and paragraph ("4/2"), "" for the letter as a whole.
        cited: The stretches of the source text to mark.
        newer: Id of the version that stands for the letter's file now; "" where this is it.
        there: Where what is cited stands in that version; empty where it does not, or not exactly once.
        lost: Whether the link points at a place that the letter does not have.
    """

    passage: str = ""
    cited: Ranges = ()
    newer: str = ""
    there: Ranges = ()
    lost: bool = False


def letter_address(document_id: str, passage_key: str = "", spans: Spans = ()) -> str:
    """The address of a letter or of a place in it.

    Args:
        document_id: The letter.
        passage_key: The passage; only without spans, for its number changes with corrections.
        spans: The cited stretches: then the address is permanent (docs/decisions/0015).
    """
    if spans:
        return place_address(document_id, tuple((span.start, span.end) for span in spans))
    passage = f"?{urlencode({'stelle': passage_key.removeprefix(f'{document_id}/')}, safe='/')}" if passage_key else ""
    return f"/brief/{document_id}{passage}"


def place_address(document_id: str, cited: Ranges) -> str:
    """The permanent address of cited stretches of a letter; that of the letter without any."""
    if not cited:
        return f"/brief/{document_id}"
    return f"/stelle/{document_id}/{'_'.join(f'{start}-{end}' for start, end in cited)}"


def reservation(letter: Letter) -> str:
    """What the letter reserves for all that it says, "" without that."""
    paragraphs = (paragraph for block in letter.blocks for paragraph in block.paragraphs)
    return " ".join(paragraph.text for paragraph in paragraphs if paragraph.role is Role.RESERVATION)


def article(letter: Letter, place: Place, texts: PageTexts) -> Html:
    """The letter itself: head, blocks in reading order, and how the reading version came about."""
    level = 3 if place.passage else 2  # below the heading of what is cited
    blocks = joined(*_blocks(letter, place, texts, level + 1))
    note = tag("p", escaped(texts.reading_version), class_="lesefassung", lang=texts.language)
    return tag("article", _head(letter, texts, level), blocks, note, class_="brief", lang="de")


def _head(letter: Letter, texts: PageTexts, level: int) -> Html:
    """What the letter's head says, on one look; a field that the head does not show is left out."""
    head = letter.head
    fields = {
        "date": texts.date(head.date) if head.date else head.date_raw,
        "office": head.office,
        "addressees": ", ".join(head.addressees),
        "file_number": head.file_number,
        "subject": head.subject,
        "references": ", ".join(head.further_references),
    }
    rows = [
        tag("div", tag("dt", escaped(texts.head[name]), lang=texts.language), tag("dd", escaped(text)))
        for name, text in fields.items()
        if text
    ]
    kind = tag("p", escaped(texts.kinds[head.kind]), class_="art", lang=texts.language)
    heading = tag(f"h{level}", escaped(title(letter)), tabindex="-1" if level == 2 else None)
    return tag("header", kind, heading, tag("dl", *rows))


def _blocks(letter: Letter, place: Place, texts: PageTexts, level: int) -> Iterator[Html]:
    """The blocks, with a sign where a page of the original begins between two paragraphs."""
    remaining = iter(passages(letter))
    page, marked = _first_page(letter), False
    for block in letter.blocks:
        rows: list[Html] = []
        for _ in block.paragraphs:
            passage = next(remaining)
            start = passage.spans[0].page
            if start is not None and page is not None and start > page:
                rows.append(tag("div", page_mark(start, texts), class_="seitenwechsel"))
            page = passage.spans[-1].page or page
            rows.append(_paragraph(letter, block, passage, place, texts, not marked))
            marked = marked or touches(passage.spans, place.cited)
        yield tag(
            "section", _block_head(letter, block, texts, level), *rows, class_=f"block {block.kind} von-{block.speaker}"
        )


def _paragraph(letter: Letter, block: Block, passage: Passage, place: Place, texts: PageTexts, first: bool) -> Html:
    text = paragraph_html(letter.source, passage, place.cited, texts, first)
    foreign = passage.speaker is not block.speaker
    said_by = tag("span", escaped(texts.speakers[passage.speaker]), class_="sprecher", lang=texts.language)
    number = passage.key.removeprefix(f"{passage.document_id}/").replace("/", "-")
    return tag("p", joined(said_by, escaped(" ")) if foreign else Html(""), text, id=f"absatz-{number}")


def _block_head(letter: Letter, block: Block, texts: PageTexts, level: int) -> Html:
    """Label and speaker of a block; head, signature and text without structure say who speaks by themselves."""
    name = label(letter, block).removeprefix(title(letter)).lstrip(", ")
    if not name:
        return Html("")
    spoken = block.kind not in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE, BlockKind.INTRO, BlockKind.PARAGRAPH)
    speaker = tag("span", escaped(texts.speakers[block.speaker]), class_="sprecher", lang=texts.language)
    return tag("div", tag(f"h{level}", escaped(name)), speaker if spoken else Html(""), class_="blockkopf")


def _first_page(letter: Letter) -> int | None:
    return next((span.page for block in letter.blocks for p in block.paragraphs for span in p.spans), None)
