from __future__ import annotations

from pathlib import Path

import pytest

from eval.structure.papers import Papers
from ingest.errors import BadInput
from tests.eval.structure.made import write_corpus


def test_the_texts_of_a_paper_without_minutes(tmp_path: Path) -> None:
    names = {"1": "Stellungnahme TOP 3", "2": "Anfrage", "3": "Protokoll GR TOP 3", "4": "Abstimmungsergebnis TOP 3"}
    papers = Papers.of(write_corpus(tmp_path / "k", dict.fromkeys(names, "Text"), names=names))
    assert [paper.file_name for paper in papers.files("7").values()] == list(names.values())
    assert [path.stem for path in papers.labelled("7")] == ["1", "2"]


def test_a_file_without_text_is_left_out(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "k", {"1": "Text", "2": "Text"})
    (folder / "files" / "2.txt").unlink()
    assert [path.stem for path in Papers.of(folder).files("7")] == ["1"]


def test_a_paper_that_is_not_there(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "k", {"1": "Text"})
    with pytest.raises(BadInput, match="Vorgang 8"):
        Papers.of(folder).labelled("8")


def test_texts_are_put_together_by_their_papers(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "k", {"1": "Text", "2": "Text", "3": "Text"})
    (folder / "files" / "0.txt").write_text("Text", encoding="utf-8")
    groups = Papers.of(folder).groups(sorted((folder / "files").iterdir()))
    assert [[path.stem for path in group] for group in groups] == [["0"], ["1", "2", "3"]]
