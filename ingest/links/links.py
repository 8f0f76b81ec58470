"""What a letter points at: its own paper and others, point by point, from the words or the structure that say so.

A link goes from a passage to a paper, and where the letter names one, to a point, question or answer of it. Whether the
paper is here is not asked: that depends on who looks (:mod:`ingest.archive.links`), and a link to what is not here is
kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.body.markers import each_number
from ingest.links.mentions import Mention, letters_named, mentions, own_places
from ingest.model import BlockKind, Letter, Letterhead, LetterKind, Passage, Source, Span, Spans
from ingest.text.references import is_session, references, same_paper


class LinkKind(StrEnum):
    """How a letter, or a place in it, hangs together with what it points at; the closed list."""

    SAME_PAPER = "same_paper"
    CONTROLS = "controls"
    ANSWERS = "answers"
    CONCERNS = "concerns"
    RECORDS = "records"
    SESSION = "session"
    ASKS_ABOUT = "asks_about"
    FOLLOWS = "follows"
    ANNOUNCES = "announces"
    REFERS = "refers"
    MENTIONS = "mentions"


#: Links of a letter as a whole: by these letters belong to one Vorgang.
TYING = frozenset({LinkKind.SAME_PAPER, LinkKind.CONTROLS, LinkKind.ANSWERS, LinkKind.CONCERNS})


@dataclass(frozen=True, slots=True)
class Link:
    """From a place in a letter to what it points at.

    Attributes:
        kind: How they hang together.
        source: Key of the passage it goes from: the one with the words, or the first of its block.
        reference: The paper (or session) it points at, as read; None for another place of the same letter.
        item: What it points at there: a point, a question, an answer; None for the paper as a whole.
        number: Its number; None for the paper as a whole, or where point and question have none.
        letter: Which kind of letter of the paper is meant; None where that is not said.
        date: Of which date; None where that is not said.
        spans: The words that say so; empty where the structure says it.
    """

    kind: LinkKind
    source: str
    reference: str | None
    item: BlockKind | None = None
    number: str | None = None
    letter: LetterKind | None = None
    date: datetime.date | None = None
    spans: Spans = ()


#: What a letter of a kind says about the paper under whose reference it goes, and which letter of it that is.
_OWN = {
    LetterKind.RESOLUTION_CONTROL: (LinkKind.CONTROLS, LetterKind.RESOLUTION),
    LetterKind.ANSWER_LETTER: (LinkKind.ANSWERS, LetterKind.ENQUIRY),
    LetterKind.STATEMENT: (LinkKind.ANSWERS, None),
}
_ASKED = (BlockKind.QUESTION, BlockKind.RESOLUTION_POINT)
_REFERRING = (*_ASKED, BlockKind.ANSWER)
_Find = Callable[[str], Iterable[Mention]]


def links(letter: Letter, passages: Sequence[Passage]) -> tuple[Link, ...]:
    """Everything a letter points at.

    Args:
        letter: The letter.
        passages: Its passages in reading order.

    Returns:
        The links, each once: of the letter as a whole, of its points, questions and answers, then of its words.
    """
    agenda = _agenda(letter, passages)
    recorded = {link.spans for link in agenda.values()}
    items = {passage.number for passage in passages if passage.kind in _REFERRING and passage.number}
    numbers = {number for joint in items for number in (joint, *each_number(joint))}
    words = (link for passage in passages for link in _of_words(letter, passage, numbers))
    found = (
        *_of_head(letter, passages),
        *agenda.values(),
        *_of_items(letter, passages, list(agenda.values())),
        *(link for link in words if link.kind is not LinkKind.MENTIONS or link.spans not in recorded),
    )
    return tuple(dict.fromkeys(found))


def covers(said: str | None, asked: str | None) -> bool:
    """Whether what is said under a number is about an item: "2" is about 2a, and "2a" about 2, which holds it."""
    if said is None or asked is None:
        return said == asked
    short, long = sorted((said, asked), key=len)
    return said == asked or (long.startswith(short) and long[len(short) :].isalpha())


def block_of(key: str) -> str:
    """What all passages of one block share of their keys."""
    return key.rpartition("/")[0]


def _found(letter: Letter, passage: Passage, find: _Find) -> Iterator[tuple[Mention, Span]]:
    """What a passage points at, each with its place in the source."""
    for span in passage.spans:
        for mention in find(letter.source.at(span)):
            yield mention, Span(span.start + mention.start, span.start + mention.end, span.page)


def _mentions(letter: Letter, passage: Passage) -> list[tuple[Mention, Span]]:
    return list(_found(letter, passage, lambda text: mentions(text, letter.source.text)))


def _papers(head: Letterhead) -> tuple[str, ...]:
    """The papers that a letter goes under, its own first; sessions are none."""
    return tuple(name for name in _names(head) if not is_session(name))


def _names(head: Letterhead) -> tuple[str, ...]:
    """The papers and sessions that a head names, each once, also where a scan has misread one of two prints."""
    found: list[str] = []
    for name in (head.reference, *head.further_references):
        if name and not _named(name, found):
            found.append(name)
    return tuple(found)


def _named(reference: str, names: Iterable[str]) -> str | None:
    """The one of some names that a reference is a reading of."""
    return next((name for name in names if same_paper(name, reference)), None)


def _of_head(letter: Letter, passages: Sequence[Passage]) -> Iterator[Link]:
    """The papers that a letter belongs to or is about, and the session it was held in or goes back to."""
    head = letter.head
    held = [passage for passage in passages if passage.kind is BlockKind.LETTERHEAD] or list(passages[:1])
    printed = [(passage, *found) for passage in held for found in _mentions(letter, passage)]
    controls = head.kind is LetterKind.RESOLUTION_CONTROL
    for name in _names(head):
        places = [(p, m, span) for p, m, span in printed if m.reference and same_paper(m.reference, name)]
        passage, mention, span = places[0] if places else (held[0] if held else None, None, None)
        if passage is None:
            return
        if is_session(name):
            link = Link(LinkKind.SESSION, passage.key, name, letter=LetterKind.MINUTES)
        elif name == head.reference or controls:
            kind, meant = _OWN.get(head.kind, (LinkKind.SAME_PAPER, None))
            link = Link(kind, passage.key, name, letter=meant)
        else:
            date = mention.date if mention else None
            link = Link(LinkKind.CONCERNS, passage.key, name, letter=mention.letter if mention else None, date=date)
        yield replace(link, spans=(span,) if span else ())


def _agenda(letter: Letter, passages: Sequence[Passage]) -> dict[str, Link]:
    """What minutes record: the papers that have a line for themselves, each at the last such place."""
    if letter.head.kind is not LetterKind.MINUTES:
        return {}
    own = _papers(letter.head)
    found: dict[str, Link] = {}
    for passage in passages:
        for mention, span in _mentions(letter, passage):
            name = mention.reference
            if name and not is_session(name) and not _named(name, own) and _alone(letter.source, span):
                found.pop(name, None)  # an agenda at the front names every paper before the session turns to it
                found[name] = Link(LinkKind.RECORDS, passage.key, name, spans=(span,))
    return found


def _alone(source: Source, span: Span) -> bool:
    """Whether nothing else stands on the line, or a name of a file does that the reference is a part of."""
    text = source.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return line == source.at(span) or f"_{source.at(span)}_" in line


def _of_items(letter: Letter, passages: Sequence[Passage], agenda: Sequence[Link]) -> Iterator[Link]:
    """Which questions and points a letter answers, asks about or decides."""
    head = letter.head
    kind, meant = _OWN.get(head.kind, (LinkKind.ANSWERS, None))
    asked: dict[tuple[BlockKind, str | None, str | None], None] = {}
    waiting: list[tuple[BlockKind, str | None, str | None]] = []
    answered = False
    for first in _firsts(passages):
        if first.kind in _ASKED:
            waiting = [] if answered else waiting
            waiting.append((first.kind, first.group, first.number))
            asked[waiting[-1]] = None
            answered = False
            yield from _asks_about(letter, passages, first)
            if head.kind is LetterKind.MINUTES:
                yield from _recorded(letter, first, agenda)
        elif first.kind is BlockKind.ANSWER and head.kind is not LetterKind.MINUTES:
            answered = True
            for item, group, number in _answered(first, list(asked), waiting, head.kind):
                yield Link(kind, first.key, _paper(group, head), item, number, meant)


def _firsts(passages: Sequence[Passage]) -> list[Passage]:
    """The first passage of each block."""
    return list({block_of(passage.key): passage for passage in reversed(passages)}.values())[::-1]


def _paper(group: str | None, head: Letterhead) -> str | None:
    """The paper whose points are meant: the one that the list goes under, else the letter's own."""
    named = references(group) if group else []
    if named:
        return _named(named[0], _papers(head)) or named[0]
    return head.reference if head.reference and not is_session(head.reference) else None


