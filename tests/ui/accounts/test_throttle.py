"""Delays: none for a slip of the finger, growing for whoever guesses, and never a lock that others can close."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.accounts.throttle import ACCOUNT, ADDRESS, Throttle, network_of


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def guessed(throttle: Throttle, clock: Clock, seconds: float, account: str = "amt", address: str = "192.0.2.7") -> int:
    """Attempts that somebody gets through who tries as often as they may for a time."""
    end, number = clock.now + seconds, 0
    while clock.now < end:
        wait = throttle.admit(account, address)
        number += wait == 0
        clock.now += wait or 0.001
    return number


def test_a_few_slips_cost_nothing() -> None:
    throttle = Throttle(Clock())
    assert [throttle.admit("amt", "192.0.2.7") for _ in range(ACCOUNT.free)] == [0.0] * ACCOUNT.free
    assert throttle.admit("amt", "192.0.2.7") == ACCOUNT.first_s


def test_delays_double_up_to_the_longest() -> None:
    delays = [ACCOUNT.delay_s(number) for number in range(ACCOUNT.free, ACCOUNT.free + 12)]
    assert delays[:4] == [2, 4, 8, 16] and delays[-1] == ACCOUNT.longest_s == ACCOUNT.delay_s(10_000)


def test_an_account_is_guessed_at_three_hundred_times_a_day_at_most() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    assert guessed(throttle, clock, 86_400) < 320


def test_from_many_addresses_it_is_no_more() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    number = 0
    for second in range(3_600):
        number += throttle.admit("amt", f"192.0.{second % 200}.{second // 200}") == 0
        clock.now += 1
    assert number < 30


def test_many_accounts_from_one_address_are_slowed_down_too() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    number = 0
    for second in range(3_600):
        number += throttle.admit(f"konto{second}", "192.0.2.7") == 0
        clock.now += 1
    assert number < ADDRESS.free + 5 + 3_600 / ADDRESS.longest_s


def test_a_hundred_at_once_are_not_one() -> None:
    throttle = Throttle(Clock())
    with ThreadPoolExecutor(20) as pool:
        admitted = list(pool.map(lambda _: throttle.admit("amt", "192.0.2.7"), range(100)))
    assert admitted.count(0.0) == ACCOUNT.free


def test_what_is_refused_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(ACCOUNT.free):
        throttle.admit("amt", "192.0.2.7")
    first = throttle.admit("amt", "192.0.2.7")
    clock.now += first / 2
    assert throttle.admit("amt", "192.0.2.7") == pytest.approx(first / 2)


def test_who_was_right_begins_anew_but_the_address_remembers_the_others() -> None:
    throttle = Throttle(Clock())
    for number in range(ADDRESS.free - 1):
        throttle.admit(f"konto{number}", "192.0.2.7")
    assert throttle.admit("amt", "192.0.2.7") == 0
    throttle.succeeded("amt", "192.0.2.7")
    assert throttle.admit("amt", "192.0.2.7") == 0
    assert throttle.admit("amt", "192.0.2.7") > 0, "the address alone slows it down"
    assert throttle.admit("amt", "192.0.2.8") == 0


def test_failures_are_forgotten_and_never_more_than_fit() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for number in range(25_000):
        throttle.admit(f"konto{number}", f"10.{number // 60_000}.{number // 250}.{number % 250}")
    assert len(throttle._failures) <= 20_002
    clock.now += 13 * 3600
    assert throttle.admit("amt", "192.0.2.7") == 0 and len(throttle._failures) == 2


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
     ("testclient", "testclient"), ("", "")],
)  # fmt: skip
def test_one_machine_has_one_address(address: str, network: str) -> None:
    assert network_of(address) == network
