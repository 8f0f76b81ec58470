"""The cache forgets in time."""

from __future__ import annotations

from ingest.archive.cache import GenerationCache


def test_keeps_what_was_used_last() -> None:
    cache = GenerationCache(2)
    for key in "ab":
        cache.put(key, key.upper(), cache.epoch)
    assert cache.get("a") == "A"
    cache.put("c", "C", cache.epoch)
    assert [cache.get(key) for key in "abc"] == ["A", None, "C"]


def test_forgets_everything_with_a_new_epoch() -> None:
    cache = GenerationCache(2)
    cache.put("a", 1, cache.epoch)
    cache.forget()
    assert cache.get("a") is None


def test_drops_what_was_read_before_the_change() -> None:
    cache = GenerationCache(2)
    before = cache.epoch
    cache.forget()
    cache.put("a", "old", before)
    assert cache.get("a") is None