def _answered(
    answer: Passage,
    asked: Sequence[tuple[BlockKind, str | None, str | None]],
    waiting: Sequence[tuple[BlockKind, str | None, str | None]],
    kind: LetterKind,
) -> list[tuple[BlockKind, str | None, str | None]]:
    """What an answer answers: the items of its number, else all that wait for one."""
    if answer.number is None:
        return list(dict.fromkeys(waiting))
    other = BlockKind.QUESTION if kind is LetterKind.ANSWER_LETTER else BlockKind.RESOLUTION_POINT
    kinds = {(group, number): item for item, group, number in asked}
    return [(kinds.get((answer.group, number), other), answer.group, number) for number in each_number(answer.number)]


def _asks_about(letter: Letter, passages: Sequence[Passage], question: Passage) -> Iterator[Link]:
    """The points of a resolution that a question is about: of the paper it names, else of the one its letter does."""
    if not question.refers_to or question.kind is not BlockKind.QUESTION:
        return
    block = block_of(question.key)
    own = [m.reference for p in passages if block_of(p.key) == block for m, _ in _mentions(letter, p) if m.reference]
    before = [p for p in passages if p.kind in (BlockKind.INTRO, BlockKind.PREAMBLE)]
    said = [m.reference for p in before for m, _ in _mentions(letter, p) if m.reference]
    about = next((names for names in (own, _papers(letter.head)[1:], said) if names), [None])
    papers = dict.fromkeys(name for name in about if name is None or not is_session(name))
    if len(papers) == 1:
        for number in question.refers_to:
            yield Link(
                LinkKind.ASKS_ABOUT,
                question.key,
                next(iter(papers)),
                BlockKind.RESOLUTION_POINT,
                number,
                LetterKind.RESOLUTION,
            )


