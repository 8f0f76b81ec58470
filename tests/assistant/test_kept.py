"""What is kept of an archive: made once, and anew after a change."""

from __future__ import annotations

from pathlib import Path

from assistant.kept import Kept
from ingest.archive.archive import Archive
from tests.ingest.made_vorgang import FIRST, LAST, put


def test_a_value_is_made_once_for_each_key_and_state_of_an_archive(tmp_path: Path) -> None:
    kept: Kept[str, int] = Kept()
    made: list[str] = []

    def make(name: str) -> int:
        made.append(name)
        return len(made)

    with Archive(tmp_path / "one.sqlite3") as archive, Archive(tmp_path / "other.sqlite3") as other:
        put(archive, [FIRST])
        assert [kept.of(archive, key, lambda key=key: make(key)) for key in "aab"] == [1, 1, 2]  # type: ignore[misc]
        assert kept.of(other, "a", lambda: make("other")) == 3
        put(archive, [LAST])
        assert kept.of(archive, "a", lambda: make("new")) == 4
    assert made == ["a", "b", "other", "new"]
