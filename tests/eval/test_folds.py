"""Parts of gold questions: no paper in two, each set spread over all, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.folds import divided
from eval.gold import GoldItem
from ingest.errors import BadInput
from tests.eval.made import gold_item, gold_passage, unanswerable


def about(ident: str, *papers: str) -> GoldItem:
    return gold_item(id=ident, gold=[gold_passage(paper=paper) for paper in papers])


def near(ident: str, paper: str | None = None) -> GoldItem:
    return unanswerable(id=ident, related_paper=paper)


def test_questions_of_one_paper_stay_together_answered_or_not() -> None:
    items = [about("a", "1"), near("b", "1"), about("c", "2"), about("d", "3")]
    folds = divided([items], 2)
    assert folds.of["a"] == folds.of["b"] != folds.of["c"]
    assert (folds.groups, folds.largest, folds.sizes) == (3, 2, [2, 2])


def test_papers_are_tied_by_questions_over_both() -> None:
    items = [about("a", "1"), about("b", "2"), about("c", "1", "2"), near("d"), near("e")]
    folds = divided([items], 3)
    assert folds.of["a"] == folds.of["b"] == folds.of["c"]
    assert len({folds.of["a"], folds.of["d"], folds.of["e"]}) == 3


def test_a_question_of_two_sets_is_one_question() -> None:
    """Asked of its own archive, and of another one as off the topic."""
    folds = divided([[about("a", "1"), about("b", "2")], [near("a"), near("b")]], 2)
    assert len(folds.of) == 2 and folds.sizes == [1, 1]


def test_each_set_is_spread_over_all_parts() -> None:
    few, many = [near(f"f{n}") for n in range(4)], [about(f"m{n}", f"{n}") for n in range(40)]
    folds = divided([many, few], 4)
    assert folds.sizes == [11] * 4
    assert {folds.of[item.id] for item in few} == {0, 1, 2, 3}


@pytest.mark.parametrize("count", [-1, 0, 1, 3])
def test_too_many_parts_or_too_few_are_refused(count: int) -> None:
    with pytest.raises(BadInput, match=f"gefunden wurden {count} Teile und 2 Gruppen"):
        divided([[about("a", "1"), about("b", "1"), about("c", "2")]], count)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=2), min_size=1, max_size=30), st.integers(2, 4))
def test_no_paper_is_ever_in_two_parts(papers: list[list[int]], count: int) -> None:
    items = [about(str(number), *map(str, own)) for number, own in enumerate(papers)]
    items += [near(f"x{number}") for number in range(count)]
    folds = divided([items], count)
    where: dict[str, set[int]] = {}
    for item in items:
        for gold in item.gold:
            where.setdefault(gold.paper, set()).add(folds.of[item.id])
    assert all(len(parts) == 1 for parts in where.values())
    assert set(folds.of) == {item.id for item in items} and min(folds.sizes) > 0
    assert divided([items], count) == folds
