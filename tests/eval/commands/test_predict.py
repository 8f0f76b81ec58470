"""``python -m eval predict``: every question asked, every answer written down."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from eval.__main__ import main
from tests import corpus
from tests.eval.commands.conftest import GOLD


def test_answers_are_written_with_quotes_from_their_sources(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    assert main(["predict", str(few), "--out", str(out)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines[:2]] == ["dd-017", "dd-018"]
    assert {line["status"] for line in lines} <= {"answered", "not_found"}
    assert all(0 <= line["confidence"] <= 1 for line in lines)
    sources = {path.stem: path.read_bytes().decode() for path in corpus.SAMPLES.glob("*.txt")}
    for line in lines:
        for citation in line["citations"]:
            slices = [sources[citation["file"]][span["start"] : span["end"]] for span in citation["spans"]]
            assert " ".join(slices) == citation["quote"]


def test_a_degenerate_system_needs_no_model(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["predict", str(few), "--out", str(out), "--system", "both-letters"]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 7


def test_an_oparl_folder_is_searched_alone(few: Path, tmp_path: Path) -> None:
    """Only what lies under ``files/``; an uncleared letter is seen, for the evaluator sees every tier."""
    folder = tmp_path / "oparl"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "1.json").write_text("{}", encoding="utf-8")
    shutil.copytree(corpus.SAMPLES, folder / "files", ignore=lambda *_: ["AF2531-22_Antwort_2022-09-14.txt"])
    shutil.copy(GOLD, folder / "gold.txt")
    out = tmp_path / "answers.jsonl"
    assert main(["predict", str(few), "--out", str(out), "--corpus", str(folder)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    files = {citation["file"] for line in lines for citation in line["citations"] + line["near"]}
    assert files == {"P0091-21_Beschlusskontrolle_2022-06-23"}
