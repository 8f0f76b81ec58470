"""A letter as a page to read: what its head says, its blocks with label and speaker, the cited passage marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from ingest.labels import label, title
from ingest.model import Block, BlockKind, Letter, Passage, Role, Span, Spans, Speaker
from ingest.passages import passages
from ui.letter_text import Ranges, page_mark, paragraph_html, touches
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
_MOST_STRETCHES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """What a link to a letter points at.

    Attributes:
        passage: Number of block and paragraph ("4/2"), "" for the letter as a whole.
        cited: The stretches of the source text to mark.
        newer: Id of the version that stands for the letter's file now; "" where this is it.
    """

    passage: str = ""
    cited: Ranges = ()
    newer: str = ""


def letter_address(document_id: str, passage_key: str = "", spans: Spans = ()) -> str:
    """The address of a letter, or of a passage in it with some stretches marked."""
    query = {}
    if passage_key:
        query["stelle"] = passage_key.removeprefix(f"{document_id}/")
    if spans:
        query["zeichen"] = ",".join(f"{span.start}-{span.end}" for span in spans)
    return f"/brief/{document_id}" + (f"?{urlencode(query, safe='/,')}" if query else "")


def read_place(passage: str, stretches: str) -> Place:
    """The place that an address names; what does not look like one is left out, the letter itself still opens."""
    known = passage if re.fullmatch(r"\d{1,6}/\d{1,6}", passage) else ""
    cited = [(int(start), int(end)) for start, end in _STRETCH.findall(stretches)[:_MOST_STRETCHES]]
    return Place(known, tuple((start, end) for start, end in cited if start < end))


def panel(letter: Letter, place: Place, texts: PageTexts) -> Html:
    """A letter for the panel beside the conversation: bar and what is cited stay, the letter below them scrolls."""
    links = tag("nav", *_links(letter, place, texts), class_="leiste", lang=texts.language)
    scrolled = tag("div", _letter(letter, place, texts), links, class_="rolle", tabindex="0", role="region")
    return joined(_bar(texts), _superseded(place, texts), _cited(letter, place, texts), scrolled)


def page(letter: Letter, place: Place, texts: PageTexts) -> str:
    """A letter as a page of its own, which needs no script."""
    bar = tag("nav", tag("a", escaped(texts.start_page), href="/"), *_links(letter, place, texts)[1:], class_="leiste")
    heading = tag("h1", escaped(title(letter)), class_="vh", lang="de")
    body = joined(bar, heading, _superseded(place, texts), _cited(letter, place, texts), _letter(letter, place, texts))
    return document(title(letter), body, texts)


def missing(texts: PageTexts) -> str:
    """The page for a letter that is not there, or that its reader may not see: the two look the same."""
    body = joined(tag("h1", escaped(texts.letter_missing)), tag("p", tag("a", escaped(texts.start_page), href="/")))
    return document(texts.letter_missing, body, texts)


def document(heading: str, body: Html, texts: PageTexts) -> str:
    """A whole HTML page."""
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", escaped(f"{heading} · Fundstelle")),
        tag("link", rel="stylesheet", href="/fundstelle/letter.css"),
        tag("link", rel="icon", href="/fundstelle/icon.svg", type="image/svg+xml"),
    )
    page_body = tag("body", tag("main", body, id="brief"), class_="eigene-seite")
    return f"<!doctype html>\n{tag('html', tag('head', head), page_body, lang=texts.language)}\n"


def _bar(texts: PageTexts) -> Html:
    """The panel's buttons; the script shows and hides them and fills in the position."""
    pattern = texts.position.format(number="#", count="##")
    steps = (
        tag("button", escaped(texts.previous), type="button", class_="vorige"),
        tag("span", class_="stand", data_pattern=pattern),
        tag("button", escaped(texts.next), type="button", class_="naechste"),
    )
    return tag(
        "div",
        tag("div", *steps, class_="blaettern"),
        tag("button", escaped(texts.back_to_answer), type="button", class_="zurueck"),
        tag("button", escaped(texts.back_to_letters), type="button", class_="alle"),
        class_="leiste",
        lang=texts.language,
    )


def _superseded(place: Place, texts: PageTexts) -> Html:
    """That a newer version of the file is there, with the way to it."""
    if not place.newer:
        return Html("")
    link = tag("a", escaped(texts.newer_version), href=letter_address(place.newer), target="_blank", rel="noopener")
    return tag("p", escaped(texts.superseded), Html(" "), link, class_="leiste", lang=texts.language)


def _links(letter: Letter, place: Place, texts: PageTexts) -> list[Html]:
    """The letter on a page of its own, and its text as it was read."""
    document_id = letter.source.document_id
    key = f"{document_id}/{place.passage}" if place.passage else ""
    own_page = letter_address(document_id, key, tuple(Span(start, end) for start, end in place.cited))
    return [
        tag("a", escaped(words), href=address, target="_blank", rel="noopener")
        for words, address in ((texts.own_page, own_page), (texts.source_text, f"{letter_address(document_id)}/text"))
    ]


def _cited(letter: Letter, place: Place, texts: PageTexts) -> Html:
    """What is cited, in words: the passage's label, what it answers, and the letter's reservation."""
    key = f"{letter.source.document_id}/{place.passage}"
    cited = next((passage for passage in passages(letter) if passage.key == key), None)
    if cited is None:
        return Html("")
    rows = [
        tag("h2", escaped(cited.label), tabindex="-1", lang="de"),
        tag("span", escaped(texts.speakers[cited.speaker]), class_=f"sprecher {cited.speaker}"),
    ]
    if cited.asked:
        rows.append(_explained(texts.answers_to, cited.asked, "frage-dazu"))
    reservation = _reservation(letter)
    if reservation and cited.speaker in (Speaker.OFFICE, Speaker.THIRD_PARTY):
        summary = tag("summary", escaped(texts.under_reservation))
        rows.append(tag("details", summary, tag("p", escaped(reservation), lang="de"), class_="vorbehalt"))
    return tag("section", *rows, class_="bezug", lang=texts.language)


def _reservation(letter: Letter) -> str:
    """What the letter reserves for all that it says, "" without that."""
    paragraphs = (paragraph for block in letter.blocks for paragraph in block.paragraphs)
    return " ".join(paragraph.text for paragraph in paragraphs if paragraph.role is Role.RESERVATION)


def _explained(caption: str, words: str, class_: str) -> Html:
    return tag(
        "p",
        tag("strong", escaped(caption)),
        escaped(" "),
        tag("span", escaped(words), class_="worte", lang="de"),
        class_=class_,
    )


def _letter(letter: Letter, place: Place, texts: PageTexts) -> Html:
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
