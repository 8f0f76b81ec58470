"""What is kept in memory is its holder's alone, for some hours, and never more than was said."""

from __future__ import annotations

import datetime
import threading

from assistant.personal.holder import holder_of, new_token
from ui.keeping import KEPT, Keeping, local_now

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
ANNA, BERT = holder_of(new_token()), holder_of(new_token())


def keeping(most: int = 9) -> Keeping[str]:
    return Keeping(most, lambda: NOON)


def test_its_holder_finds_a_thing_again_and_nobody_else_does() -> None:
    kept = keeping()
    key = kept.put(lambda now: f"laid at {now:%H}", ANNA)
    assert kept.get(key, ANNA) == "laid at 12" and len(key) == 22
    assert kept.get(key, BERT) is None and kept.get(key, None) is None and kept.get("x" * 22, ANNA) is None
    assert key != kept.put(lambda _: "another", ANNA)


def test_what_is_nobodys_becomes_that_of_who_asks_first() -> None:
    kept = keeping()
    key = kept.put(lambda _: "a", None)
    assert kept.get(key, None) == "a", "a browser that keeps no cookies"
    assert kept.get(key, ANNA) == "a" and kept.get(key, BERT) is None and kept.get(key, None) is None


def test_a_holders_things_the_latest_first() -> None:
    kept = keeping()
    keys = [kept.put(lambda _, name=name: name, ANNA) for name in "ab"]  # type: ignore[misc]
    kept.put(lambda _: "c", BERT)
    assert kept.of(ANNA) == [(keys[1], "b"), (keys[0], "a")] and kept.of(None) == []


def test_a_thing_is_changed_in_its_place() -> None:
    kept = keeping()
    key = kept.put(lambda _: "a", ANNA)
    assert kept.change(key, lambda before: before + "b") == "ab" == kept.get(key, ANNA)
    assert kept.change("x" * 22, lambda before: before) is None


def test_changes_at_the_same_time_are_all_made() -> None:
    kept = keeping()
    key = kept.put(lambda _: "", ANNA)
    workers = [threading.Thread(target=kept.change, args=(key, lambda before: before + "x")) for _ in range(20)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert kept.get(key, ANNA) == "x" * 20


def test_what_is_meant_is_dropped() -> None:
    kept = keeping()
    first, second = kept.put(lambda _: "a", ANNA), kept.put(lambda _: "b", BERT)
    assert kept.drop(lambda thing: thing == "a") == 1 and kept.drop(lambda thing: thing == "a") == 0
    assert kept.get(first, ANNA) is None and kept.get(second, BERT) == "b"


def test_things_go_after_their_time_and_the_oldest_of_too_many() -> None:
    now = [NOON]
    kept: Keeping[str] = Keeping(2, lambda: now[0])
    first = kept.put(lambda _: "a", ANNA)
    now[0] += KEPT
    assert kept.get(first, ANNA) == "a"
    now[0] += datetime.timedelta(seconds=1)
    assert kept.get(first, ANNA) is None and kept.of(ANNA) == []
    keys = [kept.put(lambda _: "a", ANNA) for _ in range(3)]
    assert kept.get(keys[0], ANNA) is None and [key for key, _ in kept.of(ANNA)] == keys[:0:-1]


def test_the_clock_knows_its_zone() -> None:
    assert local_now().utcoffset() is not None
