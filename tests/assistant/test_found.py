"""How near the candidates of a question are."""

from __future__ import annotations

import pytest

from assistant.found import Found, Nearness


def test_nearness_is_that_of_the_nearest_and_by_how_much_it_stands_out() -> None:
    found = Found((), {"a": 0.8, "b": 0.9}, {("a", 0): 0.7, ("b", 0): 0.9})
    assert found.nearness == Nearness(0.9, 0.9, pytest.approx(0.1))


def test_nothing_is_near_where_nothing_was_found() -> None:
    assert Found((), {}, {}).nearness == Nearness(0.0, 0.0, 0.0)


def test_alike_candidates_do_not_stand_out() -> None:
    found = Found((), {"a": 0.8}, {("a", 0): 0.75, ("a", 1): 0.75})
    assert found.nearness.lift == pytest.approx(0.0)
