"""Question-answer pairs and resolution points found against those labelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.structure.blocks import Counts, near
from eval.structure.gold_pairs import GoldPaper, Stretch
from eval.structure.numbers import keys, label_key, same_number


@dataclass(frozen=True, slots=True)
class FoundStretch:
    """A block that was found, with the stem of its file and its outer borders."""

    number: str | None
    group: str | None
    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A question or point with the answer that the parser gives it."""

    question: FoundStretch
    answer: FoundStretch


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """What was found in the files of one paper that labels may name."""

    pairs: tuple[FoundPair, ...]
    points: tuple[FoundStretch, ...]


@dataclass(slots=True)
class PaperMatch:
    """One paper, compared; places count from 0 in the gold's order.

    Attributes:
        gold: Its labels.
        hits: Places of the labelled pairs that were found.
        missed: Places of those that were not.
        extra: Pairs found that nobody labelled.
        point_hits, point_missed, point_extra: The same for resolution points.
    """

    gold: GoldPaper
    hits: list[int] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)
    extra: list[FoundPair] = field(default_factory=list)
    point_hits: list[int] = field(default_factory=list)
    point_missed: list[int] = field(default_factory=list)
    point_extra: list[FoundStretch] = field(default_factory=list)

    @property
    def pairs(self) -> Counts:
        """Counts of pairs."""
        return Counts(len(self.hits), len(self.hits) + len(self.missed), len(self.hits) + len(self.extra))

    @property
    def points(self) -> Counts:
        """Counts of resolution points."""
        hits = len(self.point_hits)
        return Counts(hits, hits + len(self.point_missed), hits + len(self.point_extra))


def compare(gold: GoldPaper, found: FoundPaper) -> PaperMatch:
    """Compare the pairs and points of one paper, one to one; what a reader was unsure of counts neither way.

    A found pair that shares most with an unsure label is no extra.
    """
    match = PaperMatch(gold)
    pairs_left = list(found.pairs)
    for n, pair in enumerate(gold.pairs):
        hit = next((one for one in pairs_left if _is_pair(pair.question, pair.answer, one)), None)
        if hit is not None:
            pairs_left.remove(hit)
        if not pair.unsure:
            (match.missed if hit is None else match.hits).append(n)
    unsure = [pair.unsure for pair in gold.pairs]
    for one in pairs_left:
        if not _unsure([pair_share(pair.question, pair.answer, one) for pair in gold.pairs], unsure):
            match.extra.append(one)
    points_left = list(found.points)
    for n, point in enumerate(gold.points):
        there = next((one for one in points_left if _is_point(point, one)), None)
        if there is not None:
            points_left.remove(there)
        if not point.unsure:
            (match.point_missed if there is None else match.point_hits).append(n)
    unsure = [point.unsure for point in gold.points]
    match.point_extra = [
        one for one in points_left if not _unsure([share(point, one) for point in gold.points], unsure)
    ]
    return match


def share(gold: Stretch, found: FoundStretch) -> int:
    """Characters that a labelled and a found stretch have in common."""
    return max(0, min(gold.end, found.end) - max(gold.start, found.start)) if gold.file == found.file else 0


def pair_share(question: Stretch, answer: Stretch, found: FoundPair) -> int:
    """Characters that a labelled and a found pair have in common, question with question, answer with answer."""
    return share(question, found.question) + share(answer, found.answer)


def total(matches: Iterable[PaperMatch]) -> tuple[Counts, Counts]:
    """Counts of pairs and of points over papers."""
    pairs, points = Counts(), Counts()
    for match in matches:
        pairs, points = pairs + match.pairs, points + match.points
    return pairs, points


def by_layout(matches: Sequence[PaperMatch]) -> dict[str, Counts]:
    """Counts of pairs over the papers of each layout; a paper counts under each of its layouts."""
    names = sorted({name for match in matches for name in match.gold.layout})
    return {name: total(match for match in matches if name in match.gold.layout)[0] for name in names}


def _is_pair(question: Stretch, answer: Stretch, found: FoundPair) -> bool:
    """Both places and both numbers; an answer may bear the number of its question instead of its own."""
    if not (_is_same(question, found.question) and _is_same(answer, found.answer)):
        return False
    if not same_number(question.number, *_number(found.question)):
        return False
    written = keys(*_number(found.answer))
    return label_key(answer.number) in written or any(label_key(question.number) <= key for key in written)


def _is_point(point: Stretch, found: FoundStretch) -> bool:
    return _is_same(point, found) and same_number(point.number, *_number(found))


def _is_same(gold: Stretch, found: FoundStretch) -> bool:
    return gold.file == found.file and near(gold.start, gold.end, found.start, found.end)


def _number(found: FoundStretch) -> tuple[str | None, str | None]:
    return found.number, found.group


def _unsure(shares: Sequence[int], unsure: Sequence[bool]) -> bool:
    """Whether the label that shares most is an unsure one."""
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best is not None and shares[best] > 0 and unsure[best]
