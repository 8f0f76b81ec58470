"""An archive that 0.1.0 wrote before structure, formats and links is opened, and nothing of it is lost.

``format-1-versions`` of ``tests/data/archives`` was written by the program as it was then: two versions of one letter
that it kept side by side, and one that a person cleared.
"""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.archive.tables import SCHEMA
from ingest.errors import ArchiveUnusable
from ingest.model import NoiseKind, Tier
from ingest.pipeline import Outcome, ingest_files
from tests.corpus import ROOT
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.test_pipeline import RecordingIndexer

FIXTURE = ROOT / "tests" / "data" / "archives" / "format-1-versions.sqlite3.gz"
OLD, NEW, CLEARED = "0af307f9c1da840a", "120721db24214705", "abf4594a9c395bdf"


def unpacked(folder: Path) -> Path:
    path = folder / "archive.sqlite3"
    path.write_bytes(gzip.decompress(FIXTURE.read_bytes()))
    return path


def test_all_letters_decisions_and_originals_are_there(tmp_path: Path) -> None:
    with Archive(unpacked(tmp_path)) as archive:
        assert {summary.document_id for summary in archive.summaries(PUBLIC)} == {OLD, NEW, CLEARED}
        assert {summary.title for summary in archive.summaries(ALL)} == {
            "AF0007/23 vom 03.04.2023",
            "AF0008/23 vom 03.04.2023",
        }
        letter = archive.letter(NEW, ALL)
        assert letter is not None and len(archive.passages_of(NEW, ALL)) == 15
        assert [letter.source.at(noise.span).strip() for noise in letter.noise] == ["- 2 -"]
        assert letter.noise[0].kind is NoiseKind.PAGE_MARK
        assert (archive.content(NEW, ALL) or b"").startswith("□ vertraulich".encode())
        assert archive.boxes(NEW, ALL) == () and archive.corrections.of(NEW) == []
        assert archive.decisions(CLEARED)[-1].who == "Erika Muster"
        held = archive.versions.held(NEW)
        assert held is not None and (held.basis, held.paper, held.superseded_by) == ("", None, None)
        assert set(archive.versions.at("eingang/brief.txt")) == {OLD, NEW}


def test_it_is_upgraded_once(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    for _ in range(2):
        with Archive(path) as archive:
            assert len(archive.summaries(ALL)) == 3
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall() == [(SCHEMA,)]
        made = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    Archive(tmp_path / "new").close()
    with sqlite3.connect(tmp_path / "new") as database:
        assert {row[0] for row in database.execute("SELECT name FROM sqlite_master")} == made
    database.close()


def test_the_next_ingest_reads_anew_and_tells_versions_apart(tmp_path: Path) -> None:
    path, folder = unpacked(tmp_path), tmp_path / "eingang"
    folder.mkdir()
    with sqlite3.connect(path) as database:
        (content,) = database.execute("SELECT content FROM sources WHERE document_id = ?", [NEW]).fetchone()
        database.execute("UPDATE documents SET origin = ? || '/' || origin", [str(tmp_path)])
    database.close()
    (folder / "brief.txt").write_bytes(content)
    with Archive(path) as archive:
        (report,) = ingest_files([folder], archive, RecordingIndexer(archive))
        assert (report.outcome, report.document_id) == (Outcome.CHANGED, NEW)
        assert {summary.document_id for summary in archive.summaries(ALL)} == {NEW, CLEARED}
        assert archive.versions.successor(OLD, PUBLIC) == NEW
        assert archive.tier_of(OLD) is Tier.OEFFENTLICH
        (report,) = ingest_files([folder], archive, RecordingIndexer(archive))
        assert report.outcome is Outcome.UNCHANGED


def test_an_entry_that_cannot_be_read_keeps_no_archive_closed(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE documents SET letter = '{}' WHERE document_id = ?", [NEW])
    database.close()
    with Archive(path) as archive:
        assert len(archive.summaries(ALL)) == 3 and archive.letter(CLEARED, ALL)
        with pytest.raises(ArchiveUnusable, match="nehmen Sie das Schreiben neu auf"):
            archive.letter(NEW, ALL)
