"""From format 2 to 3: erasures have their tables, also where a version between the releases made them already."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.archive.migrations import format_3
from ingest.model import Tier
from tests.ingest.archive.old_archives import rows, unpacked
from tests.ingest.made_letters import ALL


def test_it_follows_the_second() -> None:
    assert (format_3.revision, format_3.down_revision) == ("3", "2")


@pytest.mark.parametrize("name", ["format-2-first", "format-2-last"])
def test_all_tiers_and_erasures_work_afterwards(name: str, tmp_path: Path) -> None:
    path = unpacked(name, tmp_path)
    with Archive(path) as archive:
        first, second, _ = (summary.document_id for summary in archive.summaries(ALL))
        archive.decide_tier(first, Tier.GESPERRT, "Anna", "nennt ein Kind")
        number, _ = archive.erasures.begin([second], {"begun_at": "2026-11-23T12:00:00+00:00"})
        archive.erasures.finish(number, {"number": number})
    with Archive(path) as archive:
        assert archive.tier_of(first) is Tier.GESPERRT and archive.letter(second, ALL) is None
        assert archive.erasures.number_of(second) == number == 1


def test_tables_that_are_there_already_stay(tmp_path: Path) -> None:
    path = unpacked("format-2-last", tmp_path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE erasures (number INTEGER NOT NULL PRIMARY KEY, receipt VARCHAR NOT NULL)")
        database.execute("INSERT INTO erasures VALUES (4, '{}')")
    Archive(path).close()
    assert rows(path, "SELECT number FROM erasures") == [(4,)]
