"""The state of implementation of every resolution point that somebody may see."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.filters import Filter
from assistant.implementation.reading import (
    HEAD_AND_FOOT,
    SIGNED,
    Answer,
    Words,
    ends_openly,
    general,
    only_refers,
    preferred,
    read,
)
from assistant.implementation.repeated import begins, repeated, unmarked_points
from assistant.implementation.state import SETTLED, PointStatus, Progress, Report
from assistant.implementation.verdicts import REFUSES_MOTION, sends_to
from assistant.letters import allowed
from ingest.archive.archive import Archive
from ingest.archive.lists import LetterSummary, Tiers
from ingest.links.links import LinkKind, covers
from ingest.model import BlockKind, LetterKind, MissingKind, Passage
from ingest.text.references import folded, is_session, same_paper
from ingest.vorgang import Item, Station, Vorgang, vorgang

#: Weight from which a refusal is one of whatever is referred to it.
SURE = 4.0
#: How alike two readings of the same words are (share of characters in order).
SAME = 0.6
#: Letters that say what becomes of a resolution or motion.
_REPORTING = frozenset({LetterKind.RESOLUTION_CONTROL, LetterKind.STATEMENT})
_SAYING = frozenset({LinkKind.CONTROLS, LinkKind.ANSWERS})


def implementation(
    archive: Archive,
    tiers: Tiers,
    today: datetime.date,
    within: Filter | None = None,
    reference: str | None = None,
) -> tuple[PointStatus, ...]:
    """The state of implementation, overdue points first, then the latest report first.

    Args:
        archive: The archive.
        tiers: What may be seen.
        today: The day asked for; it decides what is overdue.
        within: Which reports are wanted (letters that pass); the whole history of a point stays. None for all.
        reference: The paper whose points are wanted; None for all papers.

    The first call after a change of the archive reads every paper, some 40 ms each; the next ones take no time.

    Returns:
        One entry a point; points that no control letter or statement reports on are among them, if there is one on
        their paper.
    """
    found = _of(archive, tiers, reference) if reference else _all(archive, tiers)
    let_pass = allowed(archive, tiers, within)
    if let_pass is not None:
        found = tuple(one for one in found if any(said.letter.document_id in let_pass for said in one.reports))
    latest = max((one.date for one in archive.summaries(tiers) if one.date), default=None)
    horizon = min(today, latest) if latest else today
    found = tuple(replace(one, overdue=_overdue(one, horizon)) for one in found)
    newest: dict[str, datetime.date] = {}
    for one in found:
        dates = [said.date for said in one.reports if said.date]
        newest[one.reference] = max([*dates, newest.get(one.reference, datetime.date.min)])

    def place(one: PointStatus) -> tuple[bool, int, str]:
        """Overdue first, longest first; then the paper with the latest report first. A paper's points keep theirs."""
        if one.overdue and one.next_report:
            return False, one.next_report.toordinal(), one.reference
        return True, -newest[one.reference].toordinal(), one.reference

    return tuple(sorted(found, key=place))


def _overdue(one: PointStatus, horizon: datetime.date) -> bool:
    """Whether the announced day lies before all that can be known of, and more is to be reported."""
    return one.next_report is not None and one.next_report < horizon and one.progress not in SETTLED


def _all(archive: Archive, tiers: Tiers) -> tuple[PointStatus, ...]:
    """The points of all papers, kept until the archive changes."""

    def made() -> tuple[PointStatus, ...]:
        names: dict[str, str] = {}
        for one in archive.summaries(tiers):
            if one.kind in _REPORTING:
                own = (one.reference, *(one.further_references if one.kind is LetterKind.RESOLUTION_CONTROL else ()))
                for name in own:
                    if name and not is_session(name):
                        names.setdefault(folded(name), name)
        return tuple(point for name in names.values() for point in _of(archive, tiers, name))

    found: tuple[PointStatus, ...] = archive.derived(("implementation", tiers), made)
    return found


