"""Gold questions in parts of which no paper is in two: what one part teaches of a paper must not be asked in another.

Parts are made as grouped, stratified cross-validation makes them (scikit-learn's ``StratifiedGroupKFold`` describes the
greedy way): whatever shares a paper is one group, the largest go first, each to the part that has least of its sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scipy.cluster.hierarchy import DisjointSet

from eval.gold import GoldItem
from ingest.errors import BadInput

#: Fewer parts leave nothing to learn from.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Folds:
    """Which question is in which part.

    Attributes:
        of: The part of each question by its id, from 0.
        count: Number of parts.
        groups: Number of groups of questions that share no paper.
        largest: Number of questions of the largest group.
    """

    of: Mapping[str, int]
    count: int
    groups: int
    largest: int

    @property
    def sizes(self) -> list[int]:
        """Number of questions of each part."""
        held = Counter(self.of.values())
        return [held[fold] for fold in range(self.count)]


def divided(sets: Sequence[Sequence[GoldItem]], count: int) -> Folds:
    """Divide questions; the same sets give the same parts.

    Args:
        sets: The questions, set by set. One that stands in several sets under one id is one question.
        count: Number of parts.

    Raises:
        BadInput: There are fewer groups than parts, or fewer than two parts are asked for.
    """
    groups = _groups(sets)
    if not LEAST <= count <= len(groups):
        raise BadInput(
            f"Erwartet wird eine Zahl von Teilen ab {LEAST}, höchstens so viele wie Gruppen ohne gemeinsame Vorlage",
            f"gefunden wurden {count} Teile und {len(groups)} Gruppen",
            "bitte nennen Sie weniger Teile oder mehr Fragen (--folds).",
        )
    sizes = [len({item.id for item in items}) for items in sets]
    within = [{item.id for item in items} for items in sets]
    held = [[0] * len(sets) for _ in range(count)]
    totals = [0] * count
    found: dict[str, int] = {}
    for group in groups:
        own = [len(group & ids) for ids in within]
        crowd = [sum(n * has / size for n, has, size in zip(own, row, sizes, strict=True) if size) for row in held]
        fold = min(range(count), key=lambda one: (crowd[one], totals[one]))
        held[fold] = [has + n for has, n in zip(held[fold], own, strict=True)]
        totals[fold] += len(group)
        found |= dict.fromkeys(group, fold)
    return Folds(found, count, len(groups), len(groups[0]))


def _groups(sets: Sequence[Sequence[GoldItem]]) -> list[set[str]]:
    """Ids of the questions that share papers, directly or through others; largest first, then as they come."""
    joined: DisjointSet = DisjointSet()
    order: dict[str, None] = {}
    for item in (item for items in sets for item in items):
        order[item.id] = None
        joined.add(("question", item.id))
        for paper in _papers(item):
            joined.add(("paper", paper))
            joined.merge(("question", item.id), ("paper", paper))
    found: dict[object, set[str]] = {}
    for ident in order:
        found.setdefault(joined[("question", ident)], set()).add(ident)
    return sorted(found.values(), key=len, reverse=True)


def _papers(item: GoldItem) -> Iterator[str]:
    """The papers that a question is about: those that answer it, or the one that comes nearest."""
    yield from (gold.paper for gold in item.gold)
    if item.related_paper:
        yield item.related_paper
