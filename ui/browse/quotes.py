"""Words of a letter on a page for looking around: how they begin, the rest on demand, and the way to their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Passage, Spans, Speaker
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag

#: Letters up to which words are shown as a whole, and from which on the rest waits for whoever wants it.
WHOLE, BEGINNING = 620, 340


def place_link(passages: Sequence[Passage], words: str = "") -> Html:
    """The link to a place: the permalink that marks exactly these passages.

    Args:
        passages: The place, at least one passage, all of one letter.
        words: What the link says; the label of the first passage, as far as it is that of the block, if left out.
    """
    spans: Spans = tuple(span for passage in passages for span in passage.spans)
    address = letter_address(passages[0].document_id, "", spans)
    return tag("a", escaped(words or of_block(passages[0].label)), href=address, lang="de", class_="stelle")


def of_block(label: str) -> str:
    """The label of a block: that of a paragraph without its number."""
    return re.sub(r", Absatz \d+$", "", label)


def quotation(passages: Sequence[Passage], rest: str, class_: str = "") -> Html:
    """The words of some passages, the beginning at once and what goes beyond it in a part that can be opened.

    Args:
        passages: Passages in reading order, at least one.
        rest: What the button says that opens the rest.
        class_: A class beside that of whose words these are.
    """
    speaker = passages[0].speaker
    whole = sum(len(passage.text) for passage in passages) <= WHOLE
    shown, hidden = ([(one.text, one.speaker) for one in passages], []) if whole else _parted(passages)
    rows = [_paragraph(one, speaker) for one in shown]
    if hidden:
        more = (_paragraph(one, speaker) for one in hidden)
        rows.append(tag("details", tag("summary", escaped(rest)), *more))
    names = f"worte von-{speaker} {class_}".strip()
    return tag("blockquote", *rows, lang="de", class_=names)


def _parted(passages: Sequence[Passage]) -> tuple[list[tuple[str, Speaker]], list[tuple[str, Speaker]]]:
    """The beginning, some sentences long, and the rest; a passage is parted between two sentences."""
    shown: list[tuple[str, Speaker]] = []
    hidden: list[tuple[str, Speaker]] = []
    count = 0
    for passage in passages:
        cut = 0
        for sentence in passage.sentences:
            start = passage.text.find(sentence.text, cut)
            if start < 0 or (count + start >= BEGINNING and (shown or cut)):
                break
            cut = start + len(sentence.text)
        if hidden or count >= BEGINNING:
            cut = 0
        count += len(passage.text)
        shown += [(passage.text[:cut].strip(), passage.speaker)] if cut else []
        hidden += [(passage.text[cut:].strip(), passage.speaker)] if passage.text[cut:].strip() else []
    return shown, hidden


def _paragraph(one: tuple[str, Speaker], speaker: Speaker) -> Html:
    """A paragraph; words of somebody else than the block's speaker are set apart."""
    text, said_by = one
    return tag("p", escaped(text), class_=f"von-{said_by}" if said_by is not speaker else None)


def marked(text: str, places: Sequence[tuple[int, int]]) -> Html:
    """A text with some places marked; they are in order and do not overlap."""
    pieces: list[Html] = []
    end = 0
    for start, stop in places:
        pieces += [escaped(text[end:start]), tag("mark", escaped(text[start:stop]))]
        end = stop
    return joined(*pieces, escaped(text[end:]))


def excerpt(text: str, places: Sequence[tuple[int, int]], most: int = 320) -> Html:
    """The stretch of a text in which most of the places stand, marked; cut between words, with an ellipsis there.

    Args:
        text: The text.
        places: Places in order.
        most: Length of the stretch in characters, about.
    """
    start = _best_start(text, places, most)
    end = len(text) if len(text) - start <= most + 40 else text.rfind(" ", start, start + most)
    end = end if end > start else min(len(text), start + most)
    inside = [(a - start, b - start) for a, b in places if a >= start and b <= end]
    before, behind = escaped("… " if start else ""), escaped(" …" if end < len(text) else "")
    return joined(before, marked(text[start:end].rstrip(), inside), behind)


def _best_start(text: str, places: Sequence[tuple[int, int]], most: int) -> int:
    """Where the stretch begins: some words before the place from which on most of the others are near."""
    if len(text) <= most + 40 or not places:
        return 0
    _, first = max((sum(start <= other < start + most - 60 for other, _ in places), -start) for start, _ in places)
    begin = max(0, -first - 60)
    return 0 if begin == 0 else text.find(" ", begin, begin + 60) + 1 or begin
