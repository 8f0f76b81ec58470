"""A service that keeps failing costs nobody any time."""

from __future__ import annotations

from assistant.language_model.breaker import Breaker


def test_after_three_faults_in_a_row_nobody_asks_for_a_while_then_one_tries() -> None:
    now = [0.0]
    breaker = Breaker(faults=3, pause_s=60, clock=lambda: now[0])
    for _ in range(2):
        breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    now[0] = 59.9
    assert not breaker.allows()
    now[0] = 60.0
    assert breaker.allows(), "one may try"
    assert not breaker.allows(), "the others wait for its result"
    breaker.failed()
    now[0] = 119.9
    assert not breaker.allows()
    now[0] = 120.0
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows() and breaker.allows()


def test_an_answer_in_between_starts_the_count_anew() -> None:
    breaker = Breaker(faults=2)
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.allows()
