"""A paragraph of a letter as HTML: its reading version, cited sentences marked, page breaks shown where they fall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.model import Passage, Source, Spans
from ingest.text.display import display
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

#: Stretches of a source text (first code point, one past the last) that someone cites.
Ranges = tuple[tuple[int, int], ...]


def paragraph_html(source: Source, passage: Passage, cited: Ranges, texts: PageTexts, first_mark: bool) -> Html:
    """A paragraph's text; a sentence is marked when a cited stretch touches it.

    Args:
        source: The text the passage stands in.
        passage: The paragraph.
        cited: What is cited, anywhere in the source.
        texts: The page's language.
        first_mark: Whether no earlier paragraph holds a mark: the first one is where the page scrolls to.
    """
    marked = _marked(passage, cited)
    breaks = dict(_page_breaks(source, passage))
    edges = sorted({0, len(passage.text), *breaks, *(edge for stretch in marked for edge in stretch)})
    pieces: list[Html] = []
    for left, right in pairwise(edges):
        if left in breaks:
            pieces.append(page_mark(breaks[left], texts))
        text = escaped(passage.text[left:right])
        if any(start <= left < end for start, end in marked):
            text = tag("mark", text, id="stelle" if first_mark else None)
            first_mark = False
        pieces.append(text)
    return joined(*pieces)


def page_mark(page: int, texts: PageTexts) -> Html:
    """The sign that a new page of the original begins."""
    return tag("span", escaped(texts.page.format(page=page, number=page)), class_="seite", lang=texts.language)


def touches(spans: Spans, cited: Ranges) -> bool:
    """Whether any cited stretch overlaps any of the spans."""
    return any(span.start < end and start < span.end for span in spans for start, end in cited)


def _marked(passage: Passage, cited: Ranges) -> list[tuple[int, int]]:
    """The stretches of the reading version to mark; the whole paragraph where its sentences are not found in it."""
    if not touches(passage.spans, cited):
        return []
    places = _sentence_places(passage)
    if places is None:
        return [(0, len(passage.text))]
    found: list[tuple[int, int]] = []
    for sentence, (start, end) in zip(passage.sentences, places, strict=True):
        if not touches(sentence.spans, cited):
            continue
        if found and not passage.text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end))
    return found or [(0, len(passage.text))]


def _sentence_places(passage: Passage) -> list[tuple[int, int]] | None:
    """Where each sentence stands in the paragraph's reading version; None if one reads differently there."""
    places, position = [], 0
    for sentence in passage.sentences:
        start = passage.text.find(sentence.text, position)
        if start < 0:
            return None
        position = start + len(sentence.text)
        places.append((start, position))
    return places


def _page_breaks(source: Source, passage: Passage) -> Iterator[tuple[int, int]]:
    """Offsets in the reading version before which a page begins, with the page's number; never inside a word."""
    for position in range(1, len(passage.spans)):
        page = passage.spans[position].page
        if page is None or page == passage.spans[position - 1].page:
            continue
        before = display(source, passage.spans[:position])
        offset = len(before) if passage.text.startswith(before) else len(_common_start(before, passage.text))
        while 0 < offset < len(passage.text) and not passage.text[offset - 1].isspace():
            offset += 1
        if 0 < offset < len(passage.text):
            yield offset, page


def _common_start(one: str, other: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]
