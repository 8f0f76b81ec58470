"""Archives of every earlier format are opened: copied first, brought up to date whole or not at all, nothing lost."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from ingest.archive import migration
from ingest.archive.archive import Archive
from ingest.archive.tables import METADATA, SCHEMA
from ingest.archive.upgrade import COPIES
from ingest.errors import ArchiveUnusable
from ingest.model import Tier
from tests.ingest.archive.old_archives import NAMES, OLDER, rows, unpacked
from tests.ingest.made_letters import ALL

_KEPT = {
    "texts": "SELECT document_id, text, content FROM sources ORDER BY 1",
    "passages": "SELECT key, position, passage FROM passages ORDER BY document_id, position",
    "tiers": "SELECT document_id, tier, file, digest FROM documents ORDER BY 1",
    "decisions": "SELECT number, document_id, tier, who, decided_at, why FROM decisions ORDER BY 1",
    "generation": "SELECT value FROM meta WHERE key = 'generation'",
}


def test_there_is_one_of_each_format() -> None:
    formats = {name.split("-")[1] for name in NAMES}
    assert formats == {str(number) for number in range(1, SCHEMA + 1)}, "a new format: keep an archive of it"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_it_is_lost(name: str, tmp_path: Path) -> None:
    path = unpacked(name, tmp_path)
    before = {what: rows(path, query) for what, query in _KEPT.items()}
    with Archive(path) as archive:
        for document_id, text, content in before["texts"]:
            letter = archive.letter(document_id, ALL)
            assert letter is not None and letter.source.text == text
            assert archive.content(document_id, ALL) == content
            stored = [json.loads(one)["text"] for key, _, one in before["passages"] if key.startswith(document_id)]
            assert [passage.text for passage in archive.passages_of(document_id, ALL)] == stored
    assert {what: rows(path, query) for what, query in _KEPT.items()} == before


@pytest.mark.parametrize("name", NAMES)
def test_its_tables_are_those_of_a_new_one(name: str, tmp_path: Path) -> None:
    path = unpacked(name, tmp_path)
    with Archive(path) as archive, archive.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    Archive(tmp_path / "new").close()
    query = "SELECT name, replace(sql, '  ', ' ') FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
    assert rows(path, query) == rows(tmp_path / "new", query)
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'index') ORDER BY 1"
    assert rows(path, query) == rows(tmp_path / "new", query)


@pytest.mark.parametrize("name", OLDER)
def test_the_old_file_is_copied_before(name: str, tmp_path: Path) -> None:
    path = unpacked(name, tmp_path)
    before = {what: rows(path, query) for what, query in _KEPT.items()}
    Archive(path).close()
    (copy,) = tmp_path.glob(COPIES)
    assert copy.name == f"archive-format-{name.split('-')[1]}.sqlite3"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert {what: rows(copy, query) for what, query in _KEPT.items()} == before
    assert rows(copy, "SELECT value FROM meta WHERE key = 'schema'") == [(int(name.split("-")[1]),)]
    written = copy.stat().st_mtime_ns
    Archive(path).close()
    assert copy.stat().st_mtime_ns == written, "the second opening has nothing to do"


def test_one_of_today_is_not_copied(tmp_path: Path) -> None:
    Archive(unpacked("format-3", tmp_path)).close()
    assert list(tmp_path.glob(COPIES)) == []


@pytest.mark.parametrize("name", OLDER)
def test_a_step_that_fails_leaves_the_old_format(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = unpacked(name, tmp_path)
    before = rows(path, "SELECT name, sql FROM sqlite_master ORDER BY 1")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(migration.Operations, "execute", full)
        with pytest.raises(ArchiveUnusable, match="Fehler"):
            Archive(path)
    assert rows(path, "SELECT name, sql FROM sqlite_master ORDER BY 1") == before
    with Archive(path) as archive:
        assert archive.summaries(ALL)


def test_without_room_for_the_copy_nothing_begins(tmp_path: Path) -> None:
    path = unpacked("format-2-last", tmp_path)
    (tmp_path / "archive-format-2.sqlite3").mkdir()
    with pytest.raises(ArchiveUnusable):
        Archive(path)
    assert rows(path, "SELECT value FROM meta WHERE key = 'schema'") == [(2,)]


@pytest.mark.parametrize("number", [0, -1, SCHEMA + 1])
def test_a_format_that_there_is_not_yet_is_refused(number: int, tmp_path: Path) -> None:
    path = unpacked("format-3", tmp_path)
    Archive(path).close()
    (tmp_path / "archive.sqlite3.seal").unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [number])
    before = path.read_bytes()
    with pytest.raises(ArchiveUnusable, match=f"hat das Format {number}, diese Fundstelle liest Format {SCHEMA}"):
        Archive(path)
    assert path.read_bytes() == before and list(tmp_path.glob(COPIES)) == []


def test_two_threads_migrate_two_archives(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def opens(folder: Path) -> None:
        try:
            with Archive(unpacked("format-1", folder)) as archive:
                assert {one.tier for one in archive.summaries(ALL)} == {Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH}
        except (AssertionError, ArchiveUnusable) as fault:
            faults.append(fault)

    threads = []
    for number in range(4):
        (tmp_path / str(number)).mkdir()
        threads.append(threading.Thread(target=opens, args=[tmp_path / str(number)]))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
