"""What paths stand for."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.ingest_report import IngestReport, Outcome
from ingest.intake import Incoming, intake, is_there
from tests.letters import letter_text, written


def names(found: object) -> list[str]:
    assert isinstance(found, list)
    return [one.name for one in found if isinstance(one, Incoming)]


def oparl(folder: Path) -> Path:
    for part in ("papers", "files"):
        (folder / part).mkdir(parents=True)
    for name in ("1", "2", "3", "4"):
        written(folder / "files", f"{name}.txt")
    for paper, files in (("x", ["1", "4"]), ("y", ["3"])):
        about = {"id": paper, "auxiliaryFile": [{"id": f"https://example.org/{name}"} for name in files]}
        (folder / "papers" / f"{paper}.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


def test_files_of_one_paper_come_together(tmp_path: Path) -> None:
    given = intake([oparl(tmp_path)])
    assert [(done, names(group)) for done, group in given.groups()] == [
        (0, ["1.txt", "4.txt"]),
        (2, ["2.txt"]),
        (3, ["3.txt"]),
    ]
    papers = {one.name: one.paper.id if one.paper else None for _, group in given.groups() for one in group}
    assert papers == {"1.txt": "x", "4.txt": "x", "2.txt": None, "3.txt": "y"}


def test_a_file_alone_knows_its_paper_and_is_there_once(tmp_path: Path) -> None:
    path = oparl(tmp_path) / "files" / "3.txt"
    given = intake([path, path])
    ((_, group),) = given.groups()
    assert not isinstance(group, IngestReport) and group[0].paper is not None and group[0].paper.id == "y"
    assert group[0].origin == str(path) and group[0].content() == path.read_bytes()


def test_a_zip_archive_is_opened_when_its_turn_comes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as bundle:
        bundle.writestr("sub/brief.txt", letter_text())
    (tmp_path / "kaputt.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:60])
    given = intake([tmp_path])
    assert len(given.files) == 2
    found = [group for _, group in given.groups()]
    assert isinstance(found[0], list) and found[0][0].origin == f"{tmp_path / 'b.zip'}!sub/brief.txt"
    assert found[0][0].name == "brief.txt" and found[0][0].content() == letter_text().encode()
    assert is_there(found[0][0].origin) and not is_there(f"{tmp_path / 'weg.zip'}!a.txt")


def test_what_is_not_there_says_so_when_it_is_read(tmp_path: Path) -> None:
    ((_, group),) = intake([tmp_path / "weg.txt"]).groups()
    assert not isinstance(group, IngestReport)
    with pytest.raises(BadInput, match="nichts unter diesem Namen"):
        group[0].content()


def test_a_folder_without_letters_is_a_report(tmp_path: Path) -> None:
    given = intake([tmp_path])
    assert given.files == () and [report.outcome for report in given.reports] == [Outcome.REFUSED]
