"""A Vorgang: a paper with its points, and for each point what was said about it, in the order of time.

Put together anew for whoever looks, from the letters that they may see. A date that cannot be read stays unknown; where
the letter itself says between which others it stands, it stands there, else at the end.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.archive.archive import Archive
from ingest.archive.lists import LetterSummary, Tiers
from ingest.links.links import TYING, Link, LinkKind, block_of, covers
from ingest.model import BlockKind, LetterKind, Passage
from ingest.text.references import is_session, references, same_paper


@dataclass(frozen=True, slots=True)
class Referral:
    """Where the words of a station send their reader.

    Attributes:
        link: The link.
        targets: What it leads to, as a councillor would write it; empty where nothing of it may be seen.
    """

    link: Link
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """A letter of a Vorgang, or a place in it.

    Attributes:
        kind: How it hangs together with the paper or the point.
        letter: The letter.
        passages: The place in reading order; empty for the letter as a whole.
        after, before: Between which days a letter of unknown date was written, as it says itself; None where it does
            not, and where the date is known.
        referrals: Where its words send their reader.
    """

    kind: LinkKind
    letter: LetterSummary
    passages: tuple[Passage, ...] = ()
    after: datetime.date | None = None
    before: datetime.date | None = None
    referrals: tuple[Referral, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A point or question of a paper, and what was said about it.

    Attributes:
        kind: Resolution point or question.
        number: Its number; None where the paper numbers none.
        wording: Its words, from the paper itself if that may be seen, else as a later letter quotes them.
        stations: What was said about it, in the order of time; an enquiry's question is followed by its answer.
    """

    kind: BlockKind
    number: str | None
    wording: tuple[Passage, ...]
    stations: tuple[Station, ...] = ()


@dataclass(frozen=True, slots=True)
class Vorgang:
    """All that may be seen of a paper.

    Attributes:
        reference: Its reference.
        subject: What it is about; None where no letter says.
        letters: Its letters, and the later ones about it, in the order of time.
        items: Its points or questions in their order.
        mentions: Places in other letters that name it.
        absent: Papers that its letters name and of which nothing may be seen here.
    """

    reference: str
    subject: str | None
    letters: tuple[Station, ...]
    items: tuple[Item, ...]
    mentions: tuple[Station, ...]
    absent: tuple[str, ...]

    @property
    def itself(self) -> bool:
        """Whether the paper itself may be seen, and not only what was written about it."""
        return any(station.kind is LinkKind.SAME_PAPER for station in self.letters)


_ASKED = (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION)
_SAID = (LinkKind.RECORDS, LinkKind.CONTROLS, LinkKind.ANSWERS, LinkKind.ASKS_ABOUT)
_NAMED = (LinkKind.MENTIONS, LinkKind.REFERS, LinkKind.FOLLOWS)
#: Whose wording of the points counts, first to last; and in what order letters of one day came.
_WORDING = (
    *(LetterKind.RESOLUTION, LetterKind.PROPOSAL, LetterKind.MOTION, LetterKind.ENQUIRY),
    *(LetterKind.RESOLUTION_CONTROL, LetterKind.STATEMENT, LetterKind.ANSWER_LETTER),
    *(LetterKind.MINUTES, LetterKind.OTHER),
)
_COURSE = (
    *(LetterKind.ENQUIRY, LetterKind.MOTION, LetterKind.PROPOSAL, LetterKind.STATEMENT, LetterKind.MINUTES),
    *(LetterKind.RESOLUTION, LetterKind.RESOLUTION_CONTROL, LetterKind.ANSWER_LETTER, LetterKind.OTHER),
)


def vorgang(archive: Archive, reference: str, tiers: Tiers) -> Vorgang | None:
    """The Vorgang of a paper.

    Args:
        archive: The archive.
        reference: The paper, also as a scan misreads it.
        tiers: What may be seen.

    Returns:
        It; None if no letter in these tiers belongs to the paper or names it.
    """
    return _Search(archive, reference, tiers).vorgang()


