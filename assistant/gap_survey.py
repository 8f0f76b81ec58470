"""The gaps of all Vorgänge: questions without an answer, points without a report, answers that only refer elsewhere.

All of it is made from the letters that may be seen; a gap says what was not found in them, and nothing about the world
(:mod:`assistant.gaps` says the same of one Vorgang).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.gaps import is_reported
from assistant.kept import Kept
from ingest.archive.archive import Archive, LetterSummary, Tiers
from ingest.body.markers import each_number
from ingest.links.links import Link, LinkKind, block_of, covers
from ingest.model import BlockKind, LetterKind, Passage
from ingest.text.references import REFERENCE, folded, is_session
from ingest.vorgang import Item, Station, Vorgang, vorgang

#: How often an answer is followed that only refers to one that only refers.
_HOPS = 4
_ANSWERING = (LinkKind.CONTROLS, LinkKind.ANSWERS)
#: Words of which an answer is made that says nothing but where to look.
_FORMULA = re.compile(
    r"(?:siehe|vgl|vergleiche|verweis(?:e|en|t)|verwiesen|hingewiesen|entnehmen|wird|werden|ist|bitte|ich|wir|es|"
    r"hier(?:zu)?|dazu|diesbezüglich|inso(?:weit|fern)|auch|bereits|oben|obigen?|unter|vorstehend(?:en?)?|"
    r"ge(?:nannt|geben)en?|(?:mein|unser|dies)(?:e[rsn]?)|antwort(?:en)?|beantwortung|stellungnahme|ausführung(?:en)?|"
    r"(?:an)?frage|fragen|(?:beschluss)?punkte?|ziff(?:ern?)?|nr|nummer|beschlusskontrolle|schreiben|vorlage|nächste|auf|"
    r"d(?:ie|er|en|em|as|es)|zu[rm]?|vo[nm]|an|in|im|und|sowie|bis|januar|februar|märz|april|mai|ju[nl]i|august|"
    r"september|oktober|november|dezember)"
)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A question without an answer, or a point without a report.

    Attributes:
        reference: The paper.
        subject: What it is about; None where no letter says.
        item: The question or point.
        letter: The letter that its words are taken from.
    """

    reference: str
    subject: str | None
    item: Item
    letter: LetterSummary


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer sends its reader.

    Attributes:
        letter: The letter.
        passages: The place in it; empty where the words name the letter alone.
    """

    letter: LetterSummary
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyRefers:
    """An answer or report that says nothing but where to look.

    Attributes:
        reference, subject, item: As in :class:`OpenItem`.
        station: The answer.
        targets: Where that leads, through further such answers; empty where nothing of it may be seen.
    """

    reference: str
    subject: str | None
    item: Item
    station: Station
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class GapSurvey:
    """What was not found, each kind by the date of its letter, the latest first."""

    questions: tuple[OpenItem, ...] = ()
    points: tuple[OpenItem, ...] = ()
    referring: tuple[OnlyRefers, ...] = ()


_KEPT: Kept[Tiers, GapSurvey] = Kept()


def gap_survey(archive: Archive, tiers: Tiers, reference: str | None = None) -> GapSurvey:
    """The gaps of all Vorgänge, or of one.

    Args:
        archive: The archive.
        tiers: What may be seen.
        reference: The paper whose gaps are wanted; None for all. The first call for all after a change of the archive
            looks at every Vorgang, about 8 ms each.
    """
    if reference is not None:
        return _surveyed(archive, tiers, [reference])
    papers = {
        folded(name): name for one in archive.summaries(tiers) if (name := one.reference) and not is_session(name)
    }
    return _KEPT.of(archive, tiers, lambda: _surveyed(archive, tiers, list(papers.values())))


def only_refers(passages: Sequence[Passage]) -> bool:
    """Whether words say nothing but where to look ("Siehe Antwort zu 2.")."""
    text = REFERENCE.sub(" ", " ".join(one.text for one in passages))
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1]
    return bool(words) and all(_FORMULA.fullmatch(word) for word in words)


def _surveyed(archive: Archive, tiers: Tiers, papers: Sequence[str]) -> GapSurvey:
    summaries = {one.document_id: one for one in archive.summaries(tiers)}
    asked: dict[str, OpenItem] = {}
    referring: dict[str, OnlyRefers] = {}
    for found in filter(None, (vorgang(archive, paper, tiers) for paper in papers)):
        for item in found.items:
            first = item.wording[0]
            letter = summaries[first.document_id]
            if not is_reported(item) and _is_due(found, letter) and not _answered_apart(archive, tiers, found, item):
                asked.setdefault(first.key, OpenItem(found.reference, found.subject, item, letter))
            for one in _referring(archive, tiers, found, item):
                referring.setdefault(one.station.passages[0].key, one)
    ordered = sorted(asked.values(), key=lambda one: one.letter.date or datetime.date.min, reverse=True)
    return GapSurvey(
        tuple(one for one in ordered if one.item.kind is BlockKind.QUESTION),
        tuple(one for one in ordered if one.item.kind is BlockKind.RESOLUTION_POINT),
        tuple(sorted(referring.values(), key=lambda one: one.station.letter.date or datetime.date.min, reverse=True)),
    )


def _is_due(found: Vorgang, letter: LetterSummary) -> bool:
    """Whether somebody waits for words on an item: nobody reports on a proposal that nothing shows to be decided."""
    return letter.kind is not LetterKind.PROPOSAL or any(is_reported(other) for other in found.items)


def _answered_apart(archive: Archive, tiers: Tiers, found: Vorgang, item: Item) -> bool:
    """Whether an item of several numbers ("1 und 2") is answered under one of them."""
    numbers = each_number(item.number) if item.number else []
    links = archive.links.to(found.reference, tiers) if len(numbers) > 1 else []
    return any(one.kind in _ANSWERING and any(covers(one.number, number) for number in numbers) for one in links)


def _referring(archive: Archive, tiers: Tiers, found: Vorgang, item: Item) -> Iterator[OnlyRefers]:
    """The answers to an item that only refer elsewhere."""
    for station in item.stations:
        if station.kind in _ANSWERING and station.referrals and only_refers(station.passages):
            search = _Following(archive, tiers, item.number, block_of(station.passages[0].key))
            targets = search.targets([one.link for one in station.referrals], station.passages[0].document_id)
            yield OnlyRefers(found.reference, found.subject, item, station, tuple(targets))


class _Following:
    """Follows where words send their reader, from one answer that only refers to the next."""

    def __init__(self, archive: Archive, tiers: Tiers, number: str | None, start: str) -> None:
        self._archive, self._tiers, self._number = archive, tiers, number
        self._summaries = {one.document_id: one for one in archive.summaries(tiers)}
        self._seen = {start}

    def targets(self, links: Sequence[Link], here: str, hops: int = _HOPS) -> list[Target]:
        """Where links lead; ``here`` is the id of the letter they stand in."""
        found: list[Target] = []
        for link in links:
            for target in self._named(link, here):
                key = block_of(target.passages[0].key) if target.passages else target.letter.document_id
                if key in self._seen:
                    continue
                self._seen.add(key)
                onward = self._links(target) if hops and only_refers(target.passages) else []
                found += self.targets(onward, target.letter.document_id, hops - 1) or [target]
        return found

    def _named(self, link: Link, here: str) -> Iterator[Target]:
        """What a link names: answers of the same letter, or other letters, there on the same point where it can be."""
        if link.reference is None:
            for block in self._blocks(here, link.number):
                if block[0].kind is link.item:
                    yield Target(self._summaries[here], block)
            return
        for letter in self._archive.links.targets(link, self._tiers):
            blocks = list(self._blocks(letter.document_id, link.number or self._number))
            answers = [block for block in blocks if block[0].kind is BlockKind.ANSWER]
            yield from [Target(letter, block) for block in answers] or [Target(letter)]

    def _blocks(self, document_id: str, number: str | None) -> Iterator[tuple[Passage, ...]]:
        """The blocks of a letter that are about a number."""
        blocks: dict[str, list[Passage]] = {}
        for passage in self._archive.passages_of(document_id, self._tiers):
            if number and passage.number and covers(passage.number, number):
                blocks.setdefault(block_of(passage.key), []).append(passage)
        yield from map(tuple, blocks.values())

    def _links(self, target: Target) -> list[Link]:
        keys = {passage.key for passage in target.passages}
        links = self._archive.links.of(target.letter.document_id, self._tiers)
        return [one for one in links if one.source in keys and one.kind in (LinkKind.REFERS, LinkKind.FOLLOWS)]