def _recorded(letter: Letter, point: Passage, agenda: Sequence[Link]) -> Iterator[Link]:
    """Which paper's point minutes record: that of the paper named in it or last before it on the agenda."""
    start = point.spans[0].start
    within = [m.reference for m, _ in _mentions(letter, point) if m.reference and not is_session(m.reference)]
    before = [link.reference for link in agenda if link.spans[0].start < start]
    paper = next((names[-1] for names in (within, before) if names), _paper(None, letter.head))
    if paper:
        yield Link(LinkKind.RECORDS, point.key, paper, BlockKind.RESOLUTION_POINT, point.number)


def _of_words(letter: Letter, passage: Passage, numbers: Iterable[str]) -> Iterator[Link]:
    """What the words of a passage point at; ``numbers`` are those of the letter's own items."""
    head, key = letter.head, passage.key
    papers, in_head = _papers(head), _names(head)
    for mention, span in _mentions(letter, passage):
        name = mention.reference or ""
        if passage.kind is BlockKind.LETTERHEAD and _named(name, in_head):
            continue
        name = _named(name, in_head) or name
        earlier = mention.letter is LetterKind.RESOLUTION_CONTROL and mention.date and name in papers
        kind = LinkKind.FOLLOWS if earlier else LinkKind.REFERS if mention.refers else LinkKind.MENTIONS
        kind = LinkKind.SESSION if is_session(name) else kind
        if kind is LinkKind.MENTIONS and name == head.reference and not mention.numbers:
            continue
        for number in mention.numbers or (None,):
            yield Link(kind, key, name, mention.item, number, mention.letter, mention.date, (span,))
    for mention, span in _found(letter, passage, letters_named):
        kind = LinkKind.ANNOUNCES if mention.planned else LinkKind.FOLLOWS
        for paper in papers if head.kind is LetterKind.RESOLUTION_CONTROL else papers[:1]:
            yield Link(kind, key, paper, None, None, mention.letter, mention.date, (span,))
    if passage.kind in _REFERRING:
        for mention, span in _found(letter, passage, own_places):
            item = BlockKind.ANSWER if passage.kind is BlockKind.ANSWER else passage.kind
            for number in mention.numbers:
                if any(covers(number, other) for other in numbers) and number != passage.number:
                    yield Link(LinkKind.REFERS, key, None, item, number, spans=(span,))