class _Search:
    """The search for one Vorgang."""

    def __init__(self, archive: Archive, reference: str, tiers: Tiers) -> None:
        self._archive, self._tiers = archive, tiers
        self._links = archive.links.to(reference, tiers)
        self._reference = next((link.reference for link in self._links if link.reference), reference)
        self._summaries = {one.document_id: one for one in archive.summaries(tiers)}

    def vorgang(self) -> Vorgang | None:
        if not self._links:
            return None
        letters = self._letters()
        known = {station.letter.document_id for station in letters}
        mentions = [
            self._bounded(self._place(link))
            for link in self._links
            if _document(link) not in known and link.kind in _NAMED
        ]
        own = (station for station in letters if station.kind is not LinkKind.RECORDS)
        return Vorgang(
            self._reference,
            next((station.letter.subject for station in own if station.letter.subject), None),
            tuple(letters),
            tuple(self._with_stations(item, letters) for item in self._items(letters)),
            tuple(in_order(mentions)),
            self._absent(station for station in letters if station.kind is not LinkKind.RECORDS),
        )

    def _letters(self) -> list[Station]:
        """The letters of the paper and about it."""
        whole = [link for link in self._links if link.item is None and link.kind in (*TYING, LinkKind.RECORDS)]
        first = {_document(link): link for link in reversed(whole)}
        return in_order(
            self._bounded(Station(link.kind, self._summaries[document_id])) for document_id, link in first.items()
        )

    def _bounded(self, station: Station) -> Station:
        """A station with the days between which its letter must have been written, if its own date is unknown."""
        if station.letter.date:
            return station
        links = self._archive.links.of(station.letter.document_id, self._tiers)
        named = {link.date for link in links if link.kind is LinkKind.FOLLOWS and link.date}
        earlier = (LinkKind.CONTROLS, LinkKind.ANSWERS, LinkKind.CONCERNS)
        about = [link for link in links if link.kind in earlier and link.item is None and link.letter]
        named |= {one.date for link in about for one in self._archive.links.targets(link, self._tiers) if one.date}
        told = [link.date for link in links if link.kind is LinkKind.ANNOUNCES and link.date]
        return replace(station, after=max(named, default=None), before=min(told, default=None))

    def _items(self, letters: Sequence[Station]) -> list[Item]:
        """The points or questions: of the best letter that numbers them, and what others quote beyond it.

        Minutes of an enquiry may hold points of their own; they are none of its questions.
        """
        sources = sorted(letters, key=lambda station: _WORDING.index(station.letter.kind))
        asked = [found for station in sources if (found := self._asked(station))]
        first = next((items for items in asked if any(item.number for item in items)), asked[0] if asked else [])
        found = list(first)
        for items in asked:
            for item in items:
                if item.kind is found[0].kind and item.number and not any(covers(item.number, o.number) for o in found):
                    found.append(item)
        return found

    def _asked(self, station: Station) -> list[Item]:
        """The points or questions of the paper that a letter holds or quotes."""
        recorded = {link.source for link in self._links if link.kind is LinkKind.RECORDS and link.item}
        blocks: dict[tuple[BlockKind, str | None], list[Passage]] = {}
        for block in self._blocks(station.letter.document_id):
            first = block[0]
            groups = references(first.group) if first.group else []
            if station.letter.kind is LetterKind.MINUTES:
                mine = first.key in recorded
            else:
                mine = any(same_paper(name, self._reference) for name in groups or [station.letter.reference or ""])
            if mine and first.kind in _ASKED:
                blocks.setdefault((first.kind, first.number), []).extend(block)
        return [Item(kind, number, tuple(passages)) for (kind, number), passages in blocks.items()]

    def _blocks(self, document_id: str) -> list[list[Passage]]:
        blocks: dict[str, list[Passage]] = {}
        for passage in self._archive.passages_of(document_id, self._tiers):
            blocks.setdefault(block_of(passage.key), []).append(passage)
        return list(blocks.values())

    def _with_stations(self, item: Item, letters: Sequence[Station]) -> Item:
        """A point or question with what was said about it."""
        about = [
            link
            for link in self._links
            if link.item is item.kind
            and covers(link.number, item.number)
            and link.source not in {passage.key for passage in item.wording}
        ]
        found = [self._place(link) for link in about if link.kind in (*_SAID, *_NAMED)]
        found += [
            answer for station in found if station.kind is LinkKind.ASKS_ABOUT for answer in self._replies(station)
        ]
        bounds = {station.letter.document_id: station for station in letters}
        placed = [
            replace(one, after=bounds[key].after, before=bounds[key].before)
            if (key := one.letter.document_id) in bounds
            else one
            for one in dict.fromkeys(found)
        ]
        return replace(item, stations=tuple(in_order(placed)))

    def _replies(self, station: Station) -> Iterator[Station]:
        """The answers to an enquiry's question."""
        question, enquiry = station.passages[0], station.letter.reference
        links = self._archive.links
        found = links.to(enquiry, self._tiers) if enquiry else links.of(station.letter.document_id, self._tiers)
        for link in found:
            if (
                link.kind is LinkKind.ANSWERS
                and link.item is BlockKind.QUESTION
                and covers(link.number, question.number)
            ):
                yield self._place(link)

    def _place(self, link: Link) -> Station:
        """The block a link stands in, with where its words send their reader."""
        document_id, block = _document(link), block_of(link.source)
        passages = [one for one in self._archive.passages_of(document_id, self._tiers) if block_of(one.key) == block]
        if link.kind in _NAMED:
            passages = [one for one in passages if one.key == link.source]
        keys = {passage.key for passage in passages}
        sent = (LinkKind.REFERS, LinkKind.FOLLOWS)
        out = [
            one for one in self._archive.links.of(document_id, self._tiers) if one.source in keys and one.kind in sent
        ]
        referrals = tuple(Referral(one, self._named(one)) for one in out if one is not link)
        return Station(link.kind, self._summaries[document_id], tuple(passages), referrals=referrals)

    def _named(self, link: Link) -> tuple[str, ...]:
        """What a link leads to, as a councillor would write it."""
        if link.reference is None:
            places = (block[0] for block in self._blocks(_document(link)))
            return tuple(
                one.label for one in places if one.kind is link.item and one.number and covers(link.number, one.number)
            )
        return tuple(one.title for one in self._archive.links.targets(link, self._tiers))

    def _absent(self, letters: Iterable[Station]) -> tuple[str, ...]:
        """The papers that letters name and of which nothing may be seen; minutes name many of other Vorgänge."""
        links = self._archive.links
        found: list[str] = []
        for link in (link for station in letters for link in links.of(station.letter.document_id, self._tiers)):
            name = link.reference
            if not name or is_session(name) or any(same_paper(name, other) for other in (self._reference, *found)):
                continue
            if not any(one.kind in (*TYING, LinkKind.RECORDS) for one in links.to(name, self._tiers)):
                found.append(name)
        return tuple(sorted(found))


def in_order(stations: Iterable[Station]) -> list[Station]:
    """Stations in the order of time; those of unknown date at the end, unless their letters say where they stand."""
    found = list(stations)
    days = sorted({station.letter.date for station in found if station.letter.date})

    def key(station: Station) -> tuple[datetime.date, int, int, str, int]:
        letter, day = station.letter, station.letter.date
        between = 0
        if day is None:
            after, before = station.after or datetime.date.min, station.before or datetime.date.max
            sure = not any(after < other < before for other in days) and (station.after or station.before)
            day, between = (after, 1) if sure else (datetime.date.max, 2)
        place = int(station.passages[0].key.split("/")[1]) if station.passages else 0
        return day, between, _COURSE.index(letter.kind), letter.file, place

    return sorted(found, key=key)


def _document(link: Link) -> str:
    return link.source.partition("/")[0]
