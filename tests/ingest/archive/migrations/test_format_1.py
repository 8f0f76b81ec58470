"""Where the row of steps begins."""

from __future__ import annotations

from ingest.archive.migrations import format_1


def test_it_is_the_first_and_does_nothing() -> None:
    assert (format_1.revision, format_1.down_revision) == ("1", None)
    format_1.upgrade()
