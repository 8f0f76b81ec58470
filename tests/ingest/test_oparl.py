"""The papers that files belong to, in every layout and however broken."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from ingest.model import Paper
from ingest.oparl import papers_of
from tests.corpus import dresden, karlsruhe


def folder(tmp_path: Path, *papers: object, files: tuple[str, ...] = ("7.txt",)) -> Path:
    for name in ("papers", "files"):
        (tmp_path / name).mkdir()
    for number, paper in enumerate(papers):
        text = paper if isinstance(paper, str) else json.dumps(paper)
        (tmp_path / "papers" / f"{number}.json").write_text(text, encoding="utf-8")
    for name in files:
        (tmp_path / "files" / name).write_text("Text", encoding="utf-8")
    return tmp_path


def only(tmp_path: Path, paper: object) -> Paper:
    (found,) = papers_of(folder(tmp_path, paper)).values()
    return found


def test_oparl_names_the_file(tmp_path: Path) -> None:
    file = {"id": "https://example.org/files/7", "name": "Stellungnahme TOP 36", "date": "2017-09-20"}
    paper = {"id": "1", "reference": "2017/0510", "name": "Ein  Titel", "paperType": "Anfrage", "date": "2017-08-01"}
    found = only(tmp_path, paper | {"auxiliaryFile": [file], "originatorOrganization": ["https://example.org/o/1"]})
    assert found == Paper(
        "1", "2017/0510", "Ein Titel", "Anfrage", datetime.date(2017, 8, 1), "Stellungnahme TOP 36", None
    )


def test_oldest_layout_with_broken_umlauts_and_bare_numbers(tmp_path: Path) -> None:
    paper = {"id": "1500", "name": "Hofewiese LangebrÃ¼ck", "shortName": "AF2009/13", "auxiliaryFile": ["6", "7"]}
    found = only(tmp_path, paper | {"publishedDate": "2013-01-28"})
    assert (found.reference, found.name) == ("AF2009/13", "Hofewiese Langebrück")
    assert found.date == datetime.date(2013, 1, 28)


@pytest.mark.parametrize("file", ["7", 7, {"id": "x/7"}, {"id": "x/7/"}])
def test_main_file_counts_too_and_null_names_stay_absent(tmp_path: Path, file: object) -> None:
    assert only(tmp_path, {"id": 2, "name": None, "paperType": None, "mainFile": file}) == Paper("2")


@pytest.mark.parametrize(
    "paper",
    [
        *["", "{", "[]", "null", '"7"', "[" * 100_000],
        *[{}, {"auxiliaryFile": None}, {"auxiliaryFile": [None, True, {}, {"id": 3.5}, "/"]}, {"mainFile": "8"}],
    ],
)
def test_broken_papers_name_no_file(tmp_path: Path, paper: object) -> None:
    assert papers_of(folder(tmp_path, paper)) == {}


def test_folder_without_papers_has_none(tmp_path: Path) -> None:
    assert papers_of(tmp_path) == {}


def test_fields_of_other_types_stay_absent(tmp_path: Path) -> None:
    found = only(
        tmp_path, {"mainFile": "7", "name": ["x"], "reference": {"a": 1}, "date": 2013, "publishedDate": "bald"}
    )
    assert found == Paper("")


def test_file_that_two_papers_name_belongs_to_the_first(tmp_path: Path) -> None:
    found = papers_of(folder(tmp_path, {"id": "1", "mainFile": "7"}, {"id": "2", "mainFile": "7"}))
    assert [paper.id for paper in found.values()] == ["1"]


def test_every_format_of_a_file_has_its_paper(tmp_path: Path) -> None:
    found = papers_of(folder(tmp_path, {"id": "1", "mainFile": "7"}, files=("7.pdf", "7.txt", "7.json")))
    assert sorted(path.name for path in found) == ["7.pdf", "7.txt"]


def test_development_corpora_have_papers() -> None:
    assert len(papers_of(dresden())) >= 37
    assert len(papers_of(karlsruhe())) == 1928