def _of(archive: Archive, tiers: Tiers, reference: str) -> tuple[PointStatus, ...]:
    """The points of one paper."""
    found = vorgang(archive, reference, tiers)
    reporting = [one for one in found.letters if one.letter.kind in _REPORTING] if found else []
    if not found or not any(one.kind is not LinkKind.RECORDS for one in reporting):
        return ()
    return tuple(_Paper(archive, tiers, found).points())


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one letter answers to one point.

    Attributes:
        letter: The letter.
        passages: The answer, in reading order.
        stations: Where it stands.
        breaks_off: Whether it breaks off, and the pages behind it are not there.
        words: What it says; None where it has no words of its own.
    """

    letter: LetterSummary
    passages: tuple[Passage, ...]
    stations: tuple[Station, ...]
    breaks_off: bool
    words: Words | None


#: A paragraph that begins with a number and a word, as a point does ("4. Rasenpflege").
_NUMBERED = re.compile(r"^(?:Zu\s+)?(?P<number>\d{1,2}[a-z]?|[A-H])[.):]{1,2}\s+(?P<word>[^\W\d_]{4,})")


def _begins(item: Item, number: str, word: str) -> bool:
    """Whether a point has a number and begins with a word."""
    first = _NUMBERED.match(_wording(item))
    return item.number == number and first is not None and first["word"].casefold() == word.casefold()


def _wording(item: Item) -> str:
    return " ".join(passage.text for passage in item.wording)


class _Paper:
    """The points of one paper, read."""

    def __init__(self, archive: Archive, tiers: Tiers, found: Vorgang) -> None:
        self._archive, self._tiers, self._vorgang = archive, tiers, found
        self._reporting = [one.letter for one in found.letters if one.letter.kind in _REPORTING]
        self._items = [item for item in found.items if item.kind is BlockKind.RESOLUTION_POINT]
        if not any(item.number for item in self._items):
            self._items = [*self._unmarked(), *self._items]
        self._repeated = {one.document_id: self._again(one) for one in self._reporting}
        self._places = {id(item): list(self._stations(item)) for item in self._items}
        self._answers = {id(item): self._answered(item) for item in self._items}

    def points(self) -> Iterator[PointStatus]:
        """Their states, in the order of the paper; what is overdue is not told here."""
        for item in self._items:
            answers = self._answers[id(item)]
            told = [self._report(item, one) for one in answers]
            reports = tuple(one for one in told if one.letter.kind in _REPORTING)
            words = self._words(item)
            yield PointStatus(
                self._vorgang.reference,
                self._vorgang.subject,
                item.number,
                " ".join(passage.text for passage in words),
                words,
                reports,
                tuple(one for one in told if one.letter.kind not in _REPORTING),
                tuple(dict.fromkeys(one.letter for one in item.stations if one.kind is LinkKind.ASKS_ABOUT)),
                self._announced(self._reporting[-1]) if self._reporting else None,
            )

    def _words(self, item: Item) -> tuple[Passage, ...]:
        """The words of a point; of one without a number also what the letters quote and the paper's file lacks."""
        words = list(item.wording)
        if item.number is None:
            quoting = (self._archive.passages_of(one.document_id, self._tiers) for one in self._reporting)
            quoted = (one for passages in quoting for one in passages if one.kind is item.kind)
            quoted = (one for one in quoted if one.number is None and one.group is None)
            for one in quoted:
                if not any(SequenceMatcher(None, one.text, other.text).ratio() > SAME for other in words):
                    words.append(one)
        return tuple(words)

    def _answered(self, item: Item) -> list[_Answer]:
        """What each letter answers to a point, in the order of time."""
        blocks: dict[str, list[Station]] = {}
        for station in self._places[id(item)]:
            blocks.setdefault(station.letter.document_id, []).append(station)
        wording = _wording(item)
        found = []
        for stations in blocks.values():
            passages = tuple(dict.fromkeys(one for station in stations for one in station.passages))
            joint = self._is_joint(item, passages)
            letter = stations[0].letter
            around = Answer(
                self._vorgang.subject or "",
                joint=joint,
                breaks_off=self._is_cut(letter, passages),
                goes_on=self._announced(letter) is not None,
                number=item.number,
            )
            words = None if only_refers(wording, passages) else read(wording, passages, around)
            words = preferred(words, self._verdict(letter, item), wording) if words else None
            found.append(_Answer(letter, passages, tuple(stations), around.breaks_off, words))
        return [*found, *self._whole(item, set(blocks))]

    def _stations(self, item: Item) -> Iterator[Station]:
        """Where a point is answered: its own places without what begins with another point, and what begins with it."""
        own: set[str] = set()
        for station in item.stations:
            kept = tuple(one for one, about in self._split(station) if about in (None, item))
            if station.kind in _SAYING and kept:
                own.add(station.letter.document_id)
                yield replace(station, passages=kept)
        for station in dict.fromkeys(one for other in self._items for one in other.stations if other is not item):
            kept = tuple(one for one, about in self._split(station) if about is item)
            if station.kind in _SAYING and station.letter.document_id not in own and kept:
                yield replace(station, passages=kept)

        for letter in self._reporting:
            passages = self._repeated[letter.document_id].get(id(item), ())
            if letter.document_id not in own and passages:
                yield Station(LinkKind.ANSWERS, letter, passages)

    def _unmarked(self) -> list[Item]:
        """Points that only their words show: numbered paragraphs of the motion that the statement repeats."""
        motions = (one.letter for one in self._vorgang.letters if one.letter.kind is LetterKind.MOTION)
        motion = [one for letter in motions for one in self._archive.passages_of(letter.document_id, self._tiers)]
        statements = (one for one in self._reporting if one.kind is LetterKind.STATEMENT)
        said = [one for letter in statements for one in self._archive.passages_of(letter.document_id, self._tiers)]
        return [Item(BlockKind.RESOLUTION_POINT, number, (one,)) for number, one in unmarked_points(motion, said)]

    def _again(self, letter: LetterSummary) -> dict[int, tuple[Passage, ...]]:
        """What a statement says below each point that it repeats, by the point's id."""
        if letter.kind is not LetterKind.STATEMENT:
            return {}
        every = self._archive.passages_of(letter.document_id, self._tiers)
        passages = [one for one in every if one.kind not in HEAD_AND_FOOT]
        below = repeated([_wording(item) for item in self._items], passages)
        return {id(item): found for item, found in zip(self._items, below, strict=True)}

    def _split(self, station: Station) -> Iterator[tuple[Passage, Item | None]]:
        """The passages of a place, each with the point that was named last in front of it, if a paragraph does."""
        about = None
        for passage in station.passages:
            begun = _NUMBERED.match(passage.text)
            named = (one for one in self._items if begun and _begins(one, begun["number"], begun["word"]))
            again = (one for one in self._items if begins(passage.text, _wording(one)))
            about = next(again, None) or next(named, about)
            yield passage, about

    def _whole(self, item: Item, answered: set[str]) -> Iterator[_Answer]:
        """Letters that answer no point by itself, but say of the whole paper what becomes of it."""
        for letter in self._reporting:
            words = self._verdict(letter, item) if letter.document_id not in answered else None
            if words:
                yield _Answer(letter, (words.passage,), (), False, words)

    def _verdict(self, letter: LetterSummary, item: Item) -> Words | None:
        """What a statement says of the motion as a whole ("Die Verwaltung empfiehlt, den Antrag abzulehnen").

        One that names points ("Ziffer 1 und 2 abzulehnen") holds for these alone.
        """
        if letter.kind is not LetterKind.STATEMENT:
            return None
        every = self._archive.passages_of(letter.document_id, self._tiers)
        passages = list(dict.fromkeys([*general(every), *(one for one in every if REFUSES_MOTION.search(one.text))]))
        return read(_wording(item), passages, Answer(self._vorgang.subject or "", whole=True, number=item.number))

    def _is_joint(self, item: Item, passages: Sequence[Passage]) -> bool:
        """Whether an answer stands for other points, too; one to 2 stands for 2a alone as well."""
        if all(covers(passage.number, item.number) and passage.number for passage in passages):
            return False
        keys = {passage.key for passage in passages}
        others = (one for one in self._items if one is not item and not covers(one.number, item.number))
        return any(keys & {one.key for one in s.passages} for other in others for s in self._places[id(other)])

    def _report(self, item: Item, answer: _Answer) -> Report:
        """An answer as a report; one that only refers elsewhere says what is said there."""
        refers = tuple(
            dict.fromkeys(name for one in answer.stations for sent in one.referrals for name in sent.targets)
        )
        words = answer.words or self._meant(item, answer) or self._unclear(item, answer)
        if words.progress is Progress.REPORTED and answer.breaks_off:
            words = replace(words, progress=Progress.UNCLEAR)
        letter = answer.letter
        return Report(
            words.progress,
            letter,
            letter.office,
            letter.date,
            words.sentence,
            words.passage,
            words.spans,
            words.holds_for,
            refers,
            self._announced(letter),
        )

    def _meant(self, item: Item, answer: _Answer) -> Words | None:
        """What an answer without words of its own means: the refusal of the motion, else what it refers to."""
        verdict = self._verdict(answer.letter, item)
        if verdict and verdict.progress is Progress.DECLINED:
            return verdict
        return self._referred(item, answer)

    def _referred(self, item: Item, answer: _Answer) -> Words | None:
        """What is said at the place to which an answer sends its reader; None where nothing of it may be seen.

        Of the answer to another point counts what it says of this one.
        """
        around = Answer(self._vorgang.subject or "", joint=True, number=item.number)
        for link in (sent.link for station in answer.stations for sent in station.referrals):
            if link.reference is None:
                others = (one for one in self._items if one is not item and covers(link.number, one.number))
                there = (one for other in others for one in self._answers[id(other)] if one.letter == answer.letter)
                found = [self._said_there(item, one, around) for one in there if one is not answer]
            else:
                meant = {one.document_id for one in self._archive.links.targets(link, self._tiers)}
                found = [one.words for one in self._answers[id(item)] if one.letter.document_id in meant]
            words = next((one for one in found if one), None)
            if words:
                return words
        return self._named(item, answer, around)

    def _named(self, item: Item, answer: _Answer, around: Answer) -> Words | None:
        """What is said at the points that an answer names without a link to them."""
        numbers = sends_to(" ".join(one.text for one in answer.passages))
        others = [one for one in self._items if one is not item and any(covers(n, one.number) for n in numbers)]
        there = (one for other in others for one in self._answers.get(id(other), ()) if one.letter == answer.letter)
        return next((words for one in there if (words := self._said_there(item, one, around))), None)

    def _said_there(self, item: Item, other: _Answer, around: Answer) -> Words | None:
        """What the answer to another point says of this one; a refusal of that one is one of this."""
        if other.words and other.words.progress is Progress.DECLINED and other.words.weight >= SURE:
            return other.words
        return read(_wording(item), other.passages, around)

    def _unclear(self, item: Item, answer: _Answer) -> Words:
        """The first words of an answer from which nothing can be told."""
        said = (one for one in answer.passages if one.kind not in HEAD_AND_FOOT and one.sentences)
        passage = next(said, answer.passages[0])
        own = (one for one in passage.sentences if not SIGNED.search(one.text) and not begins(one.text, _wording(item)))
        first = next(own, passage.sentences[0])
        return Words(Progress.UNCLEAR, passage, first.text, first.spans)

    def _is_cut(self, summary: LetterSummary, passages: Sequence[Passage]) -> bool:
        """Whether an answer breaks off and the pages behind it are not there."""
        if not ends_openly(passages):
            return False
        letter = self._archive.letter(summary.document_id, self._tiers)
        return letter is not None and any(one.kind is MissingKind.PAGE for one in letter.missing)

    def _announced(self, letter: LetterSummary) -> datetime.date | None:
        """For when a letter announces the next report on the paper."""
        links = self._archive.links.of(letter.document_id, self._tiers)
        dates = [
            link.date
            for link in links
            if link.kind is LinkKind.ANNOUNCES
            and link.date
            and link.reference
            and same_paper(link.reference, self._vorgang.reference)
        ]
        return max(dates, default=None)
