"""Cases are counted for the promises that the running test carries."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.scoreboard.counting import WORDS, Count, Promised, complaint


def begun(*numbers: int, full: bool = False) -> Promised:
    counter = Promised(full)
    counter.begin(numbers)
    return counter


def test_cases_count_for_every_promise_of_the_test_or_the_one_that_is_named() -> None:
    counter = begun(1, 3)
    assert counter.case(True)
    assert not counter.case(False, "seen", promise=3)
    assert counter.counted() == [Count(1, 1, 0), Count(3, 2, 1, ["seen"])]


def test_a_count_travels_as_plain_data() -> None:
    count = Count(15, 300, 1, ["lost"], ["40 s"])
    assert Count.read(count.plain()) == count


@pytest.mark.parametrize(("numbers", "named"), [((), None), ((1,), 2)])
def test_a_promise_that_the_test_does_not_carry_is_no_place_to_count(numbers: tuple[int], named: int | None) -> None:
    with pytest.raises(LookupError, match=r"pytest\.mark\.promise"):
        begun(*numbers).case(True, promise=named)


def test_more_failures_than_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="2 failures of 1"):
        begun(1).cases(1, 2)


def test_words_and_notes_are_few() -> None:
    counter = begun(1)
    for number in range(20):
        counter.case(False, f"case {number}")
        counter.note(f"{number} ms")
    (count,) = counter.counted()
    assert (count.n, count.failures, len(count.whats), len(count.notes)) == (20, 20, WORDS, WORDS)


def test_threads_of_a_test_may_count() -> None:
    counter = begun(23)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: counter.cases(10, 1), range(100)))
    assert [(count.n, count.failures) for count in counter.counted()] == [(1000, 100)]


def test_the_full_form_has_its_own_size() -> None:
    assert begun().size(5, 50) == 5
    assert begun(full=True).size(5, 50) == 50


def test_a_new_test_begins_at_none() -> None:
    counter = begun(1)
    counter.case(True)
    counter.begin([2])
    assert counter.counted() == []


def test_a_complaint_names_the_first_cases() -> None:
    assert complaint([Count(1, 5)]) is None
    assert complaint([Count(1, 5, 1, ["it was seen"])]) == (
        "promise 1 did not hold in 1 of 5 cases, such as:\n  it was seen"
    )
