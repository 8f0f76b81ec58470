"""What of a group has to be read; what follows from it is in test_pipeline_versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.errors import BadInput
from ingest.intake import Incoming, intake
from ingest.pipeline import ingest_files
from ingest.planning import Planner
from tests.ingest.test_pipeline import RecordingIndexer
from tests.letters import written


def incoming(path: Path) -> Incoming:
    ((_, group),) = intake([path]).groups()
    assert isinstance(group, list)
    return group[0]


def test_a_new_file_is_read_and_a_known_one_is_not(tmp_path: Path) -> None:
    path = written(tmp_path)
    with Archive(tmp_path / "a") as archive:
        planner = Planner(archive)
        new = planner.opened(incoming(path))
        plan = planner.planned({0: new})
        assert new.reading is not None and plan.stale == {0} and plan.together == {new.document_id}
        assert [one.source.file for one in planner.readings(plan)] == ["brief"]
        ingest_files([path], archive, RecordingIndexer(archive))
        known = planner.opened(incoming(path))
        assert known.reading is None and known.current and planner.planned({0: known}).stale == frozenset()
        written(tmp_path, first="Anders.")
        plan = planner.planned({0: planner.opened(incoming(path))})
        assert plan.files[0].replaces == (known.document_id,) and plan.stale == {0}


def test_the_same_bytes_twice_are_read_once(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        planner = Planner(archive)
        files = {n: planner.opened(incoming(written(tmp_path, f"{n}.txt"))) for n in range(2)}
        plan = planner.planned(files)
        assert plan.stale == {0, 1} and len(planner.readings(plan)) == 1


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leer.txt").touch()
    with Archive(tmp_path / "a") as archive, pytest.raises(BadInput):
        Planner(archive).opened(incoming(tmp_path / "leer.txt"))
