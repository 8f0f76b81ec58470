"""Blocks found against blocks labelled: one to one, same kind, same number, both borders within ten characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.structure.gold_blocks import GoldBlock
from eval.structure.numbers import Key, keys, label_key, same_number
from ingest.model import Block, BlockKind, Letter

#: Characters of the source by which a border may be off (issue 3).
TOLERANCE = 10
#: Kinds that the labels do not know: they are neither hits nor extras.
UNLABELLED = frozenset({BlockKind.LETTERHEAD, BlockKind.PARAGRAPH})
_ASKED = frozenset({BlockKind.QUESTION, BlockKind.RESOLUTION_POINT})


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block of the parser with its outer borders; page marks inside belong to it."""

    kind: BlockKind
    number: str | None
    group: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Matched:
    """The blocks of one letter, compared.

    Attributes:
        hits: Labelled blocks with the block found for each.
        missed: Labelled blocks that were not found.
        extra: Found blocks that nobody labelled.
    """

    hits: tuple[tuple[GoldBlock, FoundBlock], ...]
    missed: tuple[GoldBlock, ...]
    extra: tuple[FoundBlock, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, labelled and found; rates are None over nothing."""

    hits: int = 0
    labelled: int = 0
    found: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.labelled + other.labelled, self.found + other.found)

    @property
    def precision(self) -> float | None:
        """Hits ÷ found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Hits ÷ labelled."""
        return self.hits / self.labelled if self.labelled else None


def found_blocks(letter: Letter) -> list[FoundBlock]:
    """The blocks of a letter that labels may know, in order; neighbouring blocks of the introduction are one."""
    found: list[FoundBlock] = []
    before: BlockKind | None = None
    for block in letter.blocks:
        if block.kind is BlockKind.INTRO and before is BlockKind.INTRO:
            last = found.pop()
            found.append(FoundBlock(BlockKind.INTRO, None, None, last.start, borders(letter, block)[1]))
        elif block.kind not in UNLABELLED:
            found.append(FoundBlock(block.kind, block.number, block.group, *borders(letter, block)))
        before = block.kind
    return found


def borders(letter: Letter, block: Block) -> tuple[int, int]:
    """First and one past the last printed character of a block, in code points of the source."""
    spans = [span for paragraph in block.paragraphs for span in paragraph.spans]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    piece = letter.source.text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def near(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether both borders lie within the tolerance."""
    return abs(start - other_start) <= TOLERANCE and abs(end - other_end) <= TOLERANCE


def match(gold: Sequence[GoldBlock], found: Sequence[FoundBlock]) -> Matched:
    """Compare the blocks of one letter; each labelled block takes the nearest found block that is still free."""
    free = list(found)
    every = frozenset[str]().union(*(label_key(block.number) for block in gold if block.kind in _ASKED))
    hits, missed = [], []
    for wanted in gold:
        fitting = [block for block in free if _fits(wanted, block, every)]
        if fitting:
            best = min(fitting, key=lambda block: distance(wanted, block))
            free.remove(best)
            hits.append((wanted, best))
        else:
            missed.append(wanted)
    return Matched(tuple(hits), tuple(missed), tuple(free))


def distance(gold: GoldBlock, found: FoundBlock) -> int:
    """Characters by which both borders together are off."""
    return abs(gold.start - found.start) + abs(gold.end - found.end)


def nearest(wanted: GoldBlock, found: Iterable[FoundBlock]) -> FoundBlock | None:
    """The found block that shares most with a labelled one, the closest where none shares a character."""

    def closeness(block: FoundBlock) -> tuple[int, int]:
        return min(wanted.end, block.end) - max(wanted.start, block.start), -distance(wanted, block)

    return max(found, key=closeness, default=None)


def counts_by_kind(matched: Matched) -> dict[BlockKind, Counts]:
    """Counts per kind of block; a kind that neither labels nor parser have is left out."""
    counts: dict[BlockKind, Counts] = {}
    for gold, _ in matched.hits:
        counts[gold.kind] = counts.get(gold.kind, Counts()) + Counts(1, 1, 1)
    for missed in matched.missed:
        counts[missed.kind] = counts.get(missed.kind, Counts()) + Counts(labelled=1)
    for extra in matched.extra:
        counts[extra.kind] = counts.get(extra.kind, Counts()) + Counts(found=1)
    return counts


def _fits(gold: GoldBlock, found: FoundBlock, every: Key) -> bool:
    """Whether a found block is the labelled one; an answer to all that was asked may name all of it, or nothing."""
    if gold.kind is not found.kind or not near(gold.start, gold.end, found.start, found.end):
        return False
    to_all = gold.kind is BlockKind.ANSWER and gold.number is None and every in keys(found.number, found.group)
    return to_all or same_number(gold.number, found.number, found.group)
