from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from eval.structure.blocks import Counts
from eval.structure.gold_pairs import GoldPaper, Stretch
from eval.structure.pairs import FoundPair, FoundPaper, FoundStretch, by_layout, compare, pair_share, share, total
from tests.eval.structure.made import ANSWER_1, ANSWER_2, QUESTION_1, QUESTION_2, bench_paper, stretch


def there(number: str | None, piece: str, group: str | None = None, file: str = "1") -> FoundStretch:
    place = stretch(number, piece)
    return FoundStretch(number, group, file, place["start"], place["end"])


ONE = FoundPair(there("1", QUESTION_1), there("1", ANSWER_1))
TWO = FoundPair(there("2", QUESTION_2), there("2", ANSWER_2))


def pairs(*found: FoundPair) -> FoundPaper:
    return FoundPaper(found, ())


def unsure(number: int) -> GoldPaper:
    fields: dict[str, Any] = bench_paper().model_dump()
    fields["pairs"][number]["unsure"] = True
    return GoldPaper.model_validate(fields)


def test_all_found() -> None:
    match = compare(bench_paper(), pairs(TWO, ONE))
    assert (match.hits, match.missed, match.extra) == ([0, 1], [], [])
    assert match.pairs == Counts(2, 2, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ONE, question=replace(ONE.question, start=ONE.question.start - 11)),
        replace(ONE, question=replace(ONE.question, end=ONE.question.end + 11)),
        replace(ONE, answer=replace(ONE.answer, start=ONE.answer.start + 11)),
        replace(ONE, answer=replace(ONE.answer, end=ONE.answer.end - 11)),
        replace(ONE, question=replace(ONE.question, number="2")),
        replace(ONE, answer=replace(ONE.answer, number="2")),
        replace(ONE, answer=replace(ONE.answer, number=None)),
        replace(ONE, question=replace(ONE.question, file="2")),
        FoundPair(ONE.question, TWO.answer),
    ],
)
def test_a_pair_is_right_whole_or_not_at_all(wrong: FoundPair) -> None:
    match = compare(bench_paper(), pairs(wrong, TWO))
    assert (match.hits, match.missed, match.extra) == ([1], [0], [wrong])
    assert (match.pairs.precision, match.pairs.recall) == (0.5, 0.5)


def test_borders_may_be_off_by_ten() -> None:
    close = replace(ONE, answer=replace(ONE.answer, start=ONE.answer.start + 10, end=ONE.answer.end - 10))
    assert compare(bench_paper(), pairs(close)).hits == [0]


def test_an_answer_may_bear_its_own_number_or_that_of_its_question() -> None:
    fields: dict[str, Any] = bench_paper().model_dump()
    fields["pairs"][0]["answer"]["number"] = "A1"
    gold = GoldPaper.model_validate(fields)
    assert compare(gold, pairs(ONE)).hits == [0]
    assert compare(gold, pairs(replace(ONE, answer=replace(ONE.answer, group="A")))).hits == [0]
    assert compare(gold, pairs(replace(ONE, answer=replace(ONE.answer, number="2")))).hits == []


def test_a_joint_answer_is_a_pair_for_each_question() -> None:
    joint = stretch("1-2", ANSWER_2)
    labels = [{"question": stretch(n, q), "answer": joint} for n, q in (("1", QUESTION_1), ("2", QUESTION_2))]
    gold = bench_paper(pairs=labels)
    found = [FoundPair(there(n, q), there("1, 2", ANSWER_2)) for n, q in (("1", QUESTION_1), ("2", QUESTION_2))]
    assert compare(gold, pairs(*found)).pairs == Counts(2, 2, 2)
    assert compare(gold, pairs(found[0])).pairs == Counts(1, 2, 1)


def test_an_unsure_pair_counts_neither_way() -> None:
    other_border = replace(ONE, answer=replace(ONE.answer, end=ONE.answer.end - 15))
    for found in ((ONE, TWO), (other_border, TWO), (TWO,)):
        assert compare(unsure(0), pairs(*found)).pairs == Counts(1, 1, 1)


def test_what_swallows_an_unsure_pair_and_more_of_a_sure_one_is_an_extra() -> None:
    greedy = FoundPair(TWO.question, replace(ONE.answer, end=TWO.answer.end))
    assert compare(unsure(0), pairs(greedy)).extra == [greedy]
    assert compare(unsure(1), pairs(greedy)).extra == []


def test_points_by_hand() -> None:
    points = [stretch("1", QUESTION_1), stretch(None, ANSWER_1, unsure=True), stretch("2", QUESTION_2)]
    gold = bench_paper(pairs=[], points=points, layout=["resolution"])
    found = (there("1", QUESTION_1), there("9", ANSWER_1), there("3", QUESTION_2), there(None, ANSWER_2))
    match = compare(gold, FoundPaper((), found))
    assert (match.point_hits, match.point_missed) == ([0], [2])
    assert match.point_extra == [found[2], found[3]]
    assert match.points == Counts(1, 2, 3)


def test_totals_and_layouts() -> None:
    both, one = compare(bench_paper(), pairs(ONE, TWO)), compare(bench_paper(layout=["numbers"]), pairs(ONE))
    assert total([both, one]) == (Counts(3, 4, 3), Counts())
    assert by_layout([both, one]) == {"inner_list": Counts(2, 2, 2), "numbers": Counts(3, 4, 3)}


def test_shares_are_of_the_same_file() -> None:
    label = Stretch.model_validate(stretch("1", QUESTION_1))
    assert share(label, there("1", QUESTION_1)) == len(QUESTION_1)
    assert share(label, there("1", QUESTION_1, file="2")) == 0
    assert share(label, there("2", QUESTION_2)) == 0
    pair = bench_paper().pairs[0]
    assert pair_share(pair.question, pair.answer, ONE) == len(QUESTION_1) + len(ANSWER_1)
