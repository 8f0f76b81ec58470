"""From format 1 to 2: links are found, titles made; what an entry cannot say, it need not (see ``test_upgrade``)."""

from __future__ import annotations

from pathlib import Path

from ingest.archive.archive import Archive
from ingest.archive.migrations import format_2
from tests.ingest.archive.old_archives import rows, unpacked
from tests.ingest.made_letters import ALL


def test_it_follows_the_first() -> None:
    assert (format_2.revision, format_2.down_revision) == ("2", "1")


def test_columns_and_tables_of_format_2(tmp_path: Path) -> None:
    path = unpacked("format-1", tmp_path)
    with Archive(path) as archive:
        titles = {summary.title for summary in archive.summaries(ALL)}
        for summary in archive.summaries(ALL):
            held = archive.versions.held(summary.document_id)
            assert held is not None and (held.basis, held.paper, held.superseded_by) == ("", None, None)
    assert titles == {"AF0007/23 vom 03.04.2023", "AF0008/23 vom 12.05.2023", "AF0009/23 vom 01.06.2023"}
    assert rows(path, "SELECT count(*) FROM origins") == [(3,)]
    assert {row[0] for row in rows(path, "SELECT DISTINCT paper FROM links WHERE paper IS NOT NULL")}
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'document_references'") == []
