from __future__ import annotations

import pytest

from eval.structure.blocks import TOLERANCE, Counts, FoundBlock, counts_by_kind, found_blocks, match, nearest
from eval.structure.gold_blocks import GoldBlock
from ingest.model import BlockKind
from tests.eval.structure.made import bench_letter, block, letter

QUESTION, ANSWER, POINT = BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.RESOLUTION_POINT


def gold(kind: BlockKind = QUESTION, number: str | None = "1", start: int = 100, end: int = 200) -> GoldBlock:
    return GoldBlock(kind, number, start, end)


def found(
    kind: BlockKind = QUESTION, number: str | None = "1", start: int = 100, end: int = 200, group: str | None = None
) -> FoundBlock:
    return FoundBlock(kind, number, group, start, end)


def test_the_letterhead_and_plain_paragraphs_are_nobodys_labels() -> None:
    kinds = [one.kind for one in found_blocks(bench_letter())]
    assert kinds == [QUESTION, ANSWER, QUESTION, ANSWER]


def test_neighbouring_blocks_of_the_introduction_are_one() -> None:
    text = "Guten Tag, ohne Pflicht. Frage. Noch ein Wort."
    intro, reserved = (block(text, BlockKind.INTRO, None, piece) for piece in ("Guten Tag,", "ohne Pflicht."))
    asked, late = block(text, QUESTION, None, "Frage."), block(text, BlockKind.INTRO, None, "Noch ein Wort.")
    blocks = found_blocks(letter(text, intro, reserved, asked, late))
    assert [(one.kind, text[one.start : one.end]) for one in blocks] == [
        (BlockKind.INTRO, "Guten Tag, ohne Pflicht."),
        (QUESTION, "Frage."),
        (BlockKind.INTRO, "Noch ein Wort."),
    ]


def test_borders_leave_white_space_out() -> None:
    text = "Eins \n zwei \f"
    (one,) = found_blocks(letter(text, block(text, ANSWER, "1", "Eins \n ", "zwei \f")))
    assert (one.start, one.end) == (0, text.index(" \f"))


@pytest.mark.parametrize(("start", "end"), [(100, 200), (90, 210), (110, 190)])
def test_borders_within_the_tolerance_are_right(start: int, end: int) -> None:
    assert TOLERANCE == 10
    assert match([gold()], [found(start=start, end=end)]).hits


@pytest.mark.parametrize(
    "other",
    [found(start=89), found(start=111), found(end=189), found(end=211), found(ANSWER), found(number="2")],
    ids=["start early", "start late", "end early", "end late", "kind", "number"],
)
def test_a_miss_is_also_an_extra(other: FoundBlock) -> None:
    matched = match([gold()], [other])
    assert (matched.hits, matched.missed, matched.extra) == ((), (gold(),), (other,))


def test_each_block_is_used_once() -> None:
    near, nearer = found(start=95), found(start=99)
    matched = match([gold()], [near, nearer])
    assert (matched.hits, matched.extra) == (((gold(), nearer),), (near,))
    assert len(match([gold(), gold()], [nearer]).missed) == 1


@pytest.mark.parametrize("number", [None, "1-2", "1, 2"])
def test_one_answer_to_all_points_may_name_them(number: str | None) -> None:
    points = [gold(POINT, "1", 0, 50), gold(POINT, "2", 51, 99)]
    labels = [*points, gold(ANSWER, None)]
    assert len(match(labels, [found(ANSWER, number)]).hits) == 1
    assert not match(labels, [found(ANSWER, "2")]).hits


def test_counts_by_hand() -> None:
    labels = [gold(), gold(ANSWER, "1", 201, 300), gold(ANSWER, "2", 301, 400)]
    blocks = [found(), found(ANSWER, "1", 201, 300), found(ANSWER, "2", 350, 400), found(POINT, "3", 500, 600)]
    counts = counts_by_kind(match(labels, blocks))
    assert counts == {QUESTION: Counts(1, 1, 1), ANSWER: Counts(1, 2, 2), POINT: Counts(0, 0, 1)}
    every = sum(counts.values(), Counts())
    assert (every.precision, every.recall) == (2 / 4, 2 / 3)
    assert (Counts().precision, Counts().recall) == (None, None)


def test_the_nearest_shares_most_or_is_closest() -> None:
    inside, across, far = found(start=150, end=160), found(start=120, end=300), found(start=900, end=950)
    assert nearest(gold(), [inside, across, far]) == across
    assert nearest(gold(), [far, found(start=400, end=500)]) == found(start=400, end=500)
    assert nearest(gold(), []) is None
